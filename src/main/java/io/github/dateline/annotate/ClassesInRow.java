package io.github.dateline.annotate;

import java.util.List;

/**
 * What the classes of two tokens in a row weigh together.
 *
 * @param previous the first token's classes
 * @param current the second's
 * @param pairs weights of each pair of labels
 */
record ClassesInRow(JointClass previous, JointClass current, double[] pairs) {

  /** Looks up a row. */
  static ClassesInRow of(JointClass previous, JointClass current, List<CrfTables> models) {
    double[][] pairs = new double[models.size()][];
    for (int model = 0; model < pairs.length; model++) {
      CrfTables tables = models.get(model);
      WordClass first = previous.classes().get(model);
      WordClass second = current.classes().get(model);
      double[] sums = new double[tables.labels().size() * tables.labels().size()];
      Weights.add(sums, second.pairs());
      Weights.add(sums, first.pairsAsPrevious());
      tables.addTo(sums, first.before().hashWith(second.second()));
      pairs[model] = sums;
    }
    return new ClassesInRow(previous, current, Weights.joined(pairs));
  }

  boolean is(JointClass first, JointClass second) {
    return previous == first && current == second;
  }
}
