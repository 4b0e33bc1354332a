package io.github.dateline.internal.scope;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/**
 * Counts by entity number, with a list of the entities that have one, so that entities without a
 * count cost nothing.
 *
 * <p>Takes 4 bytes for each entity and 4 for each that is counted. Not thread-safe.
 */
public final class SparseCounts {
  /** By number; 0 where nothing was counted. */
  public final int[] counts;

  /** The numbers that have a count, each once, in no order. */
  int[] counted = new int[64];

  /** How many have. */
  int size;

  public SparseCounts(int entities) {
    this(new int[entities]);
  }

  private SparseCounts(int[] counts) {
    this.counts = counts;
  }

  /** Counts that are there, none of them negative, listed by rising number. */
  static SparseCounts of(int[] counts) {
    SparseCounts all = new SparseCounts(counts);
    int size = 0;
    for (int count : counts) {
      size += count > 0 ? 1 : 0;
    }
    // One more, as each is written before it is known whether it counts.
    int[] counted = new int[size + 1];
    int at = 0;
    for (int number = 0; number < counts.length; number++) {
      counted[at] = number;
      at += counts[number] > 0 ? 1 : 0;
    }
    all.counted = counted;
    all.size = size;
    return all;
  }

  /** The same counts with a list of its own, for a thread that counts other numbers. */
  SparseCounts share() {
    return new SparseCounts(counts);
  }

  /** Adds the list of a share. */
  void addListOf(SparseCounts share) {
    counted = ArrayUtil.grow(counted, size + share.size);
    System.arraycopy(share.counted, 0, counted, size, share.size);
    size += share.size;
  }

  /** Adds to a count, by at least 1. */
  public void add(int number, int times) {
    if (size == counted.length) {
      counted = ArrayUtil.grow(counted);
    }
    // No branch waits for a count to come from memory.
    int before = counts[number];
    counted[size] = number;
    size += before == 0 ? 1 : 0;
    counts[number] = before + times;
  }

  /** Clears all counts. */
  void clear() {
    // In a row all are faster than one in so many here and there.
    if (size > counts.length >> 4) {
      Arrays.fill(counts, 0);
    } else {
      for (int i = 0; i < size; i++) {
        counts[counted[i]] = 0;
      }
    }
    size = 0;
  }
}
