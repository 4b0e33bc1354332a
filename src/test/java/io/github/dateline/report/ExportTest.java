package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.WeightedPseudograph;
import org.jgrapht.nio.gexf.SimpleGEXFImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The exports are what other programs expect, whatever the articles hold. */
class ExportTest {
  @TempDir static Path folder;

  private static List<Report> reports() throws IOException {
    return List.of(
        SampleArchive.report(SampleArchive.usual(folder.resolve("usual")), null),
        SampleArchive.report(
            SampleArchive.hostile(folder.resolve("hostile")), "]]> <b> & \uFFFF \u0001"));
  }

  private static String graphMl(Report report) throws IOException {
    return new String(GraphMlExport.bytes(report), StandardCharsets.UTF_8);
  }

  private static String gexf(Report report) throws IOException {
    return new String(GexfExport.bytes(report), StandardCharsets.UTF_8);
  }

  /**
   * Without colours and sizes: their elements are in viz's namespace, as GEXF's primer has them and
   * programs read them, but the published schema puts them into GEXF's own.
   */
  private static String gexfWithoutLooks(Report report) throws IOException {
    String gexf = gexf(report);
    assertThat(gexf).contains("<viz:color r=\"11\" g=\"103\" b=\"163\"", "<viz:size value=\"");
    return gexf.replaceAll("<viz:\\w+ [^>]*>", "");
  }

