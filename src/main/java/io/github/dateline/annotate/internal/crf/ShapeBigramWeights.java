package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * The weights of two word shapes in a row, summed over the features of several CRF models.
 *
 * @param previous the first token's shapes
 * @param current the second's
 * @param own weights of each label for the second token
 * @param ownOfPrevious weights of each label for the first token
 * @param pairs weights of each pair of labels
 */
record ShapeBigramWeights(
    JointShape previous, JointShape current, double[] own, double[] ownOfPrevious, double[] pairs) {

  /**
   * Looks up two shapes.
   *
   * @param start what each pair weighs, whatever the words
   * @param labels how many labels there are
   */
  static ShapeBigramWeights of(
      JointShape previous, JointShape current, CrfModel[] models, double[] start, int labels) {
    double[] own = new double[labels];
    double[] ownOfPrevious = new double[labels];
    double[] pairs = start.clone();
    int place = 0;
    int pairsPlace = 0;
    for (int model = 0; model < models.length; model++) {
      CrfModel tables = models[model];
      ShapeWeights first = previous.of(model);
      ShapeWeights second = current.of(model);
      int width = tables.labels().size();
      RollingHash before = first.beforeGap();
      tables.addTo(own, place, width, before.hashWith(second.afterShape()));
      tables.addTo(ownOfPrevious, place, width, before.hashWith(second.second()));
      FeatureWeights.add(pairs, pairsPlace, first.pairsAsPrevious());
      FeatureWeights.add(pairs, pairsPlace, second.pairs());
      tables.addTo(
          pairs, pairsPlace, width * width, first.before().hashWith(second.secondOfPair()));
      place += width;
      pairsPlace += width * width;
    }
    return new ShapeBigramWeights(previous, current, own, ownOfPrevious, pairs);
  }

  boolean matches(JointShape first, JointShape second) {
    return previous == first && current == second;
  }
}
