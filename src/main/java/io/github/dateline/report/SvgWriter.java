package io.github.dateline.report;

import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a picture that scales, which a page can hold as it is or load as a file. */
final class SvgWriter {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  private SvgWriter() throws XMLStreamException {
    out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** What draws. */
  interface Drawing {
    void draw(SvgWriter svg) throws XMLStreamException;
  }

  /**
   * A picture.
   *
   * @param name its class, to which its style is bound: inside a page a style holds for all of it
   * @param title what it shows, for those who do not see it
   * @param description what is to be seen on it
   * @param style what each kind of element looks like
   */
  static String of(
      String name,
      double width,
      double height,
      String title,
      String description,
      Map<String, String> style,
      Drawing drawing)
      throws IOException {
    try {
      SvgWriter svg = new SvgWriter();
      svg.out.writeStartElement("svg");
      svg.out.writeDefaultNamespace(NAMESPACE);
      svg.attributes(
          "viewBox", "0 0 " + number(width) + " " + number(height), "role", "img", "class", name);
      svg.leaf("title", title);
      svg.leaf("desc", description);
      svg.leaf("style", style(name, style));
      drawing.draw(svg);
      svg.out.writeCharacters("\n");
      svg.out.writeEndElement();
      svg.out.writeCharacters("\n");
      svg.out.close();
      return svg.text.toString();
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String style(String name, Map<String, String> style) {
    StringBuilder rules = new StringBuilder();
    style.forEach((kind, look) ->
        rules
            .append('.')
            .append(name)
            .append(' ')
            .append(kind)
            .append('{')
            .append(look)
            .append('}'));
    return rules.toString();
  }

  private void leaf(String name, String content) throws XMLStreamException {
    open(name);
    out.writeCharacters(content);
    close();
  }

  /** Starts an element, with names and values of attributes in turn. */
  void open(String name, Object... attributes) throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeStartElement(name);
    attributes(attributes);
  }

  void close() throws XMLStreamException {
    out.writeEndElement();
  }

  void shape(String name, Object... attributes) throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeEmptyElement(name);
    attributes(attributes);
  }

  /** A shape that tells what it is when it is pointed at. */
  void shapeWithTip(String tip, String name, Object... attributes) throws XMLStreamException {
    open(name, attributes);
    out.writeStartElement("title");
    out.writeCharacters(Formats.documentLine(tip));
    out.writeEndElement();
    close();
  }

  void text(String words, Object... attributes) throws XMLStreamException {
    open("text", attributes);
    out.writeCharacters(Formats.documentLine(words));
    close();
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      out.writeAttribute(
          attributes[i].toString(),
          value instanceof Double one ? number(one) : Formats.documentLine(value.toString()));
    }
  }

  /** With a decimal at most: more is not to be seen. */
  static String number(double value) {
    double tenths = Math.round(value * 10) / 10.0;
    return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
  }
}
