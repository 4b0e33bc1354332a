package io.github.dateline.annotate.internal.crf;

import java.util.List;

/**
 * The shapes that several models give a word.
 *
 * @param shapes of each model its shape
 * @param hash of all
 */
record JointShape(WordShape[] shapes, long hash) {
  static JointShape of(List<WordShape> shapes) {
    long hash = 0;
    for (WordShape shape : shapes) {
      hash = hash * 31 + shape.hash();
    }
    return new JointShape(shapes.toArray(WordShape[]::new), hash);
  }

  WordShape of(int model) {
    return shapes[model];
  }
}
