package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.List;
import java.util.stream.IntStream;

/** Generates the features of a candidate span from the CRF models and the rules. */
final class ModelFeatures {
  private static final Feature RULES_NONE = Feature.of("rules-none");

  /** Log ratios beyond this make no difference. */
  static final double MAX_LOG_RATIO = 8;

  private static final int MODELS = 2;
  private static final int TYPES = MaxMarginals.TYPES.size();

  // One model's types after another's.
  private static final Feature[] SUPPORT = byModel("model");
  private static final Feature[] FOR = byModel("for");
  private static final Feature[] EXACT = byModel("exact");

  private static final List<Feature> AGREED = Feature.byType("exact-by-all-");
  private static final List<Feature> NAME =
      IntStream.range(0, MODELS).mapToObj(m -> Feature.of("name" + m)).toList();
  private static final List<Feature> LEFT = Feature.byType("goes-left-");
  private static final List<Feature> RIGHT = Feature.byType("goes-right-");
  private static final List<Feature> RULED = Feature.byType("rules-");
  private static final List<Feature> WITHIN = Feature.byType("within-");
  private static final List<Feature> HOLDS = Feature.byType("holds-");
  private static final List<Feature> CROSSES = Feature.byType("crosses-");

  private ModelFeatures() {}

  private static Feature[] byModel(String name) {
    return IntStream.range(0, MODELS)
        .mapToObj(m -> Feature.byType(name + m + "-"))
        .flatMap(List::stream)
        .toArray(Feature[]::new);
  }

  static void generate(SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    boolean goesLeft = sentence.isAdjacentToPrevious(span.from());
    boolean goesRight = span.to() < sentence.size() && sentence.isAdjacentToPrevious(span.to());
    double[] supports = span.support(sentence);
    int[] labels = new int[MODELS];
    for (int model = 0; model < MODELS; model++) {
      labels[model] = label(sentence.namesByModel(model), span);
    }
    for (int type = 0; type < TYPES; type++) {
      int exact = 0;
      for (int model = 0; model < MODELS; model++) {
        double support = supports[model * TYPES + type] / MAX_LOG_RATIO;
        sink.add(SUPPORT[model * TYPES + type], support);
        sink.add(FOR[model * TYPES + type], Math.max(0, support));
        if (labels[model] == type) {
          sink.add(EXACT[model * TYPES + type], 1);
          exact++;
        }
      }
      if (exact == MODELS) {
        sink.add(AGREED.get(type), 1);
      }
      sink.add(LEFT.get(type), goesLeft ? edge(sentence, span.from() - 1, type) : -1);
      sink.add(RIGHT.get(type), goesRight ? edge(sentence, span.to(), type) : -1);
    }
    for (int model = 0; model < MODELS; model++) {
      double least = MAX_LOG_RATIO;
      for (int i = span.from(); i < span.to(); i++) {
        least = Math.min(least, nameness(sentence, i, model));
      }
      sink.add(NAME.get(model), least / MAX_LOG_RATIO);
    }
    rules(sentence, span, sink);
  }

  /** The type that a model gives the very span, by its place in the list of types; or -1. */
  private static int label(List<NameSpan> names, CandidateSpan span) {
    for (int i = 0; i < names.size(); i++) {
      if (span.hasBoundsOf(names.get(i))) {
        return MaxMarginals.TYPES.indexOf(names.get(i).type());
      }
    }
    return -1;
  }

  private static void rules(
      SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    boolean any = false;
    for (NameSpan name : sentence.accepted()) {
      int type = MaxMarginals.TYPES.indexOf(name.type());
      if (type < 0 || name.from() >= span.to() || span.from() >= name.to()) {
        continue;
      }
      any = true;
      List<Feature> how = CROSSES;
      if (span.hasBoundsOf(name)) {
        how = RULED;
      } else if (name.from() <= span.from() && span.to() <= name.to()) {
        how = WITHIN;
      } else if (span.from() <= name.from() && name.to() <= span.to()) {
        how = HOLDS;
      }
      sink.add(how.get(type), 1);
    }
    if (!any) {
      sink.add(RULES_NONE, 1);
    }
  }

  /**
   * The support of each model for each type over some tokens, against all other labels, one model
   * after another.
   */
  static double[] support(SentenceDraft sentence, int from, int to) {
    double[] least = new double[MODELS * TYPES];
    for (int model = 0; model < MODELS; model++) {
      MaxMarginals margins = sentence.marginsByModel(model);
      for (int type = 0; type < TYPES; type++) {
        double support = MAX_LOG_RATIO;
        for (int i = from; i < to; i++) {
          double other = margins.ofNone(i);
          for (int t = 0; t < TYPES; t++) {
            other = t == type ? other : Math.max(other, margins.of(i, t));
          }
          support = Math.min(support, margins.of(i, type) - other);
        }
        least[model * TYPES + type] = Math.max(-MAX_LOG_RATIO, support);
      }
    }
    return least;
  }

  /** The mean support of all models. */
  static double support(SentenceDraft sentence, CandidateSpan span, int type) {
    double[] supports = span.support(sentence);
    double sum = 0;
    for (int model = 0; model < MODELS; model++) {
      sum += supports[model * TYPES + type];
    }
    return sum / MODELS / MAX_LOG_RATIO;
  }

  /** The models' support for a type against no name, at a token next to a span. */
  private static double edge(SentenceDraft sentence, int i, int type) {
    double sum = 0;
    for (int model = 0; model < MODELS; model++) {
      MaxMarginals margins = sentence.marginsByModel(model);
      sum += Math.max(-MAX_LOG_RATIO, margins.of(i, type) - margins.ofNone(i));
    }
    return Math.min(1, sum / MODELS / MAX_LOG_RATIO);
  }

  /** A model's support for any name at a token. */
  static double nameness(SentenceDraft sentence, int i, int model) {
    MaxMarginals margins = sentence.marginsByModel(model);
    double most = MaxMarginals.MIN_MARGIN;
    for (int type = 0; type < MaxMarginals.TYPES.size(); type++) {
      most = Math.max(most, margins.of(i, type));
    }
    return Math.max(-MAX_LOG_RATIO, Math.min(MAX_LOG_RATIO, most - margins.ofNone(i)));
  }
}
