package io.github.dateline.annotate.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits a paragraph at line ends where each line stands for itself: in a list or table, and in
 * text that is not wrapped; and a line-up at its commas.
 *
 * <p>A paragraph is wrapped, and no list, if the first word of each line would not have fitted into
 * the line before, or if many lines end in the middle of a phrase.
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

  /** Text that is wrapped at less is told by where its lines end. */
  private static final int MIN_WRAP_WIDTH = 30;

  /** The lines of a table of results are shorter than this. */
  private static final int MAX_RESULT_LENGTH = 120;

  /** Share of the lines of a list that end in the middle of a phrase, at most. */
  private static final double MAX_OPEN_SHARE = 0.3;

  /** Share of the lines of a table of results that tell one. */
  private static final double MIN_RESULTS_SHARE = 0.6;

  /** Words between two commas of a line-up, on average, at most. */
  private static final int MAX_WORDS_OF_NAME = 4;

  /** A line-up has at least this many names between commas. */
  private static final int MIN_LINE_UP = 7;

  /** Words after which a phrase goes on. */
  private static final Set<String> OPEN =
      Set.of(
          ("a an and as at but by for from has have he her his in into is it its mr mrs ms new of on or"
                  + " president san said secretary sir south north east west that the their to united was"
                  + " were which who will with dr prime minister")
              .split(" "));

  /** A score or result: "2-1", "bt", "v". */
  private static final Pattern RESULT =
      Pattern.compile(
          "\\b\\d{1,3}[-–]\\d{1,3}\\b| (?:bt|def|lost to|beat|drew with|v|vs) \\p{Lu}|\\t");

  private static final Pattern NAME_OR_NUMBER =
      Pattern.compile(
          "[(\\[]?(?:\\p{Lu}|\\d).*|(?:de|van|der|den|da|dos|di|la|le|el|al|bin|von|for|capt|gk|pen|og|sub|subs|unused|min|mins)[).]?");

  private ListSplitter() {}

  /** The longest line of a text; 0 if that is longer than text is wrapped at. */
  public static int wrapWidth(String text) {
    int width = 0;
    int start = -1;
    int end = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Whitespace.isLineBreak(text.charAt(i))) {
        width = start < 0 ? width : Math.max(width, end - start);
        if (width > MAX_WRAP_WIDTH) {
          return 0;
        }
        start = -1;
      } else if (!Whitespace.isBlank(text.charAt(i))) {
        start = start < 0 ? i : start;
        end = i + 1;
      }
    }
    return width;
  }

  /**
   * The parts of a paragraph in order; the paragraph itself if its lines are wrapped.
   *
   * @param width the {@link #wrapWidth} of the text
   */
  public static List<Span> split(String text, Span paragraph, int width) {
    List<Span> parts = new ArrayList<>();
    for (Span part : lineParts(text, paragraph, width)) {
      addLineUp(text, part, parts);
    }
    return parts;
  }

  private static List<Span> lineParts(String text, Span paragraph, int width) {
    List<Span> lines = lines(text, paragraph);
    if (lines.size() < 2) {
      return List.of(paragraph);
    }
    int longest = 0;
    int begun = 0;
    for (Span line : lines) {
      longest = Math.max(longest, line.length());
      begun += begins(text, line) ? 1 : 0;
    }
    boolean list =
        longest < MAX_RESULT_LENGTH
            && begun >= MIN_UNLOWERED_SHARE * lines.size()
            && (lines.size() >= MIN_LIST_LINES
                    && longest < MAX_LIST_LINE_LENGTH
                    && !isWrapped(text, lines, width)
                || areRows(text, lines)
                || areCommaRows(text, lines)
                || areResults(text, lines));
    if (!list && longest <= MAX_WRAP_WIDTH) {
      return List.of(paragraph);
    }
    List<Span> parts = new ArrayList<>();
    for (Span line : lines) {
      boolean goesOn = !parts.isEmpty() && (!begins(text, line) || isOpen(text, parts.getLast()));
      parts.add(goesOn ? new Span(parts.removeLast().start(), line.end()) : line);
    }
    return parts;
  }

  private static boolean isWrapped(String text, List<Span> lines, int width) {
    boolean full = width >= MIN_WRAP_WIDTH;
    int open = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      Span line = lines.get(i);
      int next = lines.get(i + 1).start();
      int end = next;
      while (end < lines.get(i + 1).end() && !Whitespace.isBlank(text.charAt(end))) {
        end++;
      }
      full &= line.length() + 1 + end - next > width;
      int word = line.end();
      while (word > line.start() && Character.isLetter(text.charAt(word - 1))) {
        word--;
      }
      open += OPEN.contains(text.substring(word, line.end()).toLowerCase(Locale.ROOT)) ? 1 : 0;
    }
    return full || open > MAX_OPEN_SHARE * (lines.size() - 1) || areProse(text, lines);
  }

  /** Whether lines end with a sentence that few of them end, and most have small words of prose. */
  private static boolean areProse(String text, List<Span> lines) {
    if (!endsSentence(text, lines.getLast())) {
      return false;
    }
    int ended = 0;
    int prose = 0;
    for (Span line : lines) {
      ended += endsSentence(text, line) ? 1 : 0;
      for (String word : text.substring(line.start(), line.end()).split("\\P{L}+")) {
        if (OPEN.contains(word)) {
          prose++;
          break;
        }
      }
    }
    return 3 * ended <= lines.size() && 2 * prose >= lines.size();
  }

  private static boolean endsSentence(String text, Span line) {
    int last = line.end() - 1;
    while (last > line.start() && "”\"’')".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return ".!?".indexOf(text.charAt(last)) >= 0;
  }

  /** Whether a tab, a bar or blanks part each line, as they do the rows of a table. */
  private static boolean areRows(String text, List<Span> lines) {
    for (Span line : lines) {
      if (text.indexOf('\t', line.start(), line.end()) < 0
          && text.indexOf(" | ", line.start(), line.end()) < 0
          && text.indexOf("   ", line.start(), line.end()) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether as many commas or semicolons part each line, as they do the rows of a CSV. */
  private static boolean areCommaRows(String text, List<Span> lines) {
    long cells = 0;
    for (Span line : lines) {
      long its = CommaRow.cells(text.substring(line.start(), line.end()));
      if (its == 0 || cells != 0 && its != cells) {
        return false;
      }
      cells = its;
    }
    return lines.size() > 1;
  }

  /** Whether most lines tell who won, and none ends as sentences do. */
  private static boolean areResults(String text, List<Span> lines) {
    int results = 0;
    for (Span line : lines) {
      String its = text.substring(line.start(), line.end());
      results += RESULT.matcher(its).find() && !its.endsWith(".") ? 1 : 0;
    }
    return results >= MIN_RESULTS_SHARE * lines.size();
  }

  /** Adds a part, or its names if it is a line-up: names and numbers between commas, no verb. */
  private static void addLineUp(String text, Span part, List<Span> parts) {
    int commas = 0;
    for (int i = part.start(); i < part.end(); i++) {
      char c = text.charAt(i);
      commas += c == ',' || c == ';' ? 1 : 0;
    }
    if (commas < MIN_LINE_UP || !isLineUp(text, part, commas)) {
      parts.add(part);
      return;
    }
    int from = part.start();
    for (int i = part.start(); i <= part.end(); i++) {
      if (i == part.end()
          || text.charAt(i) == ','
          || text.charAt(i) == ';'
          || text.charAt(i) == ':') {
        int to = Math.min(part.end(), i + 1);
        while (from < to && Whitespace.isBlank(text.charAt(from))) {
          from++;
        }
        if (to > from) {
          parts.add(new Span(from, to));
        }
        from = to;
      }
    }
  }

  private static boolean isLineUp(String text, Span part, int commas) {
    int words = 0;
    int start = -1;
    for (int i = part.start(); i <= part.end(); i++) {
      if (i < part.end() && !Whitespace.isBlank(text.charAt(i))) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words++;
        String word = text.substring(start, i);
        int end = word.length();
        while (end > 1 && ",;:.)".indexOf(word.charAt(end - 1)) >= 0) {
          end--;
        }
        if (end > MAX_LIST_LINE_LENGTH
            || !NAME_OR_NUMBER.matcher(word.substring(0, end)).matches()) {
          return false;
        }
        start = -1;
      }
    }
    return words <= MAX_WORDS_OF_NAME * (commas + 1);
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
