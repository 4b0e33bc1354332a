package io.github.dateline.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns, numbers to the right, with lines of text below a row if need be. It is as wide
 * as it must be; on a narrower terminal the columns of names are cut.
 */
final class TextTable {
  private static final int GAP = 2;
  private static final int NARROWEST_NAME = 12;
  private static final int INDENT = 4;

  private final List<String> heads = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private record Row(List<String> cells, List<String> below) {}

  TextTable names(String... titles) {
    return columns(false, titles);
  }

  TextTable numbers(String... titles) {
    return columns(true, titles);
  }

  private TextTable columns(boolean numbers, String... titles) {
    for (String title : titles) {
      heads.add(title);
      right.add(numbers);
    }
    return this;
  }

  void row(List<String> cells) {
    if (cells.size() != heads.size()) {
      throw new IllegalArgumentException("cells must be " + heads.size() + ", got " + cells.size());
    }
    rows.add(new Row(cells.stream().map(Layout::oneLine).toList(), new ArrayList<>()));
  }

  /** Adds a text below the last row. */
  void below(String text) {
    rows.getLast().below().add(text);
  }

  void print(Terminal terminal) {
    int[] widths = widths(terminal.width());
    terminal.line(terminal.title(line(heads, widths)));
    for (Row row : rows) {
      terminal.line(line(row.cells(), widths));
      for (String text : row.below()) {
        Layout.wrapped(text, INDENT, terminal.width()).forEach(terminal::line);
      }
    }
  }

  private int[] widths(int most) {
    int[] widths = new int[heads.size()];
    long sum = (long) GAP * (widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Layout.width(heads.get(i));
      for (Row row : rows) {
        widths[i] = Math.max(widths[i], Layout.width(row.cells().get(i)));
      }
      sum += widths[i];
    }
    while (sum > most && narrowed(widths)) {
      sum--;
    }
    return widths;
  }

  /** Takes a column from the widest name; false if all are narrow enough. */
  private boolean narrowed(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (!right.get(i)
          && widths[i] > NARROWEST_NAME
          && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    if (widest >= 0) {
      widths[widest]--;
    }
    return widest >= 0;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = right.get(i) ? cells.get(i) : Layout.cut(cells.get(i), widths[i]);
      String space = " ".repeat(Math.max(0, widths[i] - Layout.width(cell)));
      line.append(i == 0 ? "" : " ".repeat(GAP));
      line.append(right.get(i) ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }
}
