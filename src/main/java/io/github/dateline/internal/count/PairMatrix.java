package io.github.dateline.internal.count;

import io.github.dateline.DatelineException;
import io.github.dateline.internal.scope.CountingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.ArrayUtil;

/**
 * The co-occurrence matrix of all entities that reach the minimum count, computed one row at a time
 * and never stored.
 *
 * <p>The units are kept, and for each entity the list of its positions in them; a row is added up
 * from these whenever it is needed. So memory grows with the number of mentions and not with the
 * number of pairs, and counting a row again is faster than looking its counts up. It is the product
 * of a sparse matrix with its transpose, after Gustavson 1978, doi:10.1145/355791.355796.
 *
 * <p>First units are added, by any number of threads with a {@link UnitCollector} each; then it is
 * {@linkplain #finish finished} and can be read by any number of threads.
 */
final class PairMatrix {
  /** Blocks of units have up to so many numbers; an article has at most half as many entities. */
  private static final int BLOCK_BITS = 16;

  private static final int BLOCK_SIZE = 1 << BLOCK_BITS;

  /**
   * Memory of one entity in one unit: 4 bytes in the unit, at most 2 of the unit's end, 4 in the
   * entity's list.
   */
  private static final long BYTES_PER_ENTRY = 10;

  /** The shift of the second count in a sum of both. */
  private static final int SECOND_COUNT_SHIFT = Integer.SIZE;

  private final int places;
  private final List<int[]> collected = new ArrayList<>();
  private int[][] blocks = {};

  /** By place: where its list begins. */
  private final int[] starts;

  /** Where places are: the block, and the position in it. */
  private int[] lists = {};

  /**
   * No units yet.
   *
   * @param places how many places there are; a pair is counted for the lower of its two
   */
  PairMatrix(int places) {
    this.places = places;
    starts = new int[places + 1];
  }

  /** Sees a pair with its counts. */
  interface Visitor {
    /**
     * A pair that is in some unit.
     *
     * @param low the lower place
     * @param high the higher place
     * @param count how many units of the first kind have both
     * @param other how many units of the second kind have both
     */
    void pair(int low, int high, long count, long other);
  }

  /**
   * Refuses a count that does not fit into memory, and says which minimum count would, or how much
   * memory.
   *
   * @param counts by place, in how many units it is; reordered
   * @param bytes how much memory there is
   * @throws DatelineException if it does not suffice
   */
  static void checkMemory(long[] counts, long bytes) {
    Arrays.sort(counts);
    long fit = Math.min(bytes / BYTES_PER_ENTRY, Integer.MAX_VALUE);
    long sum = 0;
    int first = counts.length;
    while (first > 0 && sum + counts[first - 1] <= fit) {
      sum += counts[--first];
    }
    if (first == 0) {
      return;
    }
    long all = Arrays.stream(counts).sum() * BYTES_PER_ENTRY;
    // Any that has the same count as one that does not fit goes too.
    throw new DatelineException(
        "more names than fit into memory ("
            + (bytes >> 20)
            + " MB); "
            + (first == counts.length
                ? ""
                : "a minimum count of " + (counts[first - 1] + 1) + " would fit; or ")
            + "ask for fewer articles or fewer types, or give Java a heap of "
            + Math.ceilDiv(CountingOptions.heapFor(all), 1L << 20)
            + " MB");
  }

  /** Takes units of one thread. */
  final class UnitCollector {
    private final int kind;
    private int[] block = new int[1 << 10];
    private int size;

    /**
     * Takes units.
     *
     * @param other whether they are of the second kind
     */
    UnitCollector(boolean other) {
      kind = other ? 1 : 0;
    }

    /**
     * Takes a unit.
     *
     * @param present its places, distinct; they are sorted
     * @param count how many
     * @param times how many units are just so
     */
    void add(int[] present, int count, int times) {
      if (count < 2) {
        return;
      }
      int needed = size + count + 1;
      if (needed > BLOCK_SIZE) {
        flush();
        needed = count + 1;
      }
      if (needed > block.length) {
        block = Arrays.copyOf(block, Math.max(needed, Math.min(BLOCK_SIZE, 2 * block.length)));
      }
      Arrays.sort(present, 0, count);
      System.arraycopy(present, 0, block, size, count);
      size += count;
      block[size++] = ~(times << 1 | kind);
    }

    /** Hands on what was taken. */
    void flush() {
      int[] full = Arrays.copyOf(block, size);
      size = 0;
      synchronized (collected) {
        collected.add(full);
      }
    }
  }

  /** Lists where the places are; all units have been handed on. */
  void finish() {
    blocks = collected.toArray(int[][]::new);
    collected.clear();
    for (int[] block : blocks) {
      for (int i = 0; i < block.length; i++) {
        if (hasNext(block, i)) {
          starts[block[i] + 1]++;
        }
      }
    }
    for (int place = 0; place < places; place++) {
      starts[place + 1] += starts[place];
    }
    lists = new int[starts[places]];
    int[] next = Arrays.copyOf(starts, places);
    for (int number = 0; number < blocks.length; number++) {
      int[] block = blocks[number];
      for (int i = 0; i < block.length; i++) {
        if (hasNext(block, i)) {
          lists[next[block[i]]++] = number << BLOCK_BITS | i;
        }
      }
    }
  }

  /** Whether a number is a place and not the last one of its unit. */
  private static boolean hasNext(int[] block, int i) {
    return block[i] >= 0 && block[i + 1] >= 0;
  }

  /** How many pairs there are, found by so many threads. */
  long size(int threads) {
    return IntStream.range(0, threads)
        .parallel()
        .mapToLong(part -> {
          long[] size = new long[1];
          forEach(part, threads, (low, high, count, other) -> size[0]++);
          return size[0];
        })
        .sum();
  }

  /** Goes through the pairs of one of several parts. */
  void forEach(int part, int parts, Visitor visitor) {
    long[] sums = new long[places];
    int[] others = new int[64];
    for (int row = part; row < places; row += parts) {
      int size = 0;
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        int[] block = blocks[lists[k] >>> BLOCK_BITS];
        int from = (lists[k] & BLOCK_SIZE - 1) + 1;
        int to = from + 1;
        while (block[to] >= 0) {
          to++;
        }
        long sum = (long) (~block[to] >>> 1) << SECOND_COUNT_SHIFT * (~block[to] & 1);
        others = ArrayUtil.grow(others, size + to - from);
        for (int i = from; i < to; i++) {
          if (sums[block[i]] == 0) {
            others[size++] = block[i];
          }
          sums[block[i]] += sum;
        }
      }
      for (int i = 0; i < size; i++) {
        long sum = sums[others[i]];
        sums[others[i]] = 0;
        visitor.pair(row, others[i], (int) sum, sum >>> SECOND_COUNT_SHIFT);
      }
    }
  }
}
