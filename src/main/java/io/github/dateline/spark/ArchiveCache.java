package io.github.dateline.spark;

import io.github.dateline.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Caches the archives that this JVM has open, by folder.
 *
 * <p>They stay open: tasks come and go, and one may still be using an archive.
 */
final class ArchiveCache {
  private static final Map<String, Archive> OPEN = new HashMap<>();

  private ArchiveCache() {}

  /** The archive in a folder as its manifest is now. */
  static synchronized Archive at(String folder) throws IOException {
    Path path = Path.of(folder);
    Path manifest = path.resolve("archive.json");
    String version = Files.exists(manifest) ? Files.getLastModifiedTime(manifest) + " " : "";
    Archive open = OPEN.get(version + path);
    if (open == null) {
      open = Archive.open(path);
      OPEN.put(version + path, open);
    }
    return open;
  }
}
