package io.github.dateline.stats;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Clopper and Pearson's bound of a binomial probability, as log odds.
 *
 * <p>The bound is a quantile of the beta distribution. It is solved for in log odds, because
 * commons-statistics gives quantiles to 1e-9 absolute, which is nothing for one in a million, and
 * because 1 - τ must keep its digits where τ is near 1.
 */
final class ClopperPearson {

  /** Newton needs about 5; the rest is for halving where the start was poor. */
  private static final int MAX_STEPS = 200;

  private ClopperPearson() {}

  /**
   * Returns ln(τ / (1 - τ)) for the τ at which {@code successes} or more of {@code successes +
   * failures} have probability {@code tail}: the lower bound of τ; -∞ for no success. The upper
   * bound is the negative of this with the two counts exchanged.
   */
  static double lowerLogOdds(long successes, long failures, double tail) {
    if (successes == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double logTail = Math.log(tail);
    if (failures == 0) {
      // tau^successes = tail
      double logTau = logTail / successes;
      return logTau - Math.log(-Math.expm1(logTau));
    }
    double a = successes;
    double b = failures + 1.0;
    // ln P is concave and rising in the log odds: after its first step Newton comes from below.
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    double t = Math.log(a / b) - Math.sqrt(-2 * logTail * (1 / a + 1 / b));
    for (int i = 0; i < MAX_STEPS; i++) {
      double probability = probability(t, a, b);
      double miss = Math.log(probability) - logTail;
      double next = t - miss * probability / density(t, a, b);
      if (Math.abs(next - t) <= 1e-15 * (1 + Math.abs(t))) {
        return next;
      }
      if (miss < 0) {
        low = t;
      } else {
        high = t;
      }
      if (!(next > low && next < high)) {
        next = between(low, high, t);
      }
      t = next;
    }
    return t;
  }

  /** A point between the bounds, or well outside the one that is known. */
  private static double between(double low, double high, double t) {
    if (Double.isInfinite(low)) {
      return t - 1 - Math.abs(t);
    }
    return Double.isInfinite(high) ? t + 1 + Math.abs(t) : low + (high - low) / 2;
  }

  /** P(beta(a, b) <= x) for the log odds t of x, taken from the end where x keeps its digits. */
  private static double probability(double t, double a, double b) {
    return t <= 0
        ? RegularizedBeta.value(1 / (1 + Math.exp(-t)), a, b)
        : RegularizedBeta.complement(1 / (1 + Math.exp(t)), b, a);
  }

  /** Derivative of {@link #probability} by t. */
  private static double density(double t, double a, double b) {
    double x = 1 / (1 + Math.exp(-Math.abs(t)));
    double y = 1 / (1 + Math.exp(Math.abs(t)));
    double density =
        t <= 0 ? RegularizedBeta.derivative(y, a, b) : RegularizedBeta.derivative(y, b, a);
    return density * x * y;
  }
}
