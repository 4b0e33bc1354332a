package io.github.dateline.cli;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.util.Optional;

/** Co-occurrences for spreadsheets, a row for each pair. */
final class CooccurrenceCsv {
  private CooccurrenceCsv() {}

  static void print(Terminal terminal, CooccurrenceTable table) {
    Csv csv = new Csv(terminal);
    csv.header("rank", "firstType", "firstName", "firstLabel", "firstWikipedia");
    csv.header("secondType", "secondName", "secondLabel", "secondWikipedia");
    csv.header("both", "first", "second", "total", "expected", "score");
    for (Measure measure : Measure.values()) {
      csv.header(measure.key());
    }
    csv.header("independentBoth", "independentFirst", "independentSecond", "independentTotal");
    csv.header("publishedBoth", "publishedFirst", "publishedSecond", "publishedTotal", "sources");
    significanceHeader(csv);
    csv.endRow();
    int rank = 0;
    for (CooccurrenceTable.Row row : table) {
      rank++;
      csv.number(rank);
      write(csv, row.first());
      write(csv, row.second());
      Contingency counts = row.counts();
      write(csv, counts);
      csv.number(counts.expected()).number(row.score());
      for (Measure measure : Measure.values()) {
        csv.number(table.score(measure, row));
      }
      write(csv, row.independent());
      write(csv, row.published());
      csv.number(row.sources());
      significance(csv, row.significance());
      csv.endRow();
    }
  }

  private static void write(Csv csv, Contingency counts) {
    csv.number(counts.both()).number(counts.first()).number(counts.second()).number(counts.total());
  }

  static void significanceHeader(Csv csv) {
    csv.header("pValue", "qValue", "logRatioLow", "logRatioHigh");
    csv.header("logOddsRatioLow", "logOddsRatioHigh");
  }

  /** Empty cells where nothing is claimed. */
  static void significance(Csv csv, Optional<Significance> claimed) {
    csv.number(claimed.map(Significance::pValue).orElse(Double.NaN))
        .number(claimed.map(Significance::qValue).orElse(Double.NaN))
        .number(claimed.map(sure -> sure.logRatio().low()).orElse(Double.NaN))
        .number(claimed.map(sure -> sure.logRatio().high()).orElse(Double.NaN))
        .number(claimed.map(sure -> sure.logOddsRatio().low()).orElse(Double.NaN))
        .number(claimed.map(sure -> sure.logOddsRatio().high()).orElse(Double.NaN));
  }

  static void write(Csv csv, Entity entity) {
    csv.text(entity.type().tag())
        .text(entity.name())
        .text(entity.label())
        .text(entity.wikipedia().orElse(""));
  }
}
