package io.github.dateline.annotate.internal.linking;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts any number of dictionary rows in little memory: sorted runs are written to a file, then
 * merged.
 *
 * <p>Not thread-safe.
 */
final class ExternalSorter implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final int mostInMemory;
  private final List<DictionaryRow> waiting = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  private final DataOutputStream out;
  private long written;

  /**
   * Starts with no rows.
   *
   * @param file an empty file for what does not fit into memory; deleted at the end
   * @param mostInMemory how many rows are sorted at a time
   */
  ExternalSorter(Path file, int mostInMemory) throws IOException {
    this.file = file;
    this.mostInMemory = mostInMemory;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
  }

  void add(DictionaryRow row) throws IOException {
    waiting.add(row);
    if (waiting.size() == mostInMemory) {
      putAside();
    }
  }

  private void putAside() throws IOException {
    waiting.sort(DictionaryRow.ORDER);
    starts.add(written);
    byte[] before = new byte[0];
    for (DictionaryRow row : waiting) {
      byte[] title = row.title();
      int shared = Math.max(0, Arrays.mismatch(before, title));
      if (before.length == title.length && Arrays.equals(before, title)) {
        shared = title.length;
      }
      out.writeShort(shared);
      out.writeShort(title.length - shared);
      out.write(title, shared, title.length - shared);
      out.writeLong(row.key());
      out.writeShort(row.value());
      out.writeByte(row.kinds());
      written += 15 + title.length - shared;
      before = title;
    }
    waiting.clear();
  }

  /** Takes rows. */
  interface Sink {
    void row(DictionaryRow row) throws IOException;
  }

  /** Hands on all rows in their order. */
  void forEach(Sink sink) throws IOException {
    putAside();
    out.close();
    List<Run> runs = new ArrayList<>();
    try {
      PriorityQueue<Run> queue =
          new PriorityQueue<>(Comparator.comparing(run -> run.row, DictionaryRow.ORDER));
      for (int i = 0; i < starts.size(); i++) {
        long end = i + 1 < starts.size() ? starts.get(i + 1) : written;
        Run run = new Run(file, starts.get(i), end - starts.get(i));
        runs.add(run);
        if (run.next()) {
          queue.add(run);
        }
      }
      while (!queue.isEmpty()) {
        Run first = queue.remove();
        sink.row(first.row);
        if (first.next()) {
          queue.add(first);
        }
      }
    } finally {
      for (Run run : runs) {
        run.in.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }

  /** A sorted run while it is merged. */
  private static final class Run {
    private static final DictionaryRow NONE = new DictionaryRow(new byte[0], 0, 0, 0);

    private final DataInputStream in;
    private long left;
    private DictionaryRow row = NONE;

    private Run(Path file, long start, long length) throws IOException {
      var channel = Files.newByteChannel(file, StandardOpenOption.READ);
      channel.position(start);
      in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
      left = length;
    }

    private boolean next() throws IOException {
      if (left == 0) {
        return false;
      }
      int shared = in.readUnsignedShort();
      int more = in.readUnsignedShort();
      byte[] title = more == 0 && shared == row.title().length ? row.title() : read(shared, more);
      row = new DictionaryRow(title, in.readLong(), in.readUnsignedShort(), in.readUnsignedByte());
      left -= 15 + more;
      return true;
    }

    private byte[] read(int shared, int more) throws IOException {
      byte[] title = Arrays.copyOf(row.title(), shared + more);
      if (in.readNBytes(title, shared, more) < more) {
        throw new EOFException("the file of sorted rows was cut");
      }
      return title;
    }
  }
}
