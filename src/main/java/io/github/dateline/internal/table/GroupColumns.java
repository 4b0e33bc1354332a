package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.TEXT;

import io.github.dateline.GroupPair;
import io.github.dateline.stats.Measure;

/** The columns of pairs of groups. */
public final class GroupColumns {
  /** The columns. */
  public static final ColumnList<GroupPair> TABLE =
      ColumnList.<GroupPair>of(
          text("first", GroupPair::first).in(TEXT, CSV, JSON),
          text("second", GroupPair::second).in(TEXT, CSV, JSON),
          StatisticsColumns.counts("counts", GroupPair::counts).withoutPrefix().in(TEXT, CSV, JSON),
          count("total", (GroupPair row) -> row.counts().total()).text("all"),
          StatisticsColumns.expected(GroupPair::counts).text("expected", 2).in(CSV, JSON),
          number("logRatio", (GroupPair row) -> Measure.LOG_RATIO.score(row.counts()))
              .text("log ratio", 2),
          number("logDice", (GroupPair row) -> Measure.LOG_DICE.score(row.counts()))
              .text("logDice", 2));

  private GroupColumns() {}
}
