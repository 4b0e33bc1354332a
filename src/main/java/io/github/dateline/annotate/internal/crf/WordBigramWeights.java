package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * The weights of several CRF models for two words in a row that neither word has alone, side by
 * side. An array is empty where no model has any.
 *
 * @param previous the first word
 * @param current the second
 * @param pairs weights of each pair of labels for the two words
 * @param pairsOfClasses weights of each pair of labels for their classes
 * @param shapes the weights of their shapes
 * @param own weights of each label of the second word's token, for its shape after the first word
 * @param ownOfPrevious weights of each label of the first word's token, for its shape before the
 *     second word
 */
record WordBigramWeights(
    JointWord previous,
    JointWord current,
    float[] pairs,
    float[] pairsOfClasses,
    ShapeBigramWeights shapes,
    float[] own,
    float[] ownOfPrevious) {

  /**
   * Looks up two words.
   *
   * @param labels of each model how many labels it has
   */
  static WordBigramWeights of(
      JointWord previous,
      JointWord current,
      CrfTables[] models,
      int[] labels,
      float[] pairsOfClasses,
      ShapeBigramWeights shapes) {
    int[] inPairs = new int[models.length];
    int[] after = new int[models.length];
    int[] before = new int[models.length];
    RollingHash second = current.secondOfPair();
    long pair = previous.before() * second.power() + second.hash();
    for (int model = 0; model < models.length; model++) {
      CrfTables tables = models[model];
      RollingHash end = current.shape().of(model).afterWord();
      inPairs[model] = tables.row(pair);
      after[model] = tables.row(previous.beside() * end.power() + end.hash());
      before[model] =
          tables.row(previous.shape().of(model).beside().hashWith(current.afterShape()));
    }
    int[] pairWidths = new int[labels.length];
    for (int model = 0; model < labels.length; model++) {
      pairWidths[model] = labels[model] * labels[model];
    }
    return new WordBigramWeights(
        previous,
        current,
        FeatureWeights.joined(models, inPairs, pairWidths),
        pairsOfClasses,
        shapes,
        FeatureWeights.joined(models, after, labels),
        FeatureWeights.joined(models, before, labels));
  }

  /** The weights of each pair of labels for two classes in a row. */
  static float[] ofClasses(
      JointClass previous, JointClass current, CrfTables[] models, int[] labels) {
    int[] rows = new int[models.length];
    int[] widths = new int[models.length];
    for (int model = 0; model < models.length; model++) {
      ClassWeights first = previous.classes().get(model);
      ClassWeights second = current.classes().get(model);
      rows[model] = models[model].row(first.before().hashWith(second.second()));
      widths[model] = labels[model] * labels[model];
    }
    return FeatureWeights.joined(models, rows, widths);
  }

  boolean matches(JointWord first, JointWord second) {
    return previous == first && current == second;
  }
}
