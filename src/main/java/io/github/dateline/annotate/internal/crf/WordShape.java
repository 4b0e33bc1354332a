package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.Fragment;

/**
 * All that a model knows of a shape of words, such as {@code Xxxxx}, whatever the word.
 *
 * @param hash of the shape's text
 * @param asPrevious weights of each label for a token after one of this shape
 * @param asNext weights of each label for a token before one of this shape
 * @param pairs weights of each pair of labels of which the second is that of a token of this shape
 * @param pairsAsPrevious weights of each pair of which the first is that of a token of this shape
 * @param pairsAsNext weights of each pair before a token of this shape
 * @param own weights of each label for a token of this shape
 * @param beside the shape and what stands between it and another text
 * @param before the shape and what stands between it and another shape, of pairs
 * @param afterWord ends a feature's name after the word before
 * @param afterWordTwoBefore ends a feature's name after the second word before
 * @param afterWordButOne ends a feature's name after the second word to come
 * @param afterShape ends a feature's name after the shape before
 * @param second ends a feature's name after the current shape
 * @param third ends a feature's name after the shape before and the current one
 * @param secondOfPair ends a pair's feature's name after the shape before
 */
record WordShape(
    long hash,
    double[] asPrevious,
    double[] asNext,
    double[] pairs,
    double[] pairsAsPrevious,
    double[] pairsAsNext,
    double[] own,
    Fragment beside,
    Fragment before,
    Fragment afterWord,
    Fragment afterWordTwoBefore,
    Fragment afterWordButOne,
    Fragment afterShape,
    Fragment second,
    Fragment third,
    Fragment secondOfPair) {

  /** Looks up a shape. */
  static WordShape of(String shape, CrfTables tables) {
    return of(shape, shape, tables);
  }

  /**
   * What stands where the sentence has ended: no text, but "null" as the shape that follows a pair.
   */
  static WordShape ofNothing(CrfTables tables) {
    return of("", "null", tables);
  }

  private static WordShape of(String text, String textAfterPair, CrfTables tables) {
    Fragment shape = Fragment.of(text);
    int labels = tables.labels().size();
    Weights weights = new Weights(tables, labels);
    Weights ofPairs = new Weights(tables, labels * labels);
    return new WordShape(
        shape.hash(),
        weights.of(shape, FeatureNames.PREVIOUS_SHAPE),
        weights.of(shape, FeatureNames.NEXT_SHAPE),
        ofPairs.of(shape, FeatureNames.PAIR_SHAPE, FeatureNames.PAIR_SHAPE_AGAIN),
        ofPairs.of(shape, FeatureNames.PAIR_PREVIOUS_SHAPE),
        ofPairs.of(Fragment.of(textAfterPair), FeatureNames.PAIR_NEXT_SHAPE),
        weights.of(shape, FeatureNames.SHAPE),
        shape.then(FeatureNames.BESIDE),
        shape.then(FeatureNames.BEFORE),
        shape.then(FeatureNames.WORD_BEFORE_SHAPE),
        shape.then(FeatureNames.WORD_TWO_BEFORE),
        shape.then(FeatureNames.WORD_BUT_ONE),
        shape.then(FeatureNames.SHAPES_BEFORE),
        shape.then(FeatureNames.SHAPES_AFTER),
        shape.then(FeatureNames.SHAPES_AROUND),
        shape.then(FeatureNames.PAIR_SHAPES));
  }
}
