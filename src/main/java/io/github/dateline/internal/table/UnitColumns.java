package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.probability;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.TEXT;

import io.github.dateline.Unit;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of one pair that was counted by several units. */
public final class UnitColumns {
  /** The columns. */
  public static final ColumnList<Counted> TABLE =
      ColumnList.<Counted>of(
              text("unit", (Counted row) -> row.unit().toString()).in(TEXT, CSV, JSON),
              StatisticsColumns.counts("counts", Counted::counts)
                  .withoutPrefix()
                  .in(TEXT, CSV, JSON),
              count("total", (Counted row) -> row.counts().total()).text("all"),
              StatisticsColumns.expected(Counted::counts).text("expected", 2).in(CSV, JSON),
              StatisticsColumns.<Counted>measures((measure, row) -> measure.score(row.counts()))
                  .in(CSV, JSON),
              number("logRatio", (Counted row) -> Measure.LOG_RATIO.score(row.counts()))
                  .text("log ratio", 2),
              number("logDice", (Counted row) -> Measure.LOG_DICE.score(row.counts()))
                  .text("logDice", 2),
              probability("pValue", Counted::pValue).text("p", 4))
          .and(StatisticsColumns.significance(Counted::significance, false));

  private UnitColumns() {}

  /**
   * The counts of a pair by one unit.
   *
   * @param unit the unit
   * @param counts the 2x2 table
   * @param significance how sure the pair is, empty where that is not claimed
   */
  public record Counted(Unit unit, Contingency counts, Optional<Significance> significance) {
    @Nullable Double pValue() {
      return significance.map(Significance::pValue).orElse(null);
    }
  }

  /** The rows of a pair that was asked for, which is one test. */
  public static List<Counted> rows(Map<Unit, Contingency> tables) {
    List<Counted> rows = new ArrayList<>();
    tables.forEach(
        (unit, counts) -> rows.add(new Counted(unit, counts, significance(unit, counts))));
    return rows;
  }

  private static Optional<Significance> significance(Unit unit, Contingency counts) {
    FisherExact.Tail tail = FisherExact.Tail.GREATER;
    return StatisticsColumns.isClaimed(unit)
        ? Optional.of(Significance.of(counts, tail, FisherExact.p(counts, tail), 1))
        : Optional.empty();
  }
}
