package io.github.dateline.report;

import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.GRAPH;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.MARKDOWN;
import static io.github.dateline.internal.table.OutputType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Csv;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.Markdown;
import io.github.dateline.internal.table.TextStyle;
import io.github.dateline.internal.table.TextTable;
import io.github.dateline.stats.Contingency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column that is added to the list of columns is in every output. */
class NewColumnTest {
  @TempDir static Path folder;

  private static Report report;
  private static ColumnList<CooccurrenceColumns.Pair> columns;
  private static List<CooccurrenceColumns.Pair> rows;

  /** How often a pair is together, against chance. */
  private record Lift(double ratio, double log2) {
    static Lift of(Contingency counts) {
      double ratio = counts.both() / counts.expected();
      return new Lift(ratio, Math.log(ratio) / Math.log(2));
    }
  }

  @BeforeAll
  static void add() throws IOException {
    report = SampleArchive.report(SampleArchive.usual(folder), null);
    rows = CooccurrenceColumns.rows(report.table());
    columns =
        CooccurrenceColumns.of(report.table())
            .and(
                object(
                        "lift",
                        (CooccurrenceColumns.Pair pair) -> Lift.of(pair.row().counts()),
                        ColumnList.of(
                            number("ratio", Lift::ratio).text("lift", 1).markdown("lift", 2),
                            number("log2", Lift::log2)))
                    .in(TEXT, MARKDOWN, CSV, JSON, GRAPH));
  }

  @Test
  void textHasItAsOneColumn() throws IOException {
    StringBuilder out = new StringBuilder();
    new TextTable<>(columns, rows).print(out, new TextStyle(Integer.MAX_VALUE, false));
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).anyMatch(line -> line.endsWith(" lift"));
    assertThat(lines).anyMatch(line -> line.contains("Dmitry Bakanov") && line.endsWith("   1.5"));
  }

  @Test
  void markdownHasItAsOneColumn() throws IOException {
    StringBuilder out = new StringBuilder();
    Markdown.write(out, columns, rows);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(0)).endsWith(" | lift |");
    assertThat(lines.get(1)).endsWith("|--:|");
    assertThat(lines.get(2)).endsWith(" | 1.50 |");
  }

  @Test
  void csvHasAColumnForEachValue() throws IOException {
    StringBuilder out = new StringBuilder();
    new Csv(out).write(columns, rows);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(0)).endsWith(",liftRatio,liftLog2");
    assertThat(lines.get(1)).endsWith(",1.5,0.584963");
  }

  @Test
  void jsonHasAnObject() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(out, columns.in(JSON), rows.get(0));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith(
            """
            ],
              "lift": {
                "ratio": 1.5,
                "log2": 0.5849625007211562
              }
            }
            """);
  }

  @Test
  void networksHaveAnAttributeForEachValue() throws IOException {
    assertThat(new String(GexfExport.bytes(report, columns), StandardCharsets.UTF_8))
        .contains(
            "<attribute id=\"liftRatio\" title=\"liftRatio\" type=\"double\"",
            "<attvalue for=\"liftRatio\" value=\"1.5\"",
            "<attvalue for=\"liftLog2\" value=\"0.5849625007211562\"");
    assertThat(new String(GraphMlExport.bytes(report, columns), StandardCharsets.UTF_8))
        .contains(
            "attr.name=\"liftRatio\" attr.type=\"double\"",
            "attr.name=\"liftLog2\" attr.type=\"double\"",
            ">0.5849625007211562</data>");
  }
}
