package io.github.dateline.report;

import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Value;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The network as GraphML: undirected, the weight of an edge being the number of units with both.
 * Nodes have the colour of their kind and a size, in the keys by which Gephi knows them; nodes and
 * edges the first and the last day of the articles quoted for them.
 */
final class GraphMlExport extends NetworkXml {
  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
  private static final String SCHEMA = NAMESPACE + "/1.0/graphml.xsd";
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  private GraphMlExport(Report report, ColumnList<CooccurrenceColumns.Pair> pairs)
      throws XMLStreamException {
    super(report, pairs);
  }

  static byte[] bytes(Report report) throws IOException {
    return bytes(report, CooccurrenceColumns.of(report.table()));
  }

  /** The network with these columns of its pairs. */
  static byte[] bytes(Report report, ColumnList<CooccurrenceColumns.Pair> pairs)
      throws IOException {
    return bytes(report, pairs, GraphMlExport::new);
  }

  @Override
  void write() throws XMLStreamException {
    out.writeStartElement("graphml");
    out.writeDefaultNamespace(NAMESPACE);
    out.writeNamespace("xsi", INSTANCE);
    out.writeAttribute("xsi", INSTANCE, "schemaLocation", NAMESPACE + " " + SCHEMA);
    if (!report.nodes().isEmpty()) {
      for (Value<?> column : nodeColumns) {
        key("node", column.key(), column.kind().word());
      }
      key("node", "color", "string");
      key("node", "size", "double");
      key("node", "start", "string");
      key("node", "end", "string");
      key("edge", "weight", "double");
      for (Value<?> column : edgeColumns) {
        key("edge", column.key(), column.kind().word());
      }
      key("edge", "start", "string");
      key("edge", "end", "string");
    }
    line(1);
    out.writeStartElement("graph");
    out.writeAttribute("edgedefault", "undirected");
    nodes(2);
    edges(2);
    line(1);
    out.writeEndElement();
    line(0);
    out.writeEndElement();
  }

  private void key(String of, String name, String type) throws XMLStreamException {
    line(1);
    out.writeEmptyElement("key");
    out.writeAttribute("id", of + "." + name);
    out.writeAttribute("for", of);
    out.writeAttribute("attr.name", name);
    out.writeAttribute("attr.type", type);
  }

  @Override
  void node(NodeColumns.Grouped row) throws XMLStreamException {
    values("node", nodeColumns, row);
    data("node", "color", ExportAttributes.colour(row.entity()));
    data("node", "size", "" + ExportAttributes.size(row.node()));
    days("node", row.node().pairs());
  }

  @Override
  void edge(int index, CooccurrenceColumns.Pair pair) throws XMLStreamException {
    data("edge", "weight", pair.row().counts().both() + ".0");
    values("edge", edgeColumns, pair);
    days("edge", List.of(index));
  }

  private void days(String of, List<Integer> pairs) throws XMLStreamException {
    List<LocalDate> days = ExportAttributes.days(report, pairs);
    if (!days.isEmpty()) {
      data(of, "start", ExportAttributes.first(days).orElseThrow().toString());
      data(of, "end", ExportAttributes.last(days).orElseThrow().toString());
    }
  }

  /** Numbers that do not exist, and empty texts, are left out. */
  private <R> void values(String of, List<Value<R>> columns, R row) throws XMLStreamException {
    for (Value<R> column : columns) {
      Optional<Object> value = column.attribute(row);
      if (value.isPresent()) {
        data(of, column.key(), value.get().toString());
      }
    }
  }

  private void data(String of, String key, String value) throws XMLStreamException {
    line(3);
    out.writeStartElement("data");
    out.writeAttribute("key", of + "." + key);
    out.writeCharacters(Formats.documentLine(value));
    out.writeEndElement();
  }
}
