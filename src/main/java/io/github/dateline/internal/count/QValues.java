package io.github.dateline.internal.count;

import io.github.dateline.internal.chance.NullPairs;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * Corrects the p-values of many tests after Benjamini and Hochberg, as {@link
 * io.github.dateline.internal.count.FalseDiscovery} does, without an object for each.
 *
 * <p>Only p-values below seen / tests are kept: that of rank i has q = p · tests / i at least p ·
 * tests / seen, so that those above have q = 1, and do not change the rank of those below. Tests
 * that are never seen (pairs never together) have p = 1 and need not be added. Equal p-values are
 * kept once, with their number: of millions of pairs of rare names most are alike. Takes 20 bytes
 * for each that differs, 32 while it grows. Not thread-safe while p-values are added.
 */
final class QValues {
  /** Rounding must not drop a p-value whose q would be just below 1. */
  private static final double ROUNDING_SLACK = 1 + 1e-9;

  /** How many tests have at most a p-value by chance alone, for each of so many found. */
  private final DoubleBinaryOperator byChance;

  private final double bound;
  private final PValueList kept = new PValueList();
  private double[] qValues = new double[0];

  /** P-values that may have a q below 1. */
  static final class PValueList {
    private static final int FIRST_SIZE = 64;

    /** Those that differ, ascending, and how many are equal to each. */
    private double[] distinct = {};

    private int[] times = {};

    private double[] recent = new double[FIRST_SIZE];
    private int size;

    void add(double p) {
      if (size == recent.length) {
        merge();
        // So that each is moved a few times only, however many come.
        recent = new double[Math.max(FIRST_SIZE, distinct.length / 2)];
      }
      recent[size++] = p;
    }

    private void addAll(PValueList those) {
      merge();
      those.merge();
      merge(those.distinct, those.times, those.distinct.length);
    }

    private void merge() {
      Arrays.sort(recent, 0, size);
      int[] once = new int[size];
      Arrays.fill(once, 1);
      merge(recent, once, size);
      size = 0;
    }

    /** Merges ascending values, of which some may be equal. */
    private void merge(double[] others, int[] timesOfOthers, int count) {
      double[] merged = new double[distinct.length + count];
      int[] timesMerged = new int[merged.length];
      int last = -1;
      int i = 0;
      int k = 0;
      while (i < distinct.length || k < count) {
        boolean other = i == distinct.length || k < count && others[k] < distinct[i];
        double value = other ? others[k] : distinct[i];
        if (last < 0 || merged[last] != value) {
          merged[++last] = value;
        }
        timesMerged[last] += other ? timesOfOthers[k++] : times[i++];
      }
      distinct = Arrays.copyOf(merged, last + 1);
      times = Arrays.copyOf(timesMerged, last + 1);
    }
  }

  /**
   * Expects p-values.
   *
   * @param tests how many tests were made
   * @param seen how many of them are added, at most
   */
  QValues(long tests, long seen) {
    byChance = (p, rank) -> p * (tests / rank);
    bound = tests == 0 ? 0 : Math.min(1, ROUNDING_SLACK * seen / tests);
  }

  /**
   * Expects p-values that few can reach.
   *
   * @param nulls how many do by chance alone
   * @param seen how many are added, at most
   */
  QValues(NullPairs nulls, long seen) {
    byChance = (p, rank) -> nulls.reaching(p) / rank;
    // They are told apart less finely than that.
    bound = Math.min(1, 1.1 * nulls.bound(seen));
  }

  /** What p-values must be below to be kept. */
  double bound() {
    return bound;
  }

  void add(double p) {
    if (p < bound) {
      kept.add(p);
    }
  }

  /** Adds those of many, all below the bound. */
  void add(PValueList those) {
    kept.addAll(those);
  }

  /** Says that all have been added. */
  void finish() {
    kept.merge();
    long rank = 0;
    for (int times : kept.times) {
      rank += times;
    }
    qValues = new double[kept.distinct.length];
    double least = 1;
    for (int i = qValues.length - 1; i >= 0; i--) {
      least = Math.min(least, byChance.applyAsDouble(kept.distinct[i], rank));
      qValues[i] = Math.max(least, kept.distinct[i]);
      rank -= kept.times[i];
    }
  }

  /** The q-value of a p-value that was added. */
  double of(double p) {
    if (p >= bound) {
      return 1;
    }
    // Equal p-values have one q, that of the last of them.
    int low = 0;
    double[] pValues = kept.distinct;
    int high = pValues.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pValues[middle] <= p) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // Rounding can leave q an ulp apart among equal p; the least stands at the last.
    return Math.max(p, qValues[low - 1]);
  }
}
