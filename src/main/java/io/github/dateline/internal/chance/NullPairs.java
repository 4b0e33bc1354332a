package io.github.dateline.internal.chance;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

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
   * So many times more articles than the model says are taken to have both by chance alone. What
   * names that do belong together have of the margins, chance does not deal out to the others: with
   * linked pairs in the corpus, a little more of the rest come about by chance than the model says.
   * And no archive is quite as a model has it.
   */
  private static final double TOLERANCE = 1.08;

  /** With a greater expected count, any p-value can nearly be reached. */
  private static final double CONTINUOUS = 30;

  /** Of what is continuous, so many p-values are taken together. */
  private static final int COARSE = 10;

  private static final double SHIFT_WIDTH = 0.05;

  /** With many articles, the tolerance is no more standard deviations than that. */
  private static final double MAX_SHIFT = 0.5;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** For each of the coarser bins, the normal quantile of its greatest p-value. */
  private static final double[] QUANTILES = quantiles();

  private final double[] reaching = new double[BINS + 1];

  /** By how many standard deviations the tolerance shifts them: how many pairs. */
  private final Map<Integer, Double> continuous = new TreeMap<>();

  private static double[] quantiles() {
    double[] quantiles = new double[BINS / COARSE + 1];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = NORMAL.inverseSurvivalProbability(Math.exp(-(double) i * COARSE / RESOLUTION));
    }
    return quantiles;
  }

  /** Those that something adds. */
  public static NullPairs of(Consumer<NullPairs> adding) {
    NullPairs nulls = new NullPairs();
    adding.accept(nulls);
    nulls.finish();
    return nulls;
  }

  /** Adds pairs that are alike. */
  public void add(PairChance chance, double pairs) {
    if (!chance.isTold()) {
      reaching[0] += pairs;
      return;
    }
    if (chance.expected() > CONTINUOUS) {
      double shift = (TOLERANCE - 1) * chance.expected() / chance.deviation();
      int rounded = (int) Math.ceil(Math.min(MAX_SHIFT, shift) / SHIFT_WIDTH);
      continuous.merge(rounded, pairs, Double::sum);
      return;
    }
    PairChance tolerated = chance.times(TOLERANCE);
    double[] tails = chance.tails();
    double[] toleratedTails = tolerated.tails();
    double p = 1;
    double reached = 1;
    for (int k = 0; reached > 0; k++) {
      int bin = bin(p);
      double next = bin == BINS ? 0 : atLeast(tolerated, toleratedTails, k + 1);
      reaching[bin] += pairs * (reached - next);
      reached = next;
      p = atLeast(chance, tails, k + 1);
    }
  }

  private static double atLeast(PairChance chance, double @Nullable [] tails, int both) {
    return tails == null ? chance.atLeast(both) : both <= tails.length ? tails[both - 1] : 0;
  }

  private static int bin(double p) {
    return (int) Math.min(BINS, Math.floor(-Math.log(p) * RESOLUTION));
  }

  /** Says that all have been added. */
  public void finish() {
    for (int bin = BINS - 1; bin >= 0; bin--) {
      reaching[bin] += reaching[bin + 1];
    }
    continuous.forEach((shift, pairs) -> {
      for (int i = 0; i < QUANTILES.length; i++) {
        double reached = pairs * NORMAL.survivalProbability(QUANTILES[i] - shift * SHIFT_WIDTH);
        for (int bin = i * COARSE; bin < Math.min(BINS + 1, (i + 1) * COARSE); bin++) {
          reaching[bin] += reached;
        }
      }
    });
  }

  /** How many pairs have at most that p-value by chance alone, or a few less. */
  public double reaching(double p) {
    return p <= 0 ? 0 : reaching[bin(p)];
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
      if (reaching[middle] <= pairs) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return greatest(low);
  }

  /** The greatest p-value of a bin, or nearly so. */
  private static double greatest(int bin) {
    return Math.exp(-(bin + 1e-6) / RESOLUTION);
  }
}
