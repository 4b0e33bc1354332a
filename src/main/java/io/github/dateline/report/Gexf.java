package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The network as GEXF 1.2, which more programs read than 1.3, dynamic: an edge lasts from the first
 * to the last day of the articles quoted for it, a node as long as any of its edges.
 */
final class Gexf {
  private static final String NAMESPACE = "http://www.gexf.net/1.2draft";

  private final Report report;
  private final XMLStreamWriter out;

  private Gexf(Report report, XMLStreamWriter out) {
    this.report = report;
    this.out = out;
  }

  static byte[] bytes(Report report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new Gexf(report, out).write();
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
      declare("node", Export.attributes(report, 0));
      declare("edge", Export.pairAttributes(report, 0));
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
    out.writeCharacters(Shown.line(text));
    out.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void declare(String what, Map<String, Object> example) throws XMLStreamException {
    line(2);
    out.writeStartElement("attributes");
    out.writeAttribute("class", what);
    out.writeAttribute("mode", "static");
    for (Map.Entry<String, Object> attribute : example.entrySet()) {
      line(3);
      out.writeEmptyElement("attribute");
      out.writeAttribute("id", attribute.getKey());
      out.writeAttribute("title", attribute.getKey());
      out.writeAttribute(
          "type",
          switch (attribute.getValue()) {
            case Long count -> "long";
            case Double number -> "double";
            default -> "string";
          });
    }
    line(2);
    out.writeEndElement();
  }

  private void nodes() throws XMLStreamException {
    line(2);
    out.writeStartElement("nodes");
    for (int number = 0; number < report.nodes().size(); number++) {
      Node node = report.nodes().get(number);
      line(3);
      out.writeStartElement("node");
      out.writeAttribute("id", Export.token(node));
      out.writeAttribute("label", Shown.line(node.entity().label()));
      lasting(node.pairs());
      values(Export.attributes(report, number));
      line(3);
      out.writeEndElement();
    }
    line(2);
    out.writeEndElement();
  }

  private void edges() throws XMLStreamException {
    line(2);
    out.writeStartElement("edges");
    List<CooccurrenceTable.Row> rows = report.table().rows();
    for (int i = 0; i < rows.size(); i++) {
      CooccurrenceTable.Row row = rows.get(i);
      line(3);
      out.writeStartElement("edge");
      out.writeAttribute("id", "pair-" + (i + 1));
      out.writeAttribute("source", token(report.number(row.first())));
      out.writeAttribute("target", token(report.number(row.second())));
      out.writeAttribute("weight", Long.toString(row.counts().both()));
      lasting(List.of(i));
      values(Export.pairAttributes(report, i));
      line(3);
      out.writeEndElement();
    }
    line(2);
    out.writeEndElement();
  }

  private String token(int node) {
    return Export.token(report.nodes().get(node));
  }

  private void lasting(List<Integer> pairs) throws XMLStreamException {
    List<LocalDate> days = new ArrayList<>(Export.days(report, pairs));
    if (!days.isEmpty()) {
      out.writeAttribute("start", Export.first(days).orElseThrow().toString());
      out.writeAttribute("end", Export.last(days).orElseThrow().toString());
    }
  }

  /** Numbers that do not exist, and empty texts, are left out. */
  private void values(Map<String, Object> values) throws XMLStreamException {
    line(4);
    out.writeStartElement("attvalues");
    for (Map.Entry<String, Object> value : values.entrySet()) {
      boolean none =
          value.getValue() instanceof Double number && !Double.isFinite(number)
              || value.getValue().equals("");
      if (!none) {
        line(5);
        out.writeEmptyElement("attvalue");
        out.writeAttribute("for", value.getKey());
        out.writeAttribute("value", value.getValue().toString());
      }
    }
    line(4);
    out.writeEndElement();
  }
}
