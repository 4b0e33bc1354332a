package io.github.dateline;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.LongValues;

/** The articles that a query matches, walked unit by unit over the counting columns. */
final class Scope {
  private final IndexSearcher searcher;
  private final EntityOrdinals ordinals;
  private final Weight weight;

  Scope(IndexSearcher searcher, EntityOrdinals ordinals, Query query) throws IOException {
    this.searcher = searcher;
    this.ordinals = ordinals;
    this.weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  /** Sees each unit that has an entity. */
  interface Visitor {
    /**
     * A unit.
     *
     * @param entities the numbers of its entities, distinct, in no order; valid during the call
     * @param size how many there are, at least 1
     * @param times how many units in a row are just so, at least 1
     */
    void unit(int[] entities, int size, int times);
  }

  /**
   * How much was walked.
   *
   * @param articles how many articles are in scope
   * @param units how many units they have, with or without an entity
   */
  record Size(long articles, long units) {}

  Size walk(Unit unit, Visitor visitor) throws IOException {
    long articles = 0;
    long units = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      LeafWalk walk = new LeafWalk(leaf, unit, visitor);
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator docs = scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          articles++;
          units += walk.article(doc);
        }
      }
    }
    return new Size(articles, units);
  }

  /** The articles of one segment. */
  private final class LeafWalk {
    private final boolean whole;
    private final Visitor visitor;
    private final SortedSetDocValues entities;
    private final LongValues toGlobal;
    private final BinaryDocValues columns;
    private final NumericDocValues totals;
    private final UnitCursor cursor;
    private int[] article = new int[64];
    private int[] present = new int[64];

    LeafWalk(LeafReaderContext leaf, Unit unit, Visitor visitor) throws IOException {
      this.visitor = visitor;
      whole = unit instanceof Unit.WholeArticle;
      entities = EntityOrdinals.values(leaf);
      toGlobal = ordinals.ofSegment(leaf);
      columns = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
      totals =
          DocValues.getNumeric(
              leaf.reader(),
              unit instanceof Unit.Paragraph ? IndexFields.PARAGRAPHS : IndexFields.SENTENCES);
      cursor = new UnitCursor(unit);
    }

    /** Visits the units of an article and tells how many it has. */
    long article(int doc) throws IOException {
      int size = 0;
      if (entities.advanceExact(doc)) {
        size = entities.docValueCount();
        article = ArrayUtil.grow(article, size);
        for (int i = 0; i < size; i++) {
          article[i] = (int) toGlobal.get(entities.nextOrd());
        }
      }
      if (whole) {
        if (size > 0) {
          visitor.unit(article, size, 1);
        }
        return 1;
      }
      if (size > 0 && columns.advanceExact(doc)) {
        cursor.reset(columns.binaryValue(), size);
        while (cursor.next()) {
          present = ArrayUtil.grow(present, cursor.size);
          for (int i = 0; i < cursor.size; i++) {
            present[i] = article[cursor.members[i]];
          }
          visitor.unit(present, cursor.size, cursor.weight);
        }
      }
      return totals.advanceExact(doc) ? totals.longValue() : 0;
    }
  }
}
