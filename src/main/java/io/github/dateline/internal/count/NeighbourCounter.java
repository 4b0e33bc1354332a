package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.EntityPostings;
import io.github.dateline.internal.scope.ArticleSlices;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.MarginalCounts;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.MergedCounts;
import io.github.dateline.internal.scope.ParallelCounter;
import io.github.dateline.internal.scope.ParallelTasks;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.ScopeChance;
import io.github.dateline.internal.scope.SegmentCounter;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the neighbours (collocates) of the anchor: which entities are mentioned with it, how
 * often, and how often each is mentioned at all.
 *
 * <p>It takes the cheapest of the plans that {@link CooccurrenceTable.Plan} describes; all give the
 * same counts.
 */
final class NeighbourCounter {
  /** What one look-up in the postings costs, in scanned articles. */
  private static final int LOOK_UP_COST_IN_ARTICLES = 64;

  /**
   * With fewer articles that mention the anchor, they are counted first, since the scope may not
   * need to be walked at all.
   */
  private static final int MIN_ARTICLES_TO_COUNT_AT_ONCE = 256;

  private final ScopeCache scopes;
  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final int anchor;
  private final Scope.CountingRule counting;
  private final EntityOrdinals ordinals;
  private final FixedBitSet wanted;
  private final CooccurrenceTable.@Nullable Plan forced;

  private final @Nullable ScopeChance chance;

  /**
   * Expects a question.
   *
   * @param anchor the anchor's number, negative if the archive has none
   * @param chance what chance brings in the scope, with its marginals; null where none is asked for
   */
  NeighbourCounter(
      ScopeCache scopes,
      CooccurrenceQuery query,
      Scope scope,
      int anchor,
      @Nullable ScopeChance chance)
      throws IOException {
    this.chance = chance;
    this.scopes = scopes;
    index = scopes.index;
    this.query = query;
    this.scope = scope;
    this.anchor = anchor;
    counting = new Scope.CountingRule(query.unit(), query.copies());
    ordinals = index.ordinals();
    wanted = ordinals.ofTypes(query.types());
    forced = index.tuning.forcedPlan();
  }

  /** Entities and their counts side by side. */
  private static final class EntityCounts {
    int[] entities = new int[64];
    int[] counts = new int[64];
    int size;

    void add(int entity, int count) {
      if (size == entities.length) {
        entities = ArrayUtil.grow(entities);
        counts = Arrays.copyOf(counts, entities.length);
      }
      entities[size] = entity;
      counts[size++] = count;
    }
  }

  /** Neighbours side by side in arrays. */
  private final class Neighbours implements CandidatePairs {
    private final long ofAnchor;
    private CooccurrenceTable.Plan plan = CooccurrenceTable.Plan.NEAR;
    private int[] others = new int[0];
    private int[] both = new int[0];
    private int[] ofOther = new int[0];
    private int size;
    private long tests;

    Neighbours(long ofAnchor) {
      this.ofAnchor = ofAnchor;
    }

    /** Whether the anchor reaches the minimum count. */
    boolean anchorPasses() {
      return ofAnchor >= query.minimumCount();
    }

    /** Adds neighbours. */
    synchronized void add(EntityCounts more) {
      others = Arrays.copyOf(others, size + more.size);
      both = Arrays.copyOf(both, others.length);
      System.arraycopy(more.entities, 0, others, size, more.size);
      System.arraycopy(more.counts, 0, both, size, more.size);
      size = others.length;
    }

    /**
     * Takes what each counts for itself.
     *
     * @param passing how many entities count enough, named with the anchor or not
     */
    void setMarginals(MarginalCounts all, long passing, CooccurrenceTable.Plan by) {
      int[] alone = new int[size];
      for (int i = 0; i < size; i++) {
        alone[i] = all.of(others[i]);
      }
      // The anchor is not tested against itself.
      setMarginals(alone, passing - (wanted.get(anchor) ? 1 : 0), by);
    }

    /** Takes what each counts for itself, and keeps those that count enough. */
    void setMarginals(int[] alone, long tested, CooccurrenceTable.Plan by) {
      int kept = 0;
      for (int i = 0; i < size; i++) {
        others[kept] = others[i];
        both[kept] = both[i];
        alone[kept] = alone[i];
        kept += alone[i] >= query.minimumCount() ? 1 : 0;
      }
      ofOther = alone;
      size = kept;
      tests = tested;
      plan = by;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public long tests() {
      return tests;
    }

    @Override
    public CooccurrenceTable.Plan plan() {
      return plan;
    }

    @Override
    public void forEach(int part, int parts, Visitor visitor) {
      int to = (int) ((long) size * (part + 1) / parts);
      for (int i = (int) ((long) size * part / parts); i < to; i++) {
        visitor.pair(anchor, others[i], both[i], ofAnchor, ofOther[i]);
      }
    }
  }

