package io.github.dateline.annotate.internal.text;

import io.github.dateline.internal.text.LineLayout;

/** Tests for white space and line breaks of any script. */
final class Whitespace {
  private Whitespace() {}

  /** White space of any script, no-break spaces, or a control character. */
  static boolean isBlank(char c) {
    return c <= ' '
        || c >= '\u007f'
            && (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
  }

  /**
   * Whether {@code [start, end)} of the text holds nothing but white space and control characters.
   */
  static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line ends in {@code [start, end)} of the text. */
  static boolean hasLineBreak(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (isLineBreak(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Line feed, carriage return, next line, line and paragraph separator. */
  static boolean isLineBreak(char c) {
    return LineLayout.isLineBreak(c);
  }
}
