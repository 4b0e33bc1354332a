package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.WordClasses;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.Arrays;

/**
 * Generates the features of a candidate span from the classes of its words and of those around it:
 * what stands in the places of "ministry" or "Kenyan" is like them.
 *
 * <p>Immutable and thread-safe.
 */
public final class ClassFeatures {
  private static final int NOT_KNOWN_YET = -1;

  private final WordClasses classes;
  private final Feature[] only;
  private final Feature[] first;
  private final Feature[] last;
  private final Feature[] inner;
  private final Feature[] before;
  private final Feature[] twoBefore;
  private final Feature[] after;
  private final Feature[] twoAfter;

  /** Features of these classes, and of words without one. */
  public ClassFeatures(WordClasses classes) {
    this.classes = classes;
    only = features("only-");
    first = features("first-");
    last = features("last-");
    inner = features("inner-");
    before = features("after-");
    twoBefore = features("two-after-");
    after = features("before-");
    twoAfter = features("two-before-");
  }

  private Feature[] features(String place) {
    Feature[] features = new Feature[classes.names().size() + 1];
    features[0] = Feature.plain(place + "like-none");
    for (int i = 1; i < features.length; i++) {
      features[i] = Feature.plain(place + "like-" + classes.names().get(i - 1));
    }
    return features;
  }

  /** Room for the class of each word of a sentence, which is looked up when it is needed. */
  static int[] of(SentenceDraft sentence) {
    int[] its = new int[sentence.size()];
    Arrays.fill(its, NOT_KNOWN_YET);
    return its;
  }

  /**
   * Generates the features of a span.
   *
   * @param its room for the class of each word of its sentence
   */
  void generate(
      SentenceDraft sentence, int[] its, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    int from = span.from();
    int end = span.to() - 1;
    if (from == end) {
      add(only, sentence, its, from, sink);
    } else {
      add(first, sentence, its, from, sink);
      add(last, sentence, its, end, sink);
      for (int i = from + 1; i < end; i++) {
        add(inner, sentence, its, i, sink);
      }
    }
    add(before, sentence, its, from - 1, sink);
    add(twoBefore, sentence, its, from - 2, sink);
    add(after, sentence, its, end + 1, sink);
    add(twoAfter, sentence, its, end + 2, sink);
  }

  private void add(
      Feature[] features, SentenceDraft sentence, int[] its, int i, SpanFeatures.FeatureSink sink) {
    if (i >= 0 && i < its.length) {
      if (its[i] == NOT_KNOWN_YET) {
        its[i] = classes.of(sentence.lower(i)) + 1;
      }
      sink.add(features[its[i]], 1);
    }
  }
}
