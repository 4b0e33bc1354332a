package io.github.dateline.report;

import io.github.dateline.Archive;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the articles in scope change over time, and how they differ from the rest of the archive.
 *
 * @param articles the articles in scope over time, empty if they have no dates
 * @param pairs the strongest pairs over time, in their order
 * @param change the later half of the period against the earlier one, by pairs; empty if all is of
 *     one day
 * @param middle the first day of the later half
 * @param characteristic the entities that are named more in scope than elsewhere; empty if the
 *     scope is the whole archive
 */
record Over(
    Optional<Timeline> articles,
    List<Timeline> pairs,
    Optional<ComparisonTable> change,
    Optional<LocalDate> middle,
    Optional<ComparisonTable> characteristic) {
  private static final int MOST_PAIRS = 6;
  private static final int MOST_ROWS = 20;

  static Over of(
      Archive archive,
      CooccurrenceTable table,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate lastDay)
      throws IOException {
    CooccurrenceQuery query = table.query();
    Optional<Timeline> articles = Optional.empty();
    List<Timeline> pairs = new ArrayList<>();
    Optional<ComparisonTable> change = Optional.empty();
    Optional<LocalDate> middle = Optional.empty();
    if (firstDay != null && lastDay != null) {
      long days = ChronoUnit.DAYS.between(firstDay, lastDay);
      Timeline.By by = by(days);
      articles = Optional.of(archive.timeline(query.scope(), List.of(), by));
      for (CooccurrenceTable.Row row :
          table.rows().subList(0, Math.min(MOST_PAIRS, table.rows().size()))) {
        pairs.add(archive.timeline(query.scope(), List.of(row.first(), row.second()), by));
      }
      if (days > 0) {
        LocalDate half = firstDay.plusDays((days + 1) / 2);
        Query later = query.scope().and(Query.published(half, lastDay));
        Query earlier = query.scope().and(Query.published(firstDay, half.minusDays(1)));
        change = Optional.of(archive.compare(question(query, later, true), earlier));
        middle = Optional.of(half);
      }
    }
    Optional<ComparisonTable> characteristic =
        table.articles() == 0 || query.scope().equals(Query.all())
            ? Optional.empty()
            : Optional.of(archive.keyEntities(question(query, query.scope(), false), Query.all()));
    return new Over(articles, pairs, change, middle, characteristic);
  }

  private static CooccurrenceQuery question(
      CooccurrenceQuery query, Query scope, boolean anchored) {
    CooccurrenceQuery.Builder question =
        CooccurrenceQuery.builder()
            .scope(scope)
            .types(query.types())
            .unit(query.unit())
            .copies(query.copies())
            .minimumCount(query.minimumCount())
            .limit(MOST_ROWS);
    if (anchored) {
      query.anchor().ifPresent(question::anchor);
    }
    return question.build();
  }

  /** So that there are some dozens of bins. */
  private static Timeline.By by(long days) {
    if (days <= 45) {
      return Timeline.By.DAY;
    }
    if (days <= 300) {
      return Timeline.By.WEEK;
    }
    if (days <= 5 * 366) {
      return Timeline.By.MONTH;
    }
    return days <= 15 * 366 ? Timeline.By.QUARTER : Timeline.By.YEAR;
  }
}
