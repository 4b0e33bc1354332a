package io.github.dateline.internal.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values after RFC 4180, with a line feed at the end of each line. A text
 * that a spreadsheet would run as a formula gets an apostrophe before it; numbers have six
 * significant digits, and a value that does not exist is an empty cell.
 */
public final class Csv {
  private static final String FORMULAS = "=+-@\t\r";

  private final Appendable out;
  private final UnaryOperator<String> texts;

  /** Writes texts to the letter. */
  public Csv(Appendable out) {
    this(out, UnaryOperator.identity());
  }

  /**
   * Writes texts in a form of their own.
   *
   * @param texts gives each text its form
   */
  public Csv(Appendable out, UnaryOperator<String> texts) {
    this.out = out;
    this.texts = texts;
  }

  /** Writes a file with a head, and the rows, of the columns that are in {@link OutputType#CSV}. */
  static <R> void write(Path file, ColumnList<R> columns, Iterable<R> rows) throws IOException {
    write(file, columns.values(OutputType.CSV), rows);
  }

  /** Writes a file with a head, and the rows. */
  static <R> void write(Path file, List<Value<R>> columns, Iterable<R> rows) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      new Csv(out).write(columns, rows);
    }
  }

  /** Writes a head, and the rows, of the columns that are in {@link OutputType#CSV}. */
  public <R> void write(ColumnList<R> columns, Iterable<R> rows) throws IOException {
    write(columns.values(OutputType.CSV), rows);
  }

  /** Writes a head with the keys of the columns, and the rows. */
  public <R> void write(List<Value<R>> columns, Iterable<R> rows) throws IOException {
    line(columns, Value::key);
    for (R row : rows) {
      line(columns, column -> cell(column.value(row)));
    }
  }

  private interface Cell<R> {
    String of(Value<R> column);
  }

  private <R> void line(List<Value<R>> columns, Cell<R> cell) throws IOException {
    String comma = "";
    for (Value<R> column : columns) {
      out.append(comma).append(quoted(cell.of(column)));
      comma = ",";
    }
    out.append('\n');
  }

  private String cell(@Nullable Object value) {
    if (value instanceof Double number) {
      return Formats.significant(number);
    }
    if (!(value instanceof String raw)) {
      return Objects.toString(value, "");
    }
    String text = Formats.harmless(texts.apply(raw));
    return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
