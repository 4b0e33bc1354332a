package io.github.dateline.annotate.internal.crf;

import java.util.List;

/**
 * The classes that several models give a word.
 *
 * @param classes of each model its class
 * @param number tells it from the others of the same models, counted from 0; {@link #NUMBERED} or a
 *     little more for all that came when there were so many
 * @param own weights of each label for a token of these
 * @param asPrevious weights of each label for a token after one of these
 * @param asNext weights of each label for a token before one of these
 * @param pairs weights of each pair of labels of which the second is that of a token of these
 * @param pairsAsPrevious weights of each pair of which the first is that of a token of these
 */
record JointClass(
    List<ClassWeights> classes,
    int number,
    double[] own,
    double[] asPrevious,
    double[] asNext,
    double[] pairs,
    double[] pairsAsPrevious) {
  /** How many have a number of their own. CoreNLP's models have 512, and two more. */
  static final int NUMBERED = 600;

  /**
   * Puts side by side what the models know.
   *
   * @param labels of each model how many labels it has
   * @param pairs of each model how many pairs of labels it has
   */
  static JointClass of(List<ClassWeights> classes, int number, int[] labels, int[] pairs) {
    return new JointClass(
        classes,
        number,
        FeatureWeights.joined(classes, ClassWeights::own, labels),
        FeatureWeights.joined(classes, ClassWeights::asPrevious, labels),
        FeatureWeights.joined(classes, ClassWeights::asNext, labels),
        FeatureWeights.joined(classes, ClassWeights::pairs, pairs),
        FeatureWeights.joined(classes, ClassWeights::pairsAsPrevious, pairs));
  }
}
