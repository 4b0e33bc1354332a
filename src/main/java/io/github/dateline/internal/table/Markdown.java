package io.github.dateline.internal.table;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes tables of Markdown, and texts that mean nothing to Markdown and HTML. */
public final class Markdown {
  private Markdown() {}

  /** Writes a table of the columns that are in {@link OutputType#MARKDOWN}. */
  public static <R> void write(Appendable out, ColumnList<R> columns, Iterable<R> rows)
      throws IOException {
    List<Value<R>> values = columns.values(OutputType.MARKDOWN);
    line(out, values, column -> column.head(OutputType.MARKDOWN, true));
    out.append('|');
    for (Value<R> column : values) {
      out.append(column.isNumber() ? "--:|" : "---|");
    }
    out.append('\n');
    for (R row : rows) {
      line(out, values, column -> column.shown(OutputType.MARKDOWN, row));
    }
  }

  private static <R> void line(
      Appendable out, List<Value<R>> columns, Function<Value<R>, String> cell) throws IOException {
    out.append(
            columns.stream()
                .map(column -> escaped(cell.apply(column)))
                .collect(Collectors.joining(" | ", "| ", " |")))
        .append('\n');
  }

  /** The text on one line, with all that Markdown or HTML reads as more than text escaped. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Formats.documentLine(text).toCharArray()) {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' -> escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
