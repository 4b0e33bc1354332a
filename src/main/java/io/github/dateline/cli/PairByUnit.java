package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
  }

  void print(OutputFormat format) throws IOException {
    switch (format) {
      case TEXT -> printText();
      case JSON -> printJson();
      case CSV -> printCsv();
    }
  }

  private long articles() {
    return tables.get(Unit.ARTICLE).total();
  }

  /** A pair that was asked for is one test. */
  private static Optional<Significance> significance(Unit unit, Contingency counts) {
    FisherExact.Tail tail = FisherExact.Tail.GREATER;
    return unit.equals(Unit.ARTICLE)
        ? Optional.of(Significance.of(counts, tail, FisherExact.p(counts, tail), 1))
        : Optional.empty();
  }

  private void printText() {
    if (articles() == 0) {
      terminal.line("no article matches " + Layout.oneLine(scope.toString()));
      return;
    }
    terminal.line(
        first.label()
            + " ("
            + first.type()
            + ") with "
            + second.label()
            + " ("
            + second.type()
            + "), in "
            + ArchiveAndQuery.described(scope, articles()));
    terminal.line("");
    TextTable text = new TextTable().names("unit").numbers("both", "of first", "of second", "all");
    text.numbers("expected", "log ratio", "logDice", "p");
    tables.forEach((unit, counts) ->
        text.row(
            List.of(
                unit.toString(),
                Layout.count(counts.both()),
                Layout.count(counts.first()),
                Layout.count(counts.second()),
                Layout.count(counts.total()),
                Layout.number(counts.expected(), 2),
                Layout.number(Measure.LOG_RATIO.score(counts), 2),
                Layout.number(Measure.LOG_DICE.score(counts), 2),
                significance(unit, counts)
                    .map(sure -> Layout.probability(sure.pValue(), 4))
                    .orElse(""))));
    text.print(terminal);
    terminal.line("");
    terminal.line(
        "proximity, decaying by the distance of sentences, copies included: "
            + Layout.number(proximity, 3));
  }

  private void printJson() throws IOException {
    try (Json json = Json.indented(terminal)) {
      json.object()
          .text("query", scope.toString())
          .text("copies", copies.name().toLowerCase(Locale.ROOT))
          .number("articles", articles())
          .entity("first", first)
          .entity("second", second)
          .number("proximity", proximity)
          .array("rows");
      for (Map.Entry<Unit, Contingency> entry : tables.entrySet()) {
        Contingency counts = entry.getValue();
        json.object()
            .text("unit", entry.getKey().toString())
            .counts("counts", counts)
            .number("expected", counts.expected())
            .measures(counts, 1)
            .significance(significance(entry.getKey(), counts))
            .endObject();
      }
      json.endArray().endObject().endLine();
    }
  }

  private void printCsv() {
    Csv csv = new Csv(terminal);
    csv.header("unit", "both", "first", "second", "total", "expected");
    for (Measure measure : Measure.values()) {
      csv.header(measure.key());
    }
    CooccurrenceCsv.significanceHeader(csv);
    csv.endRow();
    tables.forEach((unit, counts) -> {
      csv.text(unit.toString())
          .number(counts.both())
          .number(counts.first())
          .number(counts.second())
          .number(counts.total())
          .number(counts.expected());
      for (Measure measure : Measure.values()) {
        csv.number(measure.score(counts));
      }
      CooccurrenceCsv.significance(csv, significance(unit, counts));
      csv.endRow();
    });
  }
}
