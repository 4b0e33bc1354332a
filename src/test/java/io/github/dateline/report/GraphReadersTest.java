package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What other programs make of the graphs: networkx, where Python has it; Gephi's toolkit, where
 * {@code -Ddateline.gephi=CLASSPATH} gives that of {@code org.gephi:gephi-toolkit:0.10.1} (without
 * {@code net.java.dev:stax-utils}, which only its own repository has). Skipped elsewhere.
 */
@Timeout(600)
class GraphReadersTest {
  private static final String GEPHI = System.getProperty("dateline.gephi", "");

  private static final String SCRIPT =
      """
      import json, sys
      import networkx as nx
      read = nx.read_gexf if sys.argv[1].endswith(".gexf") else nx.read_graphml
      graph = read(sys.argv[1])
      json.dump({"directed": graph.is_directed(),
                 "nodes": {node: data for node, data in graph.nodes(data=True)},
                 "edges": [[one, two, data] for one, two, data in graph.edges(data=True)]},
                sys.stdout)
      """;

  @TempDir static Path folder;

  private static String python() throws InterruptedException {
    // The system's Python first: it has the packages that the system installs.
    for (String candidate : List.of("/usr/bin/python3", "python3")) {
      if (ran(candidate, "-c", "import networkx") != null) {
        return candidate;
      }
    }
    return "";
  }

  /** What a command printed, null if it failed or is not there. */
  private static String ran(String... command) throws InterruptedException {
    try {
      Path out = Files.createTempFile(folder, "out", ".json");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0 ? Files.readString(out) : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Test
  void networkxReadsNodesEdgesWeightsLabelsAndDays() throws Exception {
    String python = python();
    assumeThat(python).as("a Python with networkx").isNotEmpty();
    isReadBy(python, "-c", SCRIPT);
  }

  @Test
  void gephiReadsNodesEdgesWeightsLabelsAndDays() throws Exception {
    assumeThat(GEPHI).as("-Ddateline.gephi, Gephi's class path").isNotEmpty();
    isReadBy(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-opens=java.base/java.net=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-cp",
        GEPHI,
        "src/test/gephi/ReadGraph.java");
  }

  private static void isReadBy(String... command) throws Exception {
    Path archives = Files.createTempDirectory(folder, "archives");
    Report usual = SampleArchive.report(SampleArchive.usual(archives.resolve("usual")), null);
    Report hostile = SampleArchive.report(SampleArchive.hostile(archives.resolve("hostile")), null);
    for (Report report : List.of(usual, hostile)) {
      isRead(report, archives.resolve("graph.gexf"), GexfExport.bytes(report), command);
      isRead(report, archives.resolve("graph.graphml"), GraphMlExport.bytes(report), command);
    }
  }

  private static void isRead(Report report, Path file, byte[] bytes, String... command)
      throws Exception {
    Files.write(file, bytes);
    List<String> words = new ArrayList<>(List.of(command));
    words.add(file.toString());
    String printed = ran(words.toArray(String[]::new));
    assertThat(printed).as(command[0] + " reads " + file.getFileName()).isNotNull();
    JsonNode graph = new ObjectMapper().readTree(printed);
    assertThat(graph.get("directed").asBoolean()).isFalse();
    assertThat(graph.get("nodes").size()).isEqualTo(report.nodes().size());
    for (NetworkNode node : report.nodes()) {
      JsonNode read = graph.get("nodes").get(ExportAttributes.token(node));
      assertThat(read.get("label").asText()).isEqualTo(Formats.documentLine(node.entity().label()));
      assertThat(read.get("type").asText()).isEqualTo(node.entity().type().tag());
    }
    Map<String, JsonNode> edges = new TreeMap<>();
    for (JsonNode edge : graph.get("edges")) {
      edges.put(key(edge.get(0).asText(), edge.get(1).asText()), edge.get(2));
    }
    assertThat(edges).hasSize(report.table().rows().size()).isNotEmpty();
    int dated = 0;
    String written = new String(bytes, StandardCharsets.UTF_8);
    for (CooccurrenceTable.Row row : report.table()) {
      JsonNode edge =
          edges.get(
              key(
                  ExportAttributes.token(report.nodes().get(report.number(row.first()))),
                  ExportAttributes.token(report.nodes().get(report.number(row.second())))));
      assertThat(edge.get("weight").asDouble()).isEqualTo(row.counts().both());
      assertThat(edge.get("both").asLong()).isEqualTo(row.counts().both());
      assertThat(edge.get("expected").asDouble()).isEqualTo(row.expected());
      if (edge.has("start")) {
        dated++;
        assertThat(edge.get("start").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(edge.get("end").asText()).isGreaterThanOrEqualTo(edge.get("start").asText());
        assertThat(written).contains(edge.get("start").asText());
      }
    }
    assertThat(dated).isPositive();
  }

  private static String key(String one, String two) {
    return one.compareTo(two) < 0 ? one + " " + two : two + " " + one;
  }
}
