package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Markdown;
import io.github.dateline.report.internal.Page;
import java.io.IOException;
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

  static byte[] bytes(Report report) throws IOException {
    return new MarkdownExport(report).text().getBytes(StandardCharsets.UTF_8);
  }

  private String text() throws IOException {
    ReportText wording = new ReportText(report);
    line("# " + Markdown.escaped(report.title()));
    line("");
    line(Markdown.escaped(wording.standfirst()));
    line("");
    for (Page.Asked asked : wording.asked()) {
      line("- " + Markdown.escaped(asked.name()) + ": " + Markdown.escaped(asked.value()));
    }
    List<CooccurrenceTable.Row> rows = report.table().rows();
    if (!rows.isEmpty()) {
      table();
      evidence(rows);
    }
    line("");
    for (String made : report.table().made()) {
      line("*" + Markdown.escaped(made) + "*  ");
    }
    return out.toString();
  }

  private void table() throws IOException {
    line("");
    line("## Pairs");
    line("");
    Markdown.write(
        out, CooccurrenceColumns.of(report.table()), CooccurrenceColumns.rows(report.table()));
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
        if (!row.words().isEmpty()) {
          line("");
          line("What joins them: " + Markdown.escaped(CooccurrenceColumns.inWords(row)));
        }
        row.evidence().forEach(this::quote);
      }
    }
  }

  private static String name(Entity entity) {
    return Markdown.escaped(entity.label());
  }

  private void quote(Passage passage) {
    Citation citation = report.citation(passage);
    line("");
    // Marks of their own, which no text has, so that only ours become bold.
    line(
        "> "
            + Markdown.escaped(passage.marked("\uE0F0", "\uE0F1"))
                .replace("\uE0F0", "**")
                .replace("\uE0F1", "**"));
    line(">");
    String title = Markdown.escaped(citation.title());
    line(
        "> "
            + citation.link().map(link -> "[" + title + "](<" + link + ">)").orElse(title)
            + citation.source().map(source -> ", " + Markdown.escaped(source)).orElse("")
            + citation.day().map(LocalDate::toString).map(day -> ", " + day).orElse(""));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
