package io.github.dateline.cli;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Entities or pairs compared between two sets of articles. */
final class Comparison {
  private final Terminal terminal;
  private final ComparisonTable table;
  private final CooccurrenceQuery query;
  private final boolean explained;
  private final boolean byArticle;
  private final boolean pairs;

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
    this.byArticle = query.unit().equals(Unit.ARTICLE);
  }

  void print(OutputFormat format) throws IOException {
    switch (format) {
      case TEXT -> printText();
      case JSON -> printJson();
      case CSV -> printCsv();
    }
  }

  private void printText() {
    if (table.rows().isEmpty()) {
      terminal.line(whyNothing());
      return;
    }
    terminal.line(
        "%s against %s",
        ArchiveAndQuery.described(query.scope(), table.articles()),
        table.against().equals(Query.all())
            ? "the other " + Layout.articles(table.againstArticles())
            : ArchiveAndQuery.described(table.against(), table.againstArticles())
                + " and not that");
    terminal.line(
        "%s of %s compared; ranked by %s; each in at least %s of both together",
        Layout.count(table.rows().size()),
        Layout.count(table.found()),
        (byArticle ? Measure.CONSERVATIVE_LOG_RATIO : Measure.LOG_RATIO).key(),
        CooccurrenceText.units(query.unit(), query.minimumCount()));
    CooccurrenceText.bounds(query, table.tests()).ifPresent(terminal::line);
    terminal.line("");
    rows().print(terminal);
  }

  private TextTable rows() {
    TextTable text = new TextTable().numbers("").names(pairs ? "first" : "name", "type");
    if (pairs) {
      text.names("second", "type");
    }
    text.names("change").numbers("these", "of", "those", "of", "log ratio", "score");
    if (byArticle) {
      text.numbers("q");
    }
    int rank = 0;
    for (ComparisonTable.Row row : table) {
      rank++;
      List<String> cells = new ArrayList<>();
      cells.add(Layout.count(rank));
      for (Entity entity : row.entities()) {
        cells.add(entity.label());
        cells.add(entity.type().tag());
      }
      cells.add(change(row));
      cells.add(Layout.count(row.count()));
      cells.add(Layout.count(table.units()));
      cells.add(Layout.count(row.againstCount()));
      cells.add(Layout.count(table.againstUnits()));
      cells.add(Layout.number(Measure.LOG_RATIO.score(row.counts()), 2));
      cells.add(Layout.number(row.score(), 3));
      if (byArticle) {
        cells.add(CooccurrenceText.q(row.significance()));
      }
      text.row(cells);
      if (explained) {
        table.explain(row).forEach(text::below);
      }
    }
    return text;
  }

  private static String change(ComparisonTable.Row row) {
    return row.change().name().toLowerCase(Locale.ROOT);
  }

  private String whyNothing() {
    if (table.articles() == 0) {
      return "no article matches " + Layout.oneLine(query.scope().toString());
    }
    if (table.againstArticles() == 0) {
      return "no article matches "
          + Layout.oneLine(table.against().toString())
          + " that does not match "
          + Layout.oneLine(query.scope().toString())
          + " too: nothing to compare with";
    }
    if (table.tests() == 0) {
      return "nothing of these types is in at least "
          + CooccurrenceText.units(query.unit(), query.minimumCount())
          + " of both together; try a smaller --min-count";
    }
    return "nothing is so strong and so sure: "
        + Layout.count(table.tests())
        + " compared; "
        + CooccurrenceText.bounds(query, table.tests()).orElse("");
  }

  private void printJson() throws IOException {
    try (Json json = Json.indented(terminal)) {
      json.object()
          .text("query", query.scope().toString())
          .text("against", table.against().toString())
          .text("unit", query.unit().toString())
          .text("copies", query.copies().name().toLowerCase(Locale.ROOT))
          .number("articles", table.articles())
          .number("againstArticles", table.againstArticles())
          .number("units", table.units())
          .number("againstUnits", table.againstUnits());
      // Significance is claimed for articles alone: sentences of one are not independent.
      if (byArticle) {
        json.number("tests", table.tests());
      } else {
        json.none("tests");
      }
      json.array("rows");
      for (ComparisonTable.Row row : table) {
        write(json, row);
      }
      json.endArray().endObject().endLine();
    }
  }

  private void write(Json json, ComparisonTable.Row row) throws IOException {
    json.object();
    if (pairs) {
      json.entity("first", row.entities().get(0)).entity("second", row.entities().get(1));
      json.number("count", row.count()).number("againstCount", row.againstCount());
    } else {
      json.entity("entity", row.entities().get(0));
      json.number("articles", row.count()).number("againstArticles", row.againstCount());
    }
    json.text("change", change(row))
        .counts("counts", row.counts())
        .number("expected", row.counts().expected())
        .measures(row.counts(), table.tests())
        .significance(row.significance())
        .number("score", row.score());
    if (explained) {
      json.explanation(table.explain(row));
    }
    json.endObject();
  }

  private void printCsv() {
    Csv csv = new Csv(terminal);
    csv.header("rank");
    if (pairs) {
      csv.header("firstType", "firstName", "firstLabel", "firstWikipedia");
      csv.header("secondType", "secondName", "secondLabel", "secondWikipedia");
    } else {
      csv.header("type", "name", "label", "wikipedia");
    }
    csv.header("change", "count", "units", "againstCount", "againstUnits", "score", "logRatio");
    CooccurrenceCsv.significanceHeader(csv);
    csv.endRow();
    int rank = 0;
    for (ComparisonTable.Row row : table) {
      rank++;
      csv.number(rank);
      row.entities().forEach(entity -> CooccurrenceCsv.write(csv, entity));
      Contingency counts = row.counts();
      csv.text(change(row))
          .number(row.count())
          .number(table.units())
          .number(row.againstCount())
          .number(table.againstUnits())
          .number(row.score())
          .number(Measure.LOG_RATIO.score(counts));
      CooccurrenceCsv.significance(csv, row.significance());
      csv.endRow();
    }
  }
}
