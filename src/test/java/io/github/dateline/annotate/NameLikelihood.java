package io.github.dateline.annotate;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How improbable the right names of sentences are by some weights, as a negative logarithm with an
 * L2 penalty, and its gradient. All ways to take spans that do not overlap compete with each other
 * (a semi-Markov CRF), as they do in the decoder.
 */
final class NameLikelihood extends AbstractCachingDiffFunction {
  /**
   * A span that may be a name.
   *
   * @param from its first token
   * @param to after its last token
   * @param type its type; -1 for no name
   * @param features its features, by number
   * @param amounts the value of each
   */
  record Candidate(int from, int to, int type, int[] features, double[] amounts) {}

  /**
   * The spans of a sentence; those that are names do not overlap.
   *
   * @param times how often it counts
   */
  record Sentence(List<Candidate> candidates, int times) {
    Sentence {
      candidates = candidates.stream().sorted(Comparator.comparingInt(Candidate::to)).toList();
    }
  }

  private final List<Sentence> sentences;
  private final boolean[] fitted;
  private final int types;
  private final double penalty;

  /**
   * Of these sentences.
   *
   * @param fitted which features have weights; those of the others stay nothing
   * @param types how many types there are
   * @param penalty of the square of each weight, halved
   */
  NameLikelihood(List<Sentence> sentences, boolean[] fitted, int types, double penalty) {
    this.sentences = sentences;
    this.fitted = fitted;
    this.types = types;
    this.penalty = penalty;
  }

  @Override
  public int domainDimension() {
    return fitted.length * types;
  }

  @Override
  protected void calculate(double[] weights) {
    value = 0;
    for (int i = 0; i < weights.length; i++) {
      value += penalty / 2 * weights[i] * weights[i];
      derivative[i] = penalty * weights[i];
    }
    for (Sentence sentence : sentences) {
      add(sentence, weights);
    }
  }

  private void add(Sentence sentence, double[] weights) {
    List<Candidate> spans = sentence.candidates;
    double[][] scores = new double[spans.size()][];
    double[] ofSpan = new double[spans.size()];
    int end = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scores(spans.get(i), weights);
      ofSpan[i] = logSum(scores[i]);
      end = Math.max(end, spans.get(i).to);
    }
    // The ways to take spans up to each token, and from each token on.
    double[] before = new double[end + 1];
    for (int at = 1, i = 0; at <= end; at++) {
      before[at] = before[at - 1];
      for (; i < scores.length && spans.get(i).to == at; i++) {
        before[at] = logSum(before[at], before[spans.get(i).from] + ofSpan[i]);
      }
    }
    double[] after = new double[end + 1];
    Arrays.fill(after, Double.NEGATIVE_INFINITY);
    after[end] = 0;
    for (int at = end, i = scores.length - 1; at > 0; at--) {
      // Spans that begin at this token have ended, and been added, further on.
      after[at - 1] = logSum(after[at - 1], after[at]);
      for (; i >= 0 && spans.get(i).to == at; i--) {
        int from = spans.get(i).from;
        after[from] = logSum(after[from], after[at] + ofSpan[i]);
      }
    }
    double all = before[end];
    for (int i = 0; i < scores.length; i++) {
      Candidate span = spans.get(i);
      double around = before[span.from] + after[span.to] - all;
      for (int type = 0; type < types; type++) {
        boolean right = span.type == type;
        value -= right ? sentence.times * scores[i][type] : 0;
        double more = sentence.times * (Math.exp(around + scores[i][type]) - (right ? 1 : 0));
        for (int n = 0; n < span.features.length; n++) {
          if (fitted[span.features[n]]) {
            derivative[span.features[n] * types + type] += more * span.amounts[n];
          }
        }
      }
    }
    value += sentence.times * all;
  }

  private double[] scores(Candidate span, double[] weights) {
    double[] scores = new double[types];
    for (int n = 0; n < span.features.length; n++) {
      for (int type = 0; type < types; type++) {
        scores[type] += span.amounts[n] * weights[span.features[n] * types + type];
      }
    }
    return scores;
  }

  private static double logSum(double[] logs) {
    double sum = Double.NEGATIVE_INFINITY;
    for (double one : logs) {
      sum = logSum(sum, one);
    }
    return sum;
  }

  /** The logarithm of the sum of what has these logarithms. */
  private static double logSum(double a, double b) {
    double more = Math.max(a, b);
    double less = Math.min(a, b);
    return less == Double.NEGATIVE_INFINITY ? more : more + Math.log1p(Math.exp(less - more));
  }
}
