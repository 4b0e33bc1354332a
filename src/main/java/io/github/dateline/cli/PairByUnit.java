package io.github.dateline.cli;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;

import io.github.dateline.Archive;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.EntityColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Headings;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.TextTable;
import io.github.dateline.internal.table.UnitColumns;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The counts of one pair by every unit, to be printed. */
final class PairByUnit {
  private static final List<Unit> UNITS =
      List.of(Unit.ARTICLE, Unit.PARAGRAPH, new Unit.Sentences(3), Unit.SENTENCE);

  private final Terminal terminal;
  private final Query scope;
  private final Copies copies;
  private final Entity first;
  private final Entity second;
  private final Map<Unit, Contingency> tables;
  private final double proximity;
  private final long articles;

  PairByUnit(
      Terminal terminal, Archive archive, Query scope, Copies copies, Entity first, Entity second)
      throws IOException {
    this.terminal = terminal;
    this.scope = scope;
    this.copies = copies;
    this.first = first;
    this.second = second;
    tables = archive.pair(first, second).scope(scope).copies(copies).tables(UNITS);
    proximity = archive.pair(first, second).scope(scope).proximity();
    articles = archive.count(scope);
  }

  void print(FormatOption format) throws IOException {
    List<UnitColumns.Counted> rows = UnitColumns.rows(tables);
    switch (format.chosen()) {
      case TEXT -> printText(rows);
      case JSON -> Json.write(terminal.out(), document(), rows);
      case CSV -> format.csv(terminal).write(UnitColumns.TABLE, rows);
    }
  }

  private long articles() {
    return Objects.requireNonNull(tables.get(Unit.ARTICLE)).total();
  }

  private void printText(List<UnitColumns.Counted> rows) throws IOException {
    if (articles() == 0) {
      terminal.line("no article matches " + Formats.oneLine(scope.toString()));
      return;
    }
    terminal.line(
        Descriptions.entity(first)
            + " with "
            + Descriptions.entity(second)
            + ", in "
            + Headings.texts(copies, articles(), articles)
            + Descriptions.scope(scope, articles));
    terminal.line("");
    new TextTable<>(UnitColumns.TABLE, rows).print(terminal.out(), terminal.style());
    terminal.line("");
    terminal.line(
        "proximity, decaying by the distance of sentences, copies included: "
            + Formats.PLAIN.number(proximity, 3));
  }

  private ColumnList<List<UnitColumns.Counted>> document() {
    return ColumnList.of(
        text("query", any -> scope.toString()),
        text("copies", any -> Formats.constant(copies)),
        count("articles", any -> articles()),
        object("first", any -> first, EntityColumns.ENTITY),
        object("second", any -> second, EntityColumns.ENTITY),
        number("proximity", any -> proximity),
        list("rows", rows -> rows, UnitColumns.TABLE.in(OutputType.JSON)));
  }
}
