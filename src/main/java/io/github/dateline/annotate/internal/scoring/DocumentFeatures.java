package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.RuleResults;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Generates the features of a candidate span from the rest of the article: where else its words
 * occur, and as what.
 */
final class DocumentFeatures {
  private static final Feature REPEATED = Feature.of("repeated");
  private static final Feature ONCE = Feature.of("once");
  private static final Feature ALSO_IN_LOWER_CASE = Feature.of("also-in-lower-case");

  private static final List<Feature> CONTEXT = Feature.byType("context-");
  private static final List<Feature> ELSEWHERE = Feature.byType("elsewhere-");
  private static final List<Feature> RULED = Feature.byType("elsewhere-ruled-");
  private static final List<Feature> ENDS = Feature.byType("ends-");
  private static final List<Feature> BEGINS = Feature.byType("begins-");
  private static final List<Feature> INSIDE = Feature.byType("inside-");
  private static final List<Feature> LISTED = Feature.byType("lines-of-");

  /** How often a form occurs in the article, and its support for each type there. */
  private static final class FormCounts {
    private final double[] support = new double[MaxMarginals.TYPES.size()];
    private final int[] ruled = new int[MaxMarginals.TYPES.size()];
    private int count;
  }

  private final RuleResults results;
  private final Map<String, FormCounts> forms = new HashMap<>();
  private final List<Set<String>> lastWords = sets();
  private final List<Set<String>> firstWords = sets();
  private final List<Set<String>> otherWords = sets();

  /** The number of sentences that are a name of each type and nothing else. */
  private final int[] listed = new int[MaxMarginals.TYPES.size()];

  DocumentFeatures(
      List<SentenceDraft> sentences,
      Map<SentenceDraft, List<CandidateSpan>> spans,
      RuleResults results) {
    this.results = results;
    for (SentenceDraft sentence : sentences) {
      for (CandidateSpan span : spans.getOrDefault(sentence, List.of())) {
        count(sentence, span);
      }
      for (NameSpan name : sentence.accepted()) {
        int type = MaxMarginals.TYPES.indexOf(name.type());
        if (type >= 0 && name.length() == sentence.size()) {
          listed[type]++;
        }
        if (type >= 0 && name.length() > 1) {
          lastWords.get(type).add(sentence.lower(name.to() - 1));
          firstWords.get(type).add(sentence.lower(name.from()));
          for (int i = name.from() + 1; i < name.to() - 1; i++) {
            otherWords.get(type).add(sentence.lower(i));
          }
        }
      }
    }
  }

  private static List<Set<String>> sets() {
    return MaxMarginals.TYPES.stream().map(type -> (Set<String>) new HashSet<String>()).toList();
  }

  private void count(SentenceDraft sentence, CandidateSpan span) {
    FormCounts form = forms.computeIfAbsent(span.key(sentence), k -> new FormCounts());
    form.count++;
    for (int type = 0; type < MaxMarginals.TYPES.size(); type++) {
      form.support[type] += ModelFeatures.support(sentence, span, type);
    }
    int ruled = ruled(sentence, span);
    if (ruled >= 0) {
      form.ruled[ruled]++;
    }
  }

  /** The type that the rules gave a span, or -1 if none of those that all models know. */
  private static int ruled(SentenceDraft sentence, CandidateSpan span) {
    for (NameSpan name : sentence.accepted()) {
      if (span.hasBoundsOf(name)) {
        return MaxMarginals.TYPES.indexOf(name.type());
      }
    }
    return -1;
  }

  void generate(SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    String key = span.key(sentence);
    for (EntityType type : results.contextTypes().getOrDefault(key, Set.of())) {
      sink.add(CONTEXT.get(MaxMarginals.TYPES.indexOf(type)), 1);
    }
    FormCounts form = Objects.requireNonNull(forms.get(key));
    int others = form.count - 1;
    if (others > 0) {
      sink.add(REPEATED, Math.min(3, others) / 3.0);
      int itsRuled = ruled(sentence, span);
      for (int type = 0; type < MaxMarginals.TYPES.size(); type++) {
        double support = form.support[type] - ModelFeatures.support(sentence, span, type);
        int ruled = form.ruled[type] - (itsRuled == type ? 1 : 0);
        sink.add(ELSEWHERE.get(type), support / others);
        sink.add(RULED.get(type), (double) ruled / others);
      }
    } else {
      sink.add(ONCE, 1);
    }
    if (span.length() == sentence.size()) {
      list(sentence, span, sink);
    }
    if (span.length() == 1) {
      String word = sentence.lower(span.from());
      for (int type = 0; type < MaxMarginals.TYPES.size(); type++) {
        if (lastWords.get(type).contains(word)) {
          sink.add(ENDS.get(type), 1);
        }
        if (firstWords.get(type).contains(word)) {
          sink.add(BEGINS.get(type), 1);
        }
        if (otherWords.get(type).contains(word)) {
          sink.add(INSIDE.get(type), 1);
        }
      }
      if (results.lowerCaseWords().contains(word)) {
        sink.add(ALSO_IN_LOWER_CASE, 1);
      }
    }
  }

  /**
   * Features from other sentences that are a name and nothing else: the items of a list are of one
   * kind.
   */
  private void list(SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    int[] others = listed.clone();
    int ruled = ruled(sentence, span);
    if (ruled >= 0) {
      others[ruled]--;
    }
    int sum = 0;
    for (int other : others) {
      sum += other;
    }
    for (int type = 0; type < others.length; type++) {
      if (others[type] > 0) {
        sink.add(LISTED.get(type), (double) others[type] / sum);
      }
    }
  }
}
