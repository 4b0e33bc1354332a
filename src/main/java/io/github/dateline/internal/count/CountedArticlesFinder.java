package io.github.dateline.internal.count;

import io.github.dateline.Copies;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.table.CountedArticles;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Finds in which articles a table is counted: the archive, and the days of the articles in scope.
 */
final class CountedArticlesFinder {
  private static final long SECONDS_PER_DAY = 24 * 60 * 60;

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private CountedArticlesFinder() {}

  static CountedArticles of(OpenIndex open, Scope scope) throws IOException {
    CountedArticlesFinder days = new CountedArticlesFinder();
    boolean all = !open.reader.hasDeletions() && scope.isEverything();
    for (LeafReaderContext leaf : open.reader.leaves()) {
      if (all) {
        days.addAll(leaf);
      } else {
        days.add(leaf, scope);
      }
    }
    return new CountedArticles(
        open.annotator(), open.reader.numDocs(), day(days.first, days), day(days.last, days));
  }

  private static @Nullable LocalDate day(long stamp, CountedArticlesFinder days) {
    return days.first > days.last
        ? null
        : LocalDate.ofEpochDay(Math.floorDiv(stamp, SECONDS_PER_DAY));
  }

  private void addAll(LeafReaderContext leaf) throws IOException {
    PointValues stamps = leaf.reader().getPointValues(IndexFields.PUBLISHED);
    if (stamps != null && stamps.size() > 0) {
      add(LongPoint.decodeDimension(stamps.getMinPackedValue(), 0));
      add(LongPoint.decodeDimension(stamps.getMaxPackedValue(), 0));
    }
  }

  private void add(LeafReaderContext leaf, Scope scope) throws IOException {
    NumericDocValues stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
    DocIdSetIterator docs = new BitSetIterator(scope.articles(leaf, Copies.PUBLISHED), 0);
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if (stamps.advanceExact(doc)) {
        add(stamps.longValue());
      }
    }
  }

  private void add(long stamp) {
    first = Math.min(first, stamp);
    last = Math.max(last, stamp);
  }
}
