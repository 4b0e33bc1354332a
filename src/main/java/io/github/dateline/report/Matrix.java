package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The entities that are together most, each with each: a table coloured by how often, with groups
 * side by side.
 */
final class Matrix {
  private static final int MOST = 24;
  private static final int SHADES = 6;

  private final Report report;
  private final List<CooccurrenceTable.Row> rows;

  Matrix(Report report) {
    this.report = report;
    this.rows = report.table().rows();
  }

  Map<String, Object> view() {
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
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int line : shown) {
      List<Map<String, Object>> cells = new ArrayList<>();
      for (int column : shown) {
        cells.add(cell(line, column, pairs.get(key(line, column)), least, most));
      }
      Map<String, Object> view = new LinkedHashMap<>(head(line));
      view.put("cells", cells);
      lines.add(view);
    }
    return Map.of(
        "heads", shown.stream().map(this::head).toList(),
        "lines", lines,
        "least", Shown.count(Math.min(least, most)),
        "most", Shown.count(most),
        "shades", IntStream.rangeClosed(1, SHADES).boxed().toList());
  }

  /** Those who are together most, the sum over all their pairs. */
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
            .limit(MOST)
            .collect(Collectors.toSet());
    // Whose pairs are all with others would be an empty line.
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

  private Map<String, Object> head(int node) {
    Node one = report.nodes().get(node);
    return Map.of(
        "label", Shown.line(one.entity().label()), "number", node, "sign", one.kind().sign());
  }

  private Map<String, Object> cell(
      int line, int column, @Nullable Integer pair, long least, long most) {
    if (line == column || pair == null) {
      return Map.of("pair", false, "self", line == column);
    }
    CooccurrenceTable.Row row = rows.get(pair);
    long both = row.counts().both();
    // By ratios: from 10 to 20 is as far as from 20 to 40.
    double share =
        most == least ? 1 : Math.log((double) both / least) / Math.log((double) most / least);
    return Map.of(
        "pair",
        true,
        "self",
        false,
        "shade",
        1 + (int) Math.min(SHADES - 1, Math.floor(share * SHADES)),
        "both",
        Shown.count(both),
        "rank",
        pair + 1,
        "names",
        Shown.line(row.first().label() + " and " + row.second().label()));
  }
}