  private static void validate(String document, String... schemas)
      throws IOException, SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    List<Source> sources = new ArrayList<>();
    for (String schema : schemas) {
      URL url = GraphMLImporter.class.getClassLoader().getResource(schema);
      assertThat(url).as(schema).isNotNull();
      sources.add(new StreamSource(url.openStream()));
    }
    factory
        .newSchema(sources.toArray(Source[]::new))
        .newValidator()
        .validate(new StreamSource(new StringReader(document)));
  }

  @Test
  void graphMlIsValid() throws Exception {
    for (Report report : reports()) {
      validate(graphMl(report), "xlink.xsd", "graphml.xsd");
    }
  }

  @Test
  void gexfIsValid() throws Exception {
    for (Report report : reports()) {
      validate(gexfWithoutLooks(report), "viz.xsd", "gexf.xsd");
    }
  }

  @Test
  void graphMlIsReadBackEqual() throws Exception {
    for (Report report : reports()) {
      Graph<String, DefaultWeightedEdge> graph = graph();
      GraphMLImporter<String, DefaultWeightedEdge> importer = new GraphMLImporter<>();
      importer.setVertexFactory(id -> id);
      Map<String, String> labels = new HashMap<>();
      Map<String, Long> both = new HashMap<>();
      importer.addVertexAttributeConsumer((place, value) -> {
        if (place.getSecond().equals("label")) {
          labels.put(place.getFirst(), value.getValue());
        }
      });
      importer.addEdgeAttributeConsumer((place, value) -> {
        if (place.getSecond().equals("both")) {
          both.merge("sum", Long.parseLong(value.getValue()), Long::sum);
        }
      });
      importer.importGraph(graph, new StringReader(graphMl(report)));
      isEqual(graph, report);
      for (NetworkNode node : report.nodes()) {
        assertThat(labels.get(ExportAttributes.token(node)))
            .isEqualTo(Formats.documentLine(node.entity().label()));
      }
      assertThat(both.get("sum"))
          .isEqualTo(report.table().rows().stream().mapToLong(row -> row.counts().both()).sum());
    }
  }

  @Test
  void gexfIsReadBackEqual() throws Exception {
    for (Report report : reports()) {
      Graph<String, DefaultWeightedEdge> graph = graph();
      SimpleGEXFImporter<String, DefaultWeightedEdge> importer = new SimpleGEXFImporter<>();
      importer.setVertexFactory(id -> id);
      importer.importGraph(graph, new StringReader(gexfWithoutLooks(report)));
      isEqual(graph, report);
      assertThat(gexf(report)).contains("mode=\"dynamic\"", "start=\"2025-0");
    }
  }

  private static Graph<String, DefaultWeightedEdge> graph() {
    return new WeightedPseudograph<>(
        SupplierUtil.createStringSupplier(), SupplierUtil.DEFAULT_WEIGHTED_EDGE_SUPPLIER);
  }

  private static void isEqual(Graph<String, DefaultWeightedEdge> graph, Report report) {
    assertThat(graph.getType().isUndirected()).isTrue();
    Set<String> expected = new TreeSet<>();
    report
        .table()
        .forEach(row -> {
          String first = ExportAttributes.token(report.nodes().get(report.number(row.first())));
          String second = ExportAttributes.token(report.nodes().get(report.number(row.second())));
          expected.add(first + " " + second + " " + row.counts().both());
        });
    Set<String> read = new TreeSet<>();
    for (DefaultWeightedEdge edge : graph.edgeSet()) {
      read.add(
          graph.getEdgeSource(edge)
              + " "
              + graph.getEdgeTarget(edge)
              + " "
              + (long) graph.getEdgeWeight(edge));
    }
    assertThat(graph.vertexSet()).hasSize(report.nodes().size());
    assertThat(read).isEqualTo(expected).isNotEmpty();
  }

  @Test
  void idsAreNameTokensAndTellEntitiesApart() throws IOException {
    for (Report report : reports()) {
      Set<String> ids = new HashSet<>();
      for (NetworkNode node : report.nodes()) {
        assertThat(ExportAttributes.token(node)).matches("[A-Za-z][A-Za-z0-9_.-]*");
        assertThat(ids.add(ExportAttributes.token(node))).isTrue();
      }
    }
  }

  @Test
  void csvIsStrictAndRunsNoFormula() throws IOException {
    for (Report report : reports()) {
      Map<String, byte[]> files = CsvExport.files(report);
      assertThat(files.keySet()).containsExactly("", "-nodes", "-evidence");
      for (byte[] file : files.values()) {
        List<List<String>> rows = parsed(new String(file, StandardCharsets.UTF_8));
        for (List<String> row : rows) {
          assertThat(row).hasSameSizeAs(rows.get(0));
          assertThat(row)
              .allMatch(cell ->
                  cell.matches("-?[0-9.]+(E-?[0-9]+)?") || !cell.matches("(?s)[=+@\t\r-].*"));
        }
      }
      assertThat(parsed(new String(files.get("-nodes"), StandardCharsets.UTF_8)))
          .hasSize(report.nodes().size() + 1);
      assertThat(parsed(new String(files.get(""), StandardCharsets.UTF_8)))
          .hasSize(report.table().rows().size() + 1);
    }
  }

  /** RFC 4180 and nothing else: quotes only around whole cells, doubled within. */
  private static List<List<String>> parsed(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      StringBuilder cell = new StringBuilder();
      if (text.charAt(at) == '"') {
        at++;
        while (text.charAt(at) != '"' || (at + 1 < text.length() && text.charAt(at + 1) == '"')) {
          cell.append(text.charAt(at));
          at += text.charAt(at) == '"' ? 2 : 1;
        }
        at++;
      } else {
        while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
          assertThat(text.charAt(at)).isNotIn('"', '\r');
          cell.append(text.charAt(at++));
        }
      }
      row.add(cell.toString());
      assertThat(text.charAt(at)).isIn(',', '\n');
      if (text.charAt(at) == '\n') {
        rows.add(row);
        row = new ArrayList<>();
      }
      at++;
    }
    assertThat(row).isEmpty();
    return rows;
  }

  @Test
  void markdownHoldsNoHtmlAndNoScriptLink() throws IOException {
    String text = new String(MarkdownExport.bytes(reports().get(1)), StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("<script", "<img", "<b");
    assertThat(text.replace("\\]", "")).doesNotContain("](javascript", "](<javascript");
    assertThat(text).contains("](<https://news.example/plain?a=1&b=2>)");
    assertThat(text.lines().filter(line -> line.startsWith("| ")))
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 15);
  }
}
