package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;
import org.jspecify.annotations.Nullable;

/**
 * A CRF model's weights for a word class, a set of words that are used alike.
 *
 * @param own weights of each label for a token of this class
 * @param asPrevious weights of each label for a token after one of this class
 * @param asNext weights of each label for a token before one of this class
 * @param pairs weights of each pair of labels of which the second is that of a token of this class
 * @param pairsAsPrevious weights of each pair of which the first is that of a token of this class
 * @param before the class and what stands between it and another
 * @param second ends a feature's name after the class before
 */
record ClassWeights(
    double[] own,
    double[] asPrevious,
    double[] asNext,
    double[] pairs,
    double[] pairsAsPrevious,
    RollingHash before,
    RollingHash second) {

  /** Looks up a class. */
  static ClassWeights of(String name, CrfModel tables) {
    return of(name, name, tables);
  }

  /** What stands where the sentence has ended: "null" for one label, but no text for pairs. */
  static ClassWeights ofNothing(CrfModel tables) {
    return of("null", "", tables);
  }

  private static ClassWeights of(String text, String textInPairs, CrfModel tables) {
    RollingHash name = RollingHash.of(text);
    RollingHash ofPairs = RollingHash.of(textInPairs);
    int labels = tables.labels().size();
    FeatureWeights weights = new FeatureWeights(tables, labels);
    FeatureWeights pairs = new FeatureWeights(tables, labels * labels);
    return new ClassWeights(
        weights.of(name, CrfFeatureNames.CLASS),
        weights.of(name, CrfFeatureNames.PREVIOUS_CLASS),
        weights.of(name, CrfFeatureNames.NEXT_CLASS),
        pairs.of(ofPairs, CrfFeatureNames.PAIR_CLASS),
        pairs.of(ofPairs, CrfFeatureNames.PAIR_PREVIOUS_CLASS),
        ofPairs.then(CrfFeatureNames.BEFORE),
        ofPairs.then(CrfFeatureNames.PAIR_CLASSES));
  }

  /** Of one model there is one for each class, so that what begins its features tells it. */
  @Override
  public int hashCode() {
    return Long.hashCode(before.hash());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }
}
