package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The network as GEXF 1.2, which more programs read than 1.3, dynamic: an edge lasts from the first
 * to the last day of the articles quoted for it, a node as long as any of its edges; it has the
 * colour of its kind, and a size.
 */
final class GexfExport {
  private static final String NAMESPACE = "http://www.gexf.net/1.2draft";

  private static final String VIZ = NAMESPACE + "/viz";

  private final Report report;
  private final XMLStreamWriter out;
  private final List<Value<NodeColumns.Grouped>> nodeColumns;
  private final List<Value<CooccurrenceColumns.Pair>> edgeColumns;

  private GexfExport(
      Report report, ColumnList<CooccurrenceColumns.Pair> pairs, XMLStreamWriter out) {
    this.report = report;
    this.out = out;
    nodeColumns = NodeColumns.TABLE.values(OutputType.GRAPH);
    edgeColumns = pairs.values(OutputType.GRAPH);
  }

  static byte[] bytes(Report report) throws IOException {
    return bytes(report, CooccurrenceColumns.of(report.table()));
  }

  /** The network with these columns of its pairs. */
  static byte[] bytes(Report report, ColumnList<CooccurrenceColumns.Pair> pairs)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new GexfExport(report, pairs, out).write();
      out.close();
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private void write() throws XMLStreamException {
    out.writeStartDocument("UTF-8", "1.0");
    line(0);
    out.writeStartElement("gexf");
    out.writeDefaultNamespace(NAMESPACE);
    out.writeNamespace("viz", VIZ);
    out.writeAttribute("version", "1.2");
    line(1);
    out.writeStartElement("meta");
    line(2);
    text("creator", "Dateline");
    line(2);
    text("description", report.title() + ": " + report.table().query());
    line(1);
    out.writeEndElement();
    line(1);
    out.writeStartElement("graph");
    out.writeAttribute("defaultedgetype", "undirected");
    out.writeAttribute("mode", "dynamic");
    out.writeAttribute("timeformat", "date");
    if (!report.nodes().isEmpty()) {
      declare("node", nodeColumns);
      declare("edge", edgeColumns);
    }
    nodes();
    edges();
    line(1);
    out.writeEndElement();
    line(0);
    out.writeEndElement();
    line(0);
    out.writeEndDocument();
  }

  private void text(String name, String text) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(Formats.documentLine(text));
    out.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void declare(String what, List<? extends Value<?>> columns) throws XMLStreamException {
    line(2);
    out.writeStartElement("attributes");
    out.writeAttribute("class", what);
    out.writeAttribute("mode", "static");
    for (Value<?> column : columns) {
      line(3);
      out.writeEmptyElement("attribute");
      out.writeAttribute("id", column.key());
      out.writeAttribute("title", column.key());
      out.writeAttribute("type", column.kind().word());
    }
    line(2);
    out.writeEndElement();
  }

  private void nodes() throws XMLStreamException {
    line(2);
    out.writeStartElement("nodes");
    for (NodeColumns.Grouped row : NodeColumns.rows(report)) {
      NetworkNode node = row.node();
      line(3);
      out.writeStartElement("node");
      out.writeAttribute("id", ExportAttributes.token(node));
      out.writeAttribute("label", Formats.documentLine(node.entity().label()));
      lasting(node.pairs());
      values(nodeColumns, row);
      looks(node);
      line(3);
      out.writeEndElement();
    }
    line(2);
    out.writeEndElement();
  }

  private void looks(NetworkNode node) throws XMLStreamException {
    int colour = Integer.parseInt(ExportAttributes.colour(node.entity()).substring(1), 16);
    line(4);
    out.writeEmptyElement("viz", "color", VIZ);
    out.writeAttribute("r", "" + (colour >> 16));
    out.writeAttribute("g", "" + (colour >> 8 & 0xFF));
    out.writeAttribute("b", "" + (colour & 0xFF));
    line(4);
    out.writeEmptyElement("viz", "size", VIZ);
    out.writeAttribute("value", "" + ExportAttributes.size(node));
  }

  private void edges() throws XMLStreamException {
    line(2);
    out.writeStartElement("edges");
    List<CooccurrenceColumns.Pair> pairs = CooccurrenceColumns.rows(report.table());
    for (int i = 0; i < pairs.size(); i++) {
      CooccurrenceTable.Row row = pairs.get(i).row();
      line(3);
      out.writeStartElement("edge");
      out.writeAttribute("id", "pair-" + (i + 1));
      out.writeAttribute("source", token(report.number(row.first())));
      out.writeAttribute("target", token(report.number(row.second())));
      out.writeAttribute("weight", Long.toString(row.counts().both()));
      lasting(List.of(i));
      values(edgeColumns, pairs.get(i));
      line(3);
      out.writeEndElement();
    }
    line(2);
    out.writeEndElement();
  }

  private String token(int node) {
    return ExportAttributes.token(report.nodes().get(node));
  }

  private void lasting(List<Integer> pairs) throws XMLStreamException {
    List<LocalDate> days = new ArrayList<>(ExportAttributes.days(report, pairs));
    if (!days.isEmpty()) {
      out.writeAttribute("start", ExportAttributes.first(days).orElseThrow().toString());
      out.writeAttribute("end", ExportAttributes.last(days).orElseThrow().toString());
    }
  }

  /** Numbers that do not exist, and empty texts, are left out. */
  private <R> void values(List<Value<R>> columns, R row) throws XMLStreamException {
    line(4);
    out.writeStartElement("attvalues");
    for (Value<R> column : columns) {
      Optional<Object> value = column.attribute(row);
      if (value.isPresent()) {
        line(5);
        out.writeEmptyElement("attvalue");
        out.writeAttribute("for", column.key());
        out.writeAttribute("value", value.get().toString());
      }
    }
    line(4);
    out.writeEndElement();
  }
}
