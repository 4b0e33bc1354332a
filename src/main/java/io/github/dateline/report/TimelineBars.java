package io.github.dateline.report;

import io.github.dateline.Timeline;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A timeline as bars, drawn without a script, and in words. */
final class TimelineBars {
  static final int WIDTH = 720;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ROOT);

  private TimelineBars() {}

  /** What a bin is called. */
  static String label(LocalDate start, Timeline.BinWidth by) {
    return switch (by) {
      case DAY, WEEK -> Formats.day(start);
      case MONTH -> MONTH.format(start);
      case QUARTER -> "Q" + (start.getMonthValue() + 2) / 3 + " " + start.getYear();
      case YEAR -> Integer.toString(start.getYear());
    };
  }

  /** The bars one by one, with their counts. */
  static Page.Timeline of(String name, int rank, Timeline timeline, int height) {
    List<Timeline.Bin> bins = timeline.bins();
    double step = (double) WIDTH / Math.max(1, bins.size());
    List<Page.Bar> bars = new ArrayList<>();
    for (Timeline.Bin bin : bins) {
      double size = (double) height * bin.articles() / most(timeline);
      bars.add(
          new Page.Bar(
              label(bin.start(), timeline.by()),
              Formats.count(bin.articles()),
              Formats.count(bin.total()),
              bin.burst(),
              bin.articles() > 0,
              tenths(bars.size() * step),
              tenths(height - size),
              tenths(Math.max(0.5, step * 0.85)),
              tenths(size)));
    }
    return new Page.Timeline(name, rank, period(timeline), height, bars);
  }

  /** The bars as one path. */
  static Page.Sparkline sparkline(Timeline timeline) {
    return new Page.Sparkline(timeline.bins().size(), path(timeline, bin -> true), peak(timeline));
  }

  /** The bars as two paths, those of bursts apart. */
  static Page.Trend trend(Timeline timeline) {
    return new Page.Trend(
        period(timeline),
        Math.max(1, timeline.bins().size()),
        path(timeline, bin -> !bin.burst()),
        path(timeline, Timeline.Bin::burst));
  }

  private static Page.Period period(Timeline timeline) {
    List<Timeline.Bin> bins = timeline.bins();
    return new Page.Period(
        Formats.count(timeline.articles(), "article", "articles"),
        bins.isEmpty() ? "" : label(bins.get(0).start(), timeline.by()),
        bins.isEmpty() ? "" : label(bins.get(bins.size() - 1).start(), timeline.by()),
        timeline.by().toString(),
        Formats.count(most(timeline)),
        peak(timeline),
        timeline.undated() == 0 ? "" : Formats.count(timeline.undated()),
        String.join(
            "; ",
            timeline.bursts().stream()
                .map(burst -> Formats.day(burst.start()) + " to " + Formats.day(burst.end()))
                .toList()));
  }

  static long most(Timeline timeline) {
    return Math.max(1, timeline.bins().stream().mapToLong(Timeline.Bin::articles).max().orElse(1));
  }

  /** When most of the articles are, for those who do not see the bars. */
  static String peak(Timeline timeline) {
    long most = most(timeline);
    return timeline.bins().stream()
        .filter(bin -> bin.articles() == most)
        .findFirst()
        .map(bin -> "most in " + label(bin.start(), timeline.by()) + ": " + Formats.count(most))
        .orElse("");
  }

  /** Some of the bars, a bin wide each and 10 high. */
  private static String path(Timeline timeline, Predicate<Timeline.Bin> wanted) {
    double most = most(timeline);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < timeline.bins().size(); i++) {
      Timeline.Bin bin = timeline.bins().get(i);
      if (bin.articles() > 0 && wanted.test(bin)) {
        // At most one decimal, and none where it is 0: there are many bars.
        String size = Double.toString(tenths(10 * bin.articles() / most)).replaceFirst("\\.0$", "");
        path.append('M').append(i).append(" 10v-").append(size).append("h.8v").append(size);
      }
    }
    return path.toString();
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
