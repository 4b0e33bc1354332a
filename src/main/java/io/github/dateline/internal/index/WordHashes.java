package io.github.dateline.internal.index;

import org.apache.lucene.util.ArrayUtil;

/**
 * The words of a text and their hashes: runs of letters and digits in lower case, so that neither
 * case nor punctuation, apostrophes or line breaks matter.
 *
 * <p>The hashes are stored in archives and therefore fixed for ever: FNV-1a over code points for a
 * word, the finalizer of SplitMix64 (Steele, Lea and Flood 2014) to combine them. Not thread-safe;
 * its buffer is reused.
 */
final class WordHashes {
  private static final long FNV_BASIS = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  /** The hash of each word. */
  long[] words = new long[256];

  /** How many words there are. */
  int count;

  /** How many of them have a digit. */
  int wordsWithDigits;

  /** Forgets the words. */
  void clear() {
    count = 0;
    wordsWithDigits = 0;
  }

  /** Adds the words of a stretch of text. */
  void add(String text, int start, int end) {
    boolean inWord = false;
    boolean number = false;
    long hash = FNV_BASIS;
    for (int at = start; at < end; ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c >= 'a' && c <= 'z') {
        // Most are, and need no look at Java's tables.
        inWord = true;
        hash = (hash ^ c) * FNV_PRIME;
      } else if (Character.isLetterOrDigit(c)) {
        inWord = true;
        number |= Character.isDigit(c);
        hash = (hash ^ Character.toLowerCase(c)) * FNV_PRIME;
      } else if (inWord) {
        end(hash, number);
        inWord = false;
        number = false;
        hash = FNV_BASIS;
      }
    }
    if (inWord) {
      end(hash, number);
    }
  }

  private void end(long hash, boolean number) {
    if (count == words.length) {
      words = ArrayUtil.grow(words);
    }
    words[count++] = hash;
    wordsWithDigits += number ? 1 : 0;
  }

  /** The hash of some words in their order. */
  long ofRun(int from, int to) {
    long hash = to - from;
    for (int i = from; i < to; i++) {
      hash = mixed(hash + words[i]);
    }
    return hash;
  }

  static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
