package io.github.dateline.internal.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How the lines of a text are laid out: wrapped, or each a paragraph.
 *
 * <p>A line is full if the first word of the next would not have fitted into it. Where text is
 * wrapped, all lines are full but the last ones of paragraphs; where lines are paragraphs, next to
 * none are.
 *
 * <p>Immutable and thread-safe.
 */
public final class LineLayout {
  /** Text is wrapped at no more than this. */
  private static final int MAX_WRAP_WIDTH = 120;

  /** Lines that are full of less than this are a list. */
  private static final int MIN_WRAP_WIDTH = 30;

  /** Most text is wrapped at no more than this. */
  private static final int USUAL_WRAP_WIDTH = 80;

  /** Share of the lines that are no longer than the text is wrapped at. */
  private static final double WITHIN_WIDTH = 0.9;

  /** Share of line ends at which a sentence is wrapped, where lines are paragraphs. */
  private static final double MAX_WRAPPED_SHARE = 0.15;

  /**
   * Share of the characters that are in lines too long to be wrapped, where lines are paragraphs.
   */
  private static final double MIN_LONG_SHARE = 0.5;

  /** Share of lines that end as sentences do, where lines are paragraphs. */
  private static final double MIN_ENDED_SHARE = 0.8;

  /** How many line ends come upon a blank line, at least, where lines are paragraphs. */
  private static final int MIN_ENDS_TO_BLANK_LINES = 5;

  /** White space for more characters than this is a line of masked text. */
  private static final int MAX_BLANK = 4;

  private static final char PARAGRAPH_SEPARATOR = '\u2029';

  /**
   * A line that is not blank, without blanks at its edges.
   *
   * @param indent how many characters stand before it on its line
   * @param follows whether it follows another at once
   * @param breakable whether it has more than one word: a long one may be longer than the text is
   *     wrapped at
   */
  private record Line(int start, int end, int indent, boolean follows, boolean breakable) {
    int length() {
      return end - start;
    }
  }

  private final String text;
  private final List<Line> lines = new ArrayList<>();

  private int longest;

  /** What the text is wrapped at, if it is. */
  private final int width;

  /** Line ends between two lines, and those of them at which a sentence is wrapped. */
  private int ends;

  private int wrapped;
  private int blank;
  private int small;
  private int capital;

  /** Characters in lines, and in those that are longer than text is wrapped at. */
  private int inLines;

  private int inLong;

  private LineLayout(String text) {
    this.text = text;
    findLines();
    for (Line line : lines) {
      longest = Math.max(longest, line.breakable ? line.length() : 0);
      inLines += line.length();
      inLong += line.length() > MAX_WRAP_WIDTH ? line.length() : 0;
    }
    int[] lengths =
        lines.stream()
            .filter(line -> line.breakable && line.length() <= MAX_WRAP_WIDTH)
            .mapToInt(Line::length)
            .sorted()
            .toArray();
    width = lengths.length == 0 ? 0 : lengths[(int) Math.ceil(WITHIN_WIDTH * lengths.length) - 1];
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).follows) {
        ends++;
        wrapped += isFull(i - 1) && goesOn(i) ? 1 : 0;
      }
    }
  }

  /** The layout of a text. */
  public static LineLayout of(String text) {
    return new LineLayout(text);
  }

  private void findLines() {
    int begin = 0;
    boolean follows = false;
    while (begin < text.length()) {
      int feed = begin;
      int start = -1;
      int end = -1;
      boolean breakable = false;
      for (; feed < text.length(); feed++) {
        char c = text.charAt(feed);
        // Most are, and need no look at Java's tables.
        boolean isLatin = c >= 'a' && c <= 'z';
        if (!isLatin && isLineBreak(c)) {
          break;
        }
        small += isLatin || Character.isLowerCase(c) ? 1 : 0;
        capital += !isLatin && Character.isUpperCase(c) ? 1 : 0;
        if (!Text.isBlank(c)) {
          breakable |= start >= 0 && feed > end;
          start = start < 0 ? feed : start;
          end = feed + 1;
        }
      }
      if (start >= 0) {
        lines.add(new Line(start, end, start - begin, follows, breakable));
        follows = feed == text.length() || text.charAt(feed) != PARAGRAPH_SEPARATOR;
      } else if (feed - begin <= MAX_BLANK) {
        blank += follows ? 1 : 0;
        follows = false;
      } else {
        follows = false;
      }
      begin =
          feed + 1 < text.length() && text.charAt(feed) == '\r' && text.charAt(feed + 1) == '\n'
              ? feed + 2
              : feed + 1;
    }
  }

  /** Line feed, carriage return, next line, line and paragraph separator. */
  public static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private boolean isFull(int i) {
    Line line = lines.get(i);
    Line next = lines.get(i + 1);
    int word = next.start;
    while (word < next.end && !Text.isBlank(text.charAt(word))) {
      word++;
    }
    return (line.length() <= MAX_WRAP_WIDTH || !line.breakable)
        && line.length() + 1 + word - next.start > width;
  }

  /** Whether a line may be the middle of a sentence, as most that text is wrapped to are. */
  private boolean goesOn(int i) {
    char first = text.charAt(lines.get(i).start);
    return Character.isLetter(first) && (!Character.isUpperCase(first) || capital > small);
  }

  /**
   * Whether each line of the text is a paragraph: there are next to no blank lines, and lines are
   * too long to be wrapped, or end where sentences do, or where no line would be wrapped.
   */
  public boolean linesAreParagraphs() {
    return longest > USUAL_WRAP_WIDTH
        && ends > 0
        && ends >= MIN_ENDS_TO_BLANK_LINES * blank
        && (wrapped <= MAX_WRAPPED_SHARE * ends
            || inLong >= MIN_LONG_SHARE * inLines
            || eachEnds());
  }

  /** Whether lines end as sentences do. */
  private boolean eachEnds() {
    int ended = 0;
    for (Line line : lines) {
      ended += ".!?:\"”’)".indexOf(text.charAt(line.end - 1)) >= 0 ? 1 : 0;
    }
    return ended >= MIN_ENDED_SHARE * lines.size();
  }

  /**
   * The text with spaces for the line ends at which it is wrapped. Offsets stay. A line that is
   * indented more than the one before begins a paragraph.
   */
  public String unwrapped() {
    if (width < MIN_WRAP_WIDTH || wrapped <= MAX_WRAPPED_SHARE * ends) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = 1; i < lines.size(); i++) {
      Line line = lines.get(i);
      Line before = lines.get(i - 1);
      if (line.follows && line.indent <= before.indent && isFull(i - 1)) {
        for (int at = before.end; at < line.start; at++) {
          out.setCharAt(at, ' ');
        }
      }
    }
    return out.toString();
  }
}
