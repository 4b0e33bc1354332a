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
 * that are never seen (pairs never together) have p = 1 and need not be added. Takes 16 bytes for
 * each p-value kept, 28 while it grows. Not thread-safe while p-values are added.
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
    private double[] pValues = new double[64];
    private int size;

    void add(double p) {
      if (size == pValues.length) {
        pValues = Arrays.copyOf(pValues, (int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2));
      }
      pValues[size++] = p;
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

  /** Adds those of many that are below the bound. */
  void add(PValueList those) {
    for (int i = 0; i < those.size; i++) {
      kept.add(those.pValues[i]);
    }
  }

  /** Says that all have been added. */
  void finish() {
    double[] pValues = kept.pValues;
    int size = kept.size;
    Arrays.sort(pValues, 0, size);
    qValues = new double[size];
    double least = 1;
    for (int i = size - 1; i >= 0; i--) {
      least = Math.min(least, byChance.applyAsDouble(pValues[i], i + 1));
      qValues[i] = Math.max(least, pValues[i]);
    }
  }

  /** The q-value of a p-value that was added. */
  double of(double p) {
    if (p >= bound) {
      return 1;
    }
    // Equal p-values have one q, that of the last of them.
    int low = 0;
    double[] pValues = kept.pValues;
    int high = kept.size;
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
