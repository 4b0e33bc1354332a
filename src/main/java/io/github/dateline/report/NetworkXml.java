package io.github.dateline.report;

import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The network in a format of XML: what all such formats write alike. */
abstract class NetworkXml {
  final Report report;
  final XMLStreamWriter out;
  final List<Value<NodeColumns.Grouped>> nodeColumns;
  final List<Value<CooccurrenceColumns.Pair>> edgeColumns;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The network with these columns of its pairs. */
  NetworkXml(Report report, ColumnList<CooccurrenceColumns.Pair> pairs) throws XMLStreamException {
    this.report = report;
    nodeColumns = NodeColumns.TABLE.values(OutputType.GRAPH);
    edgeColumns = pairs.values(OutputType.GRAPH);
    out =
        XMLOutputFactory.newDefaultFactory()
            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
  }

  /** Makes a format of it. */
  interface Format {
    NetworkXml of(Report report, ColumnList<CooccurrenceColumns.Pair> pairs)
        throws XMLStreamException;
  }

  static byte[] bytes(Report report, ColumnList<CooccurrenceColumns.Pair> pairs, Format format)
      throws IOException {
    try {
      NetworkXml network = format.of(report, pairs);
      network.out.writeStartDocument("UTF-8", "1.0");
      network.line(0);
      network.write();
      network.line(0);
      network.out.writeEndDocument();
      network.out.close();
      return network.bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Writes the element that holds all. */
  abstract void write() throws XMLStreamException;

  /** Writes what is in the element of a node. */
  abstract void node(NodeColumns.Grouped row) throws XMLStreamException;

  /**
   * Writes what is in the element of an edge, the attributes that are a format's own first.
   *
   * @param index its number among the pairs, from 0
   */
  abstract void edge(int index, CooccurrenceColumns.Pair pair) throws XMLStreamException;

  void nodes(int depth) throws XMLStreamException {
    for (NodeColumns.Grouped row : NodeColumns.rows(report)) {
      line(depth);
      out.writeStartElement("node");
      out.writeAttribute("id", ExportAttributes.token(row.node()));
      node(row);
      line(depth);
      out.writeEndElement();
    }
  }

  void edges(int depth) throws XMLStreamException {
    List<CooccurrenceColumns.Pair> pairs = CooccurrenceColumns.rows(report.table());
    for (int i = 0; i < pairs.size(); i++) {
      line(depth);
      out.writeStartElement("edge");
      out.writeAttribute("id", "pair-" + (i + 1));
      out.writeAttribute("source", token(report.number(pairs.get(i).row().first())));
      out.writeAttribute("target", token(report.number(pairs.get(i).row().second())));
      edge(i, pairs.get(i));
      line(depth);
      out.writeEndElement();
    }
  }

  void line(int depth) throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }

  private String token(int node) {
    return ExportAttributes.token(report.nodes().get(node));
  }
}
