package io.github.dateline.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Compiled models, kept in a folder: to compile one takes seconds, to map what was kept some
 * milliseconds.
 *
 * <p>A file is named after the model, its size and its checksum, which a jar tells without reading
 * it, and the version of the format. It begins with {@value #HEADER} bytes, little-endian: the
 * letters {@code DATELINE}, the version, the CRC-32 of all that follows, the file's length, the
 * model's size, its CRC-32 and its SHA-256. A file that does not say so, or is not as long as it
 * says, or was damaged, is made again.
 *
 * <p>Files are written beside and renamed, so nobody sees half of one; two processes that make the
 * same one at once make equal ones. Where nothing can be written, the model stays in memory.
 */
final class CompiledModels {
  /** To be raised with any change of what {@link CrfTables} or {@link CrfCompiler} write. */
  static final int VERSION = 1;

  static final int HEADER = 72;

  private static final long MAGIC = 0x454E_494C_4554_4144L;
  private static final int CHECKED_FROM = 16;
  private static final String UNFINISHED = ".tmp";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Optional<Path> folder;

  /** Models kept in a folder, which is made when needed, or in none. */
  CompiledModels(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Turns a model into its compact form. */
  interface Compiler {
    /**
     * Compiles.
     *
     * @param file the model, to be read
     * @param before how many bytes to leave free before what is written
     * @return the bytes, from 0 to their limit
     */
    ByteBuffer compile(InputStream file, int before) throws IOException, UnknownModelException;
  }

  /**
   * A model, from the folder or newly compiled.
   *
   * @throws UnknownModelException if it is of a kind that cannot be compiled
   * @throws IOException if the model cannot be read; never because of the folder
   */
  CrfTables load(ModelResource model) throws IOException, UnknownModelException {
    return CrfTables.read(
        load(model, (file, before) -> CrfCompiler.compile(StanfordModel.read(file), before)));
  }

  /**
   * The compact form of a file, from the folder or newly compiled.
   *
   * @throws UnknownModelException if it is of a kind that cannot be compiled
   * @throws IOException if the file cannot be read; never because of the folder
   */
  ByteBuffer load(ModelResource model, Compiler compiler)
      throws IOException, UnknownModelException {
    ModelResource.Fingerprint fingerprint = model.fingerprint();
    Optional<Path> file = folder.map(path -> path.resolve(name(model, fingerprint)));
    Optional<ByteBuffer> kept = file.flatMap(path -> map(path, fingerprint));
    if (kept.isEmpty()) {
      ByteBuffer made = compile(model, fingerprint, compiler);
      // What was written is mapped, since all processes share what is mapped.
      kept =
          file.filter(path -> write(path, made))
              .flatMap(path -> map(path, fingerprint))
              .or(() -> Optional.of(made));
    }
    ByteBuffer bytes = kept.get();
    return bytes.slice(HEADER, bytes.limit() - HEADER).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The name of a model's file. */
  static String name(ModelResource model, ModelResource.Fingerprint fingerprint) {
    return String.format(
        Locale.ROOT,
        "%s-%08x-%d-v%d.bin",
        model.name(),
        fingerprint.crc32(),
        fingerprint.size(),
        VERSION);
  }

  private static ByteBuffer compile(
      ModelResource model, ModelResource.Fingerprint fingerprint, Compiler compiler)
      throws IOException, UnknownModelException {
    MessageDigest sha256 = sha256();
    ByteBuffer bytes;
    try (InputStream file = model.open()) {
      DigestInputStream in = new DigestInputStream(file, sha256);
      bytes = compiler.compile(in, HEADER);
      in.transferTo(OutputStream.nullOutputStream());
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(MAGIC).putInt(VERSION).putInt(0);
    bytes.putLong(bytes.capacity()).putLong(fingerprint.size()).putLong(fingerprint.crc32());
    bytes.put(sha256.digest()).rewind();
    bytes.putInt(CHECKED_FROM - Integer.BYTES, checksum(bytes));
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.slice(CHECKED_FROM, bytes.limit() - CHECKED_FROM));
    return (int) crc.getValue();
  }

  /** Maps a file; empty if it is not there, cannot be read, or is not what it should be. */
  private static Optional<ByteBuffer> map(Path file, ModelResource.Fingerprint fingerprint) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      if (length < HEADER || length > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, length).order(ByteOrder.LITTLE_ENDIAN);
      boolean fits =
          bytes.getLong() == MAGIC
              & bytes.getInt() == VERSION
              & bytes.getInt() == checksum(bytes)
              & bytes.getLong() == length
              & bytes.getLong() == fingerprint.size()
              & bytes.getLong() == fingerprint.crc32();
      return fits ? Optional.of(bytes.rewind()) : Optional.empty();
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** Tells whether it could write. */
  private static boolean write(Path file, ByteBuffer bytes) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      clear(folder, file.getFileName().toString());
      Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), UNFINISHED);
      try {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
          for (ByteBuffer rest = bytes.duplicate(); rest.hasRemaining(); ) {
            channel.write(rest);
          }
          channel.force(true);
        }
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
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
}
