package io.github.dateline.stats;

/**
 * The hypergeometric distribution of a contingency table's first cell, given its marginals.
 *
 * <p>commons-statistics has it for int counts only, and without logarithms of its tails.
 *
 * <p>A point probability is R1! R2! C1! C2! / (N! k11! k12! k21! k22!). With ln n! = n ln n - n +
 * g(n) the large parts add up to -G²/2, which is known without cancellation, and only the small g
 * are left (Loader 2000, Fast and accurate computation of binomial probabilities). Differences of
 * lgamma would lose as many digits as N has.
 */
final class Hypergeometric {

  private static final double HALF_LN_2PI = 0.5 * Math.log(2 * Math.PI);

  /** Adding less than this part of a sum does not change it. */
  private static final double NEGLIGIBLE = 1e-18;

  /** ln n! - (n ln n - n) where Stirling's series is not yet accurate. */
  private static final double[] SMALL_CORRECTIONS = smallCorrections(16);

  final long lowest;
  final long highest;
  final long mode;
  private final long first;
  private final long second;
  private final long total;
  private final double marginCorrection;

  /** Expects a table without an empty margin. */
  Hypergeometric(Contingency table) {
    first = table.first();
    second = table.second();
    total = table.total();
    lowest = Math.max(0, second - (total - first));
    highest = Math.min(first, second);
    double mean = (first + 1.0) * ((second + 1.0) / (total + 2.0));
    mode = Math.max(lowest, Math.min(highest, (long) Math.floor(mean)));
    marginCorrection =
        correction(first)
            + correction(total - first)
            + correction(second)
            + correction(total - second)
            - correction(total);
  }

  /** ln P(both = k), for k in [lowest, highest]. */
  double logProbability(long k) {
    Contingency table = new Contingency(k, first, second, total);
    return marginCorrection
        - correction(k)
        - correction(table.onlyFirst())
        - correction(table.onlySecond())
        - correction(table.neither())
        - Math.abs(MeasureFormulas.logLikelihood(table)) / 2;
  }

  /** ln P(both >= k). */
  double logUpper(long k) {
    if (k <= lowest) {
      return 0;
    }
    return k > mode ? directUpper(k) : Math.log1p(-Math.exp(directLower(k - 1)));
  }

  /** ln P(both <= k). */
  double logLower(long k) {
    if (k >= highest) {
      return 0;
    }
    return k < mode ? directLower(k) : Math.log1p(-Math.exp(directUpper(k + 1)));
  }

  /** Sums from k upwards, each probability from the one before it. */
  private double directUpper(long k) {
    double sum = 1;
    double term = 1;
    long neither = (total - first) - (second - k);
    for (long i = k; i < highest && term > sum * NEGLIGIBLE; i++) {
      neither++;
      term *= ((double) (first - i) / (i + 1)) * ((double) (second - i) / neither);
      sum += term;
    }
    return Math.min(0, logProbability(k) + Math.log(sum));
  }

  private double directLower(long k) {
    double sum = 1;
    double term = 1;
    long neither = (total - first) - (second - k);
    for (long i = k; i > lowest && term > sum * NEGLIGIBLE; i--) {
      term *= ((double) i / (first - i + 1)) * ((double) neither / (second - i + 1));
      neither--;
      sum += term;
    }
    return Math.min(0, logProbability(k) + Math.log(sum));
  }

  private static double correction(long n) {
    if (n < SMALL_CORRECTIONS.length) {
      return SMALL_CORRECTIONS[(int) n];
    }
    double r = 1.0 / n;
    double r2 = r * r;
    double series =
        r * (1 / 12.0 - r2 * (1 / 360.0 - r2 * (1 / 1260.0 - r2 * (1 / 1680.0 - r2 / 1188.0))));
    return HALF_LN_2PI + 0.5 * Math.log(n) + series;
  }

  private static double[] smallCorrections(int count) {
    double[] corrections = new double[count];
    double factorial = 1;
    for (int n = 1; n < count; n++) {
      factorial *= n;
      corrections[n] = Math.log(factorial) - (n * Math.log(n) - n);
    }
    return corrections;
  }
}
