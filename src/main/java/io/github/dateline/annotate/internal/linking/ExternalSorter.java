package io.github.dateline.annotate.internal.linking;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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
 */
final class ExternalSorter implements Closeable {
  private static final int BUFFER = 1 << 14;

  private static final Comparator<Run> ORDER =
      (one, other) -> DictionaryRow.ORDER.compare(one.row, other.row);

  /** Bytes of a row without its title: two lengths, key, value and kinds. */
  private static final int ROW_BYTES = 15;

  private final Path file;
  private final List<Long> starts = new ArrayList<>();
  private final OutputStream out;
  private long written;

  /**
   * Starts with no rows.
   *
   * @param file an empty file for sorted runs; deleted at the end
   */
  ExternalSorter(Path file) throws IOException {
    this.file = file;
    this.out = Files.newOutputStream(file);
  }

  /** Adds rows: sorts them here and now, and puts them aside. May be called by several threads. */
  void add(List<DictionaryRow> rows) throws IOException {
    rows.sort(DictionaryRow.ORDER);
    ByteBuffer run = ByteBuffer.allocate(1 << 16);
    byte[] before = new byte[0];
    for (DictionaryRow row : rows) {
      byte[] title = row.title();
      int shared = Math.max(0, Arrays.mismatch(before, title));
      if (before.length == title.length && Arrays.equals(before, title)) {
        shared = title.length;
      }
      int more = title.length - shared;
      if (run.remaining() < ROW_BYTES + more) {
        int size = Math.max(2 * run.capacity(), run.position() + ROW_BYTES + more);
        run = ByteBuffer.allocate(size).put(run.flip());
      }
      run.putShort((short) shared).putShort((short) more).put(title, shared, more);
      run.putLong(row.key()).putShort((short) row.value()).put((byte) row.kinds());
      before = title;
    }
    synchronized (this) {
      starts.add(written);
      out.write(run.array(), 0, run.position());
      written += run.position();
    }
  }

  /** Takes rows. */
  interface Sink {
    void row(DictionaryRow row) throws IOException;
  }

  /** Hands on all rows in their order. */
  void forEach(Sink sink) throws IOException {
    out.close();
    List<Run> runs = new ArrayList<>();
    try {
      PriorityQueue<Run> queue = new PriorityQueue<>(ORDER);
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
        boolean more = true;
        while (more && (queue.isEmpty() || ORDER.compare(first, queue.peek()) <= 0)) {
          sink.row(first.row);
          more = first.next();
        }
        if (more) {
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
      left -= ROW_BYTES + more;
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
