package io.github.dateline.internal.count;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Corrects p-values for the number of tests made. If all tests with q at most 0.05 are called
 * discoveries, at most one in twenty of them is expected to be false.
 *
 * <p>The number of tests is the number of hypotheses that were open before looking: all pairs that
 * passed a condition on their single counts, not only those that occurred together often. Where
 * p-values of the rest are not at hand, give the number; the rest is taken to have p = 1.
 *
 * <p>A q-value is in [p, 1], stands at the place of its p-value, and never orders two tests against
 * their p-values; equal p have equal q. Agrees with R's {@code p.adjust(p, "BH", n = tests)} and
 * {@code "BY"}. All methods are pure and thread-safe.
 */
public final class FalseDiscovery {

  private static final double EULER_MASCHERONI = 0.57721566490153286;

  private FalseDiscovery() {}

  /**
   * Corrects after Benjamini and Hochberg, all tests being given.
   *
   * @param pValues p-values in any order, each in [0, 1]; not changed
   * @return q-values in the order of the p-values; empty for none
   * @throws IllegalArgumentException if a p-value is NaN or not in [0, 1]
   * @see #benjaminiHochberg(double[], long)
   */
  public static double[] benjaminiHochberg(double[] pValues) {
    return benjaminiHochberg(pValues, pValues.length);
  }

  /**
   * Corrects after Benjamini and Hochberg: with the p-values rising, q(i) is the least of p(j) ·
   * tests / j over all j from i on, at most 1. It holds for independent tests and for those that
   * lean the same way, as pairs of entities mostly do.
   *
   * <p>Source: Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
   *
   * @param pValues p-values in any order, each in [0, 1]; not changed
   * @param tests number of tests made, at least as many as p-values
   * @return q-values in the order of the p-values; empty for none
   * @throws IllegalArgumentException if a p-value is NaN or not in [0, 1], or tests is too small
   */
  public static double[] benjaminiHochberg(double[] pValues, long tests) {
    return stepUp(pValues, tests, 1);
  }

  /**
   * Corrects after Benjamini and Yekutieli, all tests being given.
   *
   * @param pValues p-values in any order, each in [0, 1]; not changed
   * @return q-values in the order of the p-values; empty for none
   * @throws IllegalArgumentException if a p-value is NaN or not in [0, 1]
   * @see #benjaminiYekutieli(double[], long)
   */
  public static double[] benjaminiYekutieli(double[] pValues) {
    return benjaminiYekutieli(pValues, pValues.length);
  }

  /**
   * Corrects after Benjamini and Yekutieli: as {@link #benjaminiHochberg(double[], long)}, times 1
   * + 1/2 + ... + 1/tests. It holds whatever the tests have to do with each other, and finds less.
   *
   * <p>Source: Benjamini and Yekutieli 2001, doi:10.1214/aos/1013699998.
   *
   * @param pValues p-values in any order, each in [0, 1]; not changed
   * @param tests number of tests made, at least as many as p-values
   * @return q-values in the order of the p-values; empty for none
   * @throws IllegalArgumentException if a p-value is NaN or not in [0, 1], or tests is too small
   */
  public static double[] benjaminiYekutieli(double[] pValues, long tests) {
    return stepUp(pValues, tests, harmonic(tests));
  }

  /** 1 + 1/2 + ... + 1/n; Digamma of commons-numbers gives it to 10 digits only. */
  private static double harmonic(long n) {
    if (n > 1000) {
      double r2 = 1.0 / n / n;
      return Math.log(n) + EULER_MASCHERONI + 0.5 / n - r2 / 12 + r2 * r2 / 120;
    }
    double sum = 0;
    for (long i = n; i > 0; i--) {
      sum += 1.0 / i;
    }
    return sum;
  }

  private static double[] stepUp(double[] pValues, long tests, double factor) {
    if (tests < pValues.length) {
      throw new IllegalArgumentException(
          "tests must be >= the number of p-values, " + pValues.length + ", got " + tests);
    }
    for (int i = 0; i < pValues.length; i++) {
      if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
        throw new IllegalArgumentException(
            "pValues[" + i + "] must be in [0, 1], got " + pValues[i]);
      }
    }
    Integer[] falling = new Integer[pValues.length];
    Arrays.setAll(falling, i -> i);
    Arrays.sort(falling, Comparator.comparingDouble(i -> -pValues[i]));
    double[] qValues = new double[pValues.length];
    double least = 1;
    int rank = pValues.length;
    for (int index : falling) {
      least = Math.min(least, pValues[index] * (factor * tests / rank));
      // A test is never surer than by itself; rounding of factor * tests / rank must not say so.
      qValues[index] = Math.max(least, pValues[index]);
      rank--;
    }
    return qValues;
  }
}
