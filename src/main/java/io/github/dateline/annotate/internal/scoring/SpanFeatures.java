package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.draft.RuleResults;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.AnimacyLexicon;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Generates the features of an article's candidate spans: from the models and rules, the rest of
 * the article, the words themselves, and the words around them.
 *
 * <p>A feature has a name and a value of about 0 to 1, or -1 to 1. Not thread-safe.
 */
public final class SpanFeatures {
  private static final Feature ALWAYS = Feature.of("always");

  /** Takes features. */
  public interface FeatureSink {
    void add(Feature feature, double amount);
  }

  private final Map<SentenceDraft, List<CandidateSpan>> candidates = new HashMap<>();
  private final DocumentFeatures documentFeatures;
  private final WordFeatures wordFeatures;
  private final ClassFeatures classFeatures;
  private @Nullable SentenceDraft current;
  private int[] currentClasses = {};

  /**
   * Prepares the features of an article.
   *
   * @param sentences its sentences, after models and rules have been applied
   */
  public SpanFeatures(
      List<SentenceDraft> sentences,
      Gazetteer gazetteer,
      AnimacyLexicon animacy,
      ClassFeatures classes,
      RuleResults results) {
    classFeatures = classes;
    for (SentenceDraft sentence : sentences) {
      candidates.put(sentence, CandidateGenerator.of(sentence));
    }
    documentFeatures = new DocumentFeatures(sentences, candidates, results);
    wordFeatures = new WordFeatures(gazetteer, animacy);
  }

  /** The candidate spans of a sentence. */
  public List<CandidateSpan> candidates(SentenceDraft sentence) {
    return candidates.getOrDefault(sentence, List.of());
  }

  /** Generates the features of a candidate span; of a single word, each twice. */
  public void generate(SentenceDraft sentence, CandidateSpan span, FeatureSink sink) {
    boolean acronym = WordFeatures.isAcronym(sentence, span);
    FeatureSink all =
        span.length() > 1
            ? sink
            : (feature, amount) -> {
              sink.add(feature, amount);
              Feature more = acronym ? feature.ofAcronym() : feature.ofOneWord();
              if (more != null) {
                sink.add(more, amount);
              }
            };
    all.add(ALWAYS, 1);
    ModelFeatures.generate(sentence, span, all);
    documentFeatures.generate(sentence, span, all);
    wordFeatures.generate(sentence, span, all);
    ContextFeatures.generate(sentence, span, all);
    if (sentence != current) {
      current = sentence;
      currentClasses = ClassFeatures.of(sentence);
    }
    classFeatures.generate(sentence, currentClasses, span, sink);
  }
}
