package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.GenerationalCache;
import java.util.function.Function;

/**
 * Caches the words of several CRF models: some tens of megabytes at most, however long the text.
 *
 * <p>Thread-safe, without a lock.
 */
final class JointWordCache {
  /** Words kept at least; at most twice as many: 84,000 are in 2,500 long articles of the web. */
  private static final int CACHED_WORDS = 40_000;

  /** What is longer is looked up each time, so that a few long ones cannot fill the memory. */
  static final int MAX_CACHED_LENGTH = 60;

  private final Function<String, JointWord> read;
  private final JointWord outsideSentence;
  private final GenerationalCache<String, JointWord> words = new GenerationalCache<>(CACHED_WORDS);

  JointWordCache(JointTables models) {
    WordWeightLookup lookup = new WordWeightLookup(models);
    read = lookup::read;
    outsideSentence = lookup.outsideSentence();
  }

  /** What stands before and after a sentence. */
  JointWord outsideSentence() {
    return outsideSentence;
  }

  JointWord of(String form) {
    return form.length() > MAX_CACHED_LENGTH ? read.apply(form) : words.get(form, read);
  }
}
