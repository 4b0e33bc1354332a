package io.github.dateline.annotate.internal.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the paragraphs of a text: the maximal runs of lines that are not blank. Lines end with LF,
 * CR, CR LF or their Unicode equivalents; a paragraph separator (U+2029) ends a paragraph by
 * itself. A line of white space, control characters or masked text is blank.
 *
 * <p>In a text without blank lines whose lines are too long to be wrapped, each line is a
 * paragraph.
 */
public final class ParagraphSplitter {
  /** Text is wrapped at fewer characters than this. */
  private static final int MAX_WRAP_WIDTH = 120;

  /** Most text is wrapped at no more than this. */
  private static final int USUAL_WRAP_WIDTH = 80;

  /** Share of lines that end as sentences do, where lines are paragraphs. */
  private static final double MIN_ENDED_SHARE = 0.8;

  /** Share of the characters that are in lines longer than that, where lines are paragraphs. */
  private static final double MIN_LONG_SHARE = 0.5;

  private ParagraphSplitter() {}

  /** The paragraphs in order, without blanks at their edges. */
  public static List<Span> split(String text) {
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
        if (start >= 0 && ((lineIsBlank && !halfOfCrLf) || c == '\u2029')) {
          paragraphs.add(new Span(start, end));
          start = -1;
        }
        lineIsBlank = true;
      }
    }
    if (start >= 0) {
      paragraphs.add(new Span(start, end));
    }
    return paragraphs.size() == 1 ? lines(text, paragraphs.get(0)) : paragraphs;
  }

  /** The lines of a text of one paragraph if most of it is in long ones, else the paragraph. */
  private static List<Span> lines(String text, Span paragraph) {
    List<Span> lines = new ArrayList<>();
    int start = -1;
    int end = -1;
    int inLong = 0;
    for (int i = paragraph.start(); i <= paragraph.end(); i++) {
      if (i == paragraph.end() || Whitespace.isLineBreak(text.charAt(i))) {
        if (start >= 0) {
          lines.add(new Span(start, end));
          inLong += end - start > MAX_WRAP_WIDTH ? end - start : 0;
          start = -1;
        }
      } else if (!Whitespace.isBlank(text.charAt(i))) {
        start = start < 0 ? i : start;
        end = i + 1;
      }
    }
    boolean parted = inLong >= MIN_LONG_SHARE * paragraph.length() || eachEnds(text, lines);
    return lines.size() > 1 && parted ? lines : List.of(paragraph);
  }

  /** Whether lines end as sentences do, and one is longer than most text is wrapped at. */
  private static boolean eachEnds(String text, List<Span> lines) {
    int ended = 0;
    boolean longer = false;
    for (Span line : lines) {
      ended += ".!?:\"”’)".indexOf(text.charAt(line.end() - 1)) >= 0 ? 1 : 0;
      longer |= line.length() > USUAL_WRAP_WIDTH;
    }
    return longer && ended >= MIN_ENDED_SHARE * lines.size();
  }
}
