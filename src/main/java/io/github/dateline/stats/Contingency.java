package io.github.dateline.stats;

import java.io.Serializable;
import java.util.Locale;

/**
 * A contingency table (2x2): how often two things occur in the same units, given by one cell and
 * the marginals.
 *
 * <pre>
 * second present   second absent    sum
 * first present    both             onlyFirst        first
 * first absent     onlySecond       neither          total - first
 * sum              second           total - second   total
 * </pre>
 *
 * <p>All four cells come from one set of units, so none can be negative: the constructor refuses
 * counts of which that is not true. A table of zeros is allowed; it is what an empty search gives.
 * Counts are exact. Immutable and thread-safe.
 *
 * @param both number of units with both, in [0, min(first, second)]
 * @param first number of units with the first, those with both included, in [both, total]
 * @param second number of units with the second, those with both included, in [both, total]
 * @param total number of all units, N, those with neither included
 */
public record Contingency(long both, long first, long second, long total) implements Serializable {

  private static final double TWO_TO_64 = 0x1p64;

  /**
   * Checks that no cell is negative.
   *
   * @throws IllegalArgumentException if one would be; the message has the four counts
   */
  public Contingency {
    check(both >= 0, "both must be >= 0", both, first, second, total);
    check(first >= both, "first must be >= both", both, first, second, total);
    check(second >= both, "second must be >= both", both, first, second, total);
    check(first <= total, "first must be <= total", both, first, second, total);
    check(second <= total, "second must be <= total", both, first, second, total);
    // first + second - both <= total, arranged so that nothing overflows.
    check(
        first - both <= total - second,
        "first + second - both must be <= total",
        both,
        first,
        second,
        total);
  }

  /**
   * Makes a table from its four cells.
   *
   * @param both number of units with both, k11
   * @param onlyFirst number of units with the first alone, k12
   * @param onlySecond number of units with the second alone, k21
   * @param neither number of units with neither, k22
   * @return the table
   * @throws IllegalArgumentException if a cell is negative
   * @throws ArithmeticException if the total does not fit in a long
   */
  public static Contingency ofCells(long both, long onlyFirst, long onlySecond, long neither) {
    long[] cells = {both, onlyFirst, onlySecond, neither};
    String[] names = {"both", "onlyFirst", "onlySecond", "neither"};
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] < 0) {
        throw new IllegalArgumentException(names[i] + " must be >= 0, got " + cells[i]);
      }
    }
    long first = Math.addExact(both, onlyFirst);
    long second = Math.addExact(both, onlySecond);
    return new Contingency(
        both, first, second, Math.addExact(Math.addExact(first, onlySecond), neither));
  }

  /**
   * Returns the number of units with the first but not the second (k12).
   *
   * @return first - both, exact
   */
  public long onlyFirst() {
    return first - both;
  }

  /**
   * Returns the number of units with the second but not the first (k21).
   *
   * @return second - both, exact
   */
  public long onlySecond() {
    return second - both;
  }

  /**
   * Returns the number of units with neither (k22).
   *
   * @return total - first - second + both, exact
   */
  public long neither() {
    return (total - first) - (second - both);
  }

  /**
   * Returns the number of units with both that chance alone would give, were the two independent: E
   * = first * second / total.
   *
   * @return the expected count in units, in [0, total]; NaN if the table is empty
   */
  public double expected() {
    return (double) first * second / total;
  }

  /**
   * Returns the same table seen from the second.
   *
   * @return the table with first and second exchanged
   */
  public Contingency swapped() {
    return new Contingency(both, second, first, total);
  }

  /**
   * Returns the table of both sets of units together, which must not overlap.
   *
   * @param other counts of other units
   * @return the sum, count by count
   * @throws ArithmeticException if a sum does not fit in a long
   */
  public Contingency plus(Contingency other) {
    return new Contingency(
        Math.addExact(both, other.both),
        Math.addExact(first, other.first),
        Math.addExact(second, other.second),
        Math.addExact(total, other.total));
  }

  /** True if a row or a column is empty: such a table says nothing about association. */
  boolean hasZeroMargin() {
    return first == 0 || second == 0 || first == total || second == total;
  }

  /**
   * both * neither - onlyFirst * onlySecond, which is both * total - first * second: zero exactly
   * when the two are independent, and total times (observed - expected) in each cell. The products
   * are taken in 128 bits, because the difference of two rounded ones would be noise for large
   * counts; only the result is rounded.
   */
  double determinant() {
    long low = both * total - first * second;
    long high = Math.multiplyHigh(both, total) - Math.multiplyHigh(first, second);
    if (Long.compareUnsigned(both * total, first * second) < 0) {
      high--;
    }
    boolean negative = high < 0;
    if (negative) {
      high = low == 0 ? -high : ~high;
      low = -low;
    }
    double magnitude = high * TWO_TO_64 + unsigned(low);
    return negative ? -magnitude : magnitude;
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
  }

  private static void check(
      boolean holds, String constraint, long both, long first, long second, long total) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s, got both=%d, first=%d, second=%d, total=%d",
              constraint,
              both,
              first,
              second,
              total));
    }
  }
}
