package io.github.dateline.read;

import java.nio.file.Path;

/**
 * A file to be read, or a path that cannot be.
 *
 * @param path where it is, as the user wrote it
 * @param id its path below the given folder with {@code /}, or its name if it was given itself
 * @param bytes its size on disk when it was listed
 * @param fault why it cannot be read, empty if it can
 */
record SourceFile(Path path, String id, long bytes, String fault) {
  static SourceFile readable(Path path, String id, long bytes) {
    return new SourceFile(path, id, bytes, "");
  }

  static SourceFile faulty(Path path, String fault) {
    return new SourceFile(path, "", 0, fault);
  }

  /** The name that messages use. */
  String name() {
    return path.toString();
  }

  /** The last part of the path. */
  static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
