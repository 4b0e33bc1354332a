package io.github.dateline.report;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.GEPHI;
import static io.github.dateline.internal.table.OutputType.GRAPH;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Passage;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Csv;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.PassageColumns;
import io.github.dateline.internal.table.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pairs, the entities and the evidence of a report as CSV, every text on one line. */
final class CsvExport {
  private static final ColumnList<Quoted> EVIDENCE =
      ColumnList.<Quoted>of(
              count("rank", Quoted::rank).in(CSV),
              text("Source", (Quoted quoted) -> quoted.row().first().toString()).in(CSV),
              text("Target", (Quoted quoted) -> quoted.row().second().toString()).in(CSV))
          .and(Citation.COLUMNS.from(Quoted::citation))
          .and(PassageColumns.ALL.from(Quoted::passage));

  private CsvExport() {}

  /** A piece of evidence. */
  private record Quoted(long rank, CooccurrenceTable.Row row, Passage passage, Citation citation) {}

  /** The files by what their name has before the ending. */
  static Map<String, byte[]> files(Report report) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("", pairs(report));
    files.put("-nodes", written(NodeColumns.TABLE.values(GEPHI), NodeColumns.rows(report)));
    files.put("-evidence", written(EVIDENCE.values(CSV), evidence(report)));
    return files;
  }

  /** A table without pairs has no attributes, as in the other files of networks. */
  private static byte[] pairs(Report report) throws IOException {
    CooccurrenceTable table = report.table();
    ColumnList<CooccurrenceColumns.Pair> columns = CooccurrenceColumns.of(table);
    List<Value<CooccurrenceColumns.Pair>> values = new ArrayList<>(columns.values(GEPHI));
    if (!table.rows().isEmpty()) {
      values.addAll(columns.values(GRAPH));
    }
    return written(values, CooccurrenceColumns.rows(table));
  }

  private static List<Quoted> evidence(Report report) {
    List<Quoted> evidence = new ArrayList<>();
    long rank = 0;
    for (CooccurrenceTable.Row row : report.table()) {
      rank++;
      for (Passage passage : row.evidence()) {
        evidence.add(new Quoted(rank, row, passage, report.citation(passage)));
      }
    }
    return evidence;
  }

  private static <R> byte[] written(List<Value<R>> columns, List<R> rows) throws IOException {
    StringBuilder out = new StringBuilder();
    new Csv(out, Formats::documentLine).write(columns, rows);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
