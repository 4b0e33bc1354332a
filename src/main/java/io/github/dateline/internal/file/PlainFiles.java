package io.github.dateline.internal.file;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files, and says by name what is no file: the system's own words leave the name out. */
public final class PlainFiles {
  private PlainFiles() {}

  /**
   * All of a file that somebody has named, which may be a pipe.
   *
   * @throws IOException if it is a folder or cannot be read
   */
  public static byte[] named(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a file");
    }
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  /**
   * Opens a file that somebody has named, which may be a pipe. To read all of a pipe at once, Java
   * 21 asks how far it is, which a pipe cannot tell.
   *
   * @throws IOException if it cannot be opened
   */
  public static InputStream open(Path file) throws IOException {
    BasicFileAttributes its = attributes(file);
    boolean pipe = its != null && its.isOther();
    return pipe && file.getFileSystem().equals(FileSystems.getDefault())
        ? new BufferedInputStream(new FileInputStream(file.toFile()))
        : Files.newInputStream(file);
  }

  /**
   * All of a file that has its place in an archive.
   *
   * @throws IOException if it is a folder, or a pipe that would never end, or cannot be read
   */
  public static byte[] own(Path file) throws IOException {
    Optional<String> other = other(file);
    if (other.isPresent()) {
      throw new IOException(file + " is " + other.get() + ", not a file");
    }
    return Files.readAllBytes(file);
  }

  /**
   * What is in the place of a file; empty if it is a file, or nothing is there.
   *
   * @throws IOException if that cannot be told
   */
  public static Optional<String> other(Path file) throws IOException {
    BasicFileAttributes its = attributes(file);
    if (its == null) {
      return Optional.empty();
    }
    return its.isDirectory()
        ? Optional.of("a folder")
        : its.isOther() ? Optional.of("a pipe or a device") : Optional.empty();
  }

  /**
   * Whether a folder is there.
   *
   * @throws IOException if that cannot be told
   */
  public static boolean isFolder(Path path) throws IOException {
    BasicFileAttributes its = attributes(path);
    return its != null && its.isDirectory();
  }

  /** Null if nothing is there. */
  private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
