package io.github.dateline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.util.ArrayUtil;

/**
 * A count for each ordinal of one segment: a byte each, so that the counts of a large vocabulary
 * stay in the processor's cache, and a list of those that ran over. Few counts are just listed.
 * Emptied by {@link #moveTo}, it can be used again after a {@link #reset}. Not thread-safe, but
 * that threads may move ranges of their own.
 */
final class SegmentTally {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Whoever counts less than one in so many ordinals of a segment had better list them. */
  private static final int FEW = 12;

  private byte[] low = new byte[0];
  private int ordinals;

  /** What was counted, once each time, while that is little. */
  private int[] listed = new int[64];

  /** How many are listed; -1 once counts are in {@link #low}. */
  private int size;

  /** Each entry adds 256 to the count of an ordinal. */
  private int[] carries = new int[64];

  private int carried;

  /** Turns to a segment with so many ordinals. */
  void reset(int newOrdinals) {
    ordinals = newOrdinals;
    size = 0;
    carried = 0;
    if (low.length < newOrdinals) {
      low = new byte[newOrdinals];
    }
  }

  /** Counts an ordinal once. */
  void add(int ordinal) {
    if (size >= 0) {
      list(ordinal);
    } else if (++low[ordinal] == 0) {
      carry(ordinal);
    }
  }

  private void list(int ordinal) {
    if (size >= ordinals / FEW) {
      count();
      add(ordinal);
      return;
    }
    listed = ArrayUtil.grow(listed, size + 1);
    listed[size++] = ordinal;
  }

  /** Counts what is listed, and lists no more. */
  private void count() {
    int many = size;
    size = -1;
    addAll(listed, 0, many);
  }

  /** Counts an ordinal so many times. */
  void add(int ordinal, int times) {
    if (size >= 0) {
      count();
    }
    int sum = (low[ordinal] & 0xFF) + (times & 0xFF);
    low[ordinal] = (byte) sum;
    for (int carry = (times >>> 8) + (sum >>> 8); carry > 0; carry--) {
      carry(ordinal);
    }
  }

  /** Counts ordinals once each. */
  void addAll(int[] those, int from, int to) {
    if (size >= 0) {
      if (size + to - from <= ordinals / FEW) {
        listed = ArrayUtil.grow(listed, size + to - from);
        System.arraycopy(those, from, listed, size, to - from);
        size += to - from;
        return;
      }
      count();
    }
    for (int i = from; i < to; i++) {
      if (++low[those[i]] == 0) {
        carry(those[i]);
      }
    }
  }

  /** Counts ordinals so many times each. */
  void addAll(int[] those, int from, int to, int times) {
    if (times == 1) {
      addAll(those, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      add(those[i], times);
    }
  }

  private void carry(int ordinal) {
    if (carried == carries.length) {
      carries = ArrayUtil.grow(carries);
    }
    carries[carried++] = ordinal;
  }

  /**
   * Adds the counts of some ordinals to those of the archive's entities, and forgets them.
   *
   * @param numbers the number of each ordinal
   * @param from the first ordinal
   * @param to the ordinal after the last
   */
  void moveTo(Tally tally, int[] numbers, int from, int to) {
    for (int i = 0; i < size; i++) {
      if (from <= listed[i] && listed[i] < to) {
        add(tally, numbers[listed[i]], 1);
      }
    }
    if (size >= 0) {
      return;
    }
    for (int i = 0; i < carried; i++) {
      if (from <= carries[i] && carries[i] < to) {
        add(tally, numbers[carries[i]], 256);
      }
    }
    // Another thread's ordinals may lie in the same word at either end: there, byte by byte.
    int at = from;
    for (; at < to && (at & 7) != 0; at++) {
      move(at, tally, numbers);
    }
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long word = (long) LONGS.get(low, at);
      if (word != 0) {
        LONGS.set(low, at, 0L);
        while (word != 0) {
          int shift = Long.numberOfTrailingZeros(word) & ~7;
          add(tally, numbers[at + (shift >>> 3)], (int) (word >>> shift) & 0xFF);
          word &= ~(0xFFL << shift);
        }
      }
    }
    for (; at < to; at++) {
      move(at, tally, numbers);
    }
  }

  private void move(int ordinal, Tally tally, int[] numbers) {
    if (low[ordinal] != 0) {
      add(tally, numbers[ordinal], low[ordinal] & 0xFF);
      low[ordinal] = 0;
    }
  }

  private static void add(Tally tally, int number, int times) {
    if (number >= 0) {
      tally.add(number, times);
    }
  }
}
