package io.github.dateline.annotate;

import java.nio.LongBuffer;

/** An open-addressing table of 64-bit hashes, which tells in which slot a hash lies. */
final class HashSlots {
  /** A slot that no hash lies in. */
  private static final long FREE = 0;

  private static final double FULLEST = 0.62;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final LongBuffer slots;
  private final int mask;
  private final int shift;

  /** A view of slots, as many as a power of two. */
  HashSlots(LongBuffer slots) {
    this.slots = slots;
    this.mask = slots.capacity() - 1;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(slots.capacity());
  }

  /** How many slots a table of so many hashes has: a power of two. */
  static int capacity(int hashes) {
    return Math.max(2, Integer.highestOneBit((int) (hashes / FULLEST)) << 1);
  }

  /** The slot of a hash, or -1 if the table does not have it. */
  int find(long hash) {
    long key = key(hash);
    for (int slot = (int) (key * GOLDEN >>> shift); ; slot = slot + 1 & mask) {
      long found = slots.get(slot);
      if (found == key) {
        return slot;
      }
      if (found == FREE) {
        return -1;
      }
    }
  }

  /** Puts a hash into a free slot and returns it, or -1 if the table has the hash already. */
  int add(long hash) {
    if (find(hash) >= 0) {
      return -1;
    }
    long key = key(hash);
    int slot = (int) (key * GOLDEN >>> shift);
    while (slots.get(slot) != FREE) {
      slot = slot + 1 & mask;
    }
    slots.put(slot, key);
    return slot;
  }

  private static long key(long hash) {
    return hash == FREE ? 1 : hash;
  }
}
