package io.github.dateline.stats;

import java.util.Locale;

/** Formats numbers for people, the same in every locale. */
final class Numbers {

  private Numbers() {}

  /**
   * Writes a number with that many decimals, in scientific notation where they would hide it, and
   * "undefined" or "infinite" where there is none.
   */
  static String inWords(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "undefined";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinite" : "-infinite";
    }
    if (value == 0) {
      return String.format(Locale.ROOT, "%." + decimals + "f", 0.0);
    }
    double smallest = Math.pow(10, -Math.min(decimals, 3));
    boolean plain = Math.abs(value) >= smallest && Math.abs(value) < 1e15;
    return String.format(Locale.ROOT, plain ? "%." + decimals + "f" : "%.3e", value);
  }
}
