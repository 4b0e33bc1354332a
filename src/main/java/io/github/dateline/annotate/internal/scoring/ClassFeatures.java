package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.WordClasses;
import io.github.dateline.annotate.internal.draft.SentenceDraft;

/**
 * Generates the features of a candidate span from the classes of its words and of those around it:
 * what stands in the places of "ministry" or "Kenyan" is like them.
 *
 * <p>Immutable and thread-safe.
 */
public final class ClassFeatures {
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

  /** The class of each word of a sentence, as {@link #generate} takes them. */
  int[] of(SentenceDraft sentence) {
    int[] its = new int[sentence.size()];
    for (int i = 0; i < its.length; i++) {
      its[i] = classes.of(sentence.lower(i)) + 1;
    }
    return its;
  }

  /**
   * Generates the features of a span.
   *
   * @param its the class of each word of its sentence
   */
  void generate(int[] its, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    int from = span.from();
    int end = span.to() - 1;
    if (from == end) {
      add(only, its, from, sink);
    } else {
      add(first, its, from, sink);
      add(last, its, end, sink);
      for (int i = from + 1; i < end; i++) {
        add(inner, its, i, sink);
      }
    }
    add(before, its, from - 1, sink);
    add(twoBefore, its, from - 2, sink);
    add(after, its, end + 1, sink);
    add(twoAfter, its, end + 2, sink);
  }

  private static void add(Feature[] features, int[] its, int i, SpanFeatures.FeatureSink sink) {
    if (i >= 0 && i < its.length) {
      sink.add(features[its[i]], 1);
    }
  }
}
