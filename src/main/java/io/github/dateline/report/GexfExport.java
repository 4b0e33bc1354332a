package io.github.dateline.report;

import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Value;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The network as GEXF 1.2, which more programs read than 1.3, dynamic: an edge lasts from the first
 * to the last day of the articles quoted for it, a node as long as any of its edges; it has the
 * colour of its kind, and a size.
 */
final class GexfExport extends NetworkXml {
  private static final String NAMESPACE = "http://www.gexf.net/1.2draft";

  private static final String VIZ = NAMESPACE + "/viz";

  private GexfExport(Report report, ColumnList<CooccurrenceColumns.Pair> pairs)
      throws XMLStreamException {
    super(report, pairs);
  }

  static byte[] bytes(Report report) throws IOException {
    return bytes(report, CooccurrenceColumns.of(report.table()));
  }

  /** The network with these columns of its pairs. */
  static byte[] bytes(Report report, ColumnList<CooccurrenceColumns.Pair> pairs)
      throws IOException {
    return bytes(report, pairs, GexfExport::new);
  }

  @Override
  void write() throws XMLStreamException {
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
    line(2);
    out.writeStartElement("nodes");
    nodes(3);
    line(2);
    out.writeEndElement();
    line(2);
    out.writeStartElement("edges");
    edges(3);
    line(2);
    out.writeEndElement();
    line(1);
    out.writeEndElement();
    line(0);
    out.writeEndElement();
  }

  private void text(String name, String text) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(Formats.documentLine(text));
    out.writeEndElement();
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

  @Override
  void node(NodeColumns.Grouped row) throws XMLStreamException {
    out.writeAttribute("label", Formats.documentLine(row.entity().label()));
    lasting(row.node().pairs());
    values(nodeColumns, row);
    looks(row.node());
  }

  @Override
  void edge(int index, CooccurrenceColumns.Pair pair) throws XMLStreamException {
    out.writeAttribute("weight", Long.toString(pair.row().counts().both()));
    lasting(List.of(index));
    values(edgeColumns, pair);
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
