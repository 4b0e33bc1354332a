package io.github.dateline.annotate.internal.cache;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the cache folder, {@code $DATELINE_CACHE}, for what is compiled from models and
 * dictionaries.
 */
public final class CacheFolder {
  public static final String VARIABLE = "DATELINE_CACHE";

  private CacheFolder() {}

  /**
   * The folder, which need not exist: by default {@code ~/.cache/dateline}; empty without a home.
   */
  public static Optional<Path> find() {
    String set = System.getenv(VARIABLE);
    String home = System.getProperty("user.home");
    try {
      if (set != null && !set.isBlank()) {
        return Optional.of(Path.of(set));
      }
      return home == null || !Path.of(home).isAbsolute()
          ? Optional.empty()
          : Optional.of(Path.of(home, ".cache", "dateline"));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
