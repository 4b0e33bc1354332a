package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.ExportException;
import org.jgrapht.nio.graphml.GraphMLExporter;

/**
 * The network as GraphML: undirected, the weight of an edge being the number of units with both.
 */
final class GraphMl {
  private GraphMl() {}

  static byte[] bytes(Report report) throws IOException {
    List<CooccurrenceTable.Row> rows = report.table().rows();
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int i = 0; i < report.nodes().size(); i++) {
      graph.addVertex(i);
    }
    Map<DefaultWeightedEdge, Integer> pairs = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      DefaultWeightedEdge edge =
          graph.addEdge(report.number(rows.get(i).first()), report.number(rows.get(i).second()));
      graph.setEdgeWeight(edge, rows.get(i).counts().both());
      pairs.put(edge, i);
    }
    GraphMLExporter<Integer, DefaultWeightedEdge> exporter =
        new GraphMLExporter<>(node -> Export.token(report.nodes().get(node)));
    exporter.setEdgeIdProvider(edge -> "pair-" + (pairs.get(edge) + 1));
    exporter.setExportEdgeWeights(true);
    exporter.setVertexAttributeProvider(node -> attributes(Export.attributes(report, node)));
    exporter.setEdgeAttributeProvider(
        edge -> attributes(Export.pairAttributes(report, pairs.get(edge))));
    if (!report.nodes().isEmpty()) {
      register(exporter, Export.attributes(report, 0), GraphMLExporter.AttributeCategory.NODE);
      register(exporter, Export.pairAttributes(report, 0), GraphMLExporter.AttributeCategory.EDGE);
    }
    StringWriter text = new StringWriter();
    try {
      exporter.exportGraph(graph, text);
    } catch (ExportException e) {
      throw new IOException(e.getMessage(), e);
    }
    return text.toString().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void register(
      GraphMLExporter<Integer, DefaultWeightedEdge> exporter,
      Map<String, Object> example,
      GraphMLExporter.AttributeCategory category) {
    example.forEach((name, value) -> exporter.registerAttribute(name, category, type(value)));
  }

  private static AttributeType type(Object value) {
    return switch (value) {
      case Long count -> AttributeType.LONG;
      case Double number -> AttributeType.DOUBLE;
      default -> AttributeType.STRING;
    };
  }

  /** Numbers that do not exist, and empty texts, are left out. */
  private static Map<String, Attribute> attributes(Map<String, Object> values) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      switch (value) {
        case Long count -> attributes.put(name, DefaultAttribute.createAttribute(count));
        case Double number when Double.isFinite(number) ->
            attributes.put(name, DefaultAttribute.createAttribute(number));
        case String text when !text.isEmpty() ->
            attributes.put(name, DefaultAttribute.createAttribute(text));
        default -> {}
      }
    });
    return attributes;
  }
}
