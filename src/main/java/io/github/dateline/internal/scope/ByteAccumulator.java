package io.github.dateline.internal.scope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * One thread's counts, one byte for each entity of the archive, so that the counts of a large
 * vocabulary stay in the processor's cache.
 *
 * <p>Counts above 255 overflow into a list. Until it holds many increments they are only listed,
 * and the byte array is not allocated. It can be used again once cleared. Not thread-safe, except
 * that several threads may read it when counting is done.
 */
public final class ByteAccumulator {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Increments are listed until there is one for every so many entities. */
  private static final int SPARSE_LIST_RATIO = 64;

  /** The place of the first number; before it, in a long of its own, is that of what is hidden. */
  private static final int FIRST_PLACE = Long.BYTES;

  /** Every other byte of a long: four sums that have 16 bits each. */
  private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;

  private static final long ONE_IN_EACH_LANE = 0x0001_0001_0001_0001L;
  private static final int TOP_OF_LANE = 0x8000;

  /** So many longs at a time, of all threads. */
  private static final int LONGS_PER_BLOCK = 512;

  /** Each of eight bits in a byte of its own. */
  private static final long[] SPREAD = new long[1 << Byte.SIZE];

  static {
    for (int bits = 0; bits < SPREAD.length; bits++) {
      for (int i = 0; i < Byte.SIZE; i++) {
        SPREAD[bits] |= (long) (bits >>> i & 1) << i * Byte.SIZE;
      }
    }
  }

  /** The sum of so many bytes stays below the top of a lane. */
  static final int MAX_THREADS = 128;

  /** How many bytes the counts take: whole longs. */
  private final int bytes;

  private final int maxListed;

  /** By place, once counts are not just listed. */
  private byte[] low = new byte[0];

  /** The number of each ordinal of the segment that is counted. */
  private int[] numbers = new int[0];

  /** The place of each that was counted, once each time, while that is little. */
  private int[] listed = new int[64];

  /** How many are listed; -1 once counts are in {@link #low}. */
  private int size;

  /** Each entry adds 256 to the count at a place. */
  private int[] carries = new int[64];

  private int carried;

