package io.github.dateline.internal.scope;

import io.github.dateline.Copies;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.names.NumberChanges;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which articles count otherwise than in the state of the archive before, so that what was counted
 * of the others need not be counted again. Not thread-safe.
 */
final class CountChanges {
  final CountingIndex before;
  final CountingIndex now;
  final NumberChanges numbers;
  private final IndexChanges changes;
  private final Map<Copies, FixedBitSet[]> recounted = new EnumMap<>(Copies.class);

  CountChanges(
      CountingIndex before, CountingIndex now, IndexChanges changes, NumberChanges numbers) {
    this.before = before;
    this.now = now;
    this.changes = changes;
    this.numbers = numbers;
  }

  /**
   * Articles that are to be counted again.
   *
   * @param before those to be taken off, by segment before
   * @param now those to be added, by segment now
   */
  record Recounted(FixedBitSet[] before, FixedBitSet[] now) {}

  /** What a segment of now was before, null if it is new. */
  @Nullable LeafReaderContext before(LeafReaderContext leaf) {
    return changes.before(leaf);
  }

  /**
   * Of the articles that count by a rule, those that did not before, or count otherwise.
   *
   * @param were those that counted before
   * @param are those that count now
   * @return null if that is not known
   */
  @Nullable Recounted among(Copies rule, FixedBitSet[] were, FixedBitSet[] are) throws IOException {
    FixedBitSet[] otherwise = recounted(rule);
    if (otherwise == null) {
      return null;
    }
    FixedBitSet[] removed = were.clone();
    FixedBitSet[] added = are.clone();
    for (LeafReaderContext leaf : changes.now.leaves()) {
      LeafReaderContext same = changes.before(leaf);
      if (same != null) {
        FixedBitSet differing = were[same.ord].clone();
        differing.xor(are[leaf.ord]);
        differing.or(otherwise[leaf.ord]);
        removed[same.ord] = differing.clone();
        removed[same.ord].and(were[same.ord]);
        added[leaf.ord] = differing;
        added[leaf.ord].and(are[leaf.ord]);
      }
    }
    return new Recounted(removed, added);
  }

  /**
   * The articles of each segment that name others than before, or have other boilerplate, and all
   * of a new one; null if that is not known.
   */
  FixedBitSet @Nullable [] recounted(Copies rule) throws IOException {
    FixedBitSet[] found = recounted.get(rule);
    if (found != null) {
      return found;
    }
    FixedBitSet boilerplate =
        rule == Copies.PUBLISHED
            ? new FixedBitSet(Math.max(1, changes.now.maxDoc()))
            : now.copyGroups().boilerplate().changed();
    if (boilerplate == null) {
      return null;
    }
    found = new FixedBitSet[changes.now.leaves().size()];
    for (LeafReaderContext leaf : changes.now.leaves()) {
      int articles = leaf.reader().maxDoc();
      found[leaf.ord] = new FixedBitSet(articles);
      if (changes.before(leaf) == null) {
        found[leaf.ord].set(0, articles);
      } else {
        FixedBitSet.orRange(boilerplate, leaf.docBase, found[leaf.ord], 0, articles);
        addNamingMoved(leaf, found[leaf.ord]);
      }
    }
    recounted.put(rule, found);
    return found;
  }

  private void addNamingMoved(LeafReaderContext leaf, FixedBitSet into) throws IOException {
    SortedSetDocValues entities = IndexFields.entities(leaf);
    for (int ordinal : numbers.moved(leaf)) {
      PostingsEnum naming =
          leaf.reader()
              .postings(
                  new Term(IndexFields.ENTITY, entities.lookupOrd(ordinal)), PostingsEnum.NONE);
      while (naming != null && naming.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        into.set(naming.docID());
      }
    }
  }
}
