package io.github.dateline.stats;

import java.io.Serializable;
import java.util.Objects;

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
}
