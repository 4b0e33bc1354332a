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
import io.github.dateline.stats.Excess;
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
          count("both", Contingency::both).text("with\nboth").markdown("both").page("Together", 0),
          count("first", Contingency::first)
              .text("with\nfirst")
              .dropped(5)
              .markdown("with first")
              .page("With first", 0),
          count("second", Contingency::second)
              .text("with\nsecond")
              .dropped(5)
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

  /**
   * The four counts, of units that are named in the heads.
   *
   * @param units what they are, as in "articles"
   */
  static <R> Nested<R> counts(String key, Function<R, Contingency> counts, String units) {
    ColumnList<Contingency> named =
        ColumnList.<Contingency>of(
                count("both", Contingency::both)
                    .text(units + "\nwith both")
                    .markdown(units + " with both")
                    .page("Together", 0),
                count("first", Contingency::first)
                    .text("with\nfirst")
                    .dropped(5)
                    .markdown(units + " with first")
                    .page("With first", 0),
                count("second", Contingency::second)
                    .text("with\nsecond")
                    .dropped(5)
                    .markdown(units + " with second")
                    .page("With second", 0))
            .and(count("total", Contingency::total));
    return object(key, counts, named);
  }

  /** How many units chance alone would give. */
  public static <R> Value<R> expected(Function<R, Contingency> counts) {
    return number("expected", row -> counts.apply(row).expected());
  }

  /** What chance alone would bring, and how much more there is. */
  private static final ColumnList<Excess> EXCESS =
      ColumnList.of(
          number("ratio", Excess::ratio),
          number("log2", Excess::log2),
          number("lower", Excess::lower),
          number("upper", Excess::upper));

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
    return ColumnList.of(
        object("intervals", sure, INTERVALS).in(JSON),
        probability("pValue", Significance::pValue).from(sure).in(CSV, JSON, GRAPH),
        q(
            probability("qValue", Significance::qValue).from(sure),
            row -> claimed.apply(row).map(Significance::qValue),
            hasQ),
        object("logRatio", Significance::logRatio, BOUNDS).from(sure).in(CSV, GRAPH),
        object("logOddsRatio", Significance::logOddsRatio, BOUNDS).from(sure).in(CSV));
  }

  /**
   * How much more often than by chance the pairs of rows are together, without values where that is
   * not claimed.
   *
   * @param sure the significance by the 2x2 table alone
   * @param hasQ whether a table on a screen has the q-value
   */
  static <R> ColumnList<R> excess(
      Function<R, Optional<Excess>> claimed,
      Function<R, Optional<Significance>> sure,
      Function<R, Contingency> counts,
      boolean hasQ) {
    Function<R, @Nullable Excess> excess = row -> claimed.apply(row).orElse(null);
    Function<R, @Nullable Significance> classical = row -> sure.apply(row).orElse(null);
    ColumnList<R> ofTable =
        ColumnList.<R>of(StatisticsColumns.<R>expected(counts))
            .and(
                probability("pValue", Significance::pValue).from(classical),
                probability("qValue", Significance::qValue).from(classical));
    return ColumnList.of(
        object("intervals", classical, INTERVALS).in(JSON),
        probability("pValue", Excess::pValue).from(excess).in(CSV, JSON, GRAPH),
        q(
            probability("qValue", Excess::qValue).from(excess),
            row -> claimed.apply(row).map(Excess::qValue),
            hasQ),
        object("excess", excess, EXCESS).in(CSV, JSON, GRAPH),
        object("classical", (R row) -> row, ofTable).in(CSV, JSON),
        object("logRatio", Significance::logRatio, BOUNDS).from(classical).in(CSV, GRAPH),
        object("logOddsRatio", Significance::logOddsRatio, BOUNDS).from(classical).in(CSV));
  }

  private static <R> Value<R> q(
      Value<R> value, Function<R, Optional<Double>> claimed, boolean hasQ) {
    Value<R> q = value.in(CSV, JSON, BRIEF, GRAPH);
    return hasQ
        ? q.text("q")
            .dropped(4)
            .page("q", row -> claimed.apply(row).map(Formats::shortProbability).orElse(""))
        : q;
  }
}
