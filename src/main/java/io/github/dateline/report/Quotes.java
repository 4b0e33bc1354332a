package io.github.dateline.report;

import io.github.dateline.Passage;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Quotations for the page: their pieces, names highlighted, and where they are from. */
final class Quotes {
  private Quotes() {}

  static Page.Quote of(Report report, Passage passage) {
    return of(report, passage, false);
  }

  /** Of one entity alone, whose highlights are all of the same kind. */
  static Page.Quote ofOne(Report report, Passage passage, Passage.Kind kind) {
    return of(
        report,
        new Passage(
            passage.article(),
            passage.field(),
            passage.start(),
            passage.end(),
            passage.text(),
            passage.highlights().stream().filter(one -> one.kind() == kind).toList()),
        true);
  }

  private static Page.Quote of(Report report, Passage passage, boolean ofOne) {
    List<Page.Piece> pieces = new ArrayList<>();
    int at = passage.start();
    for (Passage.Highlight highlight : passage.highlights()) {
      add(pieces, passage, at, highlight.start(), "");
      String mark = ofOne || highlight.kind() != Passage.Kind.SECOND ? "first" : "second";
      add(pieces, passage, highlight.start(), highlight.end(), mark);
      at = highlight.end();
    }
    add(pieces, passage, at, passage.end(), "");
    Citation citation = report.citation(passage);
    return new Page.Quote(
        report.articles().place(passage.article()),
        pieces,
        citation.title(),
        citation.link().orElse(""),
        citation.source().orElse(""),
        citation.day().map(LocalDate::toString).orElse(""),
        citation.day().map(Formats::day).orElse(""));
  }

  private static void add(List<Page.Piece> pieces, Passage passage, int from, int to, String mark) {
    if (to > from) {
      String text = passage.text().substring(from - passage.start(), to - passage.start());
      pieces.add(new Page.Piece(Formats.documentText(text), mark));
    }
  }
}
