package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/**
 * The counts of several threads, added up for an entity only when it is asked for.
 *
 * <p>Valid until it is released; not to be changed.
 */
public final class MergedCounts implements MarginalCounts {
  private final CounterPool counters;
  private final List<ByteAccumulator> all;

  /** The threads whose bytes are used. */
  private final ByteAccumulator[] threads;

  /** The overflow of all threads, and what they list. */
  private final SparseCounts overflow;

  MergedCounts(CounterPool counters, List<ByteAccumulator> all) throws IOException {
    this.counters = counters;
    this.all = all;
    threads =
        all.stream().filter(accumulator -> !accumulator.isSparse()).toArray(ByteAccumulator[]::new);
    overflow = counters.sparseCounts();
    all.forEach(accumulator -> accumulator.addOverflowTo(overflow));
  }

  @Override
  public int of(int entity) {
    return overflow.counts[entity] + ByteAccumulator.low(threads, entity);
  }

  /** Whether all increments are listed, too few to share among threads. */
  public boolean isSparse() {
    return threads.length == 0;
  }

  /**
   * Sees the count of each entity that has one, in no order.
   *
   * @param part which part of them, from 0
   * @param parts how many there are
   */
  public void forEach(int part, int parts, ByteAccumulator.Visitor visitor) {
    if (threads.length > 0) {
      ByteAccumulator.forEach(
          threads,
          part,
          parts,
          (entity, low) -> visitor.count(entity, low + overflow.counts[entity]));
    }
    for (int i = part; i < overflow.size; i += parts) {
      int entity = overflow.counted[i];
      if (ByteAccumulator.low(threads, entity) == 0) {
        visitor.count(entity, overflow.counts[entity]);
      }
    }
  }

  @Override
  public long countPassing(Set<EntityType> types, FixedBitSet ofTypes, long minimumCount) {
    long passing =
        threads.length == 0 ? 0 : ByteAccumulator.countReaching(threads, ofTypes, minimumCount);
    for (int i = 0; i < overflow.size; i++) {
      int entity = overflow.counted[i];
      int low = ByteAccumulator.low(threads, entity);
      if (low < minimumCount
          && low + overflow.counts[entity] >= minimumCount
          && ofTypes.get(entity)) {
        passing++;
      }
    }
    return passing;
  }

  /** Returns the accumulators to their pool. */
  public void release() {
    all.forEach(counters::release);
    counters.release(overflow);
  }
}
