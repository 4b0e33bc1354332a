package io.github.dateline.internal.table;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which articles a table was counted in: what is needed to make it again. No time of a clock is in
 * it, nor how many shards the archive has.
 *
 * @param annotator who found the names, dictionary and all
 * @param inArchive how many articles the archive has
 * @param fingerprint tells these articles, and the decisions on names, from others
 * @param from the first day of the articles in scope, null if none has a day
 * @param to the last
 */
public record CountedArticles(
    String annotator,
    long inArchive,
    long fingerprint,
    @Nullable LocalDate from,
    @Nullable LocalDate to)
    implements Serializable {
  private static final String BY_ARTICLE =
      "chance keeps how many names of each kind an article has, and in how many articles a name is";
  private static final String BY_UNIT = "chance takes all units as alike: f1 f2 / N";

  /** How a table on pairs was made of them. */
  Made made(CooccurrenceQuery query, String options) {
    return new Made(
        this,
        query.scope(),
        options,
        query.copies(),
        StatisticsColumns.isClaimed(query.unit()) ? BY_ARTICLE : BY_UNIT);
  }

  /** How a table was made in which every article counts, and nothing is compared with chance. */
  Made made(Query query, String options) {
    return new Made(this, query, options, Copies.PUBLISHED, null);
  }

  /** Their days in words, after a comma; empty if none is known. */
  String days() {
    return from == null || to == null
        ? ""
        : from.equals(to) ? ", those asked of " + from : ", those asked of " + from + " to " + to;
  }
}
