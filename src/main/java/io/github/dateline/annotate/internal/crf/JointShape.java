package io.github.dateline.annotate.internal.crf;

import java.util.List;

/**
 * The shapes that several models give a word.
 *
 * @param shapes of each model its shape
 * @param alike of each model a bit for each that gives the same shape, if none before it does; or
 *     else 0
 * @param hash of all
 * @param own weights of each label for a token of these
 * @param asPrevious weights of each label for a token after one of these
 * @param asNext weights of each label for a token before one of these
 * @param pairsAsNext weights of each pair of labels before a token of these
 */
record JointShape(
    ShapeWeights[] shapes,
    int[] alike,
    long hash,
    double[] own,
    double[] asPrevious,
    double[] asNext,
    double[] pairsAsNext) {

  /**
   * Puts side by side what the models know.
   *
   * @param labels of each model how many labels it has
   * @param pairs of each model how many pairs of labels it has
   */
  static JointShape of(List<ShapeWeights> shapes, int[] labels, int[] pairs) {
    long hash = 0;
    int[] alike = new int[shapes.size()];
    for (int model = 0; model < alike.length; model++) {
      hash = hash * 31 + shapes.get(model).hash();
      int first = 0;
      while (shapes.get(first).hash() != shapes.get(model).hash()) {
        first++;
      }
      alike[first] |= 1 << model;
    }
    return new JointShape(
        shapes.toArray(ShapeWeights[]::new),
        alike,
        hash,
        FeatureWeights.joined(shapes, ShapeWeights::own, labels),
        FeatureWeights.joined(shapes, ShapeWeights::asPrevious, labels),
        FeatureWeights.joined(shapes, ShapeWeights::asNext, labels),
        FeatureWeights.joined(shapes, ShapeWeights::pairsAsNext, pairs));
  }

  ShapeWeights of(int model) {
    return shapes[model];
  }
}
