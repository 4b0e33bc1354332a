package io.github.dateline.internal.chance;

import java.util.function.Consumer;

/**
 * How many of the pairs tested reach a p-value by chance alone: counts are whole numbers, so most
 * pairs of rare names cannot reach a small p-value at all, and fewer do than p times the number of
 * tests. After Gilbert 2005, doi:10.1111/j.1467-9876.2005.00475.x, and Döhler, Durand and Roquain
 * 2018, doi:10.1214/18-EJS1441.
 */
public final class NullPairs {
  /**
   * P-values are told apart so finely, in parts of a natural logarithm. Those that cannot be are
   * taken to be reached, so that q is up to 1 % too great and not too small.
   */
  private static final int RESOLUTION = 100;

  private static final int BINS = RESOLUTION * 100;

  /**
   * So many times more pairs than the model says are taken to be reached. What names that do belong
   * together have of the margins, chance does not deal out to the others: with some linked pairs in
   * the corpus, a little more of the rest come about by chance than the model says.
   */
  private static final double SAFETY = 1.05;

  /** With a greater expected count, any p-value can nearly be reached. */
  private static final double CONTINUOUS = 30;

  private final double[] reaching = new double[BINS + 1];
  private double continuous;
  private double tests;

  /** Those that something adds. */
  public static NullPairs of(Consumer<NullPairs> adding) {
    NullPairs nulls = new NullPairs();
    adding.accept(nulls);
    nulls.finish();
    return nulls;
  }

  /** Adds pairs that are alike. */
  public void add(PairChance chance, double pairs) {
    tests += pairs;
    if (!chance.isTold()) {
      reaching[0] += pairs;
      return;
    }
    if (chance.expected() > CONTINUOUS) {
      continuous += pairs;
      return;
    }
    double[] tails = chance.tails();
    double p = 1;
    for (int k = 0; p > 0; k++) {
      double next = tails == null ? chance.atLeast(k + 1) : k < tails.length ? tails[k] : 0;
      int bin = bin(p);
      reaching[bin] += pairs * (p - next);
      if (bin == BINS) {
        reaching[bin] += pairs * next;
        break;
      }
      p = next;
    }
  }

  private static int bin(double p) {
    return (int) Math.min(BINS, Math.floor(-Math.log(p) * RESOLUTION));
  }

  /** Says that all have been added. */
  public void finish() {
    for (int bin = BINS - 1; bin >= 0; bin--) {
      reaching[bin] += reaching[bin + 1];
    }
  }

  /** How many pairs have at most that p-value by chance alone, or a few less. */
  public double reaching(double p) {
    return p <= 0 ? 0 : SAFETY * Math.min(tests * p, continuous * p + reaching[bin(p)]);
  }

  /** The greatest p-value that at most so many pairs reach. */
  public double bound(double pairs) {
    int low = 0;
    int high = BINS;
    if (reaching(1) <= pairs) {
      return 1;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reaching(lowest(middle)) <= pairs) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Math.max(lowest(low), pairs / SAFETY / tests);
  }

  /** The least p-value of a bin, or nearly so. */
  private static double lowest(int bin) {
    return Math.exp(-(bin + 0.999) / RESOLUTION);
  }
}
