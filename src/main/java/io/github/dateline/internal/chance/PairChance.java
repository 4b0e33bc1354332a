package io.github.dateline.internal.chance;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How many articles two names that nothing joins have together: a hypergeometric distribution with
 * the mean and the variance of the model, and at most as many as the rarer of the two has.
 *
 * <p>Where all articles are equally long this is Fisher's exact test. Elsewhere it is as if both
 * were drawn from fewer articles, the long ones, whose number need not be whole.
 */
public final class PairChance {
  /** Beyond it, logarithms of factorials lose digits, and a series is as exact. */
  private static final double MANY = 1e6;

  private static final int FEW_FACTORS = 32;

  /** So many factors are multiplied before a logarithm is taken; a double holds their product. */
  private static final int PRODUCT = 16;

  private static final double MAX_FACTOR = 1e18;

  /** From here on, Stirling's series is exact to the last digits of a double. */
  private static final double LEAST_OF_SERIES = 16;

  private static final double HALF_LOG_2_PI = Math.log(2 * Math.PI) / 2;
  private static final double NEGLIGIBLE = 1e-17;

  /** What is below it may be rounding, next to 1. */
  private static final double NOISE = 1e-9;

  /** With no greater mean nothing can be told: they cannot be together, and yet may be. */
  private static final double LEAST = 1e-12;

  /** So far below 1, in natural logarithms, a lower bound is as good as none. */
  private static final double MAX_FALL = 1 << 10;

  private static final int MAX_STEPS = 60;

  private final double expected;
  private final double pairs;
  private final long most;

  private final boolean told;

  /** Draws are made from so many, of which so many count. */
  private final double all;

  private final double marked;

  /**
   * A distribution.
   *
   * @param expected the mean
   * @param pairs the mean of x (x - 1)
   * @param most the greatest number that can be
   */
  PairChance(double expected, double pairs, long most) {
    this(Math.max(LEAST, Math.min(expected, most)), pairs, most, expected > LEAST);
  }

  private PairChance(double expected, double pairs, long most, boolean told) {
    this.expected = expected;
    this.pairs = pairs;
    this.most = most;
    this.told = told && expected < most;
    double binomial = expected * (1 - expected / most);
    double variance = pairs + expected - expected * expected;
    double share = binomial > 0 ? variance / binomial : 1;
    double fitted = share >= 1 ? Double.POSITIVE_INFINITY : (most - share) / (1 - share);
    all = Math.max(fitted, (double) most * most / expected);
    marked = expected / most * all;
  }

  /** Where nothing can be told: the margins hardly leave a choice. */
  public static PairChance untold(double expected, long most) {
    return new PairChance(Math.max(LEAST, Math.min(expected, most)), 0, most, false);
  }

  /**
   * Each of so many has the same chance, whatever the others have: a binomial distribution.
   *
   * @param all how many
   * @param share the chance, above 0 and below 1
   */
  public static PairChance binomial(long all, double share) {
    return new PairChance(all * share, all * (all - 1.0) * share * share, all);
  }

  /** The expected count. */
  public double expected() {
    return expected;
  }

  /** The standard deviation. */
  double deviation() {
    return Math.sqrt(Math.max(0, pairs + expected - expected * expected));
  }

  /** Whether anything can be told; if not, any number may be chance. */
  public boolean isTold() {
    return told;
  }

  /** The chance of at least so many. */
  public double atLeast(long both) {
    if (both > most) {
      return 0;
    }
    if (both <= 0 || !told) {
      return 1;
    }
    if (both <= expected) {
      double below = below(both);
      return below < NOISE ? 1 : Math.max(0, 1 - below);
    }
    return atLeast(both, logChoices(both));
  }

  /** The same of more than are expected. */
  private double atLeast(long both, double logChoices) {
    double term = Math.exp(logChance(both, logChoices));
    double sum = term;
    for (long k = both; k < most && term > sum * NEGLIGIBLE; k++) {
      term *= ratio(k);
      sum += term;
    }
    return Math.min(1, sum);
  }

