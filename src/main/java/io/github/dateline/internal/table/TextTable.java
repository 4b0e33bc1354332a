package io.github.dateline.internal.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows in columns on a screen, numbers to the right, with lines of text below a row if need be. It
 * is as wide as it must be; on a narrower screen it leaves out the columns that are least needed,
 * and those of texts are cut. A head may have two lines. Not thread-safe.
 *
 * @param <R> a row
 */
public final class TextTable<R> {
  private static final int GAP = 2;
  private static final int NARROWEST_TEXT = 12;

  /** Before a text of this width is cut, columns are left out. */
  private static final int READABLE_TEXT = 20;

  private static final int INDENT = 4;

  /** From this width on there is room for long heads. */
  private static final int WIDE = 100;

  private final List<Value<R>> columns;
  private final Iterable<R> rows;
  private Lines<R> below = row -> List.of();

  /** Finds the lines below a row. */
  public interface Lines<R> {
    /** The lines, without line ends. */
    List<String> of(R row) throws IOException;
  }

  private record Line(List<String> cells, List<String> below) {}

  /** Makes a table of the columns that are in {@link OutputType#TEXT}. */
  public TextTable(ColumnList<R> columns, Iterable<R> rows) {
    this.columns = columns.values(OutputType.TEXT);
    this.rows = rows;
  }

  /** Sets what is below each row. */
  public TextTable<R> below(Lines<R> lines) {
    below = lines;
    return this;
  }

  /** Prints the table. */
  public void print(Appendable out, TextStyle style) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    for (R row : rows) {
      cells.add(
          columns.stream()
              .map(column -> Formats.oneLine(column.shown(OutputType.TEXT, row)))
              .toList());
    }
    List<String> allHeads =
        columns.stream()
            .map(column -> column.head(OutputType.TEXT, style.width() >= WIDE))
            .toList();
    List<Integer> shown = fitting(allHeads, cells, style.width());
    List<Value<R>> columns = shown.stream().map(this.columns::get).toList();
    List<String> heads = shown.stream().map(allHeads::get).toList();
    List<Line> lines = new ArrayList<>();
    int at = 0;
    for (R row : rows) {
      List<String> all = cells.get(at++);
      lines.add(new Line(shown.stream().map(all::get).toList(), below.of(row)));
    }
    int[] widths = widths(columns, heads, lines, style.width());
    if (heads.stream().anyMatch(head -> head.indexOf('\n') >= 0)) {
      List<String> upper = heads.stream().map(head -> upper(head)).toList();
      out.append(style.title(line(columns, upper, widths))).append('\n');
    }
    List<String> lower = heads.stream().map(head -> lower(head)).toList();
    out.append(style.title(line(columns, lower, widths))).append('\n');
    for (Line line : lines) {
      out.append(line(columns, line.cells(), widths)).append('\n');
      for (String text : line.below()) {
        for (String piece : TextLayout.wrapped(text, INDENT, style.width())) {
          out.append(piece).append('\n');
        }
      }
    }
  }

  /** Lines, the table between them if it has rows, and empty lines in between, as text. */
  static String printed(List<String> above, TextTable<?> table, List<String> below) {
    StringBuilder text = new StringBuilder(TextLayout.joined(above));
    if (table.rows.iterator().hasNext()) {
      try {
        table.print(text.append(above.isEmpty() ? "" : "\n"), TextStyle.PLAIN);
        text.append(below.isEmpty() ? "" : "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.append(TextLayout.joined(below)).toString();
  }

  private static String upper(String head) {
    int end = head.indexOf('\n');
    return end < 0 ? "" : head.substring(0, end);
  }

  private static String lower(String head) {
    return head.substring(head.indexOf('\n') + 1);
  }

  private static int headWidth(String head) {
    return Math.max(TextLayout.width(upper(head)), TextLayout.width(lower(head)));
  }

  /** The columns that a screen has room for: those least needed are left out. */
  private List<Integer> fitting(List<String> heads, List<List<String>> cells, int most) {
    int[] widths = new int[columns.size()];
    long sum = -GAP;
    List<Integer> droppable = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = headWidth(heads.get(i));
      for (List<String> row : cells) {
        widths[i] = Math.max(widths[i], TextLayout.width(row.get(i)));
      }
      boolean drops = columns.get(i).dropOrder() > 0;
      if (drops) {
        droppable.add(i);
      } else if (!columns.get(i).isNumber()) {
        widths[i] = Math.min(widths[i], READABLE_TEXT);
      }
      sum += widths[i] + GAP;
    }
    SortedMap<Integer, Integer> widthOfOrder = new TreeMap<>();
    for (int column : droppable) {
      widthOfOrder.merge(columns.get(column).dropOrder(), widths[column] + GAP, Integer::sum);
    }
    List<Integer> dropped = new ArrayList<>();
    for (int order : widthOfOrder.keySet()) {
      if (sum > most) {
        sum -= Objects.requireNonNull(widthOfOrder.get(order));
        dropped.add(order);
      }
    }
    // What was left out before a wide one may fit again.
    for (int i = dropped.size() - 1; i >= 0; i--) {
      int width = Objects.requireNonNull(widthOfOrder.get(dropped.get(i)));
      if (sum + width <= most) {
        sum += width;
        dropped.remove(i);
      }
    }
    return IntStream.range(0, widths.length)
        .boxed()
        .filter(column -> !dropped.contains(columns.get(column).dropOrder()))
        .toList();
  }

  private static <R> int[] widths(
      List<Value<R>> columns, List<String> heads, List<Line> lines, int most) {
    int[] widths = new int[columns.size()];
    long sum = (long) GAP * (widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = headWidth(heads.get(i));
      for (Line line : lines) {
        widths[i] = Math.max(widths[i], TextLayout.width(line.cells().get(i)));
      }
      sum += widths[i];
    }
    while (sum > most && narrowed(columns, widths)) {
      sum--;
    }
    return widths;
  }

  /** Takes one from the width of the widest text; false if all are narrow enough. */
  private static <R> boolean narrowed(List<Value<R>> columns, int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (!columns.get(i).isNumber()
          && columns.get(i).dropOrder() == 0
          && widths[i] > NARROWEST_TEXT
          && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    if (widest >= 0) {
      widths[widest]--;
    }
    return widest >= 0;
  }

  private static <R> String line(List<Value<R>> columns, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean right = columns.get(i).isNumber();
      String cell = right ? cells.get(i) : TextLayout.cut(cells.get(i), widths[i]);
      String space = " ".repeat(Math.max(0, widths[i] - TextLayout.width(cell)));
      line.append(i == 0 ? "" : " ".repeat(GAP));
      line.append(right ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }
}
