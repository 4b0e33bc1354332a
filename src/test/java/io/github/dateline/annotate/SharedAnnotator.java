package io.github.dateline.annotate;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Loads the models once for all tests. */
final class SharedAnnotator {
  /** Finds names and leaves them as articles write them. */
  static final CoreNlpAnnotator ENGLISH = load(false);

  private SharedAnnotator() {}

  /** The same with links. */
  static final class Linked {
    static final CoreNlpAnnotator ENGLISH = load(true);

    private Linked() {}
  }

  private static CoreNlpAnnotator load(boolean links) {
    try {
      return CoreNlpAnnotator.builder().links(links).load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
