package io.github.dateline.annotate.internal.text;

/**
 * A stretch of a text.
 *
 * @param start offset of its first UTF-16 code unit
 * @param end offset after its last UTF-16 code unit
 */
public record Span(int start, int end) {
  int length() {
    return end - start;
  }
}
