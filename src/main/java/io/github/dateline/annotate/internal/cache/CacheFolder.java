package io.github.dateline.annotate.internal.cache;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where what is made from models lies, to be made once only: {@code $DATELINE_CACHE}. */
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
