package io.github.dateline.cli;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Passage;
import io.github.dateline.Unit;
import java.io.IOException;
import java.util.Locale;

/** Co-occurrences for programs. */
final class CooccurrenceJson {
  private CooccurrenceJson() {}

  static void print(Terminal terminal, CooccurrenceTable table, boolean explained)
      throws IOException {
    try (Json json = Json.indented(terminal)) {
      json.object()
          .text("query", table.query().scope().toString())
          .text("unit", table.query().unit().toString())
          .text("copies", table.query().copies().name().toLowerCase(Locale.ROOT))
          .number("articles", table.articles())
          .number("texts", table.texts())
          .number("units", table.units());
      // Significance is claimed for articles alone: sentences of one are not independent.
      if (table.query().unit().equals(Unit.ARTICLE)) {
        json.number("tests", table.tests());
      } else {
        json.none("tests");
      }
      if (explained) {
        json.text("plan", table.plan().name().toLowerCase(Locale.ROOT));
      }
      json.array("rows");
      for (CooccurrenceTable.Row row : table) {
        write(json, table, row);
        if (explained) {
          json.explanation(table.explain(row));
        }
        json.endObject();
      }
      json.endArray().endObject().endLine();
    }
  }

  private static void write(Json json, CooccurrenceTable table, CooccurrenceTable.Row row)
      throws IOException {
    json.object()
        .entity("first", row.first())
        .entity("second", row.second())
        .counts("counts", row.counts())
        .number("expected", row.counts().expected())
        .measures(measure -> table.score(measure, row))
        .counts("independent", row.independent())
        .counts("published", row.published())
        .number("sources", row.sources())
        .significance(row.significance())
        .number("score", row.score())
        .array("evidence");
    for (Passage passage : row.evidence()) {
      write(json, passage);
    }
    json.endArray();
  }

  static void write(Json json, Passage passage) throws IOException {
    json.object()
        .text("article", passage.article())
        .text("field", passage.field().key())
        .number("start", passage.start())
        .number("end", passage.end())
        .text("text", passage.text())
        .array("mentions");
    for (Passage.Highlight highlight : passage.highlights()) {
      json.object()
          .text("which", highlight.kind().name().toLowerCase(Locale.ROOT))
          .number("start", highlight.start())
          .number("end", highlight.end())
          .endObject();
    }
    json.endArray().endObject();
  }
}
