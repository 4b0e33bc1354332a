package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.WordClasses;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the features of a candidate span from the classes of its words and of those around it:
 * what stands in the places of "ministry" or "Kenyan" is like them.
 *
 * <p>Immutable and thread-safe.
 */
public final class ClassFeatures {
  private final WordClasses classes;
  private final List<Feature> only = new ArrayList<>();
  private final List<Feature> first = new ArrayList<>();
  private final List<Feature> last = new ArrayList<>();
  private final List<Feature> inner = new ArrayList<>();
  private final List<Feature> before = new ArrayList<>();
  private final List<Feature> twoBefore = new ArrayList<>();
  private final List<Feature> after = new ArrayList<>();
  private final List<Feature> twoAfter = new ArrayList<>();

  /** Features of these classes, and of words without one. */
  public ClassFeatures(WordClasses classes) {
    this.classes = classes;
    for (int i = 0; i <= classes.names().size(); i++) {
      String name = "like-" + (i == 0 ? "none" : classes.names().get(i - 1));
      only.add(Feature.plain("only-" + name));
      first.add(Feature.plain("first-" + name));
      last.add(Feature.plain("last-" + name));
      inner.add(Feature.plain("inner-" + name));
      before.add(Feature.plain("after-" + name));
      twoBefore.add(Feature.plain("two-after-" + name));
      after.add(Feature.plain("before-" + name));
      twoAfter.add(Feature.plain("two-before-" + name));
    }
  }

  void generate(SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    int from = span.from();
    int end = span.to() - 1;
    if (from == end) {
      add(only, sentence, from, sink);
    } else {
      add(first, sentence, from, sink);
      add(last, sentence, end, sink);
      for (int i = from + 1; i < end; i++) {
        add(inner, sentence, i, sink);
      }
    }
    add(before, sentence, from - 1, sink);
    add(twoBefore, sentence, from - 2, sink);
    add(after, sentence, end + 1, sink);
    add(twoAfter, sentence, end + 2, sink);
  }

  private void add(
      List<Feature> features, SentenceDraft sentence, int i, SpanFeatures.FeatureSink sink) {
    if (i >= 0 && i < sentence.size()) {
      sink.add(features.get(classes.of(sentence.lower(i)) + 1), 1);
    }
  }
}
