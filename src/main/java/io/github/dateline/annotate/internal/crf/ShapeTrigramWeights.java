package io.github.dateline.annotate.internal.crf;

/**
 * The weights of several CRF models for three word shapes in a row that no two of them have.
 *
 * @param previous the first token's shapes
 * @param current the second's
 * @param next the third's
 * @param own weights of each label for the second token; empty where no model has any
 */
record ShapeTrigramWeights(JointShape previous, JointShape current, JointShape next, float[] own) {

  /**
   * Looks up three shapes.
   *
   * @param labels of each model how many labels it has
   */
  static ShapeTrigramWeights of(
      JointShape previous, JointShape current, JointShape next, CrfModel[] models, int[] labels) {
    int[] rows = new int[models.length];
    for (int model = 0; model < models.length; model++) {
      ShapeWeights first = previous.of(model);
      ShapeWeights second = current.of(model);
      rows[model] =
          models[model].row(
              first.beforeGap().then(second.beforeGap()).hashWith(next.of(model).third()));
    }
    return new ShapeTrigramWeights(
        previous, current, next, FeatureWeights.joined(models, rows, labels));
  }

  boolean matches(JointShape first, JointShape second, JointShape third) {
    return previous == first && current == second && next == third;
  }
}