  CandidatePairs count() throws IOException {
    if (anchor < 0) {
      return new Neighbours(0);
    }
    ParallelCounter naming =
        counts(
            scope.articlesNaming(anchor, counting.rule()),
            (counter, slice, counts) ->
                counter.countCoOccurring(slice, ordinals.inSegment(slice.leaf(), anchor), counts));
    if (naming.articles() >= Math.max(MIN_ARTICLES_TO_COUNT_AT_ONCE, query.minimumCount())
        && !mayAvoidScan()) {
      ParallelCounter all = all();
      ParallelCounter.count(all, naming);
      return scanned(all, naming.counts());
    }
    ParallelCounter.count(naming);
    MergedCounts together = naming.counts();
    Neighbours found = new Neighbours(together.of(anchor));
    ParallelTasks.run(naming.threads(), findTasks(found, together, naming.threads()));
    if (found.anchorPasses() && !lookUp(found) && !useKeptMarginals(found)) {
      ParallelCounter all = all();
      ParallelCounter.count(all);
      return scanned(all, together);
    }
    together.release();
    return found;
  }

  private ParallelCounter all() throws IOException {
    return counts(scope.articles(counting.rule()), SegmentCounter::count);
  }

  private ParallelCounter counts(FixedBitSet[] articles, ParallelCounter.SliceCounter counter)
      throws IOException {
    return new ParallelCounter(index, new ArticleSlices(index, articles), counting, counter);
  }

  /** Whether the neighbours' marginals may be known without a walk over the scope. */
  private boolean mayAvoidScan() throws IOException {
    return forced != CooccurrenceTable.Plan.SCAN
        && (chance != null || scope.isKept() || canLookUp());
  }

  /** Whether what all entities count in all articles is to be asked. */
  private boolean isNear() throws IOException {
    return forced != CooccurrenceTable.Plan.SCAN && scope.isEverything();
  }

  /** What finds the neighbours: nothing, if the anchor does not count enough. */
  private List<ParallelTasks.Task> findTasks(Neighbours found, MergedCounts together, int threads) {
    List<ParallelTasks.Task> tasks = new ArrayList<>();
    int parts = together.isSparse() ? 1 : threads;
    for (int i = 0; i < parts && found.anchorPasses(); i++) {
      int part = i;
      tasks.add(() -> {
        EntityCounts ofPart = new EntityCounts();
        together.forEach(
            part,
            parts,
            (other, count) -> {
              if (other != anchor && wanted.get(other)) {
                ofPart.add(other, count);
              }
            });
        found.add(ofPart);
      });
    }
    return tasks;
  }

  private Neighbours scanned(ParallelCounter of, MergedCounts together) throws IOException {
    MergedCounts all = of.counts();
    Neighbours found = new Neighbours(together.of(anchor));
    long[] passing = new long[1];
    List<ParallelTasks.Task> tasks = new ArrayList<>();
    tasks.add(() -> {
      passing[0] = all.countPassing(query.types(), wanted, query.minimumCount());
      // Not asked for here, but by the table.
      scope.size(Unit.ARTICLE, Copies.INDEPENDENT);
    });
    tasks.addAll(findTasks(found, together, of.threads()));
    ParallelTasks.run(of.threads(), tasks);
    if (found.anchorPasses()) {
      found.setMarginals(all, passing[0], CooccurrenceTable.Plan.SCAN);
    }
    all.release();
    together.release();
    return found;
  }

  /** Uses the marginals kept for the scope; false if none are kept, or if a plan is forced. */
  private boolean useKeptMarginals(Neighbours found) throws IOException {
    if (!isNear() && (forced != null || chance == null && !scope.isKept())) {
      return false;
    }
    Marginals all = chance != null ? chance.marginals() : scopes.marginals(scope, counting);
    found.setMarginals(
        all,
        all.countPassing(query.types(), wanted, query.minimumCount()),
        isNear() ? CooccurrenceTable.Plan.NEAR : CooccurrenceTable.Plan.SCAN);
    return true;
  }

  /**
   * Whether the index tells what a neighbour counts for itself: its postings know sentences, of one
   * name each, with their boilerplate. Where something is tested, all entities must be counted.
   */
  private boolean canLookUp() throws IOException {
    if (!query.unit().equals(Unit.SENTENCE)
        || !(query.rankBy() instanceof Measure)
        || query.rankBy() == Measure.CONSERVATIVE_LOG_RATIO
        || query.copies() == Copies.INDEPENDENT && !index.copyGroups().isEmpty()) {
      return false;
    }
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      if (ordinals.ordinalsSharingNumber(leaf) != null) {
        return false;
      }
    }
    return true;
  }

  /** Looks up the marginal of each neighbour; false if that costs more than a walk. */
  private boolean lookUp(Neighbours found) throws IOException {
    if (isNear() || forced == CooccurrenceTable.Plan.SCAN || !canLookUp()) {
      return false;
    }
    long most =
        forced == CooccurrenceTable.Plan.LAZY
            ? Long.MAX_VALUE
            : scope.size(query.unit(), query.copies()).articles();
    long left =
        most - (long) found.size * index.open.reader.leaves().size() * LOOK_UP_COST_IN_ARTICLES;
    if (left < 0) {
      return false;
    }
    List<EntityPostings> segments = new ArrayList<>();
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      segments.add(new EntityPostings(ordinals, leaf));
    }
    int[] alone = new int[found.size];
    for (int i = 0; i < alone.length; i++) {
      int other = found.others[i];
      for (LeafReaderContext leaf : index.open.reader.leaves()) {
        EntityPostings postings = segments.get(leaf.ord);
        left -= postings.articles(other);
        if (left < 0) {
          return false;
        }
        alone[i] += (int) postings.sentences(other, scope.articles(leaf, query.copies()));
      }
    }
    found.setMarginals(alone, -1, CooccurrenceTable.Plan.LAZY);
    return true;
  }
}
