package io.github.dateline.report;

import io.github.dateline.internal.table.Formats;
import java.time.LocalDate;

/** Formats text and numbers for display. */
final class DisplayFormats {
  private DisplayFormats() {}

  static String line(String text) {
    return Formats.documentLine(text);
  }

  static String clean(String text) {
    return Formats.documentText(text);
  }

  static String count(long n) {
    return Formats.count(n);
  }

  static String count(long n, String one, String many) {
    return Formats.count(n, one, many);
  }

  static String rounded(double value, int decimals) {
    return Formats.PRINTED.rounded(value, decimals);
  }

  static String number(double value, int decimals) {
    return Formats.PRINTED.number(value, decimals);
  }

  static String day(LocalDate day) {
    return Formats.day(day);
  }

  static String probability(double value) {
    return value < 0.001 ? "<0.001" : number(value, 3);
  }

  static String share(long part, long whole) {
    return Formats.PRINTED.share(part, whole);
  }
}
