package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.annotate.NameLikelihood.Candidate;
import io.github.dateline.annotate.NameLikelihood.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The likelihood of names against all ways to take spans, written out. */
class NameLikelihoodTest {
  private static final int FEATURES = 5;
  private static final int TYPES = 3;
  private static final double PENALTY = 0.7;

  private final Random random = new Random(7);

  @Test
  void isThatOfAllWaysToTakeSpans() {
    for (int i = 0; i < 50; i++) {
      List<Sentence> sentences = List.of(sentence(), sentence());
      NameLikelihood likelihood = new NameLikelihood(sentences, fitted(), TYPES, PENALTY);
      double[] weights = random.doubles(FEATURES * TYPES, -1, 1).toArray();

      assertThat(likelihood.valueAt(weights)).isCloseTo(slow(sentences, weights), within(1e-9));
    }
  }

  @Test
  void itsGradientIsWhatItChangesBy() {
    List<Sentence> sentences = List.of(sentence(), sentence(), sentence());
    NameLikelihood likelihood = new NameLikelihood(sentences, fitted(), TYPES, PENALTY);
    double[] weights = random.doubles(FEATURES * TYPES, -1, 1).toArray();
    double[] gradient = likelihood.derivativeAt(weights).clone();

    for (int i = 0; i < weights.length; i++) {
      double step = 1e-5;
      double[] less = weights.clone();
      double[] more = weights.clone();
      less[i] -= step;
      more[i] += step;
      double change = (slow(sentences, more) - slow(sentences, less)) / (2 * step);

      assertThat(gradient[i]).isCloseTo(change, within(1e-6));
    }
  }

  private static boolean[] fitted() {
    return new boolean[] {true, true, true, true, true};
  }

  /** Up to eight spans of a sentence of six tokens; the first is a name. */
  private Sentence sentence() {
    List<Candidate> spans = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(6);
      int to = from + 1 + random.nextInt(6 - from);
      int[] features = {random.nextInt(2), 2 + random.nextInt(3)};
      double[] amounts = {random.nextDouble(), random.nextDouble()};
      spans.add(new Candidate(from, to, i == 0 ? random.nextInt(TYPES) : -1, features, amounts));
    }
    return new Sentence(spans, 1 + random.nextInt(3));
  }

  private static double slow(List<Sentence> sentences, double[] weights) {
    double value = 0;
    for (double weight : weights) {
      value += PENALTY / 2 * weight * weight;
    }
    for (Sentence sentence : sentences) {
      double right = 1;
      for (Candidate span : sentence.candidates()) {
        right *= span.type() < 0 ? 1 : odds(span, span.type(), weights);
      }
      value -= sentence.times() * Math.log(right / ways(sentence.candidates(), 0, 0, weights));
    }
    return value;
  }

  /** The odds of all ways to take spans, from this one on, without a token that is taken. */
  private static double ways(List<Candidate> spans, int at, int taken, double[] weights) {
    if (at == spans.size()) {
      return 1;
    }
    Candidate span = spans.get(at);
    double sum = ways(spans, at + 1, taken, weights);
    int tokens = (1 << span.to()) - (1 << span.from());
    if ((tokens & taken) == 0) {
      for (int type = 0; type < TYPES; type++) {
        sum += odds(span, type, weights) * ways(spans, at + 1, taken | tokens, weights);
      }
    }
    return sum;
  }

  private static double odds(Candidate span, int type, double[] weights) {
    double score = 0;
    for (int i = 0; i < span.features().length; i++) {
      score += span.amounts()[i] * weights[span.features()[i] * TYPES + type];
    }
    return Math.exp(score);
  }
}
