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
  private static final int MOST_TALLIES = 4;

  private final OpenIndex open;

  /** Counters of bytes that are kept: those of two counts at once, each of every thread. */
  private final int mostByteTallies;

  private final ConcurrentLinkedQueue<Tally> tallies = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ByteTally> byteTallies = new ConcurrentLinkedQueue<>();

  CounterPool(OpenIndex open, int threads) {
    this.open = open;
    mostByteTallies = 2 * threads;
  }

  /** A tally without counts, to be given back. */
  public Tally tally() throws IOException {
    Tally tally = tallies.poll();
    return tally == null ? new Tally(open.ordinals().count()) : tally;
  }

  public void release(Tally tally) {
    tally.clear();
    if (tallies.size() < MOST_TALLIES) {
      tallies.add(tally);
    }
  }

  /** A thread's tally without counts, to be given back. */
  ByteTally byteTally() throws IOException {
    ByteTally tally = byteTallies.poll();
    return tally == null ? new ByteTally(open.ordinals().count()) : tally;
  }

  void release(ByteTally tally) {
    tally.clear();
    if (byteTallies.size() < mostByteTallies) {
      byteTallies.add(tally);
    }
  }
}
