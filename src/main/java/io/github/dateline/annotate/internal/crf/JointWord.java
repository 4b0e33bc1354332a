package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * The weights that several CRF models have for a word, side by side.
 *
 * <p>Two tokens with the same {@code hash} are the same word to the models.
 *
 * @param hash of the word
 * @param isShort whether it has at most three UTF-16 code units
 * @param isName whether it is written as names are: a capital, and none after it
 * @param hasCapital whether a capital is in it
 * @param hasLetter whether a letter is in it
 * @param isSomeBefore whether it weighs for tokens with this word among the few before them
 * @param isSomeAfter whether it weighs for tokens with this word among the few after them
 * @param shape its shapes
 * @param wordClass its classes
 * @param own weights of each label in each role
 * @param pairs weights of each pair of labels of which the second is that of this word and class
 * @param pairsAsPrevious weights of each pair of which the first is that of this word and class
 * @param beforeGap hash of the word and what stands between it and a shape
 * @param before hash of the word and what stands between it and the word after it
 * @param afterShape ends a feature's name after the shape of the word before
 * @param secondOfPair ends a feature's name after the word before
 */
record JointWord(
    long hash,
    boolean isShort,
    boolean isName,
    boolean hasCapital,
    boolean hasLetter,
    boolean isSomeBefore,
    boolean isSomeAfter,
    JointShape shape,
    JointClass wordClass,
    double[] own,
    double[] pairs,
    double[] pairsAsPrevious,
    long beforeGap,
    long before,
    RollingHash afterShape,
    RollingHash secondOfPair) {

  /** It is the token whose label is weighed: its shape and class weigh too. */
  static final int CURRENT = 0;

  /** It is the token before; so do its shape and class. */
  static final int PREVIOUS = 1;

  /** It is the next token; so do its shape and class. */
  static final int NEXT = 2;

  /** It is among the few tokens before. */
  static final int SOME_BEFORE = 3;

  /** It is among the few tokens to come. */
  static final int SOME_AFTER = 4;

  static final int ROLES = 5;

  /**
   * A word whose weights are summed.
   *
   * @param text the word in American spelling
   * @param word its hash
   */
  static JointWord of(
      String text,
      RollingHash word,
      boolean isSomeBefore,
      boolean isSomeAfter,
      JointShape shape,
      JointClass words,
      double[] own,
      double[] pairs,
      double[] pairsAsPrevious) {
    return new JointWord(
        word.hash(),
        text.length() <= 3,
        isName(text),
        hasCapital(text, 0),
        hasLetter(text),
        isSomeBefore,
        isSomeAfter,
        shape,
        words,
        own,
        pairs,
        pairsAsPrevious,
        word.then(CrfFeatureNames.GAP).hash(),
        word.then(CrfFeatureNames.BEFORE).hash(),
        word.then(CrfFeatureNames.WORD_AFTER_SHAPE),
        word.then(CrfFeatureNames.PAIR_WORDS));
  }

  private static boolean isName(String word) {
    return word.length() >= 2
        && (Character.isUpperCase(word.charAt(0)) || Character.isTitleCase(word.charAt(0)))
        && !hasCapital(word, 1);
  }

  private static boolean hasCapital(String word, int from) {
    for (int i = from; i < word.length(); i++) {
      if (Character.isUpperCase(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLetter(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLetter(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
