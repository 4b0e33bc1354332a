package io.github.dateline.internal.evidence;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.UnitColumn;
import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * The proximity of a pair: each sentence with one entity and each sentence of the same body with
 * the other add e to the power of minus their distance in sentences.
 *
 * <p>The headline is a text of its own.
 *
 * <p>The weights of articles are added as whole numbers, so that the sum does not depend on the
 * order in which segments hold them.
 */
public final class Proximity {
  private static final double FIXED_POINT_ONE = 1 << 24;

  private final EntityOrdinals ordinals;
  private final int first;
  private final int second;
  private final UnitColumn.Decoder text = new UnitColumn.Decoder();
  private long sum;

  private Proximity(EntityOrdinals ordinals, Entity first, Entity second) throws IOException {
    this.ordinals = ordinals;
    this.first = ordinals.number(first);
    this.second = ordinals.number(second);
  }

  /** Of the articles that a query matches, all of which name both. */
  public static double of(
      IndexSearcher searcher, EntityOrdinals ordinals, Query both, Entity first, Entity second)
      throws IOException {
    Proximity proximity = new Proximity(ordinals, first, second);
    Weight weight = searcher.createWeight(searcher.rewrite(both), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        proximity.add(leaf, scorer.iterator());
      }
    }
    return proximity.sum / FIXED_POINT_ONE;
  }

  private void add(LeafReaderContext leaf, DocIdSetIterator docs) throws IOException {
    SortedSetDocValues entities = IndexFields.entities(leaf);
    int[] firstOrdinals = ordinals.inSegment(leaf, first);
    int[] secondOrdinals = ordinals.inSegment(leaf, second);
    BinaryDocValues columns = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if ((live == null || live.get(doc))
          && entities.advanceExact(doc)
          && columns.advanceExact(doc)) {
        int count = entities.docValueCount();
        FixedBitSet ones = new FixedBitSet(count);
        FixedBitSet others = new FixedBitSet(count);
        for (int i = 0; i < count; i++) {
          int ordinal = (int) entities.nextOrd();
          if (Arrays.binarySearch(firstOrdinals, ordinal) >= 0) {
            ones.set(i);
          }
          if (Arrays.binarySearch(secondOrdinals, ordinal) >= 0) {
            others.set(i);
          }
        }
        text.read(columns.binaryValue());
        sum += Math.round(weight(ones, others) * FIXED_POINT_ONE);
      }
    }
  }

  /**
   * One pass: the weight of the sentences so far, as seen from the present one, decays with each
   * step.
   */
  private double weight(FixedBitSet one, FixedBitSet other) {
    double weight = 0;
    double ones = 0;
    double others = 0;
    int at = 0;
    for (int i = 0; i < text.listed; i++) {
      double decay = Math.exp(at - text.number[i]);
      at = text.number[i];
      ones *= decay;
      others *= decay;
      boolean hasOne = has(i, one);
      boolean hasOther = has(i, other);
      weight += (hasOne ? others : 0) + (hasOther ? ones : 0) + (hasOne && hasOther ? 1 : 0);
      boolean isHeadline = text.headline && at == 0;
      ones += hasOne && !isHeadline ? 1 : 0;
      others += hasOther && !isHeadline ? 1 : 0;
    }
    return weight;
  }

  private boolean has(int sentence, FixedBitSet positions) {
    for (int i = text.from[sentence]; i < text.from[sentence + 1]; i++) {
      if (positions.get(text.members[i])) {
        return true;
      }
    }
    return false;
  }
}
