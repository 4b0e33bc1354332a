package io.github.dateline.report;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.JSON;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Timeline;
import io.github.dateline.internal.table.Column;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.ComparisonColumns;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.TimelineColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report as JSON: the rows as {@code dateline cooccur --format json} gives them, the entities,
 * what changes over time, and the articles quoted.
 */
final class JsonExport {
  /** Of the strongest pairs; the archive tells those of others. */
  private static final int MAX_TIMELINES = 6;

  private JsonExport() {}

  static byte[] bytes(Report report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(bytes, columns(report.table()), report);
    return bytes.toByteArray();
  }

  private static ColumnList<Report> columns(CooccurrenceTable table) {
    return ColumnList.of(text("title", Report::title))
        .and(CooccurrenceColumns.QUESTION.from(Report::table))
        .and(
            text("rankedBy", report -> Descriptions.key(table.rankedBy())),
            count("minimumCount", report -> table.query().minimumCount()),
            text("lastChanged", report -> report.lastChanged().toString()))
        .and(CooccurrenceColumns.ARTICLES.from(Report::table))
        .and(
            text("from", report -> day(report.firstDay())),
            text("to", report -> day(report.lastDay())))
        .and(CooccurrenceColumns.UNITS.from(Report::table))
        .and(CooccurrenceColumns.LEFT_OUT.from(Report::table))
        .and(CooccurrenceColumns.MADE.from(Report::table))
        .and(
            count("pairs", report -> table.pairs()),
            list(
                "rows",
                report -> CooccurrenceColumns.rows(table),
                CooccurrenceColumns.of(table).in(JSON)),
            list("entities", NodeColumns::rows, NodeColumns.TABLE.in(JSON)),
            list("timelines", JsonExport::timelines, TimelineColumns.SHORT),
            text("laterFrom", report -> day(report.trends().middle())),
            compared("change", report -> report.trends().change()),
            compared("characteristic", report -> report.trends().keyEntities()),
            list("quoted", report -> report.citations().values(), Citation.COLUMNS));
  }

  private static @Nullable String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }

  private static List<Timeline> timelines(Report report) {
    return Stream.concat(
            report.trends().articles().stream(),
            report.trends().pairs().stream().limit(MAX_TIMELINES))
        .toList();
  }

  /** The rows of a comparison; null where there was nothing to compare. */
  private static Column<Report> compared(
      String key, Function<Report, Optional<ComparisonTable>> compared) {
    return list(
        key,
        report -> compared.apply(report).map(ComparisonColumns::rows).orElse(null),
        ComparisonColumns.SHORT);
  }
}
