package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.text.SentenceSplitter;
import java.util.Arrays;
import java.util.List;

/**
 * The log-potentials of a sentence: the summed feature weights of each label, and each pair of
 * labels, at every token, for several CRF models side by side.
 *
 * <p>The arrays are reused. Not thread-safe.
 */
final class Potentials {
  /** How many labels there are, of all models. */
  private final int labels;

  /** How many pairs of labels. */
  private final int labelPairs;

  /** Of each label, token after token. */
  double[] own = new double[0];

  /** Of each pair of labels, that of the token before and its own, token after token. */
  double[] pairs = new double[0];

  Potentials(int labels, int labelPairs) {
    this.labels = labels;
    this.labelPairs = labelPairs;
  }

  /** Makes room for a sentence of so many tokens. */
  void reserve(int tokens) {
    if (tokens * labels > own.length) {
      int room = Math.max(tokens, SentenceSplitter.MAX_TOKENS);
      own = new double[room * labels];
      pairs = new double[room * labelPairs];
    }
  }

  /**
   * One model's sums.
   *
   * @param own of each label, token after token
   * @param ownFrom where the first token's are
   * @param ownStep how far on the next one's are
   * @param pairs of each pair of labels, the first label's pairs first
   * @param pairsFrom where the first token's are
   * @param pairsStep how far on the next one's are
   */
  record ModelPotentials(
      double[] own, int ownFrom, int ownStep, double[] pairs, int pairsFrom, int pairsStep) {

    /** Of a model alone with so many labels. */
    static ModelPotentials alone(int labels, double[] own, double[] pairs) {
      return new ModelPotentials(own, 0, labels, pairs, 0, labels * labels);
    }

    int own(int token) {
      return ownFrom + token * ownStep;
    }

    int pairs(int token) {
      return pairsFrom + token * pairsStep;
    }

    /** The labels of the highest weight together. */
    List<String> bestLabels(List<String> names, int length) {
      int labels = names.size();
      byte[] from = new byte[length * labels];
      double[] before = new double[labels];
      Arrays.fill(before, Double.NEGATIVE_INFINITY);
      before[names.indexOf(Labeller.NONE)] = 0;
      double[] after = new double[labels];
      for (int at = 0; at < length; at++) {
        for (int label = 0; label < labels; label++) {
          int best = 0;
          double most = Double.NEGATIVE_INFINITY;
          for (int previous = 0; previous < labels; previous++) {
            double weight = before[previous] + pairs[pairs(at) + previous * labels + label];
            if (weight > most) {
              most = weight;
              best = previous;
            }
          }
          after[label] = most + own[own(at) + label];
          from[at * labels + label] = (byte) best;
        }
        double[] spent = before;
        before = after;
        after = spent;
      }
      return trace(from, before, names);
    }

    private static List<String> trace(byte[] from, double[] last, List<String> names) {
      int label = 0;
      for (int other = 1; other < last.length; other++) {
        if (last[other] > last[label]) {
          label = other;
        }
      }
      String[] best = new String[from.length / last.length];
      for (int at = best.length - 1; at >= 0; at--) {
        best[at] = names.get(label);
        label = from[at * last.length + label];
      }
      return Arrays.asList(best);
    }
  }

  /** The sums of the model whose labels and pairs begin there. */
  ModelPotentials part(int ownFrom, int pairsFrom) {
    return new ModelPotentials(own, ownFrom, labels, pairs, pairsFrom, labelPairs);
  }
}
