package io.github.dateline.internal.count;

import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.table.CountedArticles;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Finds in which articles a table is counted: the archive, and the days of the articles in scope.
 */
final class CountedArticlesFinder {

  private CountedArticlesFinder() {}

  static CountedArticles of(OpenIndex open, Scope scope) throws IOException {
    Scope.Stamps stamps = scope.stamps();
    return new CountedArticles(
        open.annotator(),
        open.reader.numDocs(),
        open.fingerprint(),
        day(stamps, stamps.first()),
        day(stamps, stamps.last()));
  }

  private static @Nullable LocalDate day(Scope.Stamps stamps, long stamp) {
    return stamps.first() > stamps.last() ? null : LocalDate.ofEpochDay(IndexFields.day(stamp));
  }
}
