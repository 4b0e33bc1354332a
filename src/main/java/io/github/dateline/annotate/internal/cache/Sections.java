package io.github.dateline.annotate.internal.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a compiled model: a run of bytes, little-endian, read or written from its position
 * on. Lists of names take as many bytes as they need; every other part begins at a multiple of
 * {@link #ALIGNMENT}.
 */
public final class Sections {
  /** In bytes. */
  public static final int ALIGNMENT = 8;

  private Sections() {}

  /** A view of a run of bytes, from its position on. */
  public static ByteBuffer of(ByteBuffer bytes) {
    return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next part, of so many bytes. */
  public static ByteBuffer next(ByteBuffer in, long size) {
    in.position((in.position() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    int bytes = Math.toIntExact(size);
    ByteBuffer section = in.slice(in.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + bytes);
    return section;
  }

  /** The next part, a table of hashes. */
  public static HashSlots nextSlots(ByteBuffer in, int capacity) {
    return new HashSlots(
        next(in, (long) HashSlots.longs(capacity) * Long.BYTES).asLongBuffer(), capacity);
  }

  /** The names that come next. */
  public static List<String> readNames(ByteBuffer in, int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[in.getInt()];
      in.get(name);
      names.add(new String(name, StandardCharsets.UTF_8));
    }
    return List.copyOf(names);
  }

  /** Writes names. */
  public static void writeNames(ByteBuffer out, List<String> names) {
    for (String name : names) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      out.putInt(bytes.length).put(bytes);
    }
  }

  /** How many bytes names take. */
  public static long sizeOfNames(List<String> names) {
    return names.stream()
        .mapToLong(name -> Integer.BYTES + name.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
