package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.Fragment;

/**
 * All that a model knows of a class of words that are used alike.
 *
 * @param own weights of each label for a token of this class
 * @param asPrevious weights of each label for a token after one of this class
 * @param asNext weights of each label for a token before one of this class
 * @param pairs weights of each pair of labels of which the second is that of a token of this class
 * @param pairsAsPrevious weights of each pair of which the first is that of a token of this class
 * @param before the class and what stands between it and another
 * @param second ends a feature's name after the class before
 */
record WordClass(
    double[] own,
    double[] asPrevious,
    double[] asNext,
    double[] pairs,
    double[] pairsAsPrevious,
    Fragment before,
    Fragment second) {

  /** Looks up a class. */
  static WordClass of(String name, CrfTables tables) {
    return of(name, name, tables);
  }

  /** What stands where the sentence has ended: "null" for one label, but no text for pairs. */
  static WordClass ofNothing(CrfTables tables) {
    return of("null", "", tables);
  }

  private static WordClass of(String text, String textInPairs, CrfTables tables) {
    Fragment name = Fragment.of(text);
    Fragment ofPairs = Fragment.of(textInPairs);
    int labels = tables.labels().size();
    Weights weights = new Weights(tables, labels);
    Weights pairs = new Weights(tables, labels * labels);
    return new WordClass(
        weights.of(name, FeatureNames.CLASS),
        weights.of(name, FeatureNames.PREVIOUS_CLASS),
        weights.of(name, FeatureNames.NEXT_CLASS),
        pairs.of(ofPairs, FeatureNames.PAIR_CLASS),
        pairs.of(ofPairs, FeatureNames.PAIR_PREVIOUS_CLASS),
        ofPairs.then(FeatureNames.BEFORE),
        ofPairs.then(FeatureNames.PAIR_CLASSES));
  }
}
