package io.github.dateline.spark;

import io.github.dateline.annotate.Annotator;
import java.io.IOException;
import java.io.Serializable;

/**
 * A serializable source of an annotator for Spark executors.
 *
 * <p>Each JVM loads the annotator once, and all its tasks share it.
 *
 * {@snippet :
 * AnnotatorSource english =
 * AnnotatorSource.of(
 * CoreNlpAnnotator.builder().identity(), () -> CoreNlpAnnotator.builder().load());
 * }
 */
public interface AnnotatorSource extends Serializable {
  /**
   * The identity of what {@link #load} gives, told without loading it.
   *
   * @return the identity
   */
  String identity();

  /**
   * Loads the annotator.
   *
   * @return the annotator, safe for many threads
   * @throws IOException if it cannot be loaded
   */
  Annotator load() throws IOException;

  /** Loads an annotator; a lambda will do. */
  @FunctionalInterface
  interface Loader extends Serializable {
    /**
     * Loads the annotator.
     *
     * @return the annotator
     * @throws IOException if it cannot be loaded
     */
    Annotator load() throws IOException;
  }

  /**
   * A source of two parts.
   *
   * @param identity the identity
   * @param loader loads the annotator
   * @return the source
   */
  static AnnotatorSource of(String identity, Loader loader) {
    return new AnnotatorCache.Source(identity, loader);
  }
}
