package io.github.dateline.annotate.internal.linking;

import io.github.dateline.annotate.internal.cache.CacheFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the file that {@link NameDictionary} reads, from front to back, little-endian: 20 bytes of
 * sizes; the titles; the offsets of their blocks; a byte for each title; where each bucket begins;
 * the entries.
 *
 * <p>A title, in UTF-8 and in the order of its bytes, is the number of bytes that it shares with
 * the one before, the number of those that follow, and these; every {@value #BLOCK}th shares none.
 * The byte holds the sum of the {@link TitleKind}s that the names of the page tell, and above it
 * the binary logarithm of their number.
 */
final class DictionaryWriter {
  static final int BLOCK = 16;
  static final int TITLES_AT = 20;

  /** Longest title in bytes; Wikipedia's own limit is 255 too. */
  private static final int MAX_TITLE_BYTES = 255;

  private final FileChannel file;
  private final int bucketBits;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private int[] blocks = new int[1 << 10];
  private byte[] facts = new byte[1 << 14];
  private byte[] before = {};
  private int titles;
  private int titleBytes;
  private final int[] buckets;
  private int bucketsWritten;
  private int entries;
  private long entriesAt;

  DictionaryWriter(FileChannel file, int bucketBits) throws IOException {
    this.file = file;
    this.bucketBits = bucketBits;
    this.buckets = new int[(1 << bucketBits) + 1];
    file.position(CacheFile.HEADER + TITLES_AT);
  }

  /** Writes the title of some rows that share it; tells its number. */
  int title(List<DictionaryRow> page) throws IOException {
    byte[] whole = page.getFirst().title();
    byte[] title = whole.length > MAX_TITLE_BYTES ? Arrays.copyOf(whole, MAX_TITLE_BYTES) : whole;
    if (titles == NameDictionary.MAX_TITLES) {
      throw new IOException("more than " + NameDictionary.MAX_TITLES + " titles");
    }
    int shared = 0;
    if (titles % BLOCK == 0) {
      int block = titles / BLOCK;
      blocks = block < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * block);
      blocks[block] = titleBytes;
    } else {
      int most = Math.min(title.length, before.length);
      while (shared < most && title[shared] == before[shared]) {
        shared++;
      }
    }
    room(2 + title.length);
    buffer.put((byte) shared).put((byte) (title.length - shared));
    buffer.put(title, shared, title.length - shared);
    titleBytes += 2 + title.length - shared;
    before = title;
    facts = titles < facts.length ? facts : Arrays.copyOf(facts, 2 * titles);
    facts[titles] = facts(page);
    return titles++;
  }

  private static byte facts(List<DictionaryRow> page) {
    int kinds = 0;
    for (DictionaryRow row : page) {
      kinds |= row.kinds();
    }
    int names = Math.min(page.size(), 0xffff);
    return (byte) (kinds | (31 - Integer.numberOfLeadingZeros(names)) << 4);
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  private void flush() throws IOException {
    for (buffer.flip(); buffer.hasRemaining(); ) {
      file.write(buffer);
    }
    buffer.clear();
  }

  private void put(int[] values, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      room(Integer.BYTES);
      buffer.putInt(values[i]);
    }
  }

  /** Ends the titles; leaves room for the beginnings of buckets. */
  void endTitles() throws IOException {
    put(blocks, NameDictionary.blocks(titles));
    flush();
    for (ByteBuffer rest = ByteBuffer.wrap(facts, 0, titles); rest.hasRemaining(); ) {
      file.write(rest);
    }
    entriesAt = file.position() + (long) buckets.length * Integer.BYTES;
    file.position(entriesAt);
  }

  /** Writes the entries of the next bucket, sorted; each once. */
  void bucket(long[] sorted) throws IOException {
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        room(Long.BYTES);
        buffer.putLong(sorted[i]);
        entries++;
      }
    }
    buckets[++bucketsWritten] = entries;
  }

  /** Writes what is known in the end only. */
  void end() throws IOException {
    flush();
    file.position(entriesAt - (long) buckets.length * Integer.BYTES);
    put(buckets, buckets.length);
    flush();
    file.position(CacheFile.HEADER);
    put(new int[] {bucketBits, entries, titles, titleBytes, 0}, TITLES_AT / Integer.BYTES);
    flush();
  }
}
