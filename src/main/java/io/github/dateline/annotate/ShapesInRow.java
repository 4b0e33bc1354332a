package io.github.dateline.annotate;

import java.util.List;

/**
 * What the shapes of three tokens in a row weigh together.
 *
 * @param previous the first token's shapes
 * @param current the second's
 * @param next the third's
 * @param own weights of each label for the second token
 * @param pairs weights of each pair of labels for the first and the second
 */
record ShapesInRow(
    JointShape previous, JointShape current, JointShape next, double[] own, double[] pairs) {

  /** Looks up a row; every pair starts with the weight given. */
  static ShapesInRow of(
      JointShape previous,
      JointShape current,
      JointShape next,
      List<CrfTables> models,
      List<double[]> start) {
    double[][] own = new double[models.size()][];
    double[][] pairs = new double[own.length][];
    for (int model = 0; model < own.length; model++) {
      CrfTables tables = models.get(model);
      own[model] = own(previous.of(model), current.of(model), next.of(model), tables);
      pairs[model] = start.get(model).clone();
      addPairs(previous.of(model), current.of(model), next.of(model), tables, pairs[model]);
    }
    return new ShapesInRow(previous, current, next, Weights.joined(own), Weights.joined(pairs));
  }

  private static double[] own(
      WordShape previous, WordShape current, WordShape next, CrfTables tables) {
    double[] own = new double[tables.labels().size()];
    Fragment before = previous.beside();
    tables.addTo(own, before.hashWith(current.afterShape()));
    tables.addTo(own, current.beside().hashWith(next.second()));
    tables.addTo(own, before.then(current.beside()).hashWith(next.third()));
    return own;
  }

  private static void addPairs(
      WordShape previous, WordShape current, WordShape next, CrfTables tables, double[] pairs) {
    Weights.add(pairs, previous.pairsAsPrevious());
    Weights.add(pairs, current.pairs());
    Weights.add(pairs, next.pairsAsNext());
    tables.addTo(pairs, previous.before().hashWith(current.secondOfPair()));
  }

  boolean is(JointShape first, JointShape second, JointShape third) {
    return previous == first && current == second && next == third;
  }
}
