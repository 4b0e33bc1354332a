package io.github.dateline.internal.count;

/**
 * Caches a function of pairs that are alike: of the same groups, with the same counts.
 *
 * <p>A newer pair replaces an older one in the same slot. Not thread-safe.
 */
final class ChanceCache {
  private static final int MAX_INDEX_BITS = 16;

  private static final int SLOT = 4;

  /** What is computed of pairs. */
  interface Function {
    double of(int kind, long both, long ofFirst, long ofSecond);
  }

  private final Function function;
  private final int shift;

  /** By slot: the groups, the counts, and the bits of the value, side by side. */
  private final long[] slots;

  /**
   * Starts empty.
   *
   * @param pairs how many pairs will be asked for
   */
  ChanceCache(Function function, long pairs) {
    this.function = function;
    int bits = Math.max(1, Math.min(MAX_INDEX_BITS, Long.SIZE - Long.numberOfLeadingZeros(pairs)));
    shift = Long.SIZE - bits;
    slots = new long[SLOT << bits];
  }

  /** The function's value; both is at least 1. */
  double of(int kind, long ofBoth, long ofFirst, long ofSecond) {
    long key = ((ofBoth * 31 + ofFirst) * 31 + ofSecond) * 31 + kind;
    int slot = SLOT * (int) (key * 0x9E3779B97F4A7C15L >>> shift);
    long first = ofBoth << Byte.SIZE | kind;
    if (slots[slot] != first || slots[slot + 1] != ofFirst || slots[slot + 2] != ofSecond) {
      slots[slot + 3] = Double.doubleToRawLongBits(function.of(kind, ofBoth, ofFirst, ofSecond));
      slots[slot] = first;
      slots[slot + 1] = ofFirst;
      slots[slot + 2] = ofSecond;
    }
    return Double.longBitsToDouble(slots[slot + 3]);
  }
}
