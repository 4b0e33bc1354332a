package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.report.internal.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The report as Markdown: what was asked, a table of the pairs, and the evidence. */
final class MarkdownExport {
  private final Report report;
  private final StringBuilder out = new StringBuilder();

  private MarkdownExport(Report report) {
    this.report = report;
  }

  static byte[] bytes(Report report) {
    return new MarkdownExport(report).text().getBytes(StandardCharsets.UTF_8);
  }

  private String text() {
    Wording wording = new Wording(report);
    line("# " + escaped(report.title()));
    line("");
    line(escaped(wording.standfirst()));
    line("");
    for (Page.Asked asked : wording.asked()) {
      line("- " + escaped(asked.name()) + ": " + escaped(asked.value()));
    }
    List<CooccurrenceTable.Row> rows = report.table().rows();
    if (!rows.isEmpty()) {
      table(rows);
      evidence(rows);
    }
    return out.toString();
  }

  private void table(List<CooccurrenceTable.Row> rows) {
    line("");
    line("## Pairs");
    line("");
    line(
        "| rank | first | type | second | type | both | with first | with second | expected | "
            + escaped(Wording.words(report.table().query().rankBy()))
            + " |");
    line("|--:|---|---|---|---|--:|--:|--:|--:|--:|");
    int rank = 0;
    for (CooccurrenceTable.Row row : rows) {
      rank++;
      line(
          "| "
              + String.join(
                  " | ",
                  Integer.toString(rank),
                  escaped(row.first().label()),
                  escaped(row.first().type().tag()),
                  escaped(row.second().label()),
                  escaped(row.second().type().tag()),
                  Shown.count(row.counts().both()),
                  Shown.count(row.counts().first()),
                  Shown.count(row.counts().second()),
                  Shown.number(row.counts().expected(), 2),
                  Shown.number(row.score(), 3))
              + " |");
    }
  }

  private void evidence(List<CooccurrenceTable.Row> rows) {
    line("");
    line("## Evidence");
    int rank = 0;
    for (CooccurrenceTable.Row row : rows) {
      rank++;
      if (!row.evidence().isEmpty()) {
        line("");
        line("### " + rank + ". " + name(row.first()) + " and " + name(row.second()));
        row.evidence().forEach(this::quote);
      }
    }
  }

  private static String name(Entity entity) {
    return escaped(entity.label());
  }

  private void quote(Passage passage) {
    Citation citation = report.citation(passage);
    line("");
    // Marks of their own, which no text has, so that only ours become bold.
    line(
        "> "
            + escaped(passage.marked("\uE0F0", "\uE0F1"))
                .replace("\uE0F0", "**")
                .replace("\uE0F1", "**"));
    line(">");
    String title = escaped(citation.title());
    line(
        "> "
            + citation.link().map(link -> "[" + title + "](<" + link + ">)").orElse(title)
            + citation.source().map(source -> ", " + escaped(source)).orElse("")
            + citation.day().map(LocalDate::toString).map(day -> ", " + day).orElse(""));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** On one line, all that Markdown or HTML reads as more than text escaped. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Shown.line(text).toCharArray()) {
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
