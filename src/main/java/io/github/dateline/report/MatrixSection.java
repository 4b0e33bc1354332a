package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The page's matrix: the entities that are together most, each with each, coloured by how often,
 * with groups side by side.
 */
final class MatrixSection {
  private static final int MAX_ENTITIES = 24;
  private static final int SHADES = 6;

  private final Report report;
  private final List<CooccurrenceTable.Row> rows;

  private MatrixSection(Report report) {
    this.report = report;
    this.rows = report.table().rows();
  }

  static Page.Matrix of(Report report) {
    return new MatrixSection(report).section();
  }

  private Page.Matrix section() {
    List<Integer> shown = shown();
    Map<Long, Integer> pairs = new HashMap<>();
    long most = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rows.size(); i++) {
      int first = report.number(rows.get(i).first());
      int second = report.number(rows.get(i).second());
      pairs.put(key(first, second), i);
      if (shown.contains(first) && shown.contains(second)) {
        most = Math.max(most, rows.get(i).counts().both());
        least = Math.min(least, rows.get(i).counts().both());
      }
    }
    List<Page.MatrixRow> matrix = new ArrayList<>();
    for (int row : shown) {
      List<Page.MatrixCell> cells = new ArrayList<>();
      for (int column : shown) {
        Integer pair = pairs.get(key(row, column));
        cells.add(pair == null ? noPair(row == column) : cell(pair, least, most));
      }
      matrix.add(new Page.MatrixRow(head(row), cells));
    }
    return new Page.Matrix(
        matrix, Formats.count(Math.min(least, most)), Formats.count(most), SHADES);
  }

  /** The entities that are together most, summed over all their pairs. */
  private List<Integer> shown() {
    long[] together = new long[report.nodes().size()];
    for (CooccurrenceTable.Row row : rows) {
      together[report.number(row.first())] += row.counts().both();
      together[report.number(row.second())] += row.counts().both();
    }
    int[] group = report.communities().ofNodes();
    Comparator<Integer> mostTogether = Comparator.comparingLong(node -> -together[node]);
    Set<Integer> most =
        IntStream.range(0, together.length)
            .boxed()
            .sorted(mostTogether)
            .limit(MAX_ENTITIES)
            .collect(Collectors.toSet());
    // An entity whose pairs are all with others would be an empty row.
    Set<Integer> paired = new HashSet<>();
    for (CooccurrenceTable.Row row : rows) {
      int first = report.number(row.first());
      int second = report.number(row.second());
      if (most.contains(first) && most.contains(second)) {
        paired.add(first);
        paired.add(second);
      }
    }
    return paired.stream()
        .sorted(Comparator.comparingInt((Integer node) -> group[node]).thenComparing(mostTogether))
        .toList();
  }

  private static long key(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  private Page.Link head(int node) {
    return EntityNames.link(report, report.nodes().get(node).entity());
  }

  private static Page.MatrixCell noPair(boolean self) {
    return new Page.MatrixCell(self ? "self" : null, 0, "", "");
  }

  private Page.MatrixCell cell(int pair, long least, long most) {
    CooccurrenceTable.Row row = rows.get(pair);
    long both = row.counts().both();
    // By ratios: from 10 to 20 is as far as from 20 to 40.
    double share =
        most == least ? 1 : Math.log((double) both / least) / Math.log((double) most / least);
    return new Page.MatrixCell(
        "shade-" + (1 + (int) Math.min(SHADES - 1, Math.floor(share * SHADES))),
        pair + 1,
        Formats.count(both),
        Formats.documentLine(row.first().label() + " and " + row.second().label()));
  }
}
