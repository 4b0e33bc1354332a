package io.github.dateline.annotate;

/**
 * A stretch of a text.
 *
 * @param start offset of its first UTF-16 code unit
 * @param end offset after its last UTF-16 code unit
 */
record Span(int start, int end) {
  int length() {
    return end - start;
  }
}
