package io.github.dateline.internal.names;

import io.github.dateline.internal.file.AtomicFiles;
import io.github.dateline.internal.file.PlainFiles;
import io.github.dateline.internal.index.ArchiveFiles;
import io.github.dateline.internal.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads and appends to {@code curation.txt}, the file of curation decisions: UTF-8, one decision a
 * line.
 *
 * <p>Lines are only ever added. What editors do to a file is accepted: a byte-order mark, other
 * line ends, a last line without one.
 */
public final class CurationFile {
  /** What is locked while the file is added to; the file itself is replaced. */
  static final String LOCK = "curation.lock";

  private static final String HEADER =
      """
      # Names mended by hand. A line is a decision; they hold in this order.
      #   merge "PERSON/J. Smith" into "PERSON/John Smith"      rename "PERSON/J. Smith" to "John Smith"
      #   type "PERSON/Roscosmos" to ORGANIZATION               hide "PERSON/Madam"
      #   apart "PERSON/John Smith" "PERSON/Jon Smith"          undo hide "PERSON/Madam"
      """;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** A file lock holds between processes only. */
  private static final ReentrantLock WITHIN_THIS_PROCESS = new ReentrantLock();

  private CurationFile() {}

  /**
   * A line that is neither blank nor a comment.
   *
   * @param number its number, from 1
   * @param line what it says, empty if that cannot be read
   * @param problem why it cannot be read, empty if it can
   */
  public record Entry(int number, Optional<CurationLine> line, Optional<String> problem) {}

  /** The lines of a folder's file; none if there is no file. */
  public static List<Entry> read(Path folder) throws IOException {
    return entries(bytes(folder));
  }

  private static byte[] bytes(Path folder) throws IOException {
    try {
      return PlainFiles.own(folder.resolve(ArchiveFiles.CURATION));
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private static List<Entry> entries(byte[] bytes) {
    if (bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE))) {
      return List.of(broken(1, "the file is UTF-16; save it as UTF-8"));
    }
    List<Entry> entries = new ArrayList<>();
    int from = Arrays.equals(bytes, 0, Math.min(3, bytes.length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
    int number = 1;
    for (int at = from; at <= bytes.length; at++) {
      boolean end = at == bytes.length;
      if (end || bytes[at] == '\n' || bytes[at] == '\r') {
        entry(number++, bytes, from, at).ifPresent(entries::add);
        at += !end && bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n' ? 1 : 0;
        from = at + 1;
      }
    }
    return entries;
  }

  private static Optional<Entry> entry(int number, byte[] bytes, int from, int to) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString();
      return CurationLine.parse(text)
          .map(line -> new Entry(number, Optional.of(line), Optional.empty()));
    } catch (CharacterCodingException e) {
      return Optional.of(broken(number, "the line is not UTF-8"));
    } catch (CurationException e) {
      return Optional.of(broken(number, e.sentence()));
    }
  }

  private static Entry broken(int number, String problem) {
    return new Entry(number, Optional.empty(), Optional.of(problem));
  }

  /** Work that is done under the lock. */
  public interface LockedWork<T> {
    T run() throws IOException;
  }

  /**
   * Does some work under the lock of a folder's file, which excludes other threads and processes.
   */
  public static <T> T withLock(Path folder, LockedWork<T> work) throws IOException {
    WITHIN_THIS_PROCESS.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException(folder.resolve(LOCK) + " cannot be locked");
      }
      return work.run();
    } finally {
      WITHIN_THIS_PROCESS.unlock();
    }
  }

  /** Adds a line at the end, which ends as the first line does; to be called {@link #withLock}. */
  public static void append(Path folder, CurationLine line) throws IOException {
    byte[] before = bytes(folder);
    ByteArrayOutputStream after = new ByteArrayOutputStream();
    after.writeBytes(before.length == 0 ? Text.utf8(HEADER) : before);
    String end = endOfLine(before);
    byte last = before.length == 0 ? (byte) '\n' : before[before.length - 1];
    if (last != '\n' && last != '\r') {
      after.writeBytes(Text.utf8(end));
    }
    after.writeBytes(Text.utf8(line.written() + end));
    AtomicFiles.replace(folder.resolve(ArchiveFiles.CURATION), after.toByteArray());
  }

  private static String endOfLine(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return "\n";
      }
      if (bytes[i] == '\r') {
        return i + 1 < bytes.length && bytes[i + 1] == '\n' ? "\r\n" : "\r";
      }
    }
    return "\n";
  }
}