  ByteAccumulator(int entities) {
    bytes = FIRST_PLACE + (entities + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    maxListed = entities / SPARSE_LIST_RATIO;
  }

  /** Sets the segment: the number of each of its ordinals. */
  void setSegment(int[] numbersOfSegment) {
    numbers = numbersOfSegment;
  }

  /** Whether all increments so far are listed, and the bytes are unused. */
  boolean isSparse() {
    return size >= 0;
  }

  /** The place of an entity's count, given its number. */
  static int place(int number) {
    return number + FIRST_PLACE;
  }

  private static int number(int place) {
    return place - FIRST_PLACE;
  }

  /** Counts once at a place. */
  void add(int place) {
    if (size >= 0) {
      if (size >= maxListed) {
        spillToBytes();
        add(place);
        return;
      }
      listed = ArrayUtil.grow(listed, size + 1);
      listed[size++] = place;
    } else if (++low[place] == 0) {
      carry(place);
    }
  }

  /** Adds the listed increments to the bytes, and stops listing. */
  private void spillToBytes() {
    int many = size;
    size = -1;
    low = low.length == 0 ? new byte[bytes] : low;
    addAll(listed, 0, many);
  }

  /** Counts once at each of some places. */
  void addAll(int[] places, int from, int to) {
    if (size >= 0) {
      if (size + to - from <= maxListed) {
        listed = ArrayUtil.grow(listed, size + to - from);
        System.arraycopy(places, from, listed, size, to - from);
        size += to - from;
        return;
      }
      spillToBytes();
    }
    byte[] counts = low;
    for (int i = from; i < to; i++) {
      if (++counts[places[i]] == 0) {
        carry(places[i]);
      }
    }
  }

  /** Counts ordinals of the segment so many times each. */
  void addOrdinals(int[] ordinals, int many, int times) {
    for (int i = 0; i < many; i++) {
      int place = place(numbers[ordinals[i]]);
      if (times == 1) {
        add(place);
      } else {
        add(place, times);
      }
    }
  }

  private void add(int place, int times) {
    if (size >= 0) {
      spillToBytes();
    }
    int sum = (low[place] & 0xFF) + (times & 0xFF);
    low[place] = (byte) sum;
    for (int carry = (times >>> 8) + (sum >>> 8); carry > 0; carry--) {
      carry(place);
    }
  }

  private void carry(int place) {
    if (carried == carries.length) {
      carries = ArrayUtil.grow(carries);
    }
    carries[carried++] = place;
  }

  /**
   * Adds a part of the counts to others.
   *
   * @param part which one, from 0; each has numbers of its own
   * @param parts how many there are
   */
  void addTo(SparseCounts sparseCounts, int part, int parts) {
    int from = first(part, parts);
    int to = first(part + 1, parts);
    addOverflowTo(sparseCounts, from, to);
    if (isSparse()) {
      return;
    }
    for (int at = from; at < to; at += Long.BYTES) {
      long word = (long) LONGS.get(low, at);
      while (word != 0) {
        int shift = Long.numberOfTrailingZeros(word) & ~7;
        sparseCounts.add(number(at + (shift >>> 3)), (int) (word >>> shift) & 0xFF);
        word &= ~(0xFFL << shift);
      }
    }
  }

  /** Adds the overflow, and what is listed, to other counts. */
  void addOverflowTo(SparseCounts sparseCounts) {
    addOverflowTo(sparseCounts, FIRST_PLACE, bytes);
  }

  private void addOverflowTo(SparseCounts sparseCounts, int from, int to) {
    for (int i = 0; i < size; i++) {
      if (from <= listed[i] && listed[i] < to) {
        sparseCounts.add(number(listed[i]), 1);
      }
    }
    for (int i = 0; i < carried; i++) {
      if (from <= carries[i] && carries[i] < to) {
        sparseCounts.add(number(carries[i]), 256);
      }
    }
  }

  /** Sees the count of an entity. */
  public interface Visitor {
    /**
     * Sees it.
     *
     * @param number the entity's number
     * @param count how often it was counted, at least 1
     */
    void count(int number, int count);
  }

  /**
   * Visits the sums of the bytes of several threads, if not 0, in ascending order.
   *
   * @param part which part of them, from 0
   * @param parts how many there are
   */
  static void forEach(ByteAccumulator[] threads, int part, int parts, Visitor visitor) {
    long[] any = new long[LONGS_PER_BLOCK];
    int to = threads[0].first(part + 1, parts);
    for (int from = threads[0].first(part, parts);
        from < to;
        from += LONGS_PER_BLOCK * Long.BYTES) {
      int longs = Math.min(LONGS_PER_BLOCK, (to - from) / Long.BYTES);
      Arrays.fill(any, 0);
      for (ByteAccumulator thread : threads) {
        byte[] low = thread.low;
        for (int i = 0; i < longs; i++) {
          any[i] |= (long) LONGS.get(low, from + i * Long.BYTES);
        }
      }
      for (int i = 0; i < longs; i++) {
        for (long left = any[i]; left != 0; ) {
          int shift = Long.numberOfTrailingZeros(left) & ~7;
          int number = number(from + i * Long.BYTES + (shift >>> 3));
          visitor.count(number, low(threads, number));
          left &= ~(0xFFL << shift);
        }
      }
    }
  }

  /** The sum of the bytes of several threads for a number. */
  static int low(ByteAccumulator[] threads, int number) {
    int sum = 0;
    for (ByteAccumulator thread : threads) {
      sum += thread.low[place(number)] & 0xFF;
    }
    return sum;
  }

  /**
   * How many of some entities the bytes of some threads, at most {@value #MAX_THREADS}, bring to a
   * sum. Adds four sums at once; the top bit of each says whether it is reached.
   */
  static long countReaching(ByteAccumulator[] threads, FixedBitSet some, long sum) {
    if (sum > 0xFF * threads.length) {
      return 0;
    }
    long upTo = (TOP_OF_LANE - sum) * ONE_IN_EACH_LANE;
    long[] bits = some.getBits();
    long[] even = new long[LONGS_PER_BLOCK];
    long[] odd = new long[LONGS_PER_BLOCK];
    long reaching = 0;
    for (int from = FIRST_PLACE; from < threads[0].bytes; from += LONGS_PER_BLOCK * Long.BYTES) {
      int longs = Math.min(LONGS_PER_BLOCK, (threads[0].bytes - from) / Long.BYTES);
      Arrays.fill(even, upTo);
      Arrays.fill(odd, upTo);
      for (ByteAccumulator thread : threads) {
        byte[] low = thread.low;
        for (int i = 0; i < longs; i++) {
          long word = (long) LONGS.get(low, from + i * Long.BYTES);
          even[i] += word & EVEN_BYTES;
          odd[i] += word >>> Byte.SIZE & EVEN_BYTES;
        }
      }
      for (int i = 0; i < longs; i++) {
        // A bit for each byte, in the place of its lowest one.
        long reach =
            even[i] >>> Short.SIZE - 1 & ONE_IN_EACH_LANE
                | odd[i] >>> Byte.SIZE - 1 & ONE_IN_EACH_LANE << Byte.SIZE;
        int number = number(from + i * Long.BYTES);
        reaching += Long.bitCount(reach & SPREAD[(int) (bits[number >> 6] >>> number & 0xFF)]);
      }
    }
    return reaching;
  }

  /** Where a part begins: at a whole long. */
  private int first(int part, int parts) {
    return FIRST_PLACE
        + (int) ((long) (bytes - FIRST_PLACE) / Long.BYTES * part / parts) * Long.BYTES;
  }

  /** Clears all counts. */
  void clear() {
    if (!isSparse()) {
      Arrays.fill(low, (byte) 0);
    }
    size = 0;
    carried = 0;
  }
}
