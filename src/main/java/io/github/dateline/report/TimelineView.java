package io.github.dateline.report;

import io.github.dateline.Timeline;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A timeline as bars, drawn without a script, and as the table behind them. */
final class TimelineView {
  static final int WIDTH = 720;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ROOT);

  private TimelineView() {}

  /** What a bin is called. */
  static String label(LocalDate start, Timeline.By by) {
    return switch (by) {
      case DAY, WEEK -> Shown.day(start);
      case MONTH -> MONTH.format(start);
      case QUARTER -> "Q" + (start.getMonthValue() + 2) / 3 + " " + start.getYear();
      case YEAR -> Integer.toString(start.getYear());
    };
  }

  static Map<String, Object> of(String name, int rank, Timeline timeline, int height) {
    Map<String, Object> view = bars(timeline, height);
    view.put("name", name);
    view.put("rank", rank == 0 ? "" : Integer.toString(rank));
    return view;
  }

  static Map<String, Object> bars(Timeline timeline, int height) {
    List<Timeline.Bin> bins = timeline.bins();
    long most = most(timeline);
    double step = (double) WIDTH / Math.max(1, bins.size());
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int i = 0; i < bins.size(); i++) {
      Timeline.Bin bin = bins.get(i);
      double size = (double) height * bin.articles() / most;
      Map<String, Object> bar = new LinkedHashMap<>();
      bar.put("start", label(bin.start(), timeline.by()));
      bar.put("articles", Shown.count(bin.articles()));
      bar.put("total", Shown.count(bin.total()));
      bar.put("burst", bin.burst());
      bar.put("any", bin.articles() > 0);
      bar.put("x", tenths(i * step));
      bar.put("y", tenths(height - size));
      bar.put("width", tenths(Math.max(0.5, step * 0.85)));
      bar.put("height", tenths(size));
      bars.add(bar);
    }
    Map<String, Object> view = described(timeline);
    view.put("bars", bars);
    view.put("size", height);
    return view;
  }

  private static Map<String, Object> described(Timeline timeline) {
    List<Timeline.Bin> bins = timeline.bins();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("by", timeline.by().toString());
    view.put("most", Shown.count(most(timeline)));
    view.put("peak", peak(timeline));
    view.put("articles", Shown.count(timeline.articles(), "article", "articles"));
    view.put("undated", timeline.undated() == 0 ? "" : Shown.count(timeline.undated()));
    view.put("from", bins.isEmpty() ? "" : label(bins.get(0).start(), timeline.by()));
    view.put("to", bins.isEmpty() ? "" : label(bins.get(bins.size() - 1).start(), timeline.by()));
    view.put("bursts", bursts(timeline));
    return view;
  }

  private static String bursts(Timeline timeline) {
    return String.join(
        "; ",
        timeline.bursts().stream()
            .map(burst -> Shown.day(burst.start()) + " to " + Shown.day(burst.end()))
            .toList());
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
        .map(bin -> "most in " + label(bin.start(), timeline.by()) + ": " + Shown.count(most))
        .orElse("");
  }

  /** The bars as one path, a bin wide each and 10 high. */
  static String path(Timeline timeline) {
    return path(timeline, bin -> true);
  }

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

  /** The bars as two paths, those of bursts apart. */
  static Map<String, Object> paths(Timeline timeline) {
    Map<String, Object> view = described(timeline);
    view.put("bins", Math.max(1, timeline.bins().size()));
    view.put("path", path(timeline, bin -> !bin.burst()));
    view.put("burstPath", path(timeline, Timeline.Bin::burst));
    return view;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
