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
    long[][] together = report.articles().together(shown, report.nodes().size());
    Map<Long, Integer> ranks = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      ranks.put(
          key(report.number(rows.get(i).first()), report.number(rows.get(i).second())), i + 1);
    }
    long most = 0;
    long least = Long.MAX_VALUE;
    for (int row = 0; row < together.length; row++) {
      for (int column = 0; column < row; column++) {
        if (together[row][column] > 0) {
          most = Math.max(most, together[row][column]);
          least = Math.min(least, together[row][column]);
        }
      }
    }
    List<Page.MatrixRow> matrix = new ArrayList<>();
    for (int row = 0; row < together.length; row++) {
      List<Page.MatrixCell> cells = new ArrayList<>();
      for (int column = 0; column < together.length; column++) {
        cells.add(
            row == column
                ? new Page.MatrixCell("self", 0, "", "")
                : cell(
                    shown.get(row),
                    shown.get(column),
                    ranks.getOrDefault(key(shown.get(row), shown.get(column)), 0),
                    together[row][column],
                    least,
                    most));
      }
      matrix.add(new Page.MatrixRow(head(shown.get(row)), cells));
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

  private Page.MatrixCell cell(int row, int column, int rank, long both, long least, long most) {
    if (both == 0) {
      return new Page.MatrixCell(null, 0, "", "");
    }
    // By ratios: from 10 to 20 is as far as from 20 to 40.
    double share =
        most == least ? 1 : Math.log((double) both / least) / Math.log((double) most / least);
    return new Page.MatrixCell(
        "shade-" + (1 + (int) Math.min(SHADES - 1, Math.floor(share * SHADES))),
        rank,
        Formats.count(both),
        Formats.documentLine(label(row) + " and " + label(column)));
  }

  private String label(int node) {
    return report.nodes().get(node).entity().label();
  }
}
