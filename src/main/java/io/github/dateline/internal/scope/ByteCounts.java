package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/**
 * What several threads counted, added up for those entities only that somebody asks for. Valid
 * until it is released; not to be changed.
 */
public final class ByteCounts implements MarginalCounts {
  private final CounterPool counters;
  private final List<ByteTally> all;

  /** Those whose bytes have counts. */
  private final ByteTally[] threads;

  /** What the bytes do not tell. */
  private final Tally rest;

  ByteCounts(CounterPool counters, List<ByteTally> all) throws IOException {
    this.counters = counters;
    this.all = all;
    threads = all.stream().filter(tally -> !tally.isListed()).toArray(ByteTally[]::new);
    rest = counters.tally();
    all.forEach(tally -> tally.addRestTo(rest));
  }

  @Override
  public int of(int entity) {
    return rest.counts[entity] + ByteTally.low(threads, entity);
  }

  /** Whether there is little, which no threads need share. */
  public boolean isLittle() {
    return threads.length == 0;
  }

  /**
   * Sees the count of each entity that has one, in no order.
   *
   * @param part which part of them, from 0
   * @param parts how many there are
   */
  public void forEach(int part, int parts, ByteTally.Visitor visitor) {
    if (threads.length > 0) {
      ByteTally.forEach(
          threads, part, parts, (entity, low) -> visitor.count(entity, low + rest.counts[entity]));
    }
    for (int i = part; i < rest.size; i += parts) {
      int entity = rest.counted[i];
      if (ByteTally.low(threads, entity) == 0) {
        visitor.count(entity, rest.counts[entity]);
      }
    }
  }

  @Override
  public long passing(Set<EntityType> types, FixedBitSet ofTypes, long minimumCount) {
    long passing = threads.length == 0 ? 0 : ByteTally.reaching(threads, ofTypes, minimumCount);
    for (int i = 0; i < rest.size; i++) {
      int entity = rest.counted[i];
      int low = ByteTally.low(threads, entity);
      if (low < minimumCount && low + rest.counts[entity] >= minimumCount && ofTypes.get(entity)) {
        passing++;
      }
    }
    return passing;
  }

  /** Gives back what it took. */
  public void release() {
    all.forEach(counters::release);
    counters.release(rest);
  }
}
