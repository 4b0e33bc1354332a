package io.github.dateline.cli;

import io.github.dateline.annotate.AnnotationPipeline;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How text and numbers stand on a screen of letters of equal width. */
final class Layout {
  private static final double NANOS = 1e9;

  private static final Pattern UNSEEN = Pattern.compile("\u001b\\[[0-9;]*m");

  private Layout() {}

  /** How many columns a line takes: none for combining marks, two for Chinese and its like. */
  static int width(String line) {
    String seen = line.indexOf('\u001b') < 0 ? line : UNSEEN.matcher(line).replaceAll("");
    return seen.codePoints().map(Layout::width).sum();
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** Hangul, CJK, full-width forms and pictures, as in Unicode's East Asian Width. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  /** The text on one line; control characters, which could steer a terminal, as spaces. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
      if (!blank) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }

  /** The text, cut with an ellipsis where it is wider. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += width(c);
      if (used > columns) {
        break;
      }
      kept.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return kept.toString().stripTrailing() + "…";
  }

  /** Lines of a text, broken between words, each indented. */
  static List<String> wrapped(String text, int indent, int columns) {
    String margin = " ".repeat(indent);
    if (columns == Integer.MAX_VALUE) {
      return List.of(margin + text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && indent + width(line.toString()) + 1 + width(word) > columns) {
        lines.add(margin + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(margin + line);
    return lines;
  }

  /** A count, with commas between thousands. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A count and the noun that goes with it. */
  static String count(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  static String articles(long n) {
    return count(n, "article", "articles");
  }

  /** A score: a count is a whole number. */
  static String score(AssociationMeasure measure, double score, int decimals) {
    return measure == Measure.COUNT ? count((long) score) : number(score, decimals);
  }

  /** A probability; one that is too small for a double is small, but not nothing. */
  static String probability(double p, int decimals) {
    return p == 0 ? "<1e-300" : number(p, decimals);
  }

  /** A number with that many decimals; where they would hide it, with an exponent. */
  static String number(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= Math.pow(10, -decimals) && size < 1e9);
    return String.format(Locale.ROOT, plain ? "%." + decimals + "f" : "%.2e", value);
  }

  /** How long the parts of a run took, and which was the slowest. */
  static String work(AnnotationPipeline.Work work) {
    return String.format(
        Locale.ROOT,
        "reading took %.1f s, annotating %.1f s on each thread, writing %.1f s, side by side: %s"
            + " is the slowest",
        work.reading() / NANOS,
        work.annotating() / NANOS,
        work.writing() / NANOS,
        work.slowest());
  }
}
