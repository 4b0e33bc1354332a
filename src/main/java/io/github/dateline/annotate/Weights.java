package io.github.dateline.annotate;

/**
 * Sums of a model's weights.
 *
 * @param tables the model
 * @param width how many weights a feature has
 */
record Weights(CrfTables tables, int width) {
  /** No weight: one array for all, since most words are in few features. Never written to. */
  private static final double[] NONE = new double[0];

  /** The sum of the features that are a text and any of these suffixes; empty if there is none. */
  double[] of(Fragment text, String... suffixes) {
    double[] sums = new double[width];
    boolean any = false;
    for (String suffix : suffixes) {
      any |= tables.addTo(sums, text.hashWith(Fragment.of(suffix)));
    }
    return any ? sums : NONE;
  }

  /** Adds weights to others, if there are any. */
  static void add(double[] sums, double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      sums[i] += weights[i];
    }
  }
}
