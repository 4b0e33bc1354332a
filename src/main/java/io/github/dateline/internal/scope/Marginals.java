package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.FixedBitSet;

/**
 * The marginal counts of all entities over a set of articles.
 *
 * <p>Thread-safe once it is handed out, and immutable except for a cache.
 */
public final class Marginals implements MarginalCounts {
  private final SparseCounts sparseCounts;

  /** How many entities pass, by types and minimum count: asked again for each question. */
  private final Map<Threshold, Long> passing = new ConcurrentHashMap<>();

  private record Threshold(Set<EntityType> types, long minimumCount) {}

  private Marginals(SparseCounts sparseCounts) {
    this.sparseCounts = sparseCounts;
  }

  /**
   * Counts articles, all of which count.
   *
   * @param sparseCounts takes the counts
   */
  public static Marginals of(
      CountingIndex index,
      FixedBitSet[] articles,
      Scope.CountingRule counting,
      SparseCounts sparseCounts)
      throws IOException {
    ParallelCounter counts =
        new ParallelCounter(
            index, new ArticleSlices(index, articles), counting, SegmentCounter::count);
    ParallelCounter.count(counts);
    counts.addTo(sparseCounts);
    return new Marginals(sparseCounts);
  }

  /** The same counts in another state of the archive, but for the articles counted again. */
  Marginals updated(
      CountChanges changes, CountChanges.Recounted articles, Scope.CountingRule counting)
      throws IOException {
    int[] counts = changes.numbers.moved(sparseCounts.counts);
    Marginals removed =
        of(changes.before, articles.before(), counting, new SparseCounts(entities()));
    for (int i = 0; i < removed.size(); i++) {
      int entity = removed.named()[i];
      int now = changes.numbers.now(entity);
      if (now >= 0) {
        counts[now] -= removed.of(entity);
      }
    }
    Marginals added = of(changes.now, articles.now(), counting, new SparseCounts(counts.length));
    for (int i = 0; i < added.size(); i++) {
      counts[added.named()[i]] += added.of(added.named()[i]);
    }
    return new Marginals(SparseCounts.of(counts));
  }

  @Override
  public int of(int entity) {
    return sparseCounts.counts[entity];
  }

  /** The entities that are in a unit, in no order; see {@link #size}. Not to be changed. */
  public int[] named() {
    return sparseCounts.counted;
  }

  /** How many entities the archive has. */
  public int entities() {
    return sparseCounts.counts.length;
  }

  /** How many entities are in a unit. */
  public int size() {
    return sparseCounts.size;
  }

  @Override
  public long countPassing(Set<EntityType> types, FixedBitSet ofTypes, long minimumCount) {
    return passing.computeIfAbsent(
        new Threshold(types, minimumCount),
        threshold -> {
          // Without a branch: which of them pass is not to be foreseen.
          long[] bits = ofTypes.getBits();
          long found = 0;
          for (int i = 0; i < sparseCounts.size; i++) {
            int entity = sparseCounts.counted[i];
            long isTooFew = sparseCounts.counts[entity] - minimumCount >>> 63;
            found += (isTooFew ^ 1) & bits[entity >> 6] >>> entity;
          }
          return found;
        });
  }
}
