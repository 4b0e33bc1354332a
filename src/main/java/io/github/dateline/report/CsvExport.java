package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs, the entities and the evidence as comma-separated values after RFC 4180, lines ending
 * in a line feed. A text that a spreadsheet would run as a formula gets an apostrophe before it; a
 * number that does not exist is an empty cell.
 */
final class CsvExport {
  private final StringBuilder out = new StringBuilder();
  private boolean begun;

  private CsvExport() {}

  /** The files by what their name has before the ending. */
  static Map<String, byte[]> files(Report report) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("", pairs(report));
    files.put("-nodes", nodes(report));
    files.put("-evidence", evidence(report));
    return files;
  }

  /** {@code Source}, {@code Target}, {@code Weight}, {@code Id} are what Gephi looks for. */
  private static byte[] pairs(Report report) {
    CsvExport csv = new CsvExport();
    List<CooccurrenceTable.Row> rows = report.table().rows();
    csv.cells("Source", "Target", "Type", "Weight", "firstType", "firstLabel", "secondType")
        .cells("secondLabel");
    csv.cells(
        (rows.isEmpty() ? List.<String>of() : Export.pairAttributes(report, 0).keySet())
            .toArray(String[]::new));
    csv.endRow();
    for (int i = 0; i < rows.size(); i++) {
      Entity first = rows.get(i).first();
      Entity second = rows.get(i).second();
      csv.text(first.toString()).text(second.toString()).text("Undirected");
      csv.value(rows.get(i).counts().both());
      csv.text(first.type().tag()).text(first.label());
      csv.text(second.type().tag()).text(second.label());
      Export.pairAttributes(report, i).values().forEach(csv::value);
      csv.endRow();
    }
    return csv.bytes();
  }

  private static byte[] nodes(Report report) {
    CsvExport csv = new CsvExport();
    csv.cells("Id", "Label", "type", "name", "wikipedia", "articles", "sentences", "group")
        .cells("forms")
        .endRow();
    for (int number = 0; number < report.nodes().size(); number++) {
      Node node = report.nodes().get(number);
      csv.text(node.entity().toString());
      Export.attributes(report, number).values().forEach(csv::value);
      csv.text(String.join("; ", node.forms())).endRow();
    }
    return csv.bytes();
  }

  private static byte[] evidence(Report report) {
    CsvExport csv = new CsvExport();
    csv.cells("rank", "Source", "Target", "article", "headline", "published", "source", "url")
        .cells("field", "start", "end", "text")
        .endRow();
    long rank = 0;
    for (CooccurrenceTable.Row row : report.table()) {
      rank++;
      for (Passage passage : row.evidence()) {
        Citation citation = report.citation(passage);
        csv.value(rank).text(row.first().toString()).text(row.second().toString());
        csv.text(citation.id()).text(citation.headline());
        csv.text(Wording.iso(citation.day()));
        csv.text(citation.source().orElse("")).text(citation.link().orElse(""));
        csv.text(passage.field().key()).value((long) passage.start()).value((long) passage.end());
        csv.text(passage.marked("**", "**")).endRow();
      }
    }
    return csv.bytes();
  }

  private CsvExport cells(String... names) {
    for (String name : names) {
      cell(name);
    }
    return this;
  }

  private CsvExport value(Object value) {
    return switch (value) {
      case Double number when !Double.isFinite(number) -> cell("");
      case Double number -> cell(number.toString());
      case Long count -> cell(count.toString());
      default -> text(value.toString());
    };
  }

  private CsvExport text(String value) {
    String clean = Shown.line(value);
    return cell(!clean.isEmpty() && "=+-@".indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean);
  }

  private CsvExport cell(String value) {
    out.append(begun ? "," : "");
    begun = true;
    boolean quoted = value.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    out.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
    return this;
  }

  private void endRow() {
    out.append('\n');
    begun = false;
  }

  private byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
