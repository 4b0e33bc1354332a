package io.github.dateline.annotate.internal.crf;

import java.util.List;

/**
 * The shapes that several models give a word.
 *
 * @param shapes of each model its shape
 * @param hash of all
 */
record JointShape(ShapeWeights[] shapes, long hash) {
  static JointShape of(List<ShapeWeights> shapes) {
    long hash = 0;
    for (ShapeWeights shape : shapes) {
      hash = hash * 31 + shape.hash();
    }
    return new JointShape(shapes.toArray(ShapeWeights[]::new), hash);
  }

  ShapeWeights of(int model) {
    return shapes[model];
  }
}
