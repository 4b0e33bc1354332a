package io.github.dateline.annotate.internal.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file that is compiled from one of CoreNLP's files and kept in the cache folder.
 *
 * <p>It is named after what it was made of, that one's size and checksum, which a jar tells without
 * reading it, and the version of the format. It begins with {@value #HEADER} bytes, little-endian:
 * the letters {@code DATELINE}, the version, the CRC-32 of all that follows, the file's length, the
 * original's size, its CRC-32 and its SHA-256. A file that does not say so, or is not as long as it
 * says, or was damaged, counts as absent.
 *
 * <p>Files are written next to their place and renamed, so no one sees half of one; two processes
 * that make the same one at once make equal ones.
 *
 * @param path where it lies
 * @param version of the format
 * @param original what it was made of
 */
public record CacheFile(Path path, int version, ModelResource.Fingerprint original) {
  public static final int HEADER = 72;

  private static final long MAGIC = 0x454E_494C_4554_4144L;
  private static final int CHECKED_FROM = 16;
  private static final int BUFFER = 1 << 18;
  private static final String UNFINISHED = ".tmp";
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** The file in a folder that is made of an original. */
  public static CacheFile in(
      Path folder, String name, int version, ModelResource.Fingerprint original) {
    String crc32 = HexFormat.of().toHexDigits(original.crc32(), 8);
    String file = name + "-" + crc32 + "-" + original.size() + "-v" + version + ".bin";
    return new CacheFile(folder.resolve(file), version, original);
  }

  /** Writes the content of a file, which is to begin after {@value #HEADER} bytes. */
  public interface Content {
    /**
     * Writes.
     *
     * @param file open for reading and writing, empty
     * @return the SHA-256 of what it is made of
     */
    byte[] write(FileChannel file) throws IOException;
  }

  /** Maps the file; empty if it is not there, cannot be read, or is not what it should be. */
  public Optional<ByteBuffer> map() {
    return map(true);
  }

  /** Whether it is there and begins as it should; what follows is not looked at. */
  public boolean seemsWhole() {
    return map(false).isPresent();
  }

  private Optional<ByteBuffer> map(boolean checked) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long length = channel.size();
      if (length < HEADER || length > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, length).order(ByteOrder.LITTLE_ENDIAN);
      boolean fits = bytes.getLong() == MAGIC & bytes.getInt() == version;
      int checksum = bytes.getInt();
      fits &=
          bytes.getLong() == length
              & bytes.getLong() == original.size()
              & bytes.getLong() == original.crc32();
      return fits && (!checked || checksum == checksum(channel))
          ? Optional.of(bytes.rewind())
          : Optional.empty();
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** Writes the header of a file held in memory, and leaves the buffer at its beginning. */
  void stamp(ByteBuffer bytes, byte[] sha256) {
    bytes.clear().order(ByteOrder.LITTLE_ENDIAN).putLong(MAGIC).putInt(version).putInt(0);
    bytes.putLong(bytes.capacity()).putLong(original.size()).putLong(original.crc32());
    bytes.put(sha256).rewind();
    bytes.putInt(CHECKED_FROM - Integer.BYTES, checksum(bytes));
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.slice(CHECKED_FROM, bytes.limit() - CHECKED_FROM));
    return (int) crc.getValue();
  }

  /** Reads the file, which is a fourth of the work of mapping all its pages. */
  private static int checksum(FileChannel file) throws IOException {
    CRC32 crc = new CRC32();
    ByteBuffer some = ByteBuffer.allocateDirect(BUFFER);
    file.position(CHECKED_FROM);
    while (file.read(some.clear()) >= 0) {
      crc.update(some.flip());
    }
    return (int) crc.getValue();
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written, or as thrown by the content
   */
  public void write(Content content) throws IOException {
    Path unfinished = unfinished();
    try {
      try (FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        byte[] sha256 = content.write(channel);
        stamp(channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size()), sha256);
        channel.force(true);
      }
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * A new empty file next to this one, for what is not finished; what was left of old is cleared.
   */
  public Path unfinished() throws IOException {
    Path folder = path.resolveSibling("").toAbsolutePath();
    CacheFolder.make(folder);
    clear(folder, path.getFileName().toString());
    return Files.createTempFile(folder, path.getFileName().toString(), UNFINISHED);
  }

  /** Deletes what a process that was killed left. */
  private static void clear(Path folder, String name) throws IOException {
    FileTime young = FileTime.from(Instant.now().minus(ABANDONED));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, name + "*" + UNFINISHED)) {
      for (Path file : left) {
        try {
          if (Files.getLastModifiedTime(file).compareTo(young) < 0) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) {
          // Another process was faster.
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** For what a file is made of. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
