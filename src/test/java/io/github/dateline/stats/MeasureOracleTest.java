package io.github.dateline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.GTest;
import org.junit.jupiter.api.Test;

/** Random tables against commons-statistics and against the formulas, cell by cell. */
class MeasureOracleTest {

  private static final int TABLES = 20_000;

  @Test
  void logLikelihoodAndChiSquaredAreThoseOfCommonsStatistics() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < TABLES; i++) {
      Contingency t = tables.nextFull(2_000_000);
      long[][] cells = {{t.both(), t.onlyFirst()}, {t.onlySecond(), t.neither()}};
      // The oracle's own rounding: its terms are as large as total, and cancel.
      double slack = 1e-13 * t.total();
      near(
          Math.abs(Measure.LOG_LIKELIHOOD.score(t)),
          GTest.withDefaults().statistic(cells),
          slack,
          t);
      double chiSquared = ChiSquareTest.withDefaults().statistic(cells);
      near(Measure.CHI_SQUARED.score(t), chiSquared, 1e-15 * t.total(), t);
    }
  }

  @Test
  void logLikelihoodIsTheSumOverCells() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < TABLES; i++) {
      Contingency t = tables.nextFull(2_000_000);
      double n = t.total();
      double sum =
          term(t.both(), t.first() / n * t.second())
              + term(t.onlyFirst(), t.first() / n * (n - t.second()))
              + term(t.onlySecond(), (n - t.first()) / n * t.second())
              + term(t.neither(), (n - t.first()) / n * (n - t.second()));
      double sign = Math.signum(t.both() * n - (double) t.first() * t.second());
      near(Measure.LOG_LIKELIHOOD.score(t), sign * 2 * sum, 1e-14 * n, t);
      double simple = term(t.both(), t.expected()) - (t.both() - t.expected());
      near(Measure.SIMPLE_LOG_LIKELIHOOD.score(t), sign * 2 * simple, 1e-14 * n, t);
    }
  }

  @Test
  void measuresOfAnyTableAreTheirFormulas() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < TABLES; i++) {
      Contingency t = tables.nextFull(100_000);
      double o = t.both();
      double r1 = t.first();
      double c1 = t.second();
      double n = t.total();
      double r2 = n - r1;
      double c2 = n - c1;
      double k12 = t.onlyFirst();
      double k21 = t.onlySecond();
      double k22 = t.neither();
      double e = r1 * c1 / n;
      double yates = Math.max(0, Math.abs(o * k22 - k12 * k21) - n / 2);
      near(Measure.CHI_SQUARED_YATES.score(t), n * yates * yates / (r1 * r2 * c1 * c2), 0, t);
      near(Measure.Z_SCORE.score(t), (o - e) / Math.sqrt(e), 1e-9, t);
      near(Measure.DICE.score(t), 2 * o / (r1 + c1), 0, t);
      near(Measure.JACCARD.score(t), o / (o + k12 + k21), 0, t);
      near(Measure.OCHIAI.score(t), o / Math.sqrt(r1 * c1), 0, t);
      near(Measure.MINIMUM_SENSITIVITY.score(t), Math.min(o / r1, o / c1), 0, t);
      near(Measure.DELTA_P_FIRST.score(t), o / c1 - k12 / c2, 1e-14, t);
      near(Measure.DELTA_P_SECOND.score(t), o / r1 - k21 / r2, 1e-14, t);
      double or = (o + 0.5) * (k22 + 0.5) / ((k12 + 0.5) * (k21 + 0.5));
      near(Measure.LOG_ODDS_RATIO.score(t), Math.log(or), 1e-13, t);
      double zeroless = (o == 0 ? 0.5 : o) / (k21 == 0 ? 0.5 : k21);
      near(Measure.LOG_RATIO.score(t), log2(zeroless / (r1 / r2)), 1e-13, t);
      double jlh = o > e ? (o / r1 - c1 / n) * (o / r1) / (c1 / n) : 0;
      near(Measure.JLH.score(t), jlh, 1e-9, t);
    }
  }

  @Test
  void measuresOfTablesWithoutZerosAreTheirFormulas() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < TABLES; i++) {
      Contingency t = tables.nextFull(100_000);
      double o = t.both();
      double r1 = t.first();
      double c1 = t.second();
      double n = t.total();
      double r2 = n - r1;
      double k12 = t.onlyFirst();
      double k21 = t.onlySecond();
      double e = r1 * c1 / n;
      if (o > 0) {
        near(Measure.T_SCORE.score(t), (o - e) / Math.sqrt(o), 1e-9, t);
        near(Measure.PMI.score(t), log2(o / e), 1e-13, t);
        near(Measure.PMI2.score(t), log2(o * o / e), 1e-13, t);
        near(Measure.PMI3.score(t), log2(o * o * o / e), 1e-13, t);
        near(Measure.LOG_DICE.score(t), 14 + log2(2 * o / (r1 + c1)), 1e-13, t);
        near(Measure.NPMI.score(t), Math.log(o / e) / -Math.log(o / n), 1e-9, t);
      }
      if (k21 > 0) {
        near(Measure.RELATIVE_RISK.score(t), o / r1 / (k21 / r2), 0, t);
      }
      if (k12 > 0 && k21 > 0) {
        near(Measure.ODDS_RATIO.score(t), o * t.neither() / (k12 * k21), 0, t);
      }
    }
  }

  @Test
  void independenceIsExactlyZeroOrOne() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < TABLES; i++) {
      long a = tables.random().nextLong(1, 500_000);
      long b = tables.random().nextLong(1, 500_000);
      long x = tables.random().nextLong(1, 500_000);
      long y = tables.random().nextLong(1, 500_000);
      Contingency t = Contingency.ofCells(a * x, a * y, b * x, b * y);
      for (Measure measure : Measure.values()) {
        switch (measure) {
          case ODDS_RATIO, RELATIVE_RISK -> exactly(1, measure, t);
          case DICE,
              LOG_DICE,
              JACCARD,
              OCHIAI,
              MINIMUM_SENSITIVITY,
              PMI2,
              PMI3,
              LOG_ODDS_RATIO,
              COUNT -> {}
          default -> exactly(0, measure, t);
        }
      }
    }
  }

  @Test
  void symmetricMeasuresDoNotSeeTheOrder() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < TABLES; i++) {
      Contingency t = tables.next(1_000_000_000_000L);
      for (Measure measure : Measure.values()) {
        if (measure.symmetric()) {
          double score = measure.score(t);
          double swapped = measure.score(t.swapped());
          assertThat(swapped)
              .as("%s of %s, %s", measure, t, RandomTables.seed())
              .matches(
                  s -> Double.compare(s, score) == 0 || Math.abs(s - score) <= 8 * Math.ulp(score));
        }
      }
      double there = Measure.DELTA_P_FIRST.score(t);
      assertThat(Double.compare(Measure.DELTA_P_SECOND.score(t.swapped()), there)).isZero();
    }
  }

  @Test
  void unsymmetricMeasuresDiffer() {
    Contingency t = new Contingency(9, 90, 10, 1000);
    for (Measure measure : Measure.values()) {
      if (!measure.symmetric()) {
        assertThat(measure.score(t)).as("%s", measure).isNotEqualTo(measure.score(t.swapped()));
      }
    }
  }

  @Test
  void rangesHoldForAnyTable() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < TABLES; i++) {
      Contingency t = tables.next(1_000_000_000_000L);
      within(Measure.NPMI, t, -1, 1);
      within(Measure.DICE, t, 0, 1);
      within(Measure.LOG_DICE, t, Double.NEGATIVE_INFINITY, 14);
      within(Measure.JACCARD, t, 0, 1);
      within(Measure.OCHIAI, t, 0, 1);
      within(Measure.MINIMUM_SENSITIVITY, t, 0, 1);
      within(Measure.DELTA_P_FIRST, t, -1, 1);
      within(Measure.DELTA_P_SECOND, t, -1, 1);
      within(Measure.RELATEDNESS, t, -1, 1);
      within(Measure.CHI_SQUARED, t, 0, t.total());
      within(Measure.CHI_SQUARED_YATES, t, 0, t.total());
      within(Measure.JLH, t, 0, t.total());
      double sign = Math.signum(t.determinant());
      for (Measure measure :
          new Measure[] {
            Measure.LOG_LIKELIHOOD, Measure.SIMPLE_LOG_LIKELIHOOD, Measure.T_SCORE, Measure.Z_SCORE
          }) {
        assertThat(Math.signum(measure.score(t)))
            .as("%s of %s, %s", measure, t, RandomTables.seed())
            .isEqualTo(sign);
      }
    }
  }

  @Test
  void pmiOfEverySmallTableIsTheLogarithmOfAFraction() {
    // Observed / expected is a fraction.
    for (long total = 1; total <= 12; total++) {
      for (long first = 1; first <= total; first++) {
        for (long second = 1; second <= total; second++) {
          for (long both = Math.max(1, first + second - total);
              both <= Math.min(first, second);
              both++) {
            Contingency t = new Contingency(both, first, second, total);
            double quotient =
                BigDecimal.valueOf(both * total)
                    .divide(BigDecimal.valueOf(first * second), MathContext.DECIMAL128)
                    .doubleValue();
            assertThat(Measure.PMI.score(t)).as("%s", t).isCloseTo(log2(quotient), offset(1e-14));
          }
        }
      }
    }
  }

  private static double term(double observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }

  private static void near(double actual, double oracle, double slack, Contingency table) {
    assertThat(actual)
        .as("%s, %s", table, RandomTables.seed())
        .isCloseTo(oracle, offset(slack + 1e-11 * Math.abs(oracle)));
  }

  private static void exactly(double value, Measure measure, Contingency table) {
    assertThat(measure.score(table))
        .as("%s of %s, %s", measure, table, RandomTables.seed())
        .isEqualTo(value);
  }

  private static void within(Measure measure, Contingency table, double low, double high) {
    double score = measure.score(table);
    double slack = 1e-14 * Math.abs(high);
    assertThat(Double.isNaN(score) || (score >= low - slack && score <= high + slack))
        .as("%s = %s of %s, %s", measure, score, table, RandomTables.seed())
        .isTrue();
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
