package io.github.dateline.annotate;

/**
 * What the shapes of three tokens in a row weigh together.
 *
 * @param previous the first token's shape
 * @param current the second's
 * @param next the third's
 * @param own weights of each label for the second token
 * @param pairs weights of each pair of labels for the first and the second
 */
record ShapesInRow(
    WordShape previous, WordShape current, WordShape next, double[] own, double[] pairs) {

  /** Looks up a row; every pair starts with the weight given. */
  static ShapesInRow of(
      WordShape previous, WordShape current, WordShape next, CrfTables tables, double[] start) {
    double[] own = new double[tables.labels().size()];
    Fragment before = previous.beside();
    Fragment third = next.third();
    tables.addTo(own, before.hashWith(current.afterShape()));
    tables.addTo(own, current.beside().hashWith(next.second()));
    tables.addTo(own, before.then(current.beside()).hashWith(third));
    double[] pairs = start.clone();
    Weights.add(pairs, previous.pairsAsPrevious());
    Weights.add(pairs, current.pairs());
    Weights.add(pairs, next.pairsAsNext());
    tables.addTo(pairs, previous.before().hashWith(current.secondOfPair()));
    return new ShapesInRow(previous, current, next, own, pairs);
  }

  boolean is(WordShape first, WordShape second, WordShape third) {
    return previous == first && current == second && next == third;
  }
}
