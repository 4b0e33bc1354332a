package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides which candidate spans are names, and of which type: scores each span and takes the
 * non-overlapping spans with the highest total score.
 *
 * <p>A span's score for a type is the sum of its feature weights, as log odds against no name.
 *
 * <p>The weights, in {@code ner-weights.txt}, are those of a semi-Markov CRF with an L2 penalty;
 * docs/quality.md tells on what it was fitted and how to fit it again.
 */
public final class SpanDecoder {
  private SpanDecoder() {}

  /** Added where the rules and the leading model accept the same name. */
  private static final double AGREEMENT_BONUS = 0.5;

  /** Longest name that is believed in a title-case sentence, in tokens. */
  private static final int MAX_TITLE_CASE_TOKENS = 5;

  /**
   * A mention keeps its own type if that leads the common type of all mentions by more than this;
   * one mention's vote on the common type is cut here too.
   */
  private static final double TYPE_OVERRIDE_LOG_ODDS = 4;

  /**
   * A candidate span with its scores.
   *
   * @param typeScores its score for each type, as log odds against no name
   * @param score its score as a name of any type
   */
  private record ScoredSpan(NameSpan name, double[] typeScores, double score) {}

  /**
   * Replaces the accepted names of an article's sentences by those with the best scores.
   *
   * @param told types that the article states, by the key of the name
   */
  public static void decode(
      List<SentenceDraft> sentences, SpanFeatures features, Map<String, EntityType> told) {
    Map<SentenceDraft, List<ScoredSpan>> taken = new HashMap<>();
    for (SentenceDraft sentence : sentences) {
      List<ScoredSpan> scored = new ArrayList<>();
      for (CandidateSpan span : features.candidates(sentence)) {
        ScoredSpan name = score(features, sentence, span);
        if (name.score > 0) {
          scored.add(name);
        }
      }
      taken.put(sentence, best(scored));
    }
    Map<String, double[]> ofForms = forms(taken);
    for (SentenceDraft sentence : sentences) {
      List<NameSpan> names = new ArrayList<>();
      for (ScoredSpan name : taken.getOrDefault(sentence, List.of())) {
        String key = sentence.key(name.name);
        EntityType type = told.get(key);
        names.add(
            name.name.withType(
                type != null ? type : type(name, Objects.requireNonNull(ofForms.get(key)))));
      }
      sentence.takeOnly(names);
    }
  }

  /** The scores of each type, summed over all mentions of a form. */
  private static Map<String, double[]> forms(Map<SentenceDraft, List<ScoredSpan>> taken) {
    Map<String, double[]> forms = new HashMap<>();
    taken.forEach((sentence, names) -> {
      for (ScoredSpan name : names) {
        double[] sums =
            forms.computeIfAbsent(
                sentence.key(name.name), key -> new double[name.typeScores.length]);
        for (int type = 0; type < sums.length; type++) {
          sums[type] +=
              Math.max(
                  -TYPE_OVERRIDE_LOG_ODDS, Math.min(TYPE_OVERRIDE_LOG_ODDS, name.typeScores[type]));
        }
      }
    });
    return forms;
  }

  /** One name has one type in an article, unless its context says otherwise. */
  private static EntityType type(ScoredSpan name, double[] ofForm) {
    int best = best(ofForm);
    double own = name.typeScores[best(name.typeScores)];
    return own - name.typeScores[best] > TYPE_OVERRIDE_LOG_ODDS
        ? name.name.type()
        : MaxMarginals.TYPES.get(best);
  }

  private static int best(double[] sums) {
    int best = 0;
    for (int type = 1; type < sums.length; type++) {
      best = sums[type] > sums[best] ? type : best;
    }
    return best;
  }

  private static ScoredSpan score(
      SpanFeatures features, SentenceDraft sentence, CandidateSpan span) {
    double[] sums = new double[MaxMarginals.TYPES.size()];
    features.generate(sentence, span, (feature, amount) -> feature.addTo(sums, amount));
    for (NameSpan name : sentence.accepted()) {
      int ruled = MaxMarginals.TYPES.indexOf(name.type());
      if (span.hasBoundsOf(name) && ruled >= 0) {
        sums[ruled] += sentence.namesByModel(0).contains(name) ? AGREEMENT_BONUS : 0;
        if (name.type().equals(EntityType.LOCATION) && sentence.is(WordKind.PLACE, span.to() - 1)) {
          sums[ruled] = Math.max(sums[ruled], sums[best(sums)] + AGREEMENT_BONUS);
        }
      }
    }
    if (sentence.isTitleCase() && span.length() > MAX_TITLE_CASE_TOKENS) {
      Arrays.fill(sums, Double.NEGATIVE_INFINITY);
    }
    EntityType type = MaxMarginals.TYPES.get(best(sums));
    return new ScoredSpan(new NameSpan(span.from(), span.to(), type), sums, logSumExp(sums));
  }

  /** The logarithm of the sum of odds that are given as logarithms. */
  private static double logSumExp(double[] logOdds) {
    double odds = 0;
    for (double one : logOdds) {
      odds += Math.exp(one);
    }
    return Math.log(odds);
  }

  /**
   * The non-overlapping spans with the highest total score, in order (weighted interval
   * scheduling).
   */
  private static List<ScoredSpan> best(List<ScoredSpan> scored) {
    scored.sort(
        Comparator.comparingInt((ScoredSpan w) -> w.name.to()).thenComparing(w -> w.name.from()));
    int count = scored.size();
    double[] sums = new double[count + 1];
    int[] before = new int[count];
    for (int i = 0; i < count; i++) {
      int j = i;
      while (j > 0 && scored.get(j - 1).name.to() > scored.get(i).name.from()) {
        j--;
      }
      before[i] = j;
      sums[i + 1] = Math.max(sums[i], sums[j] + scored.get(i).score);
    }
    List<ScoredSpan> best = new ArrayList<>();
    int i = count;
    while (i > 0) {
      if (sums[i] == sums[i - 1]) {
        i--;
      } else {
        best.addFirst(scored.get(i - 1));
        i = before[i - 1];
      }
    }
    return best;
  }
}
