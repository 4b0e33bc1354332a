package io.github.dateline.annotate;

import io.github.dateline.EntityType;
import java.util.Arrays;
import java.util.List;

/**
 * How sure a model is of each token: for each label, by how much the most probable labelling of the
 * sentence that gives the token this label is less probable than the most probable of all, as the
 * natural logarithm of their ratio. It is 0 for the label of the best labelling, otherwise
 * negative.
 *
 * <p>These are max-marginals: a forward and a backward search for the best way, where a posterior
 * would need sums of exponentials. Immutable.
 */
final class Margins {
  /** What cannot be at all is this unlikely. */
  static final double LEAST = -30;

  private static final int COLUMNS = 4;

  private final List<String> labels;
  private final double[] values;

  /** Of each token the margins of the types, then of all other labels. */
  private final double[] byType;

  private Margins(List<String> labels, double[] values) {
    this.labels = labels;
    this.values = values;
    byType = new double[values.length / labels.size() * COLUMNS];
    Arrays.fill(byType, LEAST);
    for (int label = 0; label < labels.size(); label++) {
      int type = Evidence.TYPES.indexOf(new EntityType(labels.get(label)));
      int column = type < 0 ? COLUMNS - 1 : type;
      for (int token = 0; token * labels.size() < values.length; token++) {
        int at = token * COLUMNS + column;
        byType[at] = Math.max(byType[at], values[token * labels.size() + label]);
      }
    }
  }

  /**
   * The margins of a chain of tokens.
   *
   * @param labels the labels, one of which is {@link Labeller#NONE}: the label before the first
   *     token
   * @param own log-potentials of each label, token after token
   * @param pairs log-potentials of each pair of labels, that of the token before and its own, token
   *     after token
   */
  static Margins of(List<String> labels, double[] own, double[] pairs) {
    int size = labels.size();
    int length = own.length / size;
    double[] forward = forward(labels, own, pairs, length);
    double[] values = new double[own.length];
    double[] after = new double[size];
    double[] before = new double[size];
    double best = Double.NEGATIVE_INFINITY;
    for (int at = length - 1; at >= 0; at--) {
      for (int label = 0; label < size; label++) {
        values[at * size + label] = forward[at * size + label] + after[label];
      }
      if (at == length - 1) {
        best = Arrays.stream(values, at * size, (at + 1) * size).max().orElseThrow();
      }
      for (int label = 0; label < size; label++) {
        double value = values[at * size + label] - best;
        values[at * size + label] = Math.min(0, Math.max(LEAST, value));
      }
      for (int previous = 0; previous < size; previous++) {
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < size; label++) {
          double weight =
              pairs[(at * size + previous) * size + label] + own[at * size + label] + after[label];
          most = Math.max(most, weight);
        }
        before[previous] = most;
      }
      System.arraycopy(before, 0, after, 0, size);
    }
    return new Margins(labels, values);
  }

  private static double[] forward(List<String> labels, double[] own, double[] pairs, int length) {
    int size = labels.size();
    double[] forward = new double[own.length];
    int none = labels.indexOf(Labeller.NONE);
    for (int at = 0; at < length; at++) {
      for (int label = 0; label < size; label++) {
        double most = Double.NEGATIVE_INFINITY;
        for (int previous = 0; previous < size; previous++) {
          double before =
              at > 0
                  ? forward[(at - 1) * size + previous]
                  : previous == none ? 0 : Double.NEGATIVE_INFINITY;
          most = Math.max(most, before + pairs[(at * size + previous) * size + label]);
        }
        forward[at * size + label] = most + own[at * size + label];
      }
    }
    return forward;
  }

  /** The margin of a type of {@link Evidence#TYPES} at a token. */
  double of(int token, int type) {
    return byType[token * COLUMNS + type];
  }

  /** The margin of all other labels together: no name, a date, something else with a name. */
  double ofNone(int token) {
    return byType[token * COLUMNS + COLUMNS - 1];
  }

  /** The label of the best labelling at a token. */
  String best(int token) {
    int best = 0;
    for (int label = 1; label < labels.size(); label++) {
      if (values[token * labels.size() + label] > values[token * labels.size() + best]) {
        best = label;
      }
    }
    return labels.get(best);
  }
}
