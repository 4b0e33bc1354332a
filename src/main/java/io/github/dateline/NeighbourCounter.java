package io.github.dateline;

import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts an entity's neighbours: first the articles in scope that name it, which tells who is named
 * with it and how often, then what each counts for itself, by the cheapest of the plans that {@link
 * CooccurrenceTable.Plan} describes. All give the same.
 */
final class NeighbourCounter {
  /** To look up one name costs as much as to scan so many articles. */
  private static final int LOOK_UP = 64;

  private final Snapshot snapshot;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final int anchor;
  private final Scope.Counting counting;
  private final EntityOrdinals ordinals;
  private final FixedBitSet wanted;

  NeighbourCounter(Snapshot snapshot, CooccurrenceQuery query, Scope scope, int anchor)
      throws IOException {
    this.snapshot = snapshot;
    this.query = query;
    this.scope = scope;
    this.anchor = anchor;
    counting = new Scope.Counting(query.unit(), query.copies());
    ordinals = snapshot.ordinals();
    wanted = snapshot.ofTypes(query.types());
  }

  /** Neighbours side by side in arrays. */
  private static final class Neighbours implements FoundPairs {
    private final int anchor;
    private final long ofAnchor;
    private final CooccurrenceTable.Plan plan;
    private final int[] others;
    private final int[] both;
    private final int[] ofOther;
    private int size;
    private long tests;

    Neighbours(int anchor, Tally together, CooccurrenceTable.Plan plan) {
      this.anchor = anchor;
      this.ofAnchor = anchor < 0 ? 0 : together.counts[anchor];
      this.plan = plan;
      others = new int[together.size];
      both = new int[together.size];
      ofOther = new int[together.size];
    }

    void add(int other, int count, int alone) {
      others[size] = other;
      both[size] = count;
      ofOther[size++] = alone;
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
    Tally together = snapshot.tally();
    if (anchor >= 0) {
      new Foreground(snapshot, scope, anchor).count(counting, together);
    }
    Neighbours found = neighbours(together);
    snapshot.release(together);
    return found;
  }

  private Neighbours neighbours(Tally together) throws IOException {
    CooccurrenceTable.Plan forced = snapshot.tuning.plan();
    if (anchor < 0 || together.counts[anchor] < query.minimumCount()) {
      return new Neighbours(-1, together, CooccurrenceTable.Plan.NEAR);
    }
    if (scope.isEverything() && forced != CooccurrenceTable.Plan.SCAN) {
      return known(together, scope.marginals(counting), CooccurrenceTable.Plan.NEAR);
    }
    if (forced != CooccurrenceTable.Plan.SCAN && canLookUp()) {
      long most =
          forced == CooccurrenceTable.Plan.LAZY
              ? Long.MAX_VALUE
              : scope.size(query.unit(), query.copies()).articles();
      Neighbours found = lookedUp(together, most);
      if (found != null) {
        return found;
      }
    }
    // Who forces a plan wants to see it walk.
    if (scope.isKept() && forced == null) {
      return known(together, scope.marginals(counting), CooccurrenceTable.Plan.SCAN);
    }
    ByteCounts counts =
        new SliceCounts(snapshot, scope.slices(query.copies()), counting)
            .count(SegmentCounter::count);
    Neighbours found = known(together, counts, CooccurrenceTable.Plan.SCAN);
    counts.release();
    return found;
  }

  private Neighbours known(Tally together, MarginalCounts all, CooccurrenceTable.Plan plan) {
    Neighbours found = new Neighbours(anchor, together, plan);
    for (int i = 0; i < together.size; i++) {
      int other = together.counted[i];
      int alone = all.of(other);
      if (alone >= query.minimumCount() && other != anchor && wanted.get(other)) {
        found.add(other, together.counts[other], alone);
      }
    }
    // The anchor passes, or nothing would be asked.
    found.tests =
        all.passing(query.types(), wanted, query.minimumCount()) - (wanted.get(anchor) ? 1 : 0);
    return found;
  }

  /**
   * Whether the index tells what a neighbour counts for itself: its postings know sentences, of one
   * name each, with their boilerplate. Where something is tested, all entities must be counted.
   */
  private boolean canLookUp() throws IOException {
    if (!query.unit().equals(Unit.SENTENCE)
        || !(query.rankBy() instanceof Measure)
        || query.rankBy() == Measure.CONSERVATIVE_LOG_RATIO
        || query.copies() == Copies.INDEPENDENT && !snapshot.copyGroups().isEmpty()) {
      return false;
    }
    for (LeafReaderContext leaf : snapshot.reader.leaves()) {
      if (snapshot.shared(leaf) != null) {
        return false;
      }
    }
    return true;
  }

  /** Null if more articles of neighbours would be read than that. */
  private @Nullable Neighbours lookedUp(Tally together, long most) throws IOException {
    long left = most - (long) together.size * snapshot.reader.leaves().size() * LOOK_UP;
    if (left < 0) {
      return null;
    }
    Neighbours found = new Neighbours(anchor, together, CooccurrenceTable.Plan.LAZY);
    found.tests = -1;
    List<EntityPostings> segments = new ArrayList<>();
    for (LeafReaderContext leaf : snapshot.reader.leaves()) {
      segments.add(new EntityPostings(ordinals, leaf));
    }
    for (int i = 0; i < together.size; i++) {
      int other = together.counted[i];
      if (other == anchor || !wanted.get(other)) {
        continue;
      }
      long alone = 0;
      for (LeafReaderContext leaf : snapshot.reader.leaves()) {
        EntityPostings postings = segments.get(leaf.ord);
        left -= postings.articles(other);
        if (left < 0) {
          return null;
        }
        alone += postings.sentences(other, scope.articles(leaf, query.copies()));
      }
      if (alone >= query.minimumCount()) {
        found.add(other, together.counts[other], (int) alone);
      }
    }
    return found;
  }
}
