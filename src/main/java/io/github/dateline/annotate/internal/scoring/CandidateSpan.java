package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;

import org.jspecify.annotations.Nullable;

/** Some tokens of a line that may be a name, whatever its type. One thread's. */
public final class CandidateSpan {
  private final int from;
  private final int to;

  /** The key of its words, once it is asked for. */
  private @Nullable String key;

  /** What each model has for each type here, once it is asked for. */
  private double @Nullable [] support;

  /**
   * A place.
   *
   * @param from its first token
   * @param to after its last token
   */
  CandidateSpan(int from, int to) {
    this.from = from;
    this.to = to;
  }

  static CandidateSpan of(NameSpan name) {
    return new CandidateSpan(name.from(), name.to());
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  boolean hasBoundsOf(NameSpan name) {
    return name.from() == from && name.to() == to;
  }

  int length() {
    return to - from;
  }

  /** The words in lower case without points, on the line that it is on. */
  String key(SentenceDraft sentence) {
    String known = key;
    if (known == null) {
      known = sentence.key(from, to);
      key = known;
    }
    return known;
  }

  /** What each model has for each type on the line that it is on, model after model. */
  double[] support(SentenceDraft sentence) {
    double[] known = support;
    if (known == null) {
      known = ModelFeatures.support(sentence, from, to);
      support = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CandidateSpan span && span.from == from && span.to == to;
  }

  @Override
  public int hashCode() {
    return 31 * from + to;
  }
}
