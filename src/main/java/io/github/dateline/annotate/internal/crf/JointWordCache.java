package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.WordCache;

/**
 * Caches the words of several CRF models: some tens of megabytes at most, however long the text.
 *
 * <p>Thread-safe, without a lock.
 */
final class JointWordCache {
  /** Words kept at least; at most twice as many: 84,000 are in 2,500 long articles of the web. */
  private static final int CACHED_WORDS = 40_000;

  private final JointWord outsideSentence;
  private final WordCache<JointWord> words;

  JointWordCache(JointTables models) {
    WordWeightLookup lookup = new WordWeightLookup(models);
    words = new WordCache<>(CACHED_WORDS, lookup::read);
    outsideSentence = lookup.outsideSentence();
  }

  /** What stands before and after a sentence. */
  JointWord outsideSentence() {
    return outsideSentence;
  }

  JointWord of(String form) {
    return words.get(form);
  }
}
