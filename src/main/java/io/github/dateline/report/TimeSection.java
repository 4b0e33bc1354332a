package io.github.dateline.report;

import io.github.dateline.ComparisonTable;
import io.github.dateline.ComparisonTable.Change;
import io.github.dateline.Timeline;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page's section on time: timelines, and the pairs whose shares change most. */
final class TimeSection {
  /** How many pairs have a timeline when the page opens; the script draws others on demand. */
  private static final int PAIRS = 6;

  private TimeSection() {}

  /** Returns null if the articles have no dates. */
  static Page.@Nullable Time of(Report report) {
    return report
        .trends()
        .articles()
        .map(all -> new Page.Time(all.by().toString(), timelines(report, all), changes(report)))
        .orElse(null);
  }

  private static List<Page.Timeline> timelines(Report report, Timeline all) {
    List<Page.Timeline> timelines = new ArrayList<>();
    timelines.add(TimelineBars.of("All articles asked for", 0, all, 120));
    List<Timeline> pairs = report.trends().pairs();
    for (Timeline pair : pairs.subList(0, Math.min(PAIRS, pairs.size()))) {
      String names =
          Formats.documentLine(
              pair.entities().get(0).label() + " and " + pair.entities().get(1).label());
      timelines.add(TimelineBars.of(names, timelines.size(), pair, 60));
    }
    return timelines;
  }

  private static Page.@Nullable Changes changes(Report report) {
    return report
        .trends()
        .change()
        .filter(change -> !change.rows().isEmpty())
        .map(change ->
            new Page.Changes(
                report.trends().middle().map(Formats::day).orElse(""),
                changed(change, List.of(Change.NEW, Change.EMERGING)),
                changed(change, List.of(Change.FADING, Change.GONE))))
        .orElse(null);
  }

  private static Page.Comparison changed(ComparisonTable change, List<Change> wanted) {
    return Comparisons.of(change, row -> wanted.contains(row.change()));
  }
}
