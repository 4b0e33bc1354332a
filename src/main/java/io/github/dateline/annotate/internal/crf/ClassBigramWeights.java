package io.github.dateline.annotate.internal.crf;

/**
 * The weights of a bigram of word classes, summed over the features of several CRF models.
 *
 * @param previous the first token's classes
 * @param current the second's
 * @param pairs weights of each pair of labels
 */
record ClassBigramWeights(JointClass previous, JointClass current, double[] pairs) {

  /** Looks up a row of so many pairs. */
  static ClassBigramWeights of(
      JointClass previous, JointClass current, CrfTables[] models, int width) {
    double[] pairs = new double[width];
    int place = 0;
    for (int model = 0; model < models.length; model++) {
      CrfTables tables = models[model];
      ClassWeights first = previous.classes().get(model);
      ClassWeights second = current.classes().get(model);
      int labelPairs = tables.labels().size() * tables.labels().size();
      FeatureWeights.add(pairs, place, second.pairs());
      FeatureWeights.add(pairs, place, first.pairsAsPrevious());
      tables.addTo(pairs, place, labelPairs, first.before().hashWith(second.second()));
      place += labelPairs;
    }
    return new ClassBigramWeights(previous, current, pairs);
  }

  boolean matches(JointClass first, JointClass second) {
    return previous == first && current == second;
  }
}
