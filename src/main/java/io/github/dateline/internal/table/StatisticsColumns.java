package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.probability;
import static io.github.dateline.internal.table.OutputType.BRIEF;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.GRAPH;
import static io.github.dateline.internal.table.OutputType.JSON;

import io.github.dateline.Unit;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import io.github.dateline.stats.Significance.Interval;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** The columns of a 2x2 table: its counts, its measures of association and how sure they are. */
public final class StatisticsColumns {
  private static final ColumnList<Contingency> COUNTS =
      ColumnList.of(
          count("both", Contingency::both).text("both").markdown("both").page("Together", 0),
          count("first", Contingency::first)
              .text("of first")
              .markdown("with first")
              .page("With first", 0),
          count("second", Contingency::second)
              .text("of second")
              .markdown("with second")
              .page("With second", 0),
          count("total", Contingency::total));

  private static final ColumnList<Interval> BOUNDS =
      ColumnList.of(number("low", Interval::low), number("high", Interval::high));

  private static final ColumnList<Interval> INTERVAL = BOUNDS.and(number("level", Interval::level));

  private static final ColumnList<Significance> INTERVALS =
      ColumnList.of(
          interval("logRatio", Significance::logRatio),
          interval("relativeRisk", Significance::relativeRisk),
          interval("logOddsRatio", Significance::logOddsRatio));

  private StatisticsColumns() {}

  /** The four counts. */
  public static <R> Nested<R> counts(String key, Function<R, Contingency> counts) {
    return object(key, counts, COUNTS);
  }

  /** How many units chance alone would give. */
  public static <R> Value<R> expected(Function<R, Contingency> counts) {
    return number("expected", row -> counts.apply(row).expected());
  }

  /** All measures, scored in one way. */
  public static <R> Nested<R> measures(ToDoubleBiFunction<Measure, R> scored) {
    ColumnList<R> measures = ColumnList.of();
    for (Measure measure : Measure.values()) {
      measures = measures.and(number(measure.key(), row -> scored.applyAsDouble(measure, row)));
    }
    return object("measures", (R row) -> row, measures).withoutPrefix();
  }

  /** An interval with its level. */
  public static <R> Nested<R> interval(String key, Function<R, Interval> interval) {
    return object(key, interval, INTERVAL);
  }

  /**
   * Whether significance is claimed for a unit: for articles alone, since the sentences of one
   * article are not independent.
   */
  public static boolean isClaimed(Unit unit) {
    return unit.equals(Unit.ARTICLE);
  }

  /**
   * The significance of rows, without values where none is claimed.
   *
   * @param hasQ whether a table on a screen has the q-value
   */
  static <R> ColumnList<R> significance(Function<R, Optional<Significance>> claimed, boolean hasQ) {
    Function<R, @Nullable Significance> sure = row -> claimed.apply(row).orElse(null);
    Value<Significance> q = probability("qValue", Significance::qValue).in(CSV, JSON, BRIEF, GRAPH);
    Value<Significance> shown =
        hasQ ? q.text("q").page("q", claim -> Formats.shortProbability(claim.qValue())) : q;
    return ColumnList.of(
        object("intervals", sure, INTERVALS).in(JSON),
        probability("pValue", Significance::pValue).from(sure).in(CSV, JSON, GRAPH),
        shown.from(sure),
        object("logRatio", Significance::logRatio, BOUNDS).from(sure).in(CSV, GRAPH),
        object("logOddsRatio", Significance::logOddsRatio, BOUNDS).from(sure).in(CSV));
  }
}
