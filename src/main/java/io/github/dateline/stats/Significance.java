package io.github.dateline.stats;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The significance of an association: p-value, q-value and confidence intervals of one contingency
 * table, corrected for all that were tested together.
 *
 * <p>It assumes that the units counted are independent of each other. Articles nearly are, once
 * copies are counted once; sentences of one article are not, so for them it is not claimed.
 * Immutable and thread-safe.
 *
 * @param tail which way was tested
 * @param pValue p of {@link FisherExact} for this table alone, in [0, 1]
 * @param qValue q after Benjamini and Hochberg: the share of false discoveries to be expected among
 *     all tables with a q of at most this one, in [pValue, 1]
 * @param tests how many tables were looked at together, at least 1
 * @param logRatio the interval of the log ratio, in bits, widened after Bonferroni so that those of
 *     all {@code tests} hold at once; its bound nearer to zero is {@link
 *     Measure#CONSERVATIVE_LOG_RATIO}
 * @param relativeRisk the same as a ratio, in [0, ∞]
 * @param logOddsRatio the interval of the log odds ratio, in natural logarithms, as wide
 */
public record Significance(
    FisherExact.Tail tail,
    double pValue,
    double qValue,
    long tests,
    Interval logRatio,
    Interval relativeRisk,
    Interval logOddsRatio)
    implements Serializable {

  /** Checks the probabilities. */
  public Significance {
    Objects.requireNonNull(tail, "tail must not be null");
    if (!(pValue >= 0 && pValue <= qValue && qValue <= 1)) {
      throw new IllegalArgumentException(
          "0 <= pValue <= qValue <= 1 must hold, got pValue=" + pValue + ", qValue=" + qValue);
    }
  }

  /**
   * Tests a table whose p-value was already corrected among the others.
   *
   * @param table the counts
   * @param tail which way is tested
   * @param qValue the corrected p-value, in [p, 1]
   * @param tests how many tables are looked at together, at least 1
   * @return the result, with intervals at level {@link Interval#DEFAULT_LEVEL}
   * @throws IllegalArgumentException if q is below p or above 1, or tests below 1
   */
  public static Significance of(
      Contingency table, FisherExact.Tail tail, double qValue, long tests) {
    double level = Interval.DEFAULT_LEVEL;
    Interval logRatio = Interval.logRatio(table, level, tests);
    return new Significance(
        tail,
        FisherExact.p(table, tail),
        qValue,
        tests,
        logRatio,
        logRatio.asRelativeRisk(),
        Interval.logOddsRatio(table, level, tests));
  }

  /**
   * A confidence interval: the range of values that the counts do not contradict.
   *
   * <p>All intervals here are two-sided with half of the error on either side. Where several tables
   * are looked at together, {@code tests} is their number m, and the interval is widened after
   * Bonferroni so that with probability {@code level} all m hold at once: each has the error (1 -
   * level) / m.
   *
   * <p>The intervals assume that units are independent of each other. That is nearly true of
   * articles once copies are counted once, and not of the sentences of one article.
   *
   * <p>A table with an empty margin contradicts nothing: its interval has no bounds. Immutable and
   * thread-safe.
   *
   * @param low lower bound, never NaN, -∞ if there is none
   * @param high upper bound, at least {@code low}, +∞ if there is none
   * @param level probability that the interval covers the true value, all {@code tests} of them
   *     together; in (0, 1)
   */
  public record Interval(double low, double high, double level) implements Serializable {

    /** The level where none is given: 0.95. */
    public static final double DEFAULT_LEVEL = 0.95;

    private static final double LN_2 = Math.log(2);

    /**
     * Checks the bounds and the level.
     *
     * @throws IllegalArgumentException if the bounds are NaN or out of order or the level is not in
     *     (0, 1)
     */
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "low must be <= high, got low=%s, high=%s", low, high));
      }
      checkLevel(level);
    }

    /**
     * Returns the interval of the {@link Measure#LOG_RATIO log ratio} for one table at level 0.95.
     *
     * @param table the counts
     * @return the interval, in bits
     * @see #logRatio(Contingency, double, long)
     */
    public static Interval logRatio(Contingency table) {
      return logRatio(table, DEFAULT_LEVEL, 1);
    }

    /**
     * Returns the exact interval of the {@link Measure#LOG_RATIO log ratio}, by the conditional
     * Poisson test: given that the second occurs n = both + onlySecond times, the number of those
     * within the first is binomial with probability τ; [τlow, τhigh] is Clopper and Pearson's
     * interval, and the bounds are log2((total - first) / first · τ / (1 - τ)).
     *
     * <p>It holds for any counts, small ones too, where the usual approximation (see {@link
     * #approximateLogRatio}) claims too much; it never covers less than the level, and it is wide
     * where the second occurs in a large part of the units. No correction of zeros is used: for
     * both = 0 low is -∞, for onlySecond = 0 high is +∞; if first = 0, first = total or second = 0,
     * both are infinite.
     *
     * <p>Sources: Evert 2022, Measuring keyness, doi:10.17605/OSF.IO/CY6MW; Clopper and Pearson
     * 1934, doi:10.1093/biomet/26.4.404. Agrees with {@code LRC} of Evert's R script to 12 digits,
     * thus by formula with R's {@code poisson.test(c(both, onlySecond), c(first, total - first))}.
     *
     * @param table the counts
     * @param level the level, in (0, 1)
     * @param tests number of tables looked at together, at least 1
     * @return the interval, in bits
     * @throws IllegalArgumentException if the level is not in (0, 1) or tests is below 1
     */
    public static Interval logRatio(Contingency table, double level, long tests) {
      double tail = tail(level, tests);
      if (noRates(table)) {
        return unbounded(level);
      }
      double base = Math.log((double) (table.total() - table.first()) / table.first());
      double low = base + ClopperPearson.lowerLogOdds(table.both(), table.onlySecond(), tail);
      double high = base - ClopperPearson.lowerLogOdds(table.onlySecond(), table.both(), tail);
      return new Interval(low / LN_2, high / LN_2, level);
    }

    /**
     * Returns the interval of the log ratio by normal approximation: ln of the risk ratio ± z
     * √(1/both - 1/first + 1/onlySecond - 1/(total - first)), divided by ln 2, with 0.5 for a zero
     * count. The counts should not be small. If first = 0, first = total or second = 0, it has no
     * bounds.
     *
     * <p>Source: Katz et al. 1978, doi:10.2307/2530610. This is what CQPweb shows as conservative
     * log ratio, and pandas-association-measures with {@code boundary='normal'} (alpha there is
     * 0.001 unless given).
     *
     * @param table the counts
     * @param level the level, in (0, 1)
     * @param tests number of tables looked at together, at least 1
     * @return the interval, in bits
     * @throws IllegalArgumentException if the level is not in (0, 1) or tests is below 1
     */
    public static Interval approximateLogRatio(Contingency table, double level, long tests) {
      double z = quantile(level, tests);
      if (noRates(table)) {
        return unbounded(level);
      }
      double both = table.both() == 0 ? 0.5 : table.both();
      double onlySecond = table.onlySecond() == 0 ? 0.5 : table.onlySecond();
      double absent = table.total() - table.first();
      // Each pair is >= 0; taken apart, 1/x - 1/y of near counts would cancel.
      double variance =
          (table.first() - both) / (both * table.first())
              + (absent - onlySecond) / (onlySecond * absent);
      double half = z * Math.sqrt(Math.max(0, variance)) / LN_2;
      double centre = MeasureFormulas.logRatio(table);
      return new Interval(centre - half, centre + half, level);
    }

    /**
     * Returns the exact interval of the {@link Measure#RELATIVE_RISK relative risk}: 2 to the power
     * of {@link #logRatio(Contingency, double, long)}, so that both say the same. [0, ∞] if there
     * are no bounds.
     *
     * @param table the counts
     * @param level the level, in (0, 1)
     * @param tests number of tables looked at together, at least 1
     * @return the interval, in [0, ∞]
     * @throws IllegalArgumentException if the level is not in (0, 1) or tests is below 1
     */
    public static Interval relativeRisk(Contingency table, double level, long tests) {
      return logRatio(table, level, tests).asRelativeRisk();
    }

    /** This interval, in bits, as one of the ratio itself. */
    Interval asRelativeRisk() {
      return new Interval(Math.exp(low * LN_2), Math.exp(high * LN_2), level);
    }

    /**
     * Returns the interval of the {@link Measure#LOG_ODDS_RATIO log odds ratio} for one table at
     * level 0.95.
     *
     * @param table the counts
     * @return the interval, in natural logarithms
     * @see #logOddsRatio(Contingency, double, long)
     */
    public static Interval logOddsRatio(Contingency table) {
      return logOddsRatio(table, DEFAULT_LEVEL, 1);
    }

    /**
     * Returns Wald's interval of the {@link Measure#LOG_ODDS_RATIO log odds ratio}, on cells to
     * which 0.5 was added: its value ± z √(Σ 1/(cell + 0.5)). If a margin is empty, it has no
     * bounds.
     *
     * <p>Sources: Woolf 1955, doi:10.1111/j.1469-1809.1955.tb01348.x, with the correction of
     * Haldane 1956, doi:10.1111/j.1469-1809.1955.tb01285.x, and Anscombe 1956,
     * doi:10.1093/biomet/43.3-4.461.
     *
     * @param table the counts
     * @param level the level, in (0, 1)
     * @param tests number of tables looked at together, at least 1
     * @return the interval, in natural logarithms
     * @throws IllegalArgumentException if the level is not in (0, 1) or tests is below 1
     */
    public static Interval logOddsRatio(Contingency table, double level, long tests) {
      double z = quantile(level, tests);
      if (table.hasZeroMargin()) {
        return unbounded(level);
      }
      double variance =
          1 / (table.both() + 0.5)
              + 1 / (table.onlyFirst() + 0.5)
              + 1 / (table.onlySecond() + 0.5)
              + 1 / (table.neither() + 0.5);
      double half = z * Math.sqrt(variance);
      double centre = MeasureFormulas.logOddsRatio(table);
      return new Interval(centre - half, centre + half, level);
    }

    /**
     * Tells whether a value lies within the bounds, which belong to the interval.
     *
     * @param value the value
     * @return true if it is in [low, high]; false for NaN
     */
    public boolean contains(double value) {
      return low <= value && value <= high;
    }

    /**
     * The bound of the log ratio's exact interval that is nearer to zero; 0 if zero lies inside.
     */
    static double conservativeLogRatio(Contingency table, double level, long tests) {
      double tail = tail(level, tests);
      double d = table.determinant();
      if (d == 0) {
        return 0;
      }
      double base = Math.log((double) (table.total() - table.first()) / table.first());
      return d > 0
          ? Math.max(0, base + ClopperPearson.lowerLogOdds(table.both(), table.onlySecond(), tail))
              / LN_2
          : Math.min(0, base - ClopperPearson.lowerLogOdds(table.onlySecond(), table.both(), tail))
              / LN_2;
    }

    private static boolean noRates(Contingency table) {
      return table.first() == 0 || table.first() == table.total() || table.second() == 0;
    }

    private static Interval unbounded(double level) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
    }

    /** The error left on one side. */
    private static double tail(double level, long tests) {
      checkLevel(level);
      if (tests < 1) {
        throw new IllegalArgumentException("tests must be >= 1, got " + tests);
      }
      return (1 - level) / 2 / tests;
    }

    private static double quantile(double level, long tests) {
      return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail(level, tests));
    }

    private static void checkLevel(double level) {
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException("level must be in (0, 1), got " + level);
      }
    }
  }
}
