package io.github.dateline.report;

import io.github.dateline.Passage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A quotation: its pieces, names highlighted, and where it is from. */
final class QuoteView {
  private QuoteView() {}

  static Map<String, Object> of(Report report, Passage passage) {
    return of(report, passage, false);
  }

  /** Of one entity alone, whose highlights are all of the same kind. */
  static Map<String, Object> ofOne(Report report, Passage passage, Passage.Kind kind) {
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

  private static Map<String, Object> of(Report report, Passage passage, boolean ofOne) {
    Citation citation = report.citation(passage);
    List<Map<String, Object>> pieces = new ArrayList<>();
    int at = passage.start();
    for (Passage.Highlight highlight : passage.highlights()) {
      add(pieces, passage, at, highlight.start(), "");
      String kind = ofOne || highlight.kind() != Passage.Kind.SECOND ? "first" : "second";
      add(pieces, passage, highlight.start(), highlight.end(), kind);
      at = highlight.end();
    }
    add(pieces, passage, at, passage.end(), "");
    Map<String, Object> quote = new LinkedHashMap<>();
    quote.put("pieces", pieces);
    quote.put("title", citation.title());
    quote.put("link", citation.link().orElse(""));
    quote.put("day", citation.day().map(LocalDate::toString).orElse(""));
    quote.put("dayWords", citation.day().map(Shown::day).orElse("no date"));
    quote.put("source", citation.source().orElse(""));
    quote.put("id", Shown.line(citation.id()));
    return quote;
  }

  private static void add(
      List<Map<String, Object>> pieces, Passage passage, int from, int to, String kind) {
    if (to > from) {
      String text = passage.text().substring(from - passage.start(), to - passage.start());
      pieces.add(Map.of("text", Shown.clean(text), "mark", !kind.isEmpty(), "kind", kind));
    }
  }
}
