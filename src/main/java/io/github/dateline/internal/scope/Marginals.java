package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.FixedBitSet;

/**
 * In how many units each entity is, over some articles. Immutable but for what is kept of counting
 * them; thread-safe once it is handed out.
 */
public final class Marginals implements MarginalCounts {
  private final Tally tally;

  /** How many entities pass, by types and minimum count: asked again for each question. */
  private final Map<Threshold, Long> passing = new ConcurrentHashMap<>();

  private record Threshold(Set<EntityType> types, long minimumCount) {}

  private Marginals(Tally tally) {
    this.tally = tally;
  }

  /**
   * Counts articles, all of which count.
   *
   * @param tally takes the counts
   */
  public static Marginals of(
      CountingIndex index, FixedBitSet[] articles, Scope.Counting counting, Tally tally)
      throws IOException {
    SliceCounts counts =
        new SliceCounts(index, new Slices(index, articles), counting, SegmentCounter::count);
    SliceCounts.count(counts);
    counts.addTo(tally);
    return new Marginals(tally);
  }

  @Override
  public int of(int entity) {
    return tally.counts[entity];
  }

  /** The entities that are in a unit, in no order; see {@link #size}. Not to be changed. */
  public int[] named() {
    return tally.counted;
  }

  /** How many entities the archive has. */
  public int entities() {
    return tally.counts.length;
  }

  /** How many entities are in a unit. */
  public int size() {
    return tally.size;
  }

  @Override
  public long passing(Set<EntityType> types, FixedBitSet ofTypes, long minimumCount) {
    return passing.computeIfAbsent(
        new Threshold(types, minimumCount),
        threshold -> {
          // Without a branch: which of them pass is not to be foreseen.
          long[] bits = ofTypes.getBits();
          long found = 0;
          for (int i = 0; i < tally.size; i++) {
            int entity = tally.counted[i];
            long isTooFew = tally.counts[entity] - minimumCount >>> 63;
            found += (isTooFew ^ 1) & bits[entity >> 6] >>> entity;
          }
          return found;
        });
  }
}
