package io.github.dateline.report;

import io.github.dateline.Archive;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trends and contrasts of a report: timelines, the pairs that changed between the two halves of the
 * period, and the key entities of the scope.
 *
 * @param articles the articles in scope over time, empty if they have no dates
 * @param pairs the pairs over time, in the order of the table; none if the articles have no dates
 * @param entities the entities over time, in the order of the nodes; none if the articles have no
 *     dates
 * @param change the later half of the period against the earlier one, by pairs; empty if all is of
 *     one day
 * @param middle the first day of the later half
 * @param keyEntities the entities that are named more in scope than elsewhere; empty if the scope
 *     is the whole archive
 */
record Trends(
    Optional<Timeline> articles,
    List<Timeline> pairs,
    List<Timeline> entities,
    Optional<ComparisonTable> change,
    Optional<LocalDate> middle,
    Optional<ComparisonTable> keyEntities) {
  /** Enough for those that fade to be among those that change most. */
  private static final int MAX_ROWS = 1000;

  static Trends of(
      Archive archive,
      CooccurrenceTable table,
      List<NetworkNode> nodes,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate lastDay)
      throws IOException {
    CooccurrenceQuery query = table.query();
    Optional<ComparisonTable> characteristic =
        table.articles() == 0 || query.scope().equals(Query.all())
            ? Optional.empty()
            : Optional.of(archive.keyEntities(question(query, query.scope(), false), Query.all()));
    if (firstDay == null || lastDay == null) {
      return new Trends(
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          characteristic);
    }
    long days = ChronoUnit.DAYS.between(firstDay, lastDay);
    List<List<Entity>> asked = new ArrayList<>();
    asked.add(List.of());
    table.forEach(row -> asked.add(List.of(row.first(), row.second())));
    nodes.forEach(node -> asked.add(List.of(node.entity())));
    List<Timeline> timelines = archive.timeline().scope(query.scope()).by(by(days)).each(asked);
    int pairs = table.rows().size();
    Optional<ComparisonTable> change = Optional.empty();
    Optional<LocalDate> middle = Optional.empty();
    if (days > 0) {
      LocalDate half = firstDay.plusDays((days + 1) / 2);
      Query later = query.scope().and(Query.published(half, lastDay));
      Query earlier = query.scope().and(Query.published(firstDay, half.minusDays(1)));
      change = Optional.of(archive.compare(question(query, later, true), earlier));
      middle = Optional.of(half);
    }
    return new Trends(
        Optional.of(timelines.get(0)),
        timelines.subList(1, pairs + 1),
        timelines.subList(pairs + 1, timelines.size()),
        change,
        middle,
        characteristic);
  }

  /** The same of the first pairs, and of some of the nodes. */
  Trends first(int some, int[] kept) {
    return new Trends(
        articles,
        pairs.isEmpty() ? pairs : pairs.subList(0, some),
        entities.isEmpty() ? entities : Arrays.stream(kept).mapToObj(entities::get).toList(),
        change,
        middle,
        keyEntities);
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
            .limit(MAX_ROWS);
    if (anchored) {
      query.anchor().ifPresent(question::anchor);
    }
    return question.build();
  }

  /** So that there are some dozens of bins. */
  private static Timeline.BinWidth by(long days) {
    if (days <= 45) {
      return Timeline.BinWidth.DAY;
    }
    if (days <= 300) {
      return Timeline.BinWidth.WEEK;
    }
    if (days <= 5 * 366) {
      return Timeline.BinWidth.MONTH;
    }
    return days <= 15 * 366 ? Timeline.BinWidth.QUARTER : Timeline.BinWidth.YEAR;
  }
}
