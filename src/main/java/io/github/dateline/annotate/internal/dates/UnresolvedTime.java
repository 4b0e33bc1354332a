package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.time.SUTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time expression that is not yet resolved. Immutable and thread-safe.
 *
 * @param from index of its first token in the window
 * @param to index after its last token
 * @param temporal what it says
 * @param flags which way to resolve it: to the past or the future, by the verb next to it
 */
record UnresolvedTime(int from, int to, SUTime.Temporal temporal, int flags) {

  /**
   * Adds what this is, resolved, if it can be written at all.
   *
   * @param reference the day to resolve against; null for none
   * @param offset index of the window's first token in the sentence
   */
  void addTo(List<TimeSpan> spans, SUTime.@Nullable Time reference, int offset) {
    // CoreNLP resolves twice, and the second time may change what the first left open.
    SUTime.Temporal once = resolved(temporal, reference, flags);
    int then =
        once == temporal
            ? flags
            : once instanceof SUTime.PartialTime ? SUTime.RESOLVE_TO_CLOSEST : 0;
    SUTime.Temporal twice = once == null ? null : resolved(once, reference, then);
    if (twice == null) {
      return;
    }
    try {
      Map<String, String> attributes = twice.getTimexAttributes(new SUTime.TimeIndex());
      spans.add(
          new TimeSpan(
              from + offset,
              to + offset,
              Objects.requireNonNull(attributes.get("type")),
              attributes.get("value")));
    } catch (RuntimeException e) {
      // CoreNLP passes over a time that it cannot write.
    }
  }

  private static SUTime.@Nullable Temporal resolved(
      SUTime.Temporal temporal, SUTime.@Nullable Time reference, int flags) {
    try {
      return temporal.resolve(reference, flags);
    } catch (RuntimeException e) {
      // CoreNLP leaves such a time unresolved.
      return temporal;
    }
  }
}
