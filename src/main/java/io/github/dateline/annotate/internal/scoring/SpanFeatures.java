package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.lexicon.AnimacyLexicon;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.draft.RuleResults;
import io.github.dateline.annotate.internal.draft.SentenceDraft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What speaks for and against taking some tokens of an article for a name: what the models and the
 * rules say, what the article says elsewhere, what the words are and what stands around them. Each
 * piece of evidence has a name, and an amount of about 0 to 1, or -1 to 1. One thread's.
 */
public final class SpanFeatures {
  private static final Feature ALWAYS = Feature.of("always");

  /** Takes evidence. */
  public interface FeatureSink {
    void add(Feature feature, double amount);
  }

  private final Map<SentenceDraft, List<CandidateSpan>> candidates = new HashMap<>();
  private final DocumentFeatures documentFeatures;
  private final WordFeatures wordFeatures;

  /**
   * The evidence of an article.
   *
   * @param sentences its lines, whose models and rules have been read
   */
  public SpanFeatures(List<SentenceDraft> sentences, Gazetteer gazetteer, AnimacyLexicon animacy, RuleResults results) {
    for (SentenceDraft sentence : sentences) {
      candidates.put(sentence, CandidateGenerator.of(sentence));
    }
    documentFeatures = new DocumentFeatures(sentences, candidates, results);
    wordFeatures = new WordFeatures(gazetteer, animacy);
  }

  /** All that may be a name in a line. */
  public List<CandidateSpan> candidates(SentenceDraft sentence) {
    return candidates.get(sentence);
  }

  /** Tells what there is about a place. */
  public void generate(SentenceDraft sentence, CandidateSpan span, FeatureSink sink) {
    sink.add(ALWAYS, 1);
    ModelFeatures.generate(sentence, span, sink);
    documentFeatures.generate(sentence, span, sink);
    wordFeatures.generate(sentence, span, sink);
    ContextFeatures.generate(sentence, span, sink);
  }
}
