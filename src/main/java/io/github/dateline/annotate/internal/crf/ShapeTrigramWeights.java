package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * The weights of a trigram of word shapes, summed over the features of several CRF models.
 *
 * @param previous the first token's shapes
 * @param current the second's
 * @param next the third's
 * @param own weights of each label for the second token
 * @param pairs weights of each pair of labels for the first and the second
 */
record ShapeTrigramWeights(
    JointShape previous, JointShape current, JointShape next, double[] own, double[] pairs) {

  /**
   * Looks up a row.
   *
   * @param start what each pair weighs, whatever the words
   * @param labels how many labels there are
   */
  static ShapeTrigramWeights of(
      JointShape previous,
      JointShape current,
      JointShape next,
      CrfTables[] models,
      double[] start,
      int labels) {
    double[] own = new double[labels];
    double[] pairs = start.clone();
    int place = 0;
    int pairsPlace = 0;
    for (int model = 0; model < models.length; model++) {
      CrfTables tables = models[model];
      ShapeWeights first = previous.of(model);
      ShapeWeights second = current.of(model);
      ShapeWeights third = next.of(model);
      int width = tables.labels().size();
      RollingHash before = first.beside();
      tables.addTo(own, place, width, before.hashWith(second.afterShape()));
      tables.addTo(own, place, width, second.beside().hashWith(third.second()));
      tables.addTo(own, place, width, before.then(second.beside()).hashWith(third.third()));
      FeatureWeights.add(pairs, pairsPlace, first.pairsAsPrevious());
      FeatureWeights.add(pairs, pairsPlace, second.pairs());
      FeatureWeights.add(pairs, pairsPlace, third.pairsAsNext());
      tables.addTo(
          pairs, pairsPlace, width * width, first.before().hashWith(second.secondOfPair()));
      place += width;
      pairsPlace += width * width;
    }
    return new ShapeTrigramWeights(previous, current, next, own, pairs);
  }

  boolean matches(JointShape first, JointShape second, JointShape third) {
    return previous == first && current == second && next == third;
  }
}
