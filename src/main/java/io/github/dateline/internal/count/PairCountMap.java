package io.github.dateline.internal.count;

import java.util.Arrays;

/**
 * A hash map from pairs of numbers to counts: open addressing, linear probing, at most half full.
 *
 * <p>Takes {@value #BYTES_PER_SLOT} bytes a slot. Not thread-safe.
 */
public final class PairCountMap {
  private static final long EMPTY = -1;

  /** Bytes of a slot: the pair and its count. */
  private static final int BYTES_PER_SLOT = 12;

  private static final int MAX_SLOTS = 1 << 30;

  private final long maxSlots;
  private long[] pairs = new long[1 << 10];
  private int[] counts = new int[1 << 10];
  private int size;

  /**
   * An empty map.
   *
   * @param mostBytes how much memory it may take, growth included
   */
  public PairCountMap(long mostBytes) {
    Arrays.fill(pairs, EMPTY);
    maxSlots = mostBytes / BYTES_PER_SLOT;
  }

  /** Sees each pair with its count. */
  public interface Visitor {
    void pair(int first, int second, long count);
  }

  /**
   * Counts a pair.
   *
   * @return false if there was no memory for it
   */
  public boolean add(int first, int second, int times) {
    long pair = (long) first << 32 | second;
    int slot = slot(pairs, pair);
    if (pairs[slot] == EMPTY) {
      if (2L * (size + 1) > pairs.length) {
        if (!grow()) {
          return false;
        }
        slot = slot(pairs, pair);
      }
      pairs[slot] = pair;
      size++;
    }
    counts[slot] += times;
    return true;
  }

  /**
   * Adds the counts of another map.
   *
   * @return false if there was no memory for them
   */
  boolean addAll(PairCountMap others) {
    for (int i = 0; i < others.pairs.length; i++) {
      long pair = others.pairs[i];
      if (pair != EMPTY && !add((int) (pair >>> 32), (int) pair, others.counts[i])) {
        return false;
      }
    }
    return true;
  }

  /** How often a pair was counted, 0 if never. */
  public long count(int first, int second) {
    long pair = (long) first << 32 | second;
    int slot = slot(pairs, pair);
    return pairs[slot] == pair ? counts[slot] : 0;
  }

  int size() {
    return size;
  }

  public void forEach(Visitor visitor) {
    forEach(0, 1, visitor);
  }

  /** Goes through one of several parts. */
  void forEach(int part, int parts, Visitor visitor) {
    int to = (int) ((long) pairs.length * (part + 1) / parts);
    for (int i = (int) ((long) pairs.length * part / parts); i < to; i++) {
      if (pairs[i] != EMPTY) {
        visitor.pair((int) (pairs[i] >>> 32), (int) pairs[i], counts[i]);
      }
    }
  }

  /** While it grows, old and new tables are held: one and a half times the new one. */
  private boolean grow() {
    if (3L * pairs.length > maxSlots || pairs.length >= MAX_SLOTS) {
      return false;
    }
    long[] wider = new long[2 * pairs.length];
    int[] widerCounts = new int[wider.length];
    Arrays.fill(wider, EMPTY);
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] != EMPTY) {
        int slot = slot(wider, pairs[i]);
        wider[slot] = pairs[i];
        widerCounts[slot] = counts[i];
      }
    }
    pairs = wider;
    counts = widerCounts;
    return true;
  }

  private static int slot(long[] table, long pair) {
    long hash = pair * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32 ^ hash >>> 15) & table.length - 1;
    while (table[slot] != EMPTY && table[slot] != pair) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }
}
