package io.github.dateline.internal.chance;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

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
    double term = Math.exp(logChance(both));
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
    double choices =
        LogGamma.value(most + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(most - k + 1.0);
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
    if (factors <= FEW_FACTORS) {
      double sum = 0;
      for (int i = 0; i < factors; i++) {
        sum += Math.log(x - i);
      }
      return sum;
    }
    if (x > MANY * factors) {
      return factors * (Math.log(x) - (factors - 1) / (2 * x));
    }
    return LogGamma.value(x + 1) - LogGamma.value(x - factors + 1);
  }

  /** The distribution if the two came together so many times as often. */
  private PairChance times(double ratio) {
    double mean = Math.min(expected * ratio, most);
    return new PairChance(mean, pairs * ratio * ratio, most, true);
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
    return Math.exp(bisect(low, high, ratio -> times(ratio).atLeast(both) - error));
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
}
