package io.github.dateline.annotate.internal.crf;

import java.util.List;

/**
 * The shapes that several models give a word.
 *
 * @param shapes of each model its shape
 * @param hash of all
 * @param pairsAsNext weights of each pair of labels before a token of these
 */
record JointShape(ShapeWeights[] shapes, long hash, double[] pairsAsNext) {

  /**
   * Puts side by side what the models know.
   *
   * @param widths of each model how many pairs of labels it has
   */
  static JointShape of(List<ShapeWeights> shapes, int[] widths) {
    long hash = 0;
    for (ShapeWeights shape : shapes) {
      hash = hash * 31 + shape.hash();
    }
    return new JointShape(
        shapes.toArray(ShapeWeights[]::new),
        hash,
        FeatureWeights.joined(
            shapes.stream().map(ShapeWeights::pairsAsNext).toArray(double[][]::new), widths));
  }

  ShapeWeights of(int model) {
    return shapes[model];
  }
}
