package io.github.dateline.internal.count;

import io.github.dateline.stats.Contingency;
import java.util.function.ToDoubleFunction;

/**
 * Caches a function of contingency tables that share one total: most pairs are rare, so the same
 * few tables come again and again.
 *
 * <p>A newer table replaces an older one in the same slot. Not thread-safe.
 */
final class ContingencyCache {
  private static final int MAX_INDEX_BITS = 14;

  private final ToDoubleFunction<Contingency> function;
  private final int shift;
  private final long[] both;
  private final long[] first;
  private final long[] second;
  private final double[] values;

  /**
   * Starts empty.
   *
   * @param tables how many tables will be asked for
   */
  ContingencyCache(ToDoubleFunction<Contingency> function, long tables) {
    this.function = function;
    int bits = Math.max(1, Math.min(MAX_INDEX_BITS, Long.SIZE - Long.numberOfLeadingZeros(tables)));
    shift = Long.SIZE - bits;
    both = new long[1 << bits];
    first = new long[1 << bits];
    second = new long[1 << bits];
    values = new double[1 << bits];
  }

  /** The function's value. */
  double of(long ofBoth, long ofFirst, long ofSecond, long total) {
    long hash = ((ofBoth * 31 + ofFirst) * 31 + ofSecond) * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> shift);
    // No table has both 0 here: an empty slot matches none.
    if (both[slot] != ofBoth || first[slot] != ofFirst || second[slot] != ofSecond) {
      values[slot] = function.applyAsDouble(new Contingency(ofBoth, ofFirst, ofSecond, total));
      both[slot] = ofBoth;
      first[slot] = ofFirst;
      second[slot] = ofSecond;
    }
    return values[slot];
  }
}
