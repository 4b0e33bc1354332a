package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Unit;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.EntityPostings;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.SegmentCounter;
import io.github.dateline.internal.scope.SegmentUnitIterator;
import io.github.dateline.internal.scope.SourceOrdinals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Tells whether a pair meets in enough units that are no lists, and whether these are of several
 * days or sources. It looks at no more articles than it takes to see that. Not thread-safe.
 */
final class PairSpread {

  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final long minimum;
  private final boolean severalInScope;
  private final EntityOrdinals ordinals;
  private final List<EntityPostings> postings = new ArrayList<>();

  /** Where a pair meets. */
  enum Place {
    /** In enough units, of several days or sources or where these are not known. */
    SEVERAL,
    /** In too few that are no lists. */
    LISTS,
    /** In units of one day and one source, or of too few articles. */
    ONE_DAY
  }

  /**
   * Expects pairs.
   *
   * @param minimum how many units are enough
   */
  PairSpread(CountingIndex index, CooccurrenceQuery query, Scope scope, long minimum)
      throws IOException {
    this.index = index;
    this.query = query;
    this.scope = scope;
    this.minimum = minimum;
    ordinals = index.ordinals();
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      postings.add(new EntityPostings(ordinals, leaf));
    }
    severalInScope = hasSeveral();
  }

  /** Whether the articles in scope have several days or sources. */
  private boolean hasSeveral() throws IOException {
    Seen seen = new Seen();
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      seen.turnTo(leaf);
      DocIdSetIterator docs = new BitSetIterator(scope.articles(leaf, query.copies()), 0);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        seen.add(doc, 1);
        if (seen.several) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where a pair meets. */
  Place of(CooccurrenceCounter.Pair pair) throws IOException {
    Seen seen = new Seen();
    boolean anyList = false;
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      FixedBitSet articles = scope.articles(leaf, query.copies());
      FixedBitSet both = postings.get(leaf.ord).naming(pair.first(), articles);
      both = postings.get(leaf.ord).naming(pair.second(), both);
      if (both.scanIsEmpty()) {
        continue;
      }
      seen.turnTo(leaf);
      int[] first = ordinals.inSegment(leaf, pair.first());
      int[] second = ordinals.inSegment(leaf, pair.second());
      SegmentUnitIterator units =
          new SegmentUnitIterator(index, leaf, query.unit(), query.copies(), both.cardinality());
      DocIdSetIterator docs = new BitSetIterator(both, 0);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        long found = telling(units, doc, first, second);
        if (found > 0) {
          seen.add(doc, found);
        } else {
          anyList = true;
        }
        if (seen.isEnough()) {
          return Place.SEVERAL;
        }
      }
    }
    return anyList && seen.units < minimum ? Place.LISTS : Place.ONE_DAY;
  }

  /** How many units with both an article has that are no lists. */
  private long telling(SegmentUnitIterator units, int doc, int[] first, int[] second)
      throws IOException {
    units.article(doc);
    if (units.columns.entities.length > CooccurrenceQuery.Builder.MOST_NAMES) {
      return 0;
    }
    boolean sentences = query.unit() instanceof Unit.Sentences;
    long found = 0;
    while (units.next()) {
      boolean list = sentences && units.size > CooccurrenceTable.Within.MOST_NAMES;
      if (!list
          && SegmentCounter.contains(units.ordinals, units.size, first)
          && SegmentCounter.contains(units.ordinals, units.size, second)) {
        found += units.times;
      }
    }
    return found;
  }

  /** The days and sources of some articles. */
  private final class Seen {
    static final long NONE = Long.MIN_VALUE;

    long day = NONE;
    boolean several;

    long units;

    /** Whether the day of one of them is not known. */
    private boolean unknown;

    private long articles;

    private int source = SourceOrdinals.NO_SOURCE;
    private NumericDocValues stamps = DocValues.emptyNumeric();
    private int[] sources = new int[0];

    void turnTo(LeafReaderContext leaf) throws IOException {
      stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
      sources = index.sources().ofArticles(leaf);
    }

    boolean isEnough() {
      return units >= minimum && articles >= minimum && (several || unknown || !severalInScope);
    }

    void add(int doc, long unitsOfArticle) throws IOException {
      units += unitsOfArticle;
      articles++;
      if (stamps.advanceExact(doc)) {
        long its = IndexFields.day(stamps.longValue());
        several |= day != NONE && day != its;
        day = its;
      } else {
        unknown = true;
      }
      if (sources[doc] != SourceOrdinals.NO_SOURCE) {
        several |= source != SourceOrdinals.NO_SOURCE && source != sources[doc];
        source = sources[doc];
      }
    }
  }
}
