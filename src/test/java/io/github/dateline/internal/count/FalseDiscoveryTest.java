package io.github.dateline.internal.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.stats.RandomTables;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  private static final double[] P = {.01, .04, .03, .005, .55, .2, .04, 0.9, 1e-8};

  @Test
  void sameAsSciPy() {
    // scipy.stats.false_discovery_control(P), and with method='by'; SciPy 1.17.1
    assertThat(FalseDiscovery.benjaminiHochberg(P))
        .containsExactly(
            new double[] {0.03, 0.06, 0.06, 0.0225, 0.61875, 0.2571428571428572, 0.06, 0.9, 9e-08},
            within(1e-15));
    assertThat(FalseDiscovery.benjaminiYekutieli(P))
        .containsExactly(
            new double[] {
              0.08486904761904761,
              0.16973809523809522,
              0.16973809523809522,
              0.0636517857142857,
              1.0,
              0.7274489795918367,
              0.16973809523809522,
              1.0,
              2.5460714285714285e-07
            },
            within(1e-15));
  }

  @Test
  void benjaminiAndHochbergsOwnExample() {
    // Benjamini and Hochberg 1995, section 3.2: 15 p-values, at 0.05 the first four are rejected.
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.000
    };
    double[] q = FalseDiscovery.benjaminiHochberg(p);
    assertThat(Arrays.stream(q).filter(x -> x <= 0.05).count()).isEqualTo(4);
  }

  @Test
  void restOfTheTestsCountsAsOne() {
    double[] padded = Arrays.copyOf(P, 1000);
    Arrays.fill(padded, P.length, 1000, 1.0);
    assertThat(FalseDiscovery.benjaminiHochberg(P, 1000))
        .containsExactly(
            Arrays.copyOf(FalseDiscovery.benjaminiHochberg(padded), P.length), within(1e-15));
    assertThat(FalseDiscovery.benjaminiYekutieli(P, 1000))
        .containsExactly(
            Arrays.copyOf(FalseDiscovery.benjaminiYekutieli(padded), P.length), within(1e-15));
  }

  @Test
  void sameAsTheDefinition() {
    SplittableRandom random = new RandomTables().random();
    for (int i = 0; i < 2000; i++) {
      double[] p = new double[random.nextInt(60)];
      // Coarse, for ties.
      Arrays.setAll(p, j -> Math.pow(random.nextInt(50) / 49.0, 3));
      long tests = p.length + random.nextInt(50);
      double[] before = p.clone();
      double[] expected = definition(p, tests, 1);
      assertThat(FalseDiscovery.benjaminiHochberg(p, tests))
          .as("%s of %d, %s", Arrays.toString(p), tests, RandomTables.seed())
          .containsExactly(expected, within(1e-14));
      double harmonic = 0;
      for (int k = 1; k <= tests; k++) {
        harmonic += 1.0 / k;
      }
      assertThat(FalseDiscovery.benjaminiYekutieli(p, tests))
          .as("%s of %d, %s", Arrays.toString(p), tests, RandomTables.seed())
          .containsExactly(definition(p, tests, harmonic), within(1e-13));
      assertThat(p).containsExactly(before);
    }
  }

  @Test
  void orderOfPValuesIsKept() {
    SplittableRandom random = new RandomTables().random();
    double[] p = random.doubles(500).toArray();
    double[] q = FalseDiscovery.benjaminiHochberg(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(q[i]).as(RandomTables.seed()).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] < p[j] && q[i] > q[j]).as(RandomTables.seed()).isFalse();
      }
    }
  }

  @Test
  void billionsOfTestsAreQuick() {
    // mpmath: digamma(10**9 + 1) + euler
    double[] q = FalseDiscovery.benjaminiYekutieli(new double[] {1e-15}, 1_000_000_000L);
    assertThat(q[0]).isCloseTo(1e-6 * 21.30048150234794401668, within(1e-19));
  }

  @Test
  void noPValuesGiveNone() {
    assertThat(FalseDiscovery.benjaminiHochberg(new double[0])).isEmpty();
    assertThat(FalseDiscovery.benjaminiYekutieli(new double[0])).isEmpty();
  }

  @Test
  void badArgumentsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FalseDiscovery.benjaminiHochberg(new double[] {0.5, Double.NaN}))
        .withMessage("pValues[1] must be in [0, 1], got NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FalseDiscovery.benjaminiHochberg(new double[] {1.5}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FalseDiscovery.benjaminiYekutieli(new double[] {0.1, 0.2}, 1))
        .withMessage("tests must be >= the number of p-values, 2, got 1");
  }

  /** q of each: the least p(j) m / rank(j) over those with p(j) >= p(i), ranks counting ties. */
  private static double[] definition(double[] p, long tests, double factor) {
    double[] q = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      double least = 1;
      for (double other : p) {
        if (other >= p[i]) {
          long rank = Arrays.stream(p).filter(x -> x <= other).count();
          least = Math.min(least, other * tests * factor / rank);
        }
      }
      q[i] = least;
    }
    return q;
  }
}
