package io.github.dateline.annotate.internal.text;

import io.github.dateline.internal.text.LineLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the paragraphs of a text: the maximal runs of lines that are not blank. Lines end with LF,
 * CR, CR LF or their Unicode equivalents; a paragraph separator (U+2029) ends a paragraph by
 * itself. A line of white space, control characters or masked text is blank.
 *
 * <p>In a text with next to no blank lines whose lines are not wrapped, each line is a paragraph
 * ({@link LineLayout}).
 */
public final class ParagraphSplitter {
  private ParagraphSplitter() {}

  /** The paragraphs in order, without blanks at their edges. */
  public static List<Span> split(String text) {
    boolean eachLine = LineLayout.of(text).linesAreParagraphs();
    List<Span> paragraphs = new ArrayList<>();
    int start = -1;
    int end = -1;
    boolean lineIsBlank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Whitespace.isBlank(c)) {
        start = start < 0 ? i : start;
        end = i + 1;
        lineIsBlank = false;
      } else if (Whitespace.isLineBreak(c)) {
        boolean halfOfCrLf = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
        if (start >= 0 && ((lineIsBlank && !halfOfCrLf) || c == '\u2029' || eachLine)) {
          paragraphs.add(new Span(start, end));
          start = -1;
        }
        lineIsBlank = true;
      }
    }
    if (start >= 0) {
      paragraphs.add(new Span(start, end));
    }
    return paragraphs;
  }
}
