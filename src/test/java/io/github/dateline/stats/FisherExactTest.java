package io.github.dateline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherExactTest {

  @Test
  void ladyTastingTea() {
    // Fisher 1935: 3 of 4 cups told apart, P = 17/70; R's fisher.test, two-sided: 0.4857.
    FisherExact tea = FisherExact.of(Contingency.ofCells(3, 1, 1, 3));
    assertThat(tea.greater()).isCloseTo(17 / 70.0, offset(1e-15));
    assertThat(tea.less()).isCloseTo(69 / 70.0, offset(1e-15));
    assertThat(tea.twoSided()).isCloseTo(34 / 70.0, offset(1e-15));
    assertThat(tea.log10Greater()).isCloseTo(Math.log10(17 / 70.0), offset(1e-15));
  }

  @ParameterizedTest
  // scipy.stats.fisher_exact 1.17.1: k11, k12, k21, k22, greater, less, two-sided. The second is
  // R's example of twin convicts (?fisher.test: 0.0004652 and 0.0005367).
  @CsvSource({
    "2, 10, 15, 3, 0.9999845190186861, 0.000465180943362905, 0.0005367241191434357",
    "8, 2, 1, 5, 0.024475524475524483, 0.9991258741258742, 0.034965034965034975",
    "0, 5, 7, 20, 1.0, 0.2638348164627364, 0.5602753058954394",
    "30, 970, 500, 98500, 5.063768513424845e-14, 0.999999999999992, 5.063768513424845e-14"
  })
  void sameAsSciPy(
      long both,
      long onlyFirst,
      long onlySecond,
      long neither,
      double greater,
      double less,
      double twoSided) {
    FisherExact test = FisherExact.of(Contingency.ofCells(both, onlyFirst, onlySecond, neither));
    Percentage tolerance = Percentage.withPercentage(1e-9);
    assertThat(test.greater()).isCloseTo(greater, tolerance);
    assertThat(test.less()).isCloseTo(less, tolerance);
    assertThat(test.twoSided()).isCloseTo(twoSided, tolerance);
  }

  @ParameterizedTest
  // UCS, am.Fisher.pv = -log10 of P(both or more); source as in UcsTest. N = 191998.
  @CsvSource({
    "1, 2, 0.8143084918729303",
    "7, 120, 0.06938119984837125",
    "2, 5, 1.2660687275743098",
    "52, 658, 0.2577354341067543"
  })
  void sameAsUcs(long both, long second, double minusLog10) {
    FisherExact test = FisherExact.of(new Contingency(both, 15334, second, 191998));
    assertThat(test.log10Greater()).isCloseTo(-minusLog10, offset(1e-12));
  }

  @ParameterizedTest
  // mpmath, 60 digits: sum of C(first, k) C(total - first, second - k) / C(total, second).
  @CsvSource({
    "110, 2552, 221, 31777, -60.010395157119486984",
    "3000, 5000, 8000, 1000000, -5115.8382243630678076",
    "500, 1000, 500000, 1000000, -0.29020545335205748911",
    "250100, 500000, 500000, 1000000, -0.46178442635302472505",
    "1000000, 2000000, 3000000, 1000000000, -2003587.4242010628375",
    "100050000, 10000000000, 10000000000, 1000000000000, -6.6559271423928949474",
    "1000000000, 10000000000, 10000000000, 1000000000000, -645976111.30460872831"
  })
  void logarithmDoesNotUnderflow(long both, long first, long second, long total, double log10) {
    FisherExact test = FisherExact.of(new Contingency(both, first, second, total));
    assertThat(test.log10Greater()).isCloseTo(log10, offset(1e-11 + 4e-15 * Math.abs(log10)));
    assertThat(test.greater()).isCloseTo(Math.pow(10, log10), Percentage.withPercentage(1e-8));
  }

  @ParameterizedTest
  // Integers of any length: sums of C(first, k) C(total - first, second - k) / C(total, second).
  @CsvSource({
    "0, 3000, 3000, 10000, 0, -576.8233393944812247062, -576.7142734613087205199",
    "100, 3000, 3000, 10000, 0, -401.5464590212393333225, -401.4793272030351054651",
    "2200, 3000, 3000, 10000, -818.5288585087531089174, 0, -818.5288585087531089174",
    "1500, 2000, 2000, 4000, -228.6659881036350044860, 0, -228.3649581079710232908",
    "1000, 2000, 2000, 4000, -0.290210132232014965141, -0.290210132232014965141, 0"
  })
  void everyTailHasItsLogarithm(
      long both, long first, long second, long total, double greater, double less, double two) {
    FisherExact test = FisherExact.of(new Contingency(both, first, second, total));
    assertThat(test.log10Greater()).isCloseTo(greater, offset(1e-11));
    assertThat(test.log10Less()).isCloseTo(less, offset(1e-11));
    assertThat(test.log10TwoSided()).isCloseTo(two, offset(1e-11));
  }

  @Test
  void smallTablesAreExactFractions() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < 4000; i++) {
      agreesWithFractions(tables.next(i % 2 == 0 ? 40 : 400));
    }
  }

  @Test
  void everyTableOfTwelveUnitsIsAnExactFraction() {
    for (long first = 0; first <= 12; first++) {
      for (long second = 0; second <= 12; second++) {
        for (long both = Math.max(0, first + second - 12);
            both <= Math.min(first, second);
            both++) {
          agreesWithFractions(new Contingency(both, first, second, 12));
        }
      }
    }
  }

  @Test
  void sameAsCommonsStatistics() {
    RandomTables tables = new RandomTables();
    var oracle = org.apache.commons.statistics.inference.FisherExactTest.withDefaults();
    for (int i = 0; i < 3000; i++) {
      Contingency t = tables.nextFull(20_000);
      int[][] cells = {
        {(int) t.both(), (int) t.onlyFirst()}, {(int) t.onlySecond(), (int) t.neither()}
      };
      FisherExact test = FisherExact.of(t);
      near(
          test.greater(),
          oracle.with(AlternativeHypothesis.GREATER_THAN).test(cells).getPValue(),
          1e-7,
          t);
      near(
          test.less(),
          oracle.with(AlternativeHypothesis.LESS_THAN).test(cells).getPValue(),
          1e-7,
          t);
      near(test.twoSided(), twoSided(t), 1e-7, t);
    }
  }

  /**
   * R's definition over the distribution of commons-statistics 1.2, because its own test left out
   * an equally probable table: both=0 of first=2, second=2, total=7 gave 11/21, where SciPy has 1.
   */
  private static double twoSided(Contingency t) {
    var distribution =
        HypergeometricDistribution.of((int) t.total(), (int) t.first(), (int) t.second());
    double limit = distribution.logProbability((int) t.both()) + 1e-7;
    double sum = 0;
    for (int k = distribution.getSupportLowerBound();
        k <= distribution.getSupportUpperBound();
        k++) {
      double log = distribution.logProbability(k);
      sum += log <= limit ? Math.exp(log) : 0;
    }
    return sum;
  }

  @Test
  void tailsOverlapInOneTable() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < 5000; i++) {
      Contingency t = tables.next(10_000_000);
      FisherExact test = FisherExact.of(t);
      FisherExact swapped = FisherExact.of(t.swapped());
      assertThat(test.greater() + test.less())
          .as("%s, %s", t, RandomTables.seed())
          .isBetween(1 - 1e-12, 2.0);
      near(swapped.greater(), test.greater(), 1e-10, t);
      near(swapped.twoSided(), test.twoSided(), 1e-10, t);
      for (double p : new double[] {test.greater(), test.less(), test.twoSided()}) {
        assertThat(p).as("%s, %s", t, RandomTables.seed()).isBetween(0.0, 1.0);
      }
      assertThat(test.twoSided())
          .as("%s, %s", t, RandomTables.seed())
          .isGreaterThanOrEqualTo(Math.min(test.greater(), test.less()) * (1 - 1e-10));
    }
  }

  @Test
  void emptyMarginsLeaveOneTable() {
    FisherExact sure = new FisherExact(1, 1, 1, 0, 0, 0);
    assertThat(FisherExact.of(new Contingency(0, 0, 0, 0))).isEqualTo(sure);
    assertThat(FisherExact.of(new Contingency(0, 0, 5, 9))).isEqualTo(sure);
    assertThat(FisherExact.of(new Contingency(5, 9, 5, 9))).isEqualTo(sure);
  }

  @Test
  void largeTablesAreFast() {
    RandomTables tables = new RandomTables();
    assertThatCode(() -> assertTimeout(Duration.ofSeconds(10), () -> manyLarge(tables)))
        .as(RandomTables.seed())
        .doesNotThrowAnyException();
  }

  private static void manyLarge(RandomTables tables) {
    for (int i = 0; i < 20_000; i++) {
      FisherExact.of(tables.next(5_000_000));
    }
    for (int i = 0; i < 10; i++) {
      FisherExact.of(tables.next(1_000_000_000_000L));
    }
  }

  /** Exact integers: the weights of all tables, and their sums. */
  private static void agreesWithFractions(Contingency t) {
    int lowest = (int) Math.max(0, t.first() + t.second() - t.total());
    int highest = (int) Math.min(t.first(), t.second());
    BigInteger greater = BigInteger.ZERO;
    BigInteger less = BigInteger.ZERO;
    BigInteger twoSided = BigInteger.ZERO;
    BigInteger all = BigInteger.ZERO;
    BigInteger here = weight(t, t.both());
    BigInteger limit = here.add(here.divide(BigInteger.TEN.pow(7)));
    for (int k = lowest; k <= highest; k++) {
      BigInteger weight = weight(t, k);
      all = all.add(weight);
      greater = k >= t.both() ? greater.add(weight) : greater;
      less = k <= t.both() ? less.add(weight) : less;
      twoSided = weight.compareTo(limit) <= 0 ? twoSided.add(weight) : twoSided;
    }
    FisherExact test = FisherExact.of(t);
    near(test.greater(), quotient(greater, all), 1e-12, t);
    near(test.less(), quotient(less, all), 1e-12, t);
    near(test.twoSided(), quotient(twoSided, all), 1e-12, t);
  }

  private static BigInteger weight(Contingency t, long k) {
    return choose(t.first(), k).multiply(choose(t.total() - t.first(), t.second() - k));
  }

  private static BigInteger choose(long n, long k) {
    BigInteger result = BigInteger.ONE;
    for (long i = 1; i <= k; i++) {
      result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return result;
  }

  private static double quotient(BigInteger part, BigInteger all) {
    return new BigDecimal(part).divide(new BigDecimal(all), MathContext.DECIMAL128).doubleValue();
  }

  private static void near(double actual, double oracle, double relative, Contingency table) {
    assertThat(actual)
        .as("%s, %s", table, RandomTables.seed())
        .isCloseTo(oracle, offset(relative * Math.abs(oracle) + Double.MIN_NORMAL));
  }
}
