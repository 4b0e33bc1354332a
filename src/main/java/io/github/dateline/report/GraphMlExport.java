package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.Value;
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
final class GraphMlExport {
  private GraphMlExport() {}

  static byte[] bytes(Report report) throws IOException {
    return bytes(report, CooccurrenceColumns.of(report.table()));
  }

  /** The network with these columns of its pairs. */
  static byte[] bytes(Report report, ColumnList<CooccurrenceColumns.Pair> columns)
      throws IOException {
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int i = 0; i < report.nodes().size(); i++) {
      graph.addVertex(i);
    }
    Map<DefaultWeightedEdge, CooccurrenceColumns.Pair> pairs = new HashMap<>();
    for (CooccurrenceColumns.Pair pair : CooccurrenceColumns.rows(report.table())) {
      CooccurrenceTable.Row row = pair.row();
      DefaultWeightedEdge edge =
          graph.addEdge(report.number(row.first()), report.number(row.second()));
      graph.setEdgeWeight(edge, row.counts().both());
      pairs.put(edge, pair);
    }
    GraphMLExporter<Integer, DefaultWeightedEdge> exporter =
        new GraphMLExporter<>(node -> ExportAttributes.token(report.nodes().get(node)));
    exporter.setEdgeIdProvider(edge -> "pair-" + pairs.get(edge).rank());
    exporter.setExportEdgeWeights(true);
    List<Value<NodeColumns.Grouped>> nodeColumns = NodeColumns.TABLE.values(OutputType.GRAPH);
    List<Value<CooccurrenceColumns.Pair>> edgeColumns = columns.values(OutputType.GRAPH);
    List<NodeColumns.Grouped> nodes = NodeColumns.rows(report);
    exporter.setVertexAttributeProvider(node -> attributes(nodeColumns, nodes.get(node)));
    exporter.setEdgeAttributeProvider(edge -> attributes(edgeColumns, pairs.get(edge)));
    if (!report.nodes().isEmpty()) {
      register(exporter, nodeColumns, GraphMLExporter.AttributeCategory.NODE);
      register(exporter, edgeColumns, GraphMLExporter.AttributeCategory.EDGE);
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
      List<? extends Value<?>> columns,
      GraphMLExporter.AttributeCategory category) {
    for (Value<?> column : columns) {
      exporter.registerAttribute(column.key(), category, type(column));
    }
  }

  private static AttributeType type(Value<?> column) {
    return AttributeType.create(column.kind().word());
  }

  /** Numbers that do not exist, and empty texts, are left out. */
  private static <R> Map<String, Attribute> attributes(List<Value<R>> columns, R row) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (Value<R> column : columns) {
      column
          .attribute(row)
          .ifPresent(
              value -> attributes.put(column.key(), new DefaultAttribute<>(value, type(column))));
    }
    return attributes;
  }
}
