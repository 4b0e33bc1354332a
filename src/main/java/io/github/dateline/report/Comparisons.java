package io.github.dateline.report;

import io.github.dateline.ComparisonTable;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.util.Locale;
import java.util.function.Predicate;

/** Tables for the page of what differs between two sets of articles. */
final class Comparisons {
  private static final int MAX_ROWS = 12;

  private Comparisons() {}

  /** The first rows that are wanted, and in how many units of how many each count is. */
  static Page.Comparison of(ComparisonTable compared, Predicate<ComparisonTable.Row> wanted) {
    return new Page.Comparison(
        compared.rows().stream()
            .filter(wanted)
            .limit(MAX_ROWS)
            .map(row -> difference(compared, row))
            .toList(),
        Formats.count(compared.units()),
        Formats.count(compared.againstUnits()));
  }

  private static Page.Difference difference(ComparisonTable compared, ComparisonTable.Row row) {
    return new Page.Difference(
        row.entities().stream().map(EntityNames::of).toList(),
        row.change().name().toLowerCase(Locale.ROOT),
        Formats.count(row.count()),
        Formats.PRINTED.share(row.count(), compared.units()),
        Formats.count(row.againstCount()),
        Formats.PRINTED.share(row.againstCount(), compared.againstUnits()),
        row.excess().map(sure -> Formats.shortProbability(sure.qValue())).orElse("–"));
  }
}