  private double below(long both) {
    double term = Math.exp(logChance(both - 1));
    double sum = term;
    for (long k = both - 2; k >= 0 && term > sum * NEGLIGIBLE; k--) {
      double ratio = ratio(k);
      if (!(ratio > 0) || Double.isInfinite(ratio)) {
        break;
      }
      term /= ratio;
      sum += term;
    }
    return sum;
  }

  /** The chance of one more, divided by that of so many. */
  private double ratio(long k) {
    if (Double.isInfinite(all)) {
      double share = expected / most;
      return (most - k) * share / ((k + 1) * (1 - share));
    }
    double unmarked = all - marked - most + k + 1;
    return unmarked <= 0
        ? Double.POSITIVE_INFINITY
        : Math.max(0, marked - k) * (most - k) / ((k + 1) * unmarked);
  }

  /** The logarithm of the chance of just so many. */
  double logChance(long k) {
    return logChance(k, logChoices(k));
  }

  /** In how many ways so many can be chosen, its logarithm: the same for any ratio. */
  private double logChoices(long k) {
    return k == 0 ? 0 : logFactorial(most) - logFactorial(k) - logFactorial(most - k);
  }

  private double logChance(long k, double choices) {
    if (Double.isInfinite(all)) {
      double share = expected / most;
      return choices + k * Math.log(share) + (most - k) * Math.log1p(-share);
    }
    return choices
        + logFalling(marked, k)
        + logFalling(all - marked, most - k)
        - logFalling(all, most);
  }

