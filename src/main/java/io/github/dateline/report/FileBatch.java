package io.github.dateline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are there completely or not at all. */
final class FileBatch {
  private FileBatch() {}

  /** Writes all of the files beside their places first, then renames each. */
  static void write(Map<Path, byte[]> files) throws IOException {
    Map<Path, Path> written = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Path target = file.getKey();
        if (Files.isDirectory(target)) {
          throw new IOException(target + " is a folder");
        }
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
          throw new IOException(target + ": there is no folder " + parent);
        }
        Path part =
            target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        written.put(part, target);
        // Whoever presses Ctrl-C finds no half file either.
        part.toFile().deleteOnExit();
        Files.write(part, file.getValue());
      }
      for (Map.Entry<Path, Path> file : written.entrySet()) {
        // Otherwise what stands there is deleted first: whoever is killed then has neither.
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (Path part : written.keySet()) {
        Files.deleteIfExists(part);
      }
    }
  }
}
