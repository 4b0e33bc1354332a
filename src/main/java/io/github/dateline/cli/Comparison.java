package io.github.dateline.cli;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.ComparisonColumns;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Headings;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.TextTable;
import java.io.IOException;
import java.util.List;

/** Prints a comparison of two sets of articles, as text, JSON or CSV. */
final class Comparison {
  private final Terminal terminal;
  private final ComparisonTable table;
  private final CooccurrenceQuery query;
  private final boolean pairs;
  private final boolean explained;

  /**
   * A comparison to be printed.
   *
   * @param pairs whether pairs were compared, or single entities
   * @param explained whether each row is told in words
   */
  Comparison(Terminal terminal, ComparisonTable table, boolean pairs, boolean explained) {
    this.terminal = terminal;
    this.table = table;
    this.query = table.query();
    this.pairs = pairs;
    this.explained = explained;
  }

  void print(FormatOption format) throws IOException {
    ColumnList<ComparisonColumns.Compared> columns = ComparisonColumns.of(query, pairs);
    List<ComparisonColumns.Compared> rows = ComparisonColumns.rows(table);
    switch (format.chosen()) {
      case TEXT -> {
        if (rows.isEmpty()) {
          terminal.line(whyNothing());
          return;
        }
        terminal.lines(Headings.of(table));
        terminal.line("");
        new TextTable<>(columns, rows)
            .below(row -> explained ? table.explain(row.row()) : List.of())
            .print(terminal.out(), terminal.style());
        terminal.note(table.made());
      }
      case JSON ->
          Json.write(terminal.out(), ComparisonColumns.document(query, pairs, explained), table);
      case CSV -> format.csv(terminal).write(columns, rows);
    }
  }

  private String whyNothing() {
    if (table.articles() == 0) {
      return "no article matches " + Formats.oneLine(query.scope().toString());
    }
    if (table.againstArticles() == 0) {
      return "no article matches "
          + Formats.oneLine(table.against().toString())
          + " that does not match "
          + Formats.oneLine(query.scope().toString())
          + " too: nothing to compare with";
    }
    if (table.tests() == 0) {
      return "nothing of these types is in at least "
          + Descriptions.units(query.unit(), query.minimumCount())
          + " of both together; try a smaller --min-count";
    }
    return "nothing is so strong and so sure: "
        + Formats.count(table.tests())
        + " compared; "
        + Descriptions.bounds(query, table.tests()).orElse("");
  }
}
