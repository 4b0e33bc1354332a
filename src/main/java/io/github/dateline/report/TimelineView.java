package io.github.dateline.report;

import io.github.dateline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A timeline as bars, drawn without a script, and as the table behind them. */
final class TimelineView {
  private static final int WIDTH = 720;

  private TimelineView() {}

  static Map<String, Object> of(String name, int rank, Timeline timeline, int height) {
    List<Timeline.Bin> bins = timeline.bins();
    long most = Math.max(1, bins.stream().mapToLong(Timeline.Bin::articles).max().orElse(1));
    double step = (double) WIDTH / Math.max(1, bins.size());
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int i = 0; i < bins.size(); i++) {
      Timeline.Bin bin = bins.get(i);
      double size = (double) height * bin.articles() / most;
      Map<String, Object> bar = new LinkedHashMap<>();
      bar.put("start", bin.start().toString());
      bar.put("articles", Shown.count(bin.articles()));
      bar.put("total", Shown.count(bin.total()));
      bar.put("burst", bin.burst());
      bar.put("x", tenths(i * step));
      bar.put("y", tenths(height - size));
      bar.put("width", tenths(Math.max(0.5, step * 0.85)));
      bar.put("height", tenths(size));
      bars.add(bar);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", name);
    view.put("rank", rank == 0 ? "" : Integer.toString(rank));
    view.put("bars", bars);
    view.put("size", height);
    view.put("by", timeline.by().toString());
    view.put("most", Shown.count(most));
    view.put("articles", Shown.count(timeline.articles(), "article", "articles"));
    view.put("undated", timeline.undated() == 0 ? "" : Shown.count(timeline.undated()));
    view.put("from", bins.isEmpty() ? "" : HtmlPage.day(bins.get(0).start()));
    view.put("to", bins.isEmpty() ? "" : HtmlPage.day(bins.get(bins.size() - 1).start()));
    List<String> bursts =
        timeline.bursts().stream()
            .map(burst -> HtmlPage.day(burst.start()) + " to " + HtmlPage.day(burst.end()))
            .toList();
    view.put("bursts", String.join("; ", bursts));
    return view;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
