package io.github.dateline.internal.count;

/**
 * Caches a function of pairs that are alike: of the same groups, with the same counts.
 *
 * <p>A newer pair replaces an older one in the same slot. Not thread-safe.
 */
final class ChanceCache {
  private static final int MAX_INDEX_BITS = 16;

  /** What is computed of pairs. */
  interface Function {
    double of(int kind, long both, long ofFirst, long ofSecond);
  }

  private final Function function;
  private final int shift;
  private final int[] kinds;
  private final long[] both;
  private final long[] first;
  private final long[] second;
  private final double[] values;

  /**
   * Starts empty.
   *
   * @param pairs how many pairs will be asked for
   */
  ChanceCache(Function function, long pairs) {
    this.function = function;
    int bits = Math.max(1, Math.min(MAX_INDEX_BITS, Long.SIZE - Long.numberOfLeadingZeros(pairs)));
    shift = Long.SIZE - bits;
    kinds = new int[1 << bits];
    both = new long[1 << bits];
    first = new long[1 << bits];
    second = new long[1 << bits];
    values = new double[1 << bits];
  }

  /** The function's value; both is at least 1. */
  double of(int kind, long ofBoth, long ofFirst, long ofSecond) {
    long key = ((ofBoth * 31 + ofFirst) * 31 + ofSecond) * 31 + kind;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> shift);
    if (both[slot] != ofBoth
        || first[slot] != ofFirst
        || second[slot] != ofSecond
        || kinds[slot] != kind) {
      values[slot] = function.of(kind, ofBoth, ofFirst, ofSecond);
      kinds[slot] = kind;
      both[slot] = ofBoth;
      first[slot] = ofFirst;
      second[slot] = ofSecond;
    }
    return values[slot];
  }
}
