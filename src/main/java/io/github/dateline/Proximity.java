package io.github.dateline;

import java.io.IOException;
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
import org.apache.lucene.util.BytesRef;

/**
 * The decaying weight of a pair: each sentence with the one and each with the other, of one body,
 * weigh e to the power of minus their distance in sentences; the headline is a text of its own.
 *
 * <p>The weights of articles are added as whole numbers, so that the sum does not depend on the
 * order in which segments hold them.
 */
final class Proximity {
  private static final double ONE = 1 << 24;

  private final BytesRef first;
  private final BytesRef second;
  private final UnitColumn.Sentences text = new UnitColumn.Sentences();
  private long sum;

  private Proximity(Entity first, Entity second) {
    this.first = new BytesRef(EntityTerms.term(first));
    this.second = new BytesRef(EntityTerms.term(second));
  }

  /** Of the articles that a query matches, all of which name both. */
  static double of(IndexSearcher searcher, Query both, Entity first, Entity second)
      throws IOException {
    Proximity proximity = new Proximity(first, second);
    Weight weight = searcher.createWeight(searcher.rewrite(both), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        proximity.add(leaf, scorer.iterator());
      }
    }
    return proximity.sum / ONE;
  }

  private void add(LeafReaderContext leaf, DocIdSetIterator docs) throws IOException {
    SortedSetDocValues entities = EntityOrdinals.values(leaf);
    long firstOrdinal = entities.lookupTerm(first);
    long secondOrdinal = entities.lookupTerm(second);
    BinaryDocValues columns = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if ((live == null || live.get(doc))
          && entities.advanceExact(doc)
          && columns.advanceExact(doc)) {
        int firstPosition = -1;
        int secondPosition = -1;
        for (int i = 0; i < entities.docValueCount(); i++) {
          long ordinal = entities.nextOrd();
          firstPosition = ordinal == firstOrdinal ? i : firstPosition;
          secondPosition = ordinal == secondOrdinal ? i : secondPosition;
        }
        text.read(columns.binaryValue());
        sum += Math.round(weight(firstPosition, secondPosition) * ONE);
      }
    }
  }

  /** One walk: what the sentences so far weigh, seen from the present one, decays as it goes on. */
  private double weight(int one, int other) {
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

  private boolean has(int sentence, int position) {
    for (int i = text.from[sentence]; i < text.from[sentence + 1]; i++) {
      if (text.members[i] == position) {
        return true;
      }
    }
    return false;
  }
}
