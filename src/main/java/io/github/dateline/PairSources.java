package io.github.dateline;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** Counts the sources whose articles in scope name two entities in one unit. */
final class PairSources {
  private final IndexSearcher searcher;
  private final EntityOrdinals ordinals;
  private final Query scope;
  private final Unit unit;

  PairSources(IndexSearcher searcher, EntityOrdinals ordinals, Query scope, Unit unit) {
    this.searcher = searcher;
    this.ordinals = ordinals;
    this.scope = scope;
    this.unit = unit;
  }

  /** How many distinct sources; articles without one are passed over. */
  long count(int first, int second) throws IOException {
    Query both =
        new BooleanQuery.Builder()
            .add(naming(first), Occur.FILTER)
            .add(naming(second), Occur.FILTER)
            .add(scope, Occur.FILTER)
            .build();
    Weight weight = searcher.createWeight(searcher.rewrite(both), ScoreMode.COMPLETE_NO_SCORES, 1);
    Set<BytesRef> sources = new HashSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        add(sources, leaf, scorer.iterator(), first, second);
      }
    }
    return sources.size();
  }

  private Query naming(int entity) throws IOException {
    return LuceneQueries.naming(EntityTerms.entity(ordinals.term(entity)));
  }

  private void add(
      Set<BytesRef> sources, LeafReaderContext leaf, DocIdSetIterator docs, int first, int second)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    SortedDocValues values = DocValues.getSorted(leaf.reader(), IndexFields.SOURCE);
    FixedBitSet seen = new FixedBitSet(Math.max(1, values.getValueCount()));
    Together together = new Together(leaf, first, second);
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if ((live == null || live.get(doc))
          && values.advanceExact(doc)
          && !seen.get(values.ordValue())
          && together.in(doc)) {
        seen.set(values.ordValue());
        sources.add(BytesRef.deepCopyOf(values.lookupOrd(values.ordValue())));
      }
    }
  }

  /** Whether the two are named in one unit of an article that names both. */
  private final class Together {
    private final int[] first;
    private final int[] second;
    private final SortedSetDocValues entities;
    private final BinaryDocValues columns;
    private final UnitCursor cursor = new UnitCursor(unit);
    private FixedBitSet ones = new FixedBitSet(64);
    private FixedBitSet others = new FixedBitSet(64);

    Together(LeafReaderContext leaf, int first, int second) throws IOException {
      entities = EntityOrdinals.values(leaf);
      columns = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
      this.first = ordinals.inSegment(leaf, first);
      this.second = ordinals.inSegment(leaf, second);
    }

    boolean in(int doc) throws IOException {
      if (unit instanceof Unit.WholeArticle) {
        return true;
      }
      if (!entities.advanceExact(doc) || !columns.advanceExact(doc)) {
        return false;
      }
      int count = entities.docValueCount();
      ones.clear(0, ones.length());
      others.clear(0, others.length());
      ones = FixedBitSet.ensureCapacity(ones, count);
      others = FixedBitSet.ensureCapacity(others, count);
      for (int i = 0; i < count; i++) {
        int entity = (int) entities.nextOrd();
        if (Arrays.binarySearch(first, entity) >= 0) {
          ones.set(i);
        } else if (Arrays.binarySearch(second, entity) >= 0) {
          others.set(i);
        }
      }
      cursor.reset(columns.binaryValue(), count);
      while (cursor.next()) {
        boolean hasOne = false;
        boolean hasOther = false;
        for (int i = 0; i < cursor.size; i++) {
          hasOne |= ones.get(cursor.members[i]);
          hasOther |= others.get(cursor.members[i]);
        }
        if (hasOne && hasOther) {
          return true;
        }
      }
      return false;
    }
  }
}
