package io.github.dateline.internal.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns on a screen, numbers to the right, with lines of text below a row if need be. It
 * is as wide as it must be; on a narrower screen the columns of texts are cut. Not thread-safe.
 *
 * @param <R> a row
 */
public final class TextTable<R> {
  private static final int GAP = 2;
  private static final int NARROWEST_TEXT = 12;
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
    List<String> heads =
        columns.stream()
            .map(column -> column.head(OutputType.TEXT, style.width() >= WIDE))
            .toList();
    List<Line> lines = new ArrayList<>();
    for (R row : rows) {
      List<String> cells =
          columns.stream()
              .map(column -> Formats.oneLine(column.shown(OutputType.TEXT, row)))
              .toList();
      lines.add(new Line(cells, below.of(row)));
    }
    int[] widths = widths(heads, lines, style.width());
    out.append(style.title(line(heads, widths))).append('\n');
    for (Line line : lines) {
      out.append(line(line.cells(), widths)).append('\n');
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

  private int[] widths(List<String> heads, List<Line> lines, int most) {
    int[] widths = new int[columns.size()];
    long sum = (long) GAP * (widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = TextLayout.width(heads.get(i));
      for (Line line : lines) {
        widths[i] = Math.max(widths[i], TextLayout.width(line.cells().get(i)));
      }
      sum += widths[i];
    }
    while (sum > most && narrowed(widths)) {
      sum--;
    }
    return widths;
  }

  /** Takes one from the width of the widest text; false if all are narrow enough. */
  private boolean narrowed(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (!columns.get(i).isNumber()
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

  private String line(List<String> cells, int[] widths) {
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
