package io.github.dateline.export;

import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.Csv;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.Value;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table of an export: its columns, and rows that are made while they are written.
 *
 * @param <R> a row
 * @param name the file's name without its ending
 * @param description what a row is
 * @param columns the columns
 * @param rows the rows
 */
record ExportTable<R>(String name, String description, List<Value<R>> columns, Rows<R> rows) {
  /** Makes the rows of a table when they are to be written. */
  interface Rows<R> {
    Iterable<R> get() throws IOException;
  }

  static <R> ExportTable<R> of(
      String name, String description, ColumnList<R> columns, Rows<R> rows) {
    return new ExportTable<>(name, description, columns.values(OutputType.CSV), rows);
  }

  String file() {
    return name + ".csv";
  }

  void writeTo(OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    new Csv(text).write(columns, rows.get());
    text.flush();
  }
}
