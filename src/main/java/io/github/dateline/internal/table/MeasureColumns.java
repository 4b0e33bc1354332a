package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.TEXT;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance.Interval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of one 2x2 table with all that can be computed of it. */
public final class MeasureColumns {
  private static final int DECIMALS = 4;

  private static final ColumnList<FisherExact> FISHER =
      ColumnList.of(
          number("greater", FisherExact::greater),
          number("less", FisherExact::less),
          number("twoSided", FisherExact::twoSided),
          number("log10Greater", FisherExact::log10Greater),
          number("log10Less", FisherExact::log10Less),
          number("log10TwoSided", FisherExact::log10TwoSided));

  private static final ColumnList<Measured> INTERVALS =
      ColumnList.of(
          StatisticsColumns.interval("logRatio", Measured::logRatio),
          StatisticsColumns.interval("relativeRisk", Measured::relativeRisk),
          StatisticsColumns.interval("logOddsRatio", Measured::logOddsRatio));

  private static final ColumnList<Measured> ALL =
      ColumnList.of(
          StatisticsColumns.counts("counts", Measured::counts).in(JSON),
          StatisticsColumns.expected(Measured::counts).in(CSV, JSON),
          StatisticsColumns.<Measured>measures((measure, table) -> table.score(measure))
              .in(CSV, JSON),
          object("fisher", Measured::fisher, FISHER).in(CSV, JSON),
          object("intervals", (Measured table) -> table, INTERVALS).in(JSON));

  /** The JSON document of a table. */
  public static final ColumnList<Measured> DOCUMENT = ALL.in(JSON);

  /** The table itself, a row for each of its own. */
  public static final ColumnList<Margin> MARGINS =
      ColumnList.of(
          text("", Margin::name).in(TEXT),
          count("second", Margin::with).in(TEXT),
          count("not second", Margin::without).in(TEXT),
          count("all", (Margin margin) -> margin.with() + margin.without()).in(TEXT));

  /** All values of a table, a row for each. */
  public static final ColumnList<Line> LINES =
      ColumnList.of(text("measure", Line::key).in(CSV), number("value", Line::value).in(CSV));

  private MeasureColumns() {}

  /**
   * A 2x2 table that is one of several looked at together.
   *
   * @param counts its counts
   * @param fisher its exact test
   * @param tests how many tables there are
   */
  public record Measured(Contingency counts, FisherExact fisher, long tests) {
    double score(Measure measure) {
      return measure.score(counts, tests);
    }

    Interval logRatio() {
      return Interval.logRatio(counts, Interval.DEFAULT_LEVEL, tests);
    }

    Interval relativeRisk() {
      return Interval.relativeRisk(counts, Interval.DEFAULT_LEVEL, tests);
    }

    Interval logOddsRatio() {
      return Interval.logOddsRatio(counts, Interval.DEFAULT_LEVEL, tests);
    }

    Optional<Interval> interval(Measure measure) {
      return switch (measure) {
        case LOG_RATIO -> Optional.of(logRatio());
        case RELATIVE_RISK -> Optional.of(relativeRisk());
        case LOG_ODDS_RATIO -> Optional.of(logOddsRatio());
        default -> Optional.empty();
      };
    }
  }

  /**
   * A row of a 2x2 table.
   *
   * @param name what it counts
   * @param with the count with the second
   * @param without the count without the second
   */
  public record Margin(String name, long with, long without) {}

  /**
   * A value of a table.
   *
   * @param key its name
   * @param value the value, null if it does not exist
   */
  public record Line(String key, @Nullable Double value) {}

  /** The rows of a 2x2 table. */
  public static List<Margin> margins(Contingency counts) {
    return List.of(
        new Margin("first", counts.both(), counts.onlyFirst()),
        new Margin("not first", counts.onlySecond(), counts.neither()),
        new Margin("all", counts.second(), counts.total() - counts.second()));
  }

  /** The columns of the measures, a row for each. */
  public static ColumnList<Measure> measures(Measured table) {
    return ColumnList.of(
        text("measure", Measure::key).in(TEXT),
        number("value", table::score)
            .text("value", measure -> Formats.PLAIN.score(measure, table.score(measure), DECIMALS)),
        text(
                "95 % interval",
                (Measure measure) -> table.interval(measure).map(MeasureColumns::words).orElse(""))
            .in(TEXT));
  }

  private static String words(Interval interval) {
    return Formats.PLAIN.number(interval.low(), DECIMALS)
        + " to "
        + Formats.PLAIN.number(interval.high(), DECIMALS);
  }

  /** All values of a table for spreadsheets, a row for each. */
  public static List<Line> lines(Measured table) {
    return ALL.values(CSV).stream()
        .map(value -> new Line(value.key(), (Double) value.value(table)))
        .toList();
  }
}
