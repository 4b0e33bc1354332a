package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * A CRF model's weights for a word shape such as {@code Xxxxx}.
 *
 * @param hash of the shape's text
 * @param asPrevious weights of each label for a token after one of this shape
 * @param asNext weights of each label for a token before one of this shape
 * @param pairs weights of each pair of labels of which the second is that of a token of this shape
 * @param pairsAsPrevious weights of each pair of which the first is that of a token of this shape
 * @param pairsAsNext weights of each pair before a token of this shape
 * @param own weights of each label for a token of this shape
 * @param beforeGap the shape and what stands between it and another text
 * @param before the shape and what stands between it and another shape, of pairs
 * @param afterWord ends a feature's name after the word before
 * @param afterWordTwoBefore ends a feature's name after the second word before
 * @param afterWordButOne ends a feature's name after the second word to come
 * @param afterShape ends a feature's name after the shape before
 * @param second ends a feature's name after the current shape
 * @param third ends a feature's name after the shape before and the current one
 * @param secondOfPair ends a pair's feature's name after the shape before
 */
record ShapeWeights(
    long hash,
    double[] asPrevious,
    double[] asNext,
    double[] pairs,
    double[] pairsAsPrevious,
    double[] pairsAsNext,
    double[] own,
    RollingHash beforeGap,
    RollingHash before,
    RollingHash afterWord,
    RollingHash afterWordTwoBefore,
    RollingHash afterWordButOne,
    RollingHash afterShape,
    RollingHash second,
    RollingHash third,
    RollingHash secondOfPair) {

  /** Looks up a shape. */
  static ShapeWeights of(String shape, CrfModel tables) {
    return of(shape, shape, tables);
  }

  /**
   * What stands where the sentence has ended: no text, but "null" as the shape that follows a pair.
   */
  static ShapeWeights ofNothing(CrfModel tables) {
    return of("", "null", tables);
  }

  private static ShapeWeights of(String text, String textAfterPair, CrfModel tables) {
    RollingHash shape = RollingHash.of(text);
    int labels = tables.labels().size();
    FeatureWeights weights = new FeatureWeights(tables, labels);
    FeatureWeights ofPairs = new FeatureWeights(tables, labels * labels);
    return new ShapeWeights(
        shape.hash(),
        weights.of(shape, CrfFeatureNames.PREVIOUS_SHAPE),
        weights.of(shape, CrfFeatureNames.NEXT_SHAPE),
        ofPairs.of(shape, CrfFeatureNames.PAIR_SHAPE, CrfFeatureNames.PAIR_SHAPE_AGAIN),
        ofPairs.of(shape, CrfFeatureNames.PAIR_PREVIOUS_SHAPE),
        ofPairs.of(RollingHash.of(textAfterPair), CrfFeatureNames.PAIR_NEXT_SHAPE),
        weights.of(shape, CrfFeatureNames.SHAPE),
        shape.then(CrfFeatureNames.GAP),
        shape.then(CrfFeatureNames.BEFORE),
        shape.then(CrfFeatureNames.WORD_BEFORE_SHAPE),
        shape.then(CrfFeatureNames.WORD_TWO_BEFORE),
        shape.then(CrfFeatureNames.WORD_BUT_ONE),
        shape.then(CrfFeatureNames.SHAPES_BEFORE),
        shape.then(CrfFeatureNames.SHAPES_AFTER),
        shape.then(CrfFeatureNames.SHAPES_AROUND),
        shape.then(CrfFeatureNames.PAIR_SHAPES));
  }
}
