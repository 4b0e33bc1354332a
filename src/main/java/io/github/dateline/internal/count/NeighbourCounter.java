package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.EntityPostings;
import io.github.dateline.internal.scope.ByteCounts;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.MarginalCounts;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.SegmentCounter;
import io.github.dateline.internal.scope.Shared;
import io.github.dateline.internal.scope.SliceCounts;
import io.github.dateline.internal.scope.Slices;
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
 * Counts an entity's neighbours: the articles in scope that name it, which tells who is named with
 * it and how often, and what each counts for itself, by the cheapest of the plans that {@link
 * CooccurrenceTable.Plan} describes; where that takes a walk in any case, both at once. All give
 * the same.
 */
final class NeighbourCounter {
  /** To look up one name costs as much as to scan so many articles. */
  private static final int LOOK_UP = 64;

  /** So few articles are counted first: nothing else need be, if they turn out to be too few. */
  private static final int FEW = 256;

  private final ScopeCache scopes;
  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final int anchor;
  private final Scope.Counting counting;
  private final EntityOrdinals ordinals;
  private final FixedBitSet wanted;
  private final CooccurrenceTable.@Nullable Plan forced;

  NeighbourCounter(ScopeCache scopes, CooccurrenceQuery query, Scope scope, int anchor)
      throws IOException {
    this.scopes = scopes;
    index = scopes.index;
    this.query = query;
    this.scope = scope;
    this.anchor = anchor;
    counting = new Scope.Counting(query.unit(), query.copies());
    ordinals = index.ordinals();
    wanted = ordinals.ofTypes(query.types());
    forced = index.tuning.plan();
  }

  /** Entities and their counts side by side. */
  private static final class Counted {
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
  private final class Neighbours implements FoundPairs {
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

    /** Whether the anchor counts enough. */
    boolean isAsked() {
      return ofAnchor >= query.minimumCount();
    }

    /** Takes some more. */
    synchronized void take(Counted more) {
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
    void know(MarginalCounts all, long passing, CooccurrenceTable.Plan by) {
      int[] alone = new int[size];
      for (int i = 0; i < size; i++) {
        alone[i] = all.of(others[i]);
      }
      // The anchor is not tested against itself.
      know(alone, passing - (wanted.get(anchor) ? 1 : 0), by);
    }

    /** Takes what each counts for itself, and keeps those that count enough. */
    void know(int[] alone, long tested, CooccurrenceTable.Plan by) {
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

  FoundPairs count() throws IOException {
    if (anchor < 0) {
      return new Neighbours(0);
    }
    SliceCounts naming =
        counts(
            scope.naming(anchor, counting.rule()),
            (counter, slice, counts) ->
                counter.countWith(slice, ordinals.inSegment(slice.leaf(), anchor), counts));
    if (naming.articles() >= Math.max(FEW, query.minimumCount()) && !mayBeKnown()) {
      SliceCounts all = all();
      SliceCounts.count(all, naming);
      return scanned(all, naming.counts());
    }
    SliceCounts.count(naming);
    ByteCounts together = naming.counts();
    Neighbours found = new Neighbours(together.of(anchor));
    Shared.run(naming.threads(), finding(found, together, naming.threads()));
    if (found.isAsked() && !lookUp(found) && !recall(found)) {
      SliceCounts all = all();
      SliceCounts.count(all);
      return scanned(all, together);
    }
    together.release();
    return found;
  }

  private SliceCounts all() throws IOException {
    return counts(scope.articles(counting.rule()), SegmentCounter::count);
  }

  private SliceCounts counts(FixedBitSet[] articles, SliceCounts.Counter counter)
      throws IOException {
    return new SliceCounts(index, new Slices(index, articles), counting, counter);
  }

  /** Whether what the neighbours count for themselves may be known without a walk. */
  private boolean mayBeKnown() throws IOException {
    return forced != CooccurrenceTable.Plan.SCAN && (scope.isKept() || canLookUp());
  }

  /** Whether what all entities count in all articles is to be asked. */
  private boolean isNear() throws IOException {
    return forced != CooccurrenceTable.Plan.SCAN && scope.isEverything();
  }

  /** What finds the neighbours: nothing, if the anchor does not count enough. */
  private List<Shared.Task> finding(Neighbours found, ByteCounts together, int threads) {
    List<Shared.Task> tasks = new ArrayList<>();
    int parts = together.isLittle() ? 1 : threads;
    for (int i = 0; i < parts && found.isAsked(); i++) {
      int part = i;
      tasks.add(() -> {
        Counted ofPart = new Counted();
        together.forEach(
            part,
            parts,
            (other, count) -> {
              if (other != anchor && wanted.get(other)) {
                ofPart.add(other, count);
              }
            });
        found.take(ofPart);
      });
    }
    return tasks;
  }

  private Neighbours scanned(SliceCounts of, ByteCounts together) throws IOException {
    ByteCounts all = of.counts();
    Neighbours found = new Neighbours(together.of(anchor));
    long[] passing = new long[1];
    List<Shared.Task> tasks = new ArrayList<>();
    tasks.add(() -> {
      passing[0] = all.passing(query.types(), wanted, query.minimumCount());
      // Not asked for here, but by the table.
      scope.size(Unit.ARTICLE, Copies.INDEPENDENT);
    });
    tasks.addAll(finding(found, together, of.threads()));
    Shared.run(of.threads(), tasks);
    if (found.isAsked()) {
      found.know(all, passing[0], CooccurrenceTable.Plan.SCAN);
    }
    all.release();
    together.release();
    return found;
  }

  /**
   * Takes what is known of the scope: false if it is not kept, or who forces a plan wants to see it
   * walk.
   */
  private boolean recall(Neighbours found) throws IOException {
    if (!isNear() && (forced != null || !scope.isKept())) {
      return false;
    }
    Marginals all = scopes.marginals(scope, counting);
    found.know(
        all,
        all.passing(query.types(), wanted, query.minimumCount()),
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
      if (ordinals.shared(leaf) != null) {
        return false;
      }
    }
    return true;
  }

  /** Looks up what each counts for itself: false if that is dearer than a walk. */
  private boolean lookUp(Neighbours found) throws IOException {
    if (isNear() || forced == CooccurrenceTable.Plan.SCAN || !canLookUp()) {
      return false;
    }
    long most =
        forced == CooccurrenceTable.Plan.LAZY
            ? Long.MAX_VALUE
            : scope.size(query.unit(), query.copies()).articles();
    long left = most - (long) found.size * index.open.reader.leaves().size() * LOOK_UP;
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
    found.know(alone, -1, CooccurrenceTable.Plan.LAZY);
    return true;
  }
}
