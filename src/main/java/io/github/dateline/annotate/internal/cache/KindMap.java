package io.github.dateline.annotate.internal.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A hash map from names to sets of kinds, in memory or a mapped file.
 *
 * <p>Names are kept as 64-bit hashes; the chance that any two of a million names share one is 1 in
 * 30 million. Immutable once filled, and then thread-safe.
 */
public final class KindMap {
  private final int slots;
  private final LongBuffer keys;
  private final ByteBuffer kinds;

  /**
   * A table, as yet empty if all bytes are 0.
   *
   * @param bytes as many as {@link #bytes} says
   * @param slots a power of two, well above the number of names
   */
  public KindMap(ByteBuffer bytes, int slots) {
    this.slots = slots;
    keys = bytes.slice(0, slots * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    kinds = bytes.slice(slots * Long.BYTES, slots);
  }

  /** How many bytes a table takes. */
  public static int bytes(int slots) {
    return slots * (Long.BYTES + 1);
  }

  /** Adds a kind, a bit of a byte, to those that the name of a hash has. */
  public void add(long key, int kind) {
    int slot = slot(key);
    keys.put(slot, key);
    kinds.put(slot, (byte) (kinds.get(slot) | kind));
  }

  /** The kinds of a name, as a sum of bits. */
  public int kinds(String name) {
    return kinds.get(slot(hash(name)));
  }

  /** Where a key is, or where it would be put. */
  private int slot(long key) {
    int slot = (int) (key >>> 40) & (slots - 1);
    while (keys.get(slot) != key && keys.get(slot) != 0) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  }

  /** A hash of a text, all of whose bits are as good. */
  public static long hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return hash(bytes, 0, bytes.length);
  }

  /** FNV-1a, mixed once more; never 0. */
  public static long hash(byte[] name, int start, int end) {
    long hash = 0xcbf29ce484222325L;
    for (int i = start; i < end; i++) {
      hash = (hash ^ (name[i] & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return hash == 0 ? 1 : hash;
  }
}
