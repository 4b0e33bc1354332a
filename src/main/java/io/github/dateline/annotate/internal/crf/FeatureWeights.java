package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;
import java.util.List;
import java.util.function.Function;

/**
 * Sums of a model's weights.
 *
 * @param tables the model
 * @param width how many weights a feature has
 */
record FeatureWeights(CrfModel tables, int width) {
  /** No weight: one array for all, since most words are in few features. Never written to. */
  static final double[] NONE = new double[0];

  private static final float[] NO_ROW = new float[0];

  /** The sum of the features that are a text and any of these suffixes; empty if there is none. */
  double[] of(RollingHash text, RollingHash... suffixes) {
    double[] sums = NONE;
    for (RollingHash suffix : suffixes) {
      int row = tables.row(text.hashWith(suffix));
      if (row >= 0) {
        sums = sums.length == 0 ? new double[width] : sums;
        tables.addRow(sums, 0, width, row);
      }
    }
    return sums;
  }

  /** Adds weights to others, if there are any. */
  static void add(double[] sums, double[] weights) {
    add(sums, 0, weights);
  }

  /** Adds weights to others from a place on. */
  static void add(double[] sums, int place, double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      sums[place + i] += weights[i];
    }
  }

  /** The same, of weights that are not summed. */
  static void add(double[] sums, int place, float[] weights) {
    for (int i = 0; i < weights.length; i++) {
      sums[place + i] += weights[i];
    }
  }

  /**
   * Weights of several models one after the other, each with room for as many as given: there may
   * be none.
   */
  static <T> double[] joined(List<T> models, Function<T, double[]> weights, int[] widths) {
    double[] all = new double[sum(widths)];
    int place = 0;
    for (int model = 0; model < widths.length; model++) {
      add(all, place, weights.apply(models.get(model)));
      place += widths[model];
    }
    return all;
  }

  private static int sum(int[] widths) {
    int sum = 0;
    for (int width : widths) {
      sum += width;
    }
    return sum;
  }

  /**
   * The rows of several models one after the other; empty if there is none.
   *
   * @param rows of each model where the row begins, or -1
   * @param widths of each model how many weights a row has
   */
  static float[] joined(CrfModel[] models, int[] rows, int[] widths) {
    float[] all = NO_ROW;
    int place = 0;
    for (int model = 0; model < models.length; model++) {
      if (rows[model] >= 0) {
        all = all.length == 0 ? new float[sum(widths)] : all;
        models[model].copyRow(all, place, widths[model], rows[model]);
      }
      place += widths[model];
    }
    return all;
  }
}
