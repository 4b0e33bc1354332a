package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import org.jspecify.annotations.Nullable;

/**
 * A candidate span: a span of tokens that may be a name, whatever its type.
 *
 * <p>Not thread-safe.
 */
public final class CandidateSpan {
  private final int from;
  private final int to;

  /** The key of its words, once it is asked for. */
  private @Nullable String key;

  /** The support of each model for each type, once it is asked for. */
  private double @Nullable [] support;

  /**
   * A candidate span.
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

  /** The key of its words: lower case, without full stops. */
  String key(SentenceDraft sentence) {
    String known = key;
    if (known == null) {
      known = sentence.key(from, to);
      key = known;
    }
    return known;
  }

  /** The support of each model for each type, one model after another. */
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
