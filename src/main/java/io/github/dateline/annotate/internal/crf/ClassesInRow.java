package io.github.dateline.annotate.internal.crf;

/**
 * What the classes of two tokens in a row weigh together.
 *
 * @param previous the first token's classes
 * @param current the second's
 * @param pairs weights of each pair of labels
 */
record ClassesInRow(JointClass previous, JointClass current, double[] pairs) {

  /** Looks up a row of so many pairs. */
  static ClassesInRow of(JointClass previous, JointClass current, CrfTables[] models, int width) {
    double[] pairs = new double[width];
    int place = 0;
    for (int model = 0; model < models.length; model++) {
      CrfTables tables = models[model];
      WordClass first = previous.classes().get(model);
      WordClass second = current.classes().get(model);
      int labelPairs = tables.labels().size() * tables.labels().size();
      Weights.add(pairs, place, second.pairs());
      Weights.add(pairs, place, first.pairsAsPrevious());
      tables.addTo(pairs, place, labelPairs, first.before().hashWith(second.second()));
      place += labelPairs;
    }
    return new ClassesInRow(previous, current, pairs);
  }

  boolean is(JointClass first, JointClass second) {
    return previous == first && current == second;
  }
}
