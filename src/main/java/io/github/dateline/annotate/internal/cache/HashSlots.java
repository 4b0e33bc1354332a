package io.github.dateline.annotate.internal.cache;

import java.nio.LongBuffer;

/**
 * An open-addressing table of 64-bit hashes, which tells in which slot a hash lies, and may have a
 * number next to each.
 *
 * <p>Most hashes that are asked for are not there. Four bits for each slot, which stay in the
 * processor's cache where the slots do not, tell so nine times in ten.
 */
public final class HashSlots {
  /** A slot that no hash lies in. */
  private static final long FREE = 0;

  /** Not a small number: those are the hashes of single characters. */
  private static final long INSTEAD_OF_FREE = 0xD1B54A32D192ED03L;

  private static final double MAX_LOAD = 0.62;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final int MIN_SLOTS = 16;
  private static final int BITS_PER_SLOT = 4;

  private final LongBuffer slots;

  /** Asked for each hash: an array, which takes fewer checks to read than a buffer. */
  private final long[] bits;

  private final LongBuffer writtenBits;

  /** Binary logarithm of how many numbers a slot takes. */
  private final int spread;

  private final int mask;
  private final int shift;
  private final int bitShift;

  /** A view of {@link #longs} numbers. */
  public HashSlots(LongBuffer longs, int capacity) {
    this(longs, capacity, 0);
  }

  private HashSlots(LongBuffer longs, int capacity, int spread) {
    this.spread = spread;
    slots = longs.slice(0, capacity << spread);
    writtenBits = longs.slice(capacity << spread, longs(capacity) - capacity);
    bits = new long[writtenBits.capacity()];
    writtenBits.get(0, bits);
    mask = capacity - 1;
    shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
    bitShift = shift - Integer.numberOfTrailingZeros(BITS_PER_SLOT);
  }

  /** A view of {@link #longsWithNumbers} numbers: a table with a number next to each hash. */
  public static HashSlots withNumbers(LongBuffer longs, int capacity) {
    return new HashSlots(longs, capacity, 1);
  }

  /** How many numbers a table of so many slots takes. */
  public static int longs(int capacity) {
    return capacity + capacity * BITS_PER_SLOT / Long.SIZE;
  }

  /** The same of a table with numbers. */
  public static int longsWithNumbers(int capacity) {
    return capacity + longs(capacity);
  }

  /** How many slots a table of so many hashes has: a power of two. */
  public static int capacity(int hashes) {
    return Math.max(MIN_SLOTS, Integer.highestOneBit((int) (hashes / MAX_LOAD)) << 1);
  }

  /** The slot of a hash, or -1 if the table does not have it. */
  public int find(long hash) {
    long key = key(hash);
    long mixed = key * GOLDEN;
    long bit = mixed >>> bitShift;
    return (bits[(int) (bit / Long.SIZE)] & 1L << bit) == 0 ? -1 : findLikely(key, mixed);
  }

  private int findLikely(long key, long mixed) {
    for (int slot = (int) (mixed >>> shift); ; slot = slot + 1 & mask) {
      long found = slots.get(slot << spread);
      if (found == key) {
        return slot;
      }
      if (found == FREE) {
        return -1;
      }
    }
  }

  /**
   * Which hashes the table may have: all that it has and few more. To ask so first, for many, is
   * faster than to look for each, since the memory is asked for several at a time.
   *
   * @param hashes the hashes
   * @param count how many there are
   * @param likely takes the places of those that it may have
   * @return how many those are
   */
  public int likely(long[] hashes, int count, int[] likely) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      long bit = key(hashes[i]) * GOLDEN >>> bitShift;
      likely[found] = i;
      found += (int) (bits[(int) (bit / Long.SIZE)] >>> bit & 1);
    }
    return found;
  }

  /** Puts a hash into a free slot and returns it, or -1 if the table has the hash already. */
  public int add(long hash) {
    if (find(hash) >= 0) {
      return -1;
    }
    long key = key(hash);
    long mixed = key * GOLDEN;
    long bit = mixed >>> bitShift;
    int word = (int) (bit / Long.SIZE);
    bits[word] |= 1L << bit;
    writtenBits.put(word, bits[word]);
    int slot = (int) (mixed >>> shift);
    while (slots.get(slot << spread) != FREE) {
      slot = slot + 1 & mask;
    }
    slots.put(slot << spread, key);
    return slot;
  }

  /** The number next to a hash; 0 if the table does not have it. */
  public long number(long hash) {
    int slot = find(hash);
    return slot < 0 ? 0 : slots.get((slot << 1) + 1);
  }

  /** The same of a hash that the table may have. */
  public long numberOfLikely(long hash) {
    long key = key(hash);
    int slot = findLikely(key, key * GOLDEN);
    return slot < 0 ? 0 : slots.get((slot << 1) + 1);
  }

  /** Puts a number next to a hash, which is added if it is not there. */
  public void put(long hash, long number) {
    int slot = find(hash);
    slots.put(((slot < 0 ? add(hash) : slot) << 1) + 1, number);
  }

  /** Takes the hashes. */
  public interface Sink {
    void hash(long hash, int slot);
  }

  /** Hands on all hashes, slot by slot. */
  public void forEach(Sink sink) {
    for (int slot = 0; slot <= mask; slot++) {
      long hash = slots.get(slot << spread);
      if (hash != FREE) {
        sink.hash(hash, slot);
      }
    }
  }

  private static long key(long hash) {
    return hash == FREE ? INSTEAD_OF_FREE : hash;
  }
}
