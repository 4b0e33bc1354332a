package io.github.dateline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.util.ArrayUtil;

/**
 * A thread's count for each entity of the archive: a byte each, so that the counts of a large
 * vocabulary stay in the processor's cache, and a list of those that ran over. Few counts are just
 * listed, and take no byte for the others. Emptied by {@link #moveTo} and {@link #clear}, it can be
 * used again. Not thread-safe, but that threads may move parts of their own.
 */
final class ByteTally {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Whoever counts less than one in so many entities had better list them. */
  private static final int FEW = 32;

  /** How many bytes the counts take: whole longs. */
  private final int bytes;

  private final int few;

  /**
   * By place, once counts are not just listed: what is hidden has the first, which is not moved.
   */
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

  ByteTally(int entities) {
    bytes = (entities + Long.BYTES) / Long.BYTES * Long.BYTES;
    few = entities / FEW;
  }

  /** Turns to a segment whose ordinals have these numbers. */
  void turnTo(int[] numbersOfSegment) {
    numbers = numbersOfSegment;
  }

  /** Whether little was counted. */
  boolean isListed() {
    return size >= 0;
  }

  /** The place of an entity's count, given its number. */
  static int place(int number) {
    return number + 1;
  }

  private static int number(int place) {
    return place - 1;
  }

  /** Counts once at a place. */
  void add(int place) {
    if (size >= 0) {
      if (size >= few) {
        count();
        add(place);
        return;
      }
      listed = ArrayUtil.grow(listed, size + 1);
      listed[size++] = place;
    } else if (++low[place] == 0) {
      carry(place);
    }
  }

  /** Counts what is listed, and lists no more. */
  private void count() {
    int many = size;
    size = -1;
    low = low.length == 0 ? new byte[bytes] : low;
    addAll(listed, 0, many);
  }

  /** Counts once at each of some places. */
  void addAll(int[] places, int from, int to) {
    if (size >= 0) {
      if (size + to - from <= few) {
        listed = ArrayUtil.grow(listed, size + to - from);
        System.arraycopy(places, from, listed, size, to - from);
        size += to - from;
        return;
      }
      count();
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
      count();
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
   * Adds a part of the counts to others. Once all parts are moved, {@link #clear} must follow.
   *
   * @param part which one, from 0; each has numbers of its own
   * @param parts how many there are
   */
  void moveTo(Tally tally, int part, int parts) {
    int begin = first(part, parts);
    int from = Math.max(place(0), begin);
    int to = first(part + 1, parts);
    for (int i = 0; i < size; i++) {
      if (from <= listed[i] && listed[i] < to) {
        tally.add(number(listed[i]), 1);
      }
    }
    if (size >= 0) {
      return;
    }
    for (int i = 0; i < carried; i++) {
      if (from <= carries[i] && carries[i] < to) {
        tally.add(number(carries[i]), 256);
      }
    }
    if (begin < from) {
      low[place(EntityOrdinals.HIDDEN)] = 0;
    }
    for (int at = begin; at < to; at += Long.BYTES) {
      long word = (long) LONGS.get(low, at);
      if (word != 0) {
        LONGS.set(low, at, 0L);
        while (word != 0) {
          int shift = Long.numberOfTrailingZeros(word) & ~7;
          tally.add(number(at + (shift >>> 3)), (int) (word >>> shift) & 0xFF);
          word &= ~(0xFFL << shift);
        }
      }
    }
  }

  /** Where a part begins: at a whole long. */
  private int first(int part, int parts) {
    return (int) ((long) (bytes / Long.BYTES) * part / parts) * Long.BYTES;
  }

  /** Forgets what was moved. */
  void clear() {
    size = 0;
    carried = 0;
  }
}
