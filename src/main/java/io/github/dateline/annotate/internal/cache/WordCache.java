package io.github.dateline.annotate.internal.cache;

import java.util.function.Function;

/**
 * A cache of what is told of words. What is longer than {@value #MAX_LENGTH} UTF-16 code units is
 * told each time, so that a few long ones cannot fill the memory.
 *
 * <p>It holds at least the last n words, and at most twice as many. Thread-safe, without a lock.
 */
public final class WordCache<V> {
  /** The longest word that is kept. */
  public static final int MAX_LENGTH = 60;

  private final GenerationalCache<String, V> words;
  private final Function<String, V> read;

  /**
   * A cache.
   *
   * @param kept how many words it keeps at least
   * @param read tells of a word; two threads may ask it for the same one
   */
  public WordCache(int kept, Function<String, V> read) {
    words = new GenerationalCache<>(kept);
    this.read = read;
  }

  /** What is told of a word. */
  public V get(String word) {
    return word.length() > MAX_LENGTH ? read.apply(word) : words.get(word, read);
  }
}
