package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;
import static io.github.dateline.internal.table.Column.truth;
import static io.github.dateline.internal.table.OutputType.BRIEF;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;

import io.github.dateline.Entity;
import io.github.dateline.Timeline;
import java.time.LocalDate;
import java.util.Locale;

/** The columns of a timeline, a row for each bin. */
public final class TimelineColumns {
  private static final ColumnList<Timeline.Burst> BURST =
      ColumnList.of(
          text("start", burst -> burst.start().toString()),
          text("end", burst -> burst.end().toString()),
          number("weight", Timeline.Burst::weight));

  private static final ColumnList<Timeline> ALL =
      ColumnList.<Timeline>of(
          text("query", (Timeline timeline) -> timeline.scope().toString()).in(JSON),
          text("by", (Timeline timeline) -> timeline.by().toString()).in(JSON, BRIEF),
          list("entities", Timeline::entities, EntityColumns.ENTITY).in(JSON),
          texts(
                  "entities",
                  (Timeline timeline) ->
                      timeline.entities().stream().map(Entity::toString).toList())
              .in(BRIEF),
          count("articles", Timeline::articles).in(JSON),
          count("undated", Timeline::undated).in(JSON),
          object(
                  "made",
                  (Timeline timeline) ->
                      timeline instanceof CountedTimeline counted ? counted.how() : null,
                  Made.COLUMNS)
              .in(JSON),
          list("bins", Timeline::bins, of(Timeline.BinWidth.DAY).in(JSON)).in(JSON, BRIEF),
          list("bursts", Timeline::bursts, BURST).in(JSON));

  /** The JSON document of a timeline. */
  public static final ColumnList<Timeline> DOCUMENT = ALL.in(JSON);

  /** A timeline in the JSON of a report. */
  public static final ColumnList<Timeline> SHORT = ALL.in(BRIEF);

  private TimelineColumns() {}

  /** The columns of bins of that length. */
  public static ColumnList<Timeline.Bin> of(Timeline.BinWidth by) {
    return ColumnList.of(
        text("start", (Timeline.Bin bin) -> bin.start().toString())
            .text(by.toString(), bin -> label(by, bin.start()))
            .in(CSV, JSON),
        count("articles", Timeline.Bin::articles).text("articles").in(CSV, JSON),
        count("total", Timeline.Bin::total).text("of").in(CSV, JSON),
        number("share", (Timeline.Bin bin) -> 100.0 * bin.articles() / bin.total())
            .text("share", TimelineColumns::share),
        truth("burst", Timeline.Bin::burst).in(CSV, JSON));
  }

  /** The columns of a table for people. */
  public static ColumnList<Timeline.Bin> ofText(Timeline timeline) {
    return of(timeline.by())
        .and(
            text("span", (Timeline.Bin bin) -> span(timeline, bin))
                .text("", bin -> span(timeline, bin)));
  }

  /** What a bin is to the burst that it is in: its begin, its end or between; else nothing. */
  public static String span(Timeline timeline, Timeline.Bin bin) {
    LocalDate last = timeline.by().next(bin.start()).minusDays(1);
    for (Timeline.Burst burst : timeline.bursts()) {
      if (!bin.start().isBefore(burst.start()) && !last.isAfter(burst.end())) {
        boolean begins = bin.start().equals(burst.start());
        boolean ends = last.equals(burst.end());
        return begins ? ends ? "burst" : "burst begins" : ends ? "burst ends" : "|";
      }
    }
    return "";
  }

  private static String share(Timeline.Bin bin) {
    return bin.total() == 0
        ? ""
        : Formats.PLAIN.number(100.0 * bin.articles() / bin.total(), 1) + " %";
  }

  /** What a bin is called. */
  public static String label(Timeline.BinWidth by, LocalDate start) {
    return switch (by) {
      case DAY, WEEK -> start.toString();
      case MONTH -> start.toString().substring(0, start.toString().length() - 3);
      case QUARTER -> start.getYear() + "-Q" + (start.getMonthValue() + 2) / 3;
      case YEAR -> String.format(Locale.ROOT, "%04d", start.getYear());
    };
  }
}
