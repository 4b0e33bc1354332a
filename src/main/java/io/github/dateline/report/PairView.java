package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Timeline;
import io.github.dateline.stats.Interval;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of the table of pairs, each with its evidence. */
final class PairView {
  /** What is shown of a pair besides its rank. */
  private static final List<Measure> MEASURES =
      List.of(
          Measure.CONSERVATIVE_LOG_RATIO,
          Measure.LOG_RATIO,
          Measure.LOG_LIKELIHOOD,
          Measure.NPMI,
          Measure.LOG_DICE,
          Measure.JACCARD);

  /** The log ratios that an interval is drawn from and to; what lies beyond ends at the border. */
  private static final double FARTHEST = 12;

  private final Report report;
  private final CooccurrenceTable table;

  PairView(Report report) {
    this.report = report;
    this.table = report.table();
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Timeline> timelines = report.over().pairs();
    for (CooccurrenceTable.Row row : table) {
      Map<String, Object> view = counts(row);
      view.put("rank", rows.size() + 1);
      view.put("first", name(row.first()));
      view.put("second", name(row.second()));
      sureness(view, row);
      view.put("spark", timelines.isEmpty() ? "" : TimelineView.path(timelines.get(rows.size())));
      view.put("peak", timelines.isEmpty() ? "" : TimelineView.peak(timelines.get(rows.size())));
      view.put("bins", timelines.isEmpty() ? 1 : timelines.get(0).bins().size());
      view.put("published", published(row));
      view.put("measures", measures(row));
      view.put(
          "quotes", row.evidence().stream().map(passage -> QuoteView.of(report, passage)).toList());
      rows.add(view);
    }
    return rows;
  }

  private Map<String, Object> name(io.github.dateline.Entity entity) {
    Map<String, Object> name = new LinkedHashMap<>(NameView.of(entity));
    name.put("number", report.number(entity));
    return name;
  }

  private static Map<String, Object> counts(CooccurrenceTable.Row row) {
    double expected = row.counts().expected();
    double times = row.counts().both() / expected;
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("both", Shown.count(row.counts().both()));
    view.put("bothValue", row.counts().both());
    view.put("ofFirst", Shown.count(row.counts().first()));
    view.put("ofFirstValue", row.counts().first());
    view.put("ofSecond", Shown.count(row.counts().second()));
    view.put("ofSecondValue", row.counts().second());
    view.put("expected", expected > 0 && expected < 0.01 ? "<0.01" : Shown.number(expected, 2));
    view.put("expectedValue", expected);
    view.put("times", Shown.number(times, times < 10 ? 1 : 0));
    view.put("score", Shown.number(row.score(), 2));
    view.put("scoreValue", Double.isNaN(row.score()) ? "" : row.score());
    view.put("sources", row.sources() == 0 ? "–" : Shown.count(row.sources()));
    view.put("sourcesValue", row.sources());
    view.put("onlyFirst", Shown.count(row.counts().onlyFirst()));
    view.put("onlySecond", Shown.count(row.counts().onlySecond()));
    view.put("neither", Shown.count(row.counts().neither()));
    return view;
  }

  /** The log ratio with its interval, as a point on a line, and q. */
  private static void sureness(Map<String, Object> view, CooccurrenceTable.Row row) {
    double ratio = Measure.LOG_RATIO.score(row.counts());
    view.put("ratio", Shown.rounded(ratio, 1));
    view.put("ratioValue", Double.isNaN(ratio) ? "" : ratio);
    view.put("point", place(ratio));
    view.put("q", row.significance().map(s -> Shown.probability(s.qValue())).orElse(""));
    view.put("qValue", row.significance().map(s -> "" + s.qValue()).orElse(""));
    view.put("sureness", row.significance().map(PairView::sureness).orElse(""));
    view.put("interval", row.significance().isPresent());
    if (row.significance().isPresent()) {
      Interval interval = row.significance().get().logRatio();
      view.put("low", place(interval.low()));
      view.put("width", place(interval.high()) - place(interval.low()));
      view.put("interval", true);
    }
  }

  /** Where on a line of 96 a log ratio stands, 0 at 32: most that is shown is above it. */
  private static double place(double ratio) {
    double within = Math.max(-FARTHEST / 2, Math.min(FARTHEST, Double.isNaN(ratio) ? 0 : ratio));
    return Math.round((32 + within * 64 / FARTHEST) * 10) / 10.0;
  }

  private static String sureness(Significance sure) {
    return "p "
        + Shown.probability(sure.pValue())
        + ", q "
        + Shown.probability(sure.qValue())
        + " among "
        + Shown.count(sure.tests())
        + " pairs looked at; log ratio between "
        + Shown.rounded(sure.logRatio().low(), 2)
        + " and "
        + Shown.rounded(sure.logRatio().high(), 2)
        + " at 95 %, all pairs together. ";
  }

  /** What copies make of the count, where they make something of it. */
  private static String published(CooccurrenceTable.Row row) {
    return row.published().both() == row.independent().both()
        ? ""
        : "With copies "
            + Shown.count(row.published().both())
            + " have both, without "
            + Shown.count(row.independent().both())
            + ". ";
  }

  /** In one text: elements for each would be most of a large page. */
  private String measures(CooccurrenceTable.Row row) {
    return MEASURES.stream()
        .map(measure ->
            Wording.words(measure) + "\u00A0" + Shown.rounded(table.score(measure, row), 3))
        .collect(Collectors.joining(", "));
  }
}
