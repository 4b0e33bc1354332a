package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The marginal counts of all entities over a set of articles.
 *
 * <p>Thread-safe once it is handed out, and immutable except for a cache.
 */
public final class Marginals implements MarginalCounts {
  /** By entity. */
  private final int[] counts;

  /** The same with a list of the entities that have a count, once that is asked for. */
  private @Nullable SparseCounts listed;

  /** How many entities pass, by types and minimum count: asked again for each question. */
  private final Map<Threshold, Long> passing = new ConcurrentHashMap<>();

  private record Threshold(Set<EntityType> types, long minimumCount) {}

  private Marginals(int[] counts, @Nullable SparseCounts listed) {
    this.counts = counts;
    this.listed = listed;
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
    return new Marginals(sparseCounts.counts, sparseCounts);
  }

  /** The same counts in another state of the archive, but for the articles counted again. */
  Marginals updated(
      CountChanges changes, CountChanges.Recounted articles, Scope.CountingRule counting)
      throws IOException {
    int[] counts = changes.numbers.moved(this.counts);
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
    return new Marginals(counts, null);
  }

  @Override
  public int of(int entity) {
    return counts[entity];
  }

  private synchronized SparseCounts listed() {
    if (listed == null) {
      listed = SparseCounts.of(counts);
    }
    return listed;
  }

  /** The entities that are in a unit, in no order; see {@link #size}. Not to be changed. */
  public int[] named() {
    return listed().counted;
  }

  /** How many entities the archive has. */
  public int entities() {
    return counts.length;
  }

  /** How many entities are in a unit. */
  public int size() {
    return listed().size;
  }

  @Override
  public long countPassing(Set<EntityType> types, FixedBitSet ofTypes, long minimumCount) {
    return passing.computeIfAbsent(
        new Threshold(types, minimumCount),
        threshold -> {
          // Without a branch: which of them pass is not to be foreseen.
          long[] bits = ofTypes.getBits();
          int[] named = named();
          long found = 0;
          for (int i = 0; i < size(); i++) {
            long isTooFew = counts[named[i]] - minimumCount >>> 63;
            found += (isTooFew ^ 1) & bits[named[i] >> 6] >>> named[i];
          }
          return found;
        });
  }
}
