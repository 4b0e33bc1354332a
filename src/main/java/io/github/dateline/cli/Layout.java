package io.github.dateline.cli;

import io.github.dateline.annotate.AnnotationPipeline;
import io.github.dateline.internal.table.Formats;
import java.util.Locale;

/** Formats text and numbers for a terminal with letters of equal width. */
final class Layout {
  private static final double NANOS = 1e9;

  private Layout() {}

  static String oneLine(String text) {
    return Formats.oneLine(text);
  }

  static String count(long n) {
    return Formats.count(n);
  }

  static String count(long n, String one, String many) {
    return Formats.count(n, one, many);
  }

  static String articles(long n) {
    return Formats.articles(n);
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
