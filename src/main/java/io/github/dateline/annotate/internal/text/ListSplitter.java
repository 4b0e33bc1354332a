package io.github.dateline.annotate.internal.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a paragraph at line ends where each line stands for itself: in a list, and in text that is
 * not wrapped.
 */
public final class ListSplitter {
  /** Text is wrapped at fewer characters than this. */
  private static final int MAX_WRAP_WIDTH = 120;

  /** The lines of a list are shorter than this. */
  private static final int MAX_LIST_LINE_LENGTH = 60;

  /** A list has at least this many lines. */
  private static final int MIN_LIST_LINES = 3;

  /** Share of the lines of a list that begin with something else than a small letter. */
  private static final double MIN_UNLOWERED_SHARE = 0.8;

  private ListSplitter() {}

  /** The parts of a paragraph in order; the paragraph itself if its lines are wrapped. */
  public static List<Span> split(String text, Span paragraph) {
    List<Span> lines = lines(text, paragraph);
    int longest = 0;
    int begun = 0;
    for (Span line : lines) {
      longest = Math.max(longest, line.length());
      begun += begins(text, line) ? 1 : 0;
    }
    boolean list =
        lines.size() >= MIN_LIST_LINES
            && longest < MAX_LIST_LINE_LENGTH
            && begun >= MIN_UNLOWERED_SHARE * lines.size();
    if (lines.size() < 2 || (!list && longest <= MAX_WRAP_WIDTH)) {
      return List.of(paragraph);
    }
    List<Span> parts = new ArrayList<>();
    for (Span line : lines) {
      boolean goesOn = !parts.isEmpty() && (!begins(text, line) || isOpen(text, parts.getLast()));
      parts.add(goesOn ? new Span(parts.removeLast().start(), line.end()) : line);
    }
    return parts;
  }

  private static List<Span> lines(String text, Span paragraph) {
    List<Span> lines = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (int i = paragraph.start(); i < paragraph.end(); i++) {
      if (!Whitespace.isBlank(text.charAt(i))) {
        start = start < 0 ? i : start;
        end = i + 1;
      } else if (Whitespace.isLineBreak(text.charAt(i)) && start >= 0) {
        lines.add(new Span(start, end));
        start = -1;
      }
    }
    if (start >= 0) {
      lines.add(new Span(start, end));
    }
    return lines;
  }

  private static boolean begins(String text, Span line) {
    return !Character.isLowerCase(text.codePointAt(line.start()));
  }

  /** Whether a line ends with a comma or a hyphen, and so goes on. */
  private static boolean isOpen(String text, Span line) {
    return ",-\u2010".indexOf(text.charAt(line.end() - 1)) >= 0;
  }
}
