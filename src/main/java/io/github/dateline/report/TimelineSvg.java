package io.github.dateline.report;

import io.github.dateline.Timeline;
import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/** A timeline as a picture for other pages. */
final class TimelineSvg {
  private static final double TOP = 24;
  private static final double HEIGHT = 120;
  private static final double BOTTOM = 22;

  private static final Map<String, String> STYLE =
      new TreeMap<>(
          Map.of(
              "text", "font-family:Helvetica,Arial,sans-serif;font-size:12px;fill:#77746d",
              "rect", "fill:#2c7fb8",
              ".burst", "fill:#d55e00",
              "line", "stroke:#77746d"));

  private TimelineSvg() {}

  static String of(Timeline timeline, String title) throws IOException {
    return SvgWriter.of(
        "dateline-timeline",
        TimelineBars.WIDTH,
        TOP + HEIGHT + BOTTOM,
        Formats.documentLine(title),
        described(timeline),
        STYLE,
        svg -> draw(svg, timeline));
  }

  private static String described(Timeline timeline) {
    List<Timeline.Bin> bins = timeline.bins();
    if (bins.isEmpty()) {
      return "No article has a date.";
    }
    return Formats.count(timeline.articles(), "article", "articles")
        + " by "
        + timeline.by()
        + ", from "
        + TimelineBars.label(bins.get(0).start(), timeline.by())
        + " to "
        + TimelineBars.label(bins.get(bins.size() - 1).start(), timeline.by())
        + ", "
        + TimelineBars.peak(timeline)
        + ".";
  }

  private static void draw(SvgWriter svg, Timeline timeline) throws XMLStreamException {
    List<Timeline.Bin> bins = timeline.bins();
    double step = (double) TimelineBars.WIDTH / Math.max(1, bins.size());
    double most = TimelineBars.most(timeline);
    for (int i = 0; i < bins.size(); i++) {
      Timeline.Bin bin = bins.get(i);
      if (bin.articles() > 0) {
        double size = HEIGHT * bin.articles() / most;
        svg.shapeWithTip(
            TimelineBars.label(bin.start(), timeline.by())
                + ": "
                + Formats.count(bin.articles())
                + " of "
                + Formats.count(bin.total()),
            "rect",
            "class",
            bin.burst() ? "burst" : "usual",
            "x",
            i * step,
            "y",
            TOP + HEIGHT - size,
            "width",
            Math.max(0.5, step * 0.85),
            "height",
            size);
      }
    }
    double ground = TOP + HEIGHT;
    svg.shape("line", "x1", 0, "y1", ground, "x2", TimelineBars.WIDTH, "y2", ground);
    svg.text(bins.isEmpty() ? "no dates" : TimelineBars.peak(timeline), "x", 0, "y", 14);
    if (!bins.isEmpty()) {
      double under = ground + 16;
      svg.text(TimelineBars.label(bins.get(0).start(), timeline.by()), "x", 0, "y", under);
      svg.text(
          TimelineBars.label(bins.get(bins.size() - 1).start(), timeline.by()),
          "x",
          TimelineBars.WIDTH,
          "y",
          under,
          "text-anchor",
          "end");
    }
  }
}
