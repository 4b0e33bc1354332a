package io.github.dateline.internal.table;

import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, days and lines of text as people read them, the same in every locale. */
public enum Formats {
  /** For screens: a hyphen for minus, no commas, exponents with two decimals. */
  PLAIN("-", "-", "%.", "%.2e"),
  /** For documents: a minus sign, commas between thousands, exponents with one decimal. */
  PRINTED("–", "−", "%,.", "%.1e");

  /** A number of this size or more is written with an exponent. */
  private static final double LARGEST_PLAIN = 1e9;

  private static final double SMALLEST_PLAIN = 1e-4;
  private static final int SIGNIFICANT_DIGITS = 6;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);

  private final String none;
  private final String minus;
  private final String plain;
  private final String exponent;

  Formats(String none, String minus, String plain, String exponent) {
    this.none = none;
    this.minus = minus;
    this.plain = plain;
    this.exponent = exponent;
  }

  /** A number with that many decimals; with an exponent where they would hide it. */
  public String number(double value, int decimals) {
    if (Double.isNaN(value)) {
      return none;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : minus + "∞";
    }
    double size = Math.abs(value);
    boolean small = size != 0 && size < Math.pow(10, -decimals);
    return format(small || size >= LARGEST_PLAIN ? exponent : plain + decimals + "f", value);
  }

  /** A number with that many decimals, 0 where they do not tell it from 0. */
  public String rounded(double value, int decimals) {
    double size = Math.abs(value);
    if (size < 0.5 * Math.pow(10, -decimals)) {
      return number(0, decimals);
    }
    return size < 1 ? format("%." + decimals + "f", value) : number(value, decimals);
  }

  private String format(String format, double value) {
    return String.format(Locale.ROOT, format, value).replace("-", minus);
  }

  /** A number with six significant digits, as programs read it. */
  static String significant(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(SIGNIFICANT_DIGITS));
    double size = Math.abs(value);
    return size == 0
        ? "0"
        : size < SMALLEST_PLAIN || size >= LARGEST_PLAIN
            ? Double.toString(rounded.doubleValue())
            : rounded.stripTrailingZeros().toPlainString();
  }

  /** An expected count: a little is more than nothing. */
  public String expected(double units) {
    return units > 0 && units < 0.01 ? "<0.01" : number(units, 2);
  }

  /** A part of a whole in per cent; empty if there is no whole. */
  public String share(long part, long whole) {
    return whole == 0 ? "" : number(100.0 * part / whole, whole < 1000 ? 0 : 1) + " %";
  }

  /** A probability; one that is too small for a double is small, but not 0. */
  public String probability(double p, int decimals) {
    return p == 0 ? "<1e-300" : number(p, decimals);
  }

  /** A probability for a reader who wants to know whether it is small, not how small. */
  public static String shortProbability(double p) {
    return p < 0.001 ? "<0.001" : PRINTED.number(p, 3);
  }

  /** A score; a count is a whole number. */
  public String score(AssociationMeasure measure, double score, int decimals) {
    return measure == Measure.COUNT ? count((long) score) : number(score, decimals);
  }

  /** A count, with commas between thousands. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A count and the noun that goes with it. */
  public static String count(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  /** A count of articles. */
  public static String articles(long n) {
    return count(n, "article", "articles");
  }

  /** A day as people write it. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A constant as files and commands write it. */
  public static String constant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a character turns the direction of the text around it, so that what is read is not what
   * is there: embeddings, overrides and isolates. A writer of Arabic or Hebrew needs none of them.
   */
  static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** The text without what turns its direction. */
  static String undirected(String text) {
    return text.chars().anyMatch(Formats::isDirection)
        ? text.replaceAll("[\u202A-\u202E\u2066-\u2069]", "")
        : text;
  }

  /**
   * The text with U+FFFD for what could steer a terminal or turn text around, to the letter else.
   */
  static String harmless(String text) {
    if (text.chars().noneMatch(Formats::isSteering)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.chars().forEach(c -> clean.append(isSteering(c) ? '\uFFFD' : (char) c));
    return clean.toString();
  }

  private static boolean isSteering(int c) {
    return isDirection(c) || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
  }

  /**
   * The text on one line; control characters, which could steer a terminal, as spaces, and without
   * what turns its direction.
   */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
      if (isDirection(c)) {
        continue;
      }
      if (!blank) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }

  /** The text on one line, as a document may hold it. */
  public static String documentLine(String text) {
    return oneLine(documentText(text));
  }

  /** The text with U+FFFD for what no XML or HTML document may hold, and spaces for controls. */
  public static String documentText(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          boolean lone = c >= 0xD800 && c <= 0xDFFF;
          boolean none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
          if (isDirection(c)) {
            return;
          }
          if (lone || none) {
            clean.append('\uFFFD');
          } else {
            clean.appendCodePoint(Character.isISOControl(c) && c != '\n' ? ' ' : c);
          }
        });
    return clean.toString();
  }
}
