package io.github.dateline.stats;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import io.github.dateline.stats.Significance.Interval;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @ParameterizedTest
  // SciPy 1.17.1: b = second - both, tail = (1 - level) / 2 / tests,
  // x = beta.ppf(tail, both, b + 1), low = log2((total - first) / first * x / (1 - x));
  // high likewise with beta.isf(tail, both + 1, b).
  @CsvSource({
    "15, 50, 20, 1000, 0.95, 1, 4.29960534430329, 7.647255819312858",
    "15, 50, 20, 1000, 0.95, 500, 3.049643909580376, 9.782157891544186",
    "15, 50, 20, 1000, 0.99, 1, 3.9014040360664097, 8.26073572390398",
    "1, 3, 1, 60, 0.95, 1, -1.0374747054186615, Infinity",
    "1, 3, 1, 60, 0.95, 500, -10.03971272955039, Infinity",
    "0, 20, 9, 60, 0.95, 1, -Infinity, 0.019004955496317213",
    "0, 20, 9, 60, 0.95, 500, -Infinity, 2.003839942586372",
    "12, 20, 14, 60, 0.95, 1, 1.4176432370097236, 6.786520322223636",
    "12, 20, 14, 60, 0.95, 500, -0.09543075048636816, 11.392390604509414",
    "3, 1000, 200, 100000, 0.99, 1, -2.57151800643409, 2.492987174083403"
  })
  void logRatioIsThatOfTheBetaDistribution(
      long both,
      long first,
      long second,
      long total,
      double level,
      long tests,
      double low,
      double high) {
    Contingency table = new Contingency(both, first, second, total);
    Interval interval = Interval.logRatio(table, level, tests);
    near(interval.low(), low);
    near(interval.high(), high);
    assertThat(interval.level()).isEqualTo(level);
    Interval risk = Interval.relativeRisk(table, level, tests);
    assertThat(risk.low())
        .isCloseTo(Math.pow(2, low), offset(1e-9 * Math.pow(2, Math.min(low, 99))));
    assertThat(risk.high() == POSITIVE_INFINITY).isEqualTo(high == POSITIVE_INFINITY);
  }

  @ParameterizedTest
  // scipy.stats.contingency.relative_risk(...).confidence_interval(0.95), log2 of the bounds.
  @CsvSource({
    "15, 50, 20, 1000, 4.431531617810565, 7.234248410518918",
    "12, 20, 14, 60, 1.5689328070257496, 5.600992194416562",
    "3, 1000, 200, 100000, -1.0501925656443964, 2.2347271683331753"
  })
  void approximateLogRatioIsThatOfKatz(
      long both, long first, long second, long total, double low, double high) {
    Contingency table = new Contingency(both, first, second, total);
    Interval interval = Interval.approximateLogRatio(table, 0.95, 1);
    near(interval.low(), low);
    near(interval.high(), high);
  }

  @Test
  void logOddsRatioIsThatOfWoolf() {
    // By hand: ln(10.5 * 80.5 / (5.5 * 4.5)) +- 1.959963984540054 sqrt(sum of reciprocals)
    Interval interval = Interval.logOddsRatio(Contingency.ofCells(10, 5, 4, 80));
    double centre = Math.log(10.5 * 80.5 / (5.5 * 4.5));
    double half = 1.959963984540054 * Math.sqrt(1 / 10.5 + 1 / 5.5 + 1 / 4.5 + 1 / 80.5);
    near(interval.low(), centre - half);
    near(interval.high(), centre + half);
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void exactBoundsSolveTheBinomialTail() {
    // Definition of Clopper and Pearson, with the oracle's binomial tail.
    RandomTables tables = new RandomTables();
    for (int i = 0; i < 5000; i++) {
      Contingency t = tables.nextFull(200_000);
      long tests = 1 + tables.random().nextInt(1000);
      double tail = 0.025 / tests;
      Interval interval = Interval.logRatio(t, 0.95, tests);
      double base = Math.log((double) (t.total() - t.first()) / t.first());
      int n = (int) t.second();
      if (t.both() > 0) {
        double odds = Math.exp(interval.low() * Math.log(2) - base);
        double p =
            BinomialDistribution.of(n, odds / (1 + odds)).survivalProbability((int) t.both() - 1);
        tailIs(tail, p, t);
      }
      if (t.onlySecond() > 0) {
        double odds = Math.exp(base - interval.high() * Math.log(2));
        double p =
            BinomialDistribution.of(n, odds / (1 + odds))
                .survivalProbability((int) t.onlySecond() - 1);
        tailIs(tail, p, t);
      }
    }
  }

  @Test
  void conservativeLogRatioIsTheNearerBound() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < 5000; i++) {
      Contingency t = tables.next(10_000_000);
      long tests = 1 + tables.random().nextInt(1000);
      Interval interval = Interval.logRatio(t, 0.95, tests);
      double nearer =
          interval.low() > 0 ? interval.low() : interval.high() < 0 ? interval.high() : 0;
      assertThat(Measure.CONSERVATIVE_LOG_RATIO.score(t, tests))
          .as("%s, %d tests, %s", t, tests, RandomTables.seed())
          .isCloseTo(nearer, offset(1e-12 * (1 + Math.abs(nearer))));
    }
  }

  @Test
  void moreTestsAndHigherLevelsWiden() {
    Contingency table = new Contingency(5, 40, 9, 800);
    Interval one = Interval.logRatio(table);
    Interval many = Interval.logRatio(table, 0.95, 100);
    Interval surer = Interval.logRatio(table, 0.99, 1);
    assertThat(many.low()).isLessThan(surer.low());
    assertThat(surer.low()).isLessThan(one.low());
    assertThat(many.high()).isGreaterThan(surer.high());
    assertThat(one.contains(Measure.LOG_RATIO.score(table))).isTrue();
    assertThat(one.contains(Double.NaN)).isFalse();
  }

  @Test
  void emptyMarginsBoundNothing() {
    Interval line = new Interval(NEGATIVE_INFINITY, POSITIVE_INFINITY, 0.95);
    for (Contingency table :
        new Contingency[] {
          new Contingency(0, 0, 0, 0), new Contingency(0, 0, 3, 9), new Contingency(3, 9, 3, 9)
        }) {
      assertThat(Interval.logRatio(table)).isEqualTo(line);
      assertThat(Interval.approximateLogRatio(table, 0.95, 1)).isEqualTo(line);
      assertThat(Interval.logOddsRatio(table)).isEqualTo(line);
      assertThat(Interval.relativeRisk(table, 0.95, 1))
          .isEqualTo(new Interval(0, POSITIVE_INFINITY, 0.95));
    }
  }

  @Test
  void extremeCountsConverge() {
    // A part in a million of a trillion: normal approximation is good to a few parts in 10^4.
    Contingency table =
        new Contingency(1_100_000L, 1_000_000_000L, 1_000_000_000L, 1_000_000_000_000L);
    Interval exact = Interval.logRatio(table, 0.95, 1_000_000);
    Interval approximate = Interval.approximateLogRatio(table, 0.95, 1_000_000);
    assertThat(exact.low()).isCloseTo(approximate.low(), offset(1e-4));
    assertThat(exact.high()).isCloseTo(approximate.high(), offset(1e-4));
  }

  @Test
  void badArgumentsAreRefused() {
    Contingency table = new Contingency(1, 2, 1, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interval.logRatio(table, 1, 1))
        .withMessage("level must be in (0, 1), got 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measure.CONSERVATIVE_LOG_RATIO.score(table, 0))
        .withMessage("tests must be >= 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(2, 1, 0.95))
        .withMessageContaining("low must be <= high");
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1, 0.95));
  }

  private static void tailIs(double tail, double actual, Contingency table) {
    assertThat(actual)
        .as("%s, %s", table, RandomTables.seed())
        .isCloseTo(tail, offset(tail * 1e-9));
  }

  private static void near(double actual, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(actual).isEqualTo(expected);
    } else {
      assertThat(actual).isCloseTo(expected, offset(1e-11));
    }
  }
}
