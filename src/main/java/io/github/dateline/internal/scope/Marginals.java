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

  /** In how many states of the archive in a row, before this one, they were not asked for. */
  private volatile int statesUnasked;

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
    CounterPool countersBefore = changes.before.counters;
    SparseCounts removed = countersBefore.sparseCounts();
    of(changes.before, articles.before(), counting, removed);
    for (int i = 0; i < removed.size; i++) {
      int now = changes.numbers.now(removed.counted[i]);
      if (now >= 0) {
        counts[now] -= removed.counts[removed.counted[i]];
      }
    }
    countersBefore.release(removed);
    SparseCounts added = changes.now.counters.sparseCounts();
    of(changes.now, articles.now(), counting, added);
    for (int i = 0; i < added.size; i++) {
      counts[added.counted[i]] += added.counts[added.counted[i]];
    }
    changes.now.counters.release(added);
    Marginals now = new Marginals(counts, null);
    now.statesUnasked = statesUnasked + 1;
    return now;
  }

  /** Says that they are asked for. */
  void ask() {
    statesUnasked = 0;
  }

  /** In how many states of the archive in a row, this one too, they were not asked for. */
  int statesUnasked() {
    return statesUnasked;
  }

  @Override
  public int of(int entity) {
    return counts[entity];
  }

  private synchronized @Nullable SparseCounts listedYet() {
    return listed;
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
          SparseCounts sparse = listedYet();
          long[] bits = ofTypes.getBits();
          long found = 0;
          int size = sparse == null ? counts.length : sparse.size;
          // Without a branch: which of them pass is not to be foreseen.
          for (int i = 0; i < size; i++) {
            int entity = sparse == null ? i : sparse.counted[i];
            long isTooFew = counts[entity] - Math.max(1, minimumCount) >>> 63;
            found += (isTooFew ^ 1) & bits[entity >> 6] >>> entity;
          }
          return found;
        });
  }
}
