package io.github.dateline.spark;

import io.github.dateline.annotate.Annotator;
import io.github.dateline.spark.SparkIndexer.AnnotatorSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Caches the annotators that this JVM has loaded, by identity, so that all its tasks share one set
 * of models.
 */
final class AnnotatorCache {
  private static final Map<String, Annotator> LOADED = new HashMap<>();

  private AnnotatorCache() {}

  static synchronized Annotator of(AnnotatorSource source) throws IOException {
    Annotator loaded = LOADED.get(source.identity());
    if (loaded == null) {
      loaded = source.load();
      if (!loaded.identity().equals(source.identity())) {
        throw new IllegalStateException(
            "the source of "
                + source.identity()
                + " gave an annotator that calls itself "
                + loaded.identity());
      }
      LOADED.put(source.identity(), loaded);
    }
    return loaded;
  }

  /**
   * An identity and a way to load.
   *
   * @param identity the identity
   * @param loader loads the annotator
   */
  record Source(String identity, AnnotatorSource.Loader loader) implements AnnotatorSource {
    @Override
    public Annotator load() throws IOException {
      return loader.load();
    }
  }
}
