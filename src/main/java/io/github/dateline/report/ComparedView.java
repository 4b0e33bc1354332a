package io.github.dateline.report;

import io.github.dateline.ComparisonTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What differs between two sets of articles. */
final class ComparedView {
  private static final int MOST = 12;

  private ComparedView() {}

  /** The first rows that are wanted, and in how many units of how many each count is. */
  static Map<String, Object> of(ComparisonTable compared, Predicate<ComparisonTable.Row> wanted) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ComparisonTable.Row row : compared) {
      if (rows.size() < MOST && wanted.test(row)) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("names", row.entities().stream().map(NameView::of).toList());
        view.put("change", row.change().name().toLowerCase(java.util.Locale.ROOT));
        view.put("count", Shown.count(row.count()));
        view.put("against", Shown.count(row.againstCount()));
        view.put("share", Shown.share(row.count(), compared.units()));
        view.put("againstShare", Shown.share(row.againstCount(), compared.againstUnits()));
        view.put("q", row.significance().map(s -> Shown.probability(s.qValue())).orElse("–"));
        rows.add(view);
      }
    }
    return Map.of(
        "rows",
        rows,
        "any",
        !rows.isEmpty(),
        "units",
        Shown.count(compared.units()),
        "againstUnits",
        Shown.count(compared.againstUnits()));
  }
}
