package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * The weights of several CRF models for a token's shape and the word next but one to it. An array
 * is empty where no model has any.
 *
 * @param word the word
 * @param shape the token's shape
 * @param before weights of each label for the token if the word is the second before it
 * @param after the same if it is the second after it
 */
record WordShapeWeights(JointWord word, JointShape shape, float[] before, float[] after) {

  /**
   * Looks up a word and a shape.
   *
   * @param labels of each model how many labels it has
   */
  static WordShapeWeights of(JointWord word, JointShape shape, CrfTables[] models, int[] labels) {
    int[] before = new int[models.length];
    int[] after = new int[models.length];
    for (int model = 0; model < models.length; model++) {
      before[model] = row(word, shape.of(model).afterWordTwoBefore(), models[model]);
      after[model] = row(word, shape.of(model).afterWordButOne(), models[model]);
    }
    return new WordShapeWeights(
        word,
        shape,
        FeatureWeights.joined(models, before, labels),
        FeatureWeights.joined(models, after, labels));
  }

  private static int row(JointWord word, RollingHash end, CrfTables tables) {
    return tables.row(word.beside() * end.power() + end.hash());
  }

  boolean matches(JointWord itsWord, JointShape itsShape) {
    return word == itsWord && shape == itsShape;
  }
}
