package io.github.dateline.annotate;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Loads the model once for all tests. */
final class SharedAnnotator {
  static final CoreNlpAnnotator ENGLISH = load();

  private SharedAnnotator() {}

  private static CoreNlpAnnotator load() {
    try {
      return CoreNlpAnnotator.english();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
