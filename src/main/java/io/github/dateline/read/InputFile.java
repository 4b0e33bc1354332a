package io.github.dateline.read;

import java.nio.file.Path;

/**
 * A file to be read, or a path that cannot be.
 *
 * @param name what messages call it: its path, as the user wrote it
 * @param path where it is
 * @param id its path below the given folder with {@code /}, or its name if it was given itself
 * @param bytes its size on disk when it was listed
 * @param fault why it cannot be read, empty if it can
 */
record InputFile(String name, Path path, String id, long bytes, String fault) {
  static InputFile readable(Path path, String id, long bytes) {
    return new InputFile(path.toString(), path, id, bytes, "");
  }

  static InputFile faulty(Path path, String fault) {
    return new InputFile(path.toString(), path, "", 0, fault);
  }
}
