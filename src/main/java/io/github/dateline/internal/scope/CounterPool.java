package io.github.dateline.internal.scope;

import io.github.dateline.internal.search.OpenIndex;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Counters for all entities, lent out and used again: to make one takes as long as a small count.
 * Thread-safe.
 */
public final class CounterPool {
  /** Counters of whole numbers that are kept, 4 bytes an entity each. */
  private static final int MAX_IDLE_SPARSE_COUNTS = 4;

  private final OpenIndex open;

  /** Counters of bytes that are kept: those of two counts at once, each of every thread. */
  private final int maxIdleAccumulators;

  private final ConcurrentLinkedQueue<SparseCounts> idleSparseCounts =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ByteAccumulator> idleAccumulators =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<int[]> idleNumbers = new ConcurrentLinkedQueue<>();

  CounterPool(OpenIndex open, int threads) {
    this.open = open;
    maxIdleAccumulators = 2 * threads;
  }

  /** Takes what is idle in another state of the archive, which has as many entities. */
  void takeIdle(CounterPool before) {
    for (var counts = before.idleSparseCounts.poll();
        counts != null;
        counts = before.idleSparseCounts.poll()) {
      idleSparseCounts.add(counts);
    }
    for (var counts = before.idleAccumulators.poll();
        counts != null;
        counts = before.idleAccumulators.poll()) {
      idleAccumulators.add(counts);
    }
  }

  /** A tally without counts, to be given back. */
  public SparseCounts sparseCounts() throws IOException {
    SparseCounts sparseCounts = idleSparseCounts.poll();
    return sparseCounts == null ? new SparseCounts(open.ordinals().count()) : sparseCounts;
  }

  public void release(SparseCounts sparseCounts) {
    sparseCounts.clear();
    if (idleSparseCounts.size() < MAX_IDLE_SPARSE_COUNTS) {
      idleSparseCounts.add(sparseCounts);
    }
  }

  /** A thread's tally without counts, to be given back. */
  ByteAccumulator accumulator() throws IOException {
    ByteAccumulator accumulator = idleAccumulators.poll();
    return accumulator == null ? new ByteAccumulator(open.ordinals().count()) : accumulator;
  }

  void release(ByteAccumulator accumulator) {
    accumulator.clear();
    if (idleAccumulators.size() < maxIdleAccumulators) {
      idleAccumulators.add(accumulator);
    }
  }

  /** A 0 for each ordinal of any segment, or more, to be given back. */
  public int[] numbersOfSegment() throws IOException {
    int[] numbers = idleNumbers.poll();
    return numbers == null ? new int[open.ordinals().maxInSegment()] : numbers;
  }

  /** Takes back numbers that are 0 again. */
  public void release(int[] numbers) {
    if (idleNumbers.size() < maxIdleAccumulators) {
      idleNumbers.add(numbers);
    }
  }
}
