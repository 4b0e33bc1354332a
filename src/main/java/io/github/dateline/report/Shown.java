package io.github.dateline.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How text and numbers are shown to people. */
final class Shown {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);

  private Shown() {}

  /** The text on one line; what no document may hold, such as control characters, as spaces. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    clean(text)
        .codePoints()
        .forEach(c -> {
          if (!Character.isWhitespace(c)) {
            line.appendCodePoint(c);
          } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
          }
        });
    return line.toString().strip();
  }

  /** The text without what no XML or HTML document may hold. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          boolean lone = c >= 0xD800 && c <= 0xDFFF;
          boolean none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
          if (lone || none) {
            clean.append('\uFFFD');
          } else {
            clean.appendCodePoint(Character.isISOControl(c) && c != '\n' ? ' ' : c);
          }
        });
    return clean.toString();
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String count(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  /** A number with that many decimals, 0 where they do not tell it from 0. */
  static String rounded(double value, int decimals) {
    return Math.abs(value) < 0.5 * Math.pow(10, -decimals)
        ? number(0, decimals)
        : Math.abs(value) < 1
            ? String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−')
            : number(value, decimals);
  }

  /** A number with that many decimals; where they would hide it, with an exponent. */
  static String number(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= Math.pow(10, -decimals) && size < 1e9);
    return String.format(Locale.ROOT, plain ? "%,." + decimals + "f" : "%.1e", value)
        .replace('-', '−');
  }

  /** A day as people write it. */
  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String probability(double value) {
    return value < 0.001 ? "<0.001" : number(value, 3);
  }

  /** A part of a whole in per cent, empty where there is no whole. */
  static String share(long part, long whole) {
    return whole == 0 ? "" : number(100.0 * part / whole, whole < 1000 ? 0 : 1) + " %";
  }
}