  /** The logarithm of x (x - 1) ... with so many factors; of 0 where x does not suffice. */
  private static double logFalling(double x, long factors) {
    if (x - factors + 1 <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (factors <= FEW_FACTORS && x < MAX_FACTOR) {
      double product = 1;
      double sum = 0;
      for (int i = 0; i < factors; i++) {
        product *= x - i;
        if ((i + 1) % PRODUCT == 0) {
          sum += Math.log(product);
          product = 1;
        }
      }
      return sum + Math.log(product);
    }
    if (x > MANY * factors) {
      return factors * (Math.log(x) - (factors - 1) / (2 * x));
    }
    double rest = x - factors;
    if (rest < LEAST_OF_SERIES) {
      return logFactorial(x) - logFactorial(rest);
    }
    // The difference of two series, whose great terms would take digits from each other.
    return factors * (Math.log(x) - 1)
        + (rest + 0.5) * log1p(factors / rest)
        + seriesRest(x)
        - seriesRest(rest);
  }

  /**
   * The logarithm of 1 + x, to a few units in the last place: what rounding takes from x is taken
   * from the logarithm too. Several times as fast as {@link Math#log1p}. After Goldberg 1991,
   * theorem 4, doi:10.1145/103162.103163.
   */
  private static double log1p(double x) {
    double sum = 1 + x;
    return sum == 1 ? x : Math.log(sum) * (x / (sum - 1));
  }

  /** The logarithm of x! by Stirling's series, beyond where it is exact. */
  private static double logFactorial(double x) {
    double product = 1;
    double large = x;
    while (large < LEAST_OF_SERIES) {
      product *= ++large;
    }
    return (large + 0.5) * Math.log(large)
        - large
        + HALF_LOG_2_PI
        + seriesRest(large)
        - Math.log(product);
  }

  private static double seriesRest(double x) {
    double square = x * x;
    double rest = 1 / 1260.0 - 1 / 1680.0 / square;
    return (1 / 12.0 - (1 / 360.0 - rest / square) / square) / x;
  }

  /**
   * The chances of at least 1, 2 ... articles, up to the last that is above 0.
   *
   * @return null if they must be asked for one by one
   */
  double @Nullable [] tails() {
    double chance = told ? Math.exp(logChance(0)) : 0;
    if (!(chance > 0)) {
      return null;
    }
    double[] tails = new double[(int) Math.min(most, FEW_FACTORS)];
    int size = 0;
    for (long k = 0; k < most && (chance > 0 || k < expected); k++) {
      chance = Math.min(1, chance * ratio(k));
      if (size == tails.length) {
        tails = Arrays.copyOf(tails, 2 * size);
      }
      tails[size++] = chance;
    }
    while (size > 0 && tails[size - 1] == 0) {
      size--;
    }
    for (int k = size - 2; k >= 0; k--) {
      tails[k] = Math.min(1, tails[k] + tails[k + 1]);
    }
    return Arrays.copyOf(tails, size);
  }

  /** The distribution if the two came together so many times as often. */
  public PairChance times(double ratio) {
    double mean = Math.min(expected * ratio, most);
    return new PairChance(mean, pairs * ratio * ratio, most, true);
  }

  /**
   * Whether so many together contradict a ratio of true to expected count: its lower bound is not
   * below.
   *
   * @param both how many have both
   * @param error how often it may be wrongly said
   * @param ratio the ratio
   */
  public boolean exceeds(long both, double error, double ratio) {
    return times(ratio).atLeast(both) <= error;
  }

  /**
   * The least ratio of true to expected count that so many together do not contradict: above 1 just
   * where the chance of so many is at most the error.
   *
   * @param both how many have both
   * @param error how often a bound may be too high
   */
  public double lower(long both, double error) {
    if (both <= 0) {
      return 0;
    }
    double low = 0;
    double high = 0;
    if (atLeast(both) <= error) {
      high = Math.log(Math.min(both, most) / expected);
    } else {
      // The chance of as many falls with the ratio, at least in proportion.
      for (double step = 1; step < MAX_FALL && isLikely(low, both, error); step *= 2) {
        low -= step;
      }
    }
    double choices = logChoices(Math.min(both, most));
    // The square root of a count varies by a half, whatever the count is.
    double tail = -2 * Math.log(error);
    double deviations = Math.sqrt(Math.max(0, tail - Math.log(2 * Math.PI * tail)));
    double root = Math.max(0, Math.sqrt(both) - deviations / 2);
    double mean = Math.max(root * root, both / 100.0);
    return Math.exp(
        root(
            low,
            high,
            Math.log(mean / expected),
            Math.max(1, both - mean),
            ratio -> {
              PairChance more = times(ratio);
              double chance =
                  both > more.expected && both <= most
                      ? more.atLeast(both, choices)
                      : more.atLeast(both);
              return Math.log(chance / error);
            }));
  }

  private boolean isLikely(double logRatio, long both, double error) {
    return times(Math.exp(logRatio)).atLeast(both) > error;
  }

  /**
   * The greatest ratio of true to expected count that so many together do not contradict.
   *
   * @param both how many have both
   * @param error how often a bound may be too low
   */
  public double upper(long both, double error) {
    if (both >= most) {
      return Double.POSITIVE_INFINITY;
    }
    double top = Math.log(most / expected);
    double low = both == 0 ? top - 50 : Math.log(both / expected);
    return Math.exp(bisect(low, top, ratio -> error - 1 + times(ratio).atLeast(both + 1)));
  }

  private static double bisect(double from, double to, DoubleUnaryOperator of) {
    double low = from;
    double high = to;
    for (int i = 0; i < MAX_STEPS && high - low > 1e-12; i++) {
      double middle = (low + high) / 2;
      if (of.applyAsDouble(Math.exp(middle)) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * Where a function that rises at least as fast as its argument is 0: the secant method, with
   * bisection where that leaves what is left.
   *
   * @param guess where it may be
   * @param slope about how fast it rises there
   */
  private static double root(
      double from, double to, double guess, double slope, DoubleUnaryOperator of) {
    double low = from;
    double high = to;
    double last = Double.NaN;
    double atLast = Double.NaN;
    double next = guess;
    for (int i = 0; i < MAX_STEPS && high - low > 1e-12; i++) {
      if (i % 8 == 7 || !(next > low && next < high)) {
        next = (low + high) / 2;
      }
      double there = of.applyAsDouble(Math.exp(next));
      if (Math.abs(there) < 1e-12) {
        return next;
      }
      if (there > 0) {
        high = next;
      } else {
        low = next;
      }
      double rise = i == 0 ? slope : (there - atLast) / (next - last);
      last = next;
      atLast = there;
      next -= there / rise;
    }
    return (low + high) / 2;
  }
}
