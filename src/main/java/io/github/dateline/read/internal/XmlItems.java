package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of some names of an XML file, one at a time. Memory follows the largest of them. No
 * document type is read, nothing outside the file is looked at, and no entity is replaced but those
 * of XML and HTML.
 */
public final class XmlItems {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_LENGTH = 64 << 20;
  private static final int MAX_CONTEXT = 200;

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
  }

  private static final Pattern ENCODING =
      Pattern.compile("\\s*<\\?xml[^>]*\\bencoding=[\"']([\\w.:-]+)[\"']");

  private static final Pattern ROOT =
      Pattern.compile(
          "\\s*(?:<\\?[^>]*\\?>\\s*|<!--(?s:.*?)-->\\s*|<!DOCTYPE\\s[^>\\[]*(?:\\[[^\\]]*\\]\\s*)?>\\s*)*+"
              + "<((?:[\\w.-]+:)?[A-Za-z_][\\w.-]*)[\\s/>]");

  private final XMLStreamReader xml;
  private final Set<String> items;
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, String> context = new HashMap<>();
  private final StringBuilder leaf = new StringBuilder();

  /** Elements with one of the names, the outermost of them. */
  public XmlItems(InputStream in, Set<String> items) throws IOException {
    this.items = items;
    try {
      xml = XML.createXMLStreamReader(new InputStreamReader(in, encoding(in)));
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("not well-formed XML", e);
    }
  }

  /**
   * The encoding by the byte-order mark or by the file's own word. Bytes that are wrong in it
   * become U+FFFD, and the article stays.
   */
  private static Charset encoding(InputStream in) throws IOException {
    byte[] head = new byte[400];
    in.mark(head.length);
    int length = in.readNBytes(head, 0, head.length);
    in.reset();
    if (isMarked(head, length)) {
      in.skipNBytes(3);
    }
    return encoding(head, length);
  }

  private static boolean isMarked(byte[] head, int length) {
    return length > 2 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb;
  }

  private static Charset encoding(byte[] head, int length) {
    if (TextDecoder.isUtf16(head, length)) {
      return StandardCharsets.UTF_16;
    }
    if (isMarked(head, length)) {
      return StandardCharsets.UTF_8;
    }
    Matcher declared = ENCODING.matcher(new String(head, 0, length, StandardCharsets.ISO_8859_1));
    try {
      return declared.lookingAt() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** The text of a file, decoded in the same way. */
  static String text(byte[] bytes) {
    return new String(bytes, encoding(bytes, Math.min(400, bytes.length)));
  }

  /**
   * The name of the first element of a text that is markup, without prefix; empty if it is none.
   */
  public static String root(String text) {
    Matcher found = ROOT.matcher(text.length() > 8000 ? text.substring(0, 8000) : text);
    return found.lookingAt() ? found.group(1).substring(found.group(1).indexOf(':') + 1) : "";
  }

  /** What an element outside the items says, by its name and that of the element around it. */
  public String context(String place) {
    return context.getOrDefault(place, "");
  }

  /**
   * The next element.
   *
   * @return null if there is none left
   * @throws IllegalArgumentException if the rest cannot be read
   */
  public @Nullable XmlNode next() {
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (items.contains(xml.getLocalName())) {
            return node();
          }
          leaf.setLength(0);
          path.push(xml.getLocalName());
          checkDepth(path.size());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          String name = path.pop();
          if (context.size() < MAX_CONTEXT && !leaf.isEmpty()) {
            context.putIfAbsent(path.peek() + "/" + name, leaf.toString().strip());
          }
          leaf.setLength(0);
        } else if (event == XMLStreamConstants.CHARACTERS && leaf.length() < 1000) {
          leaf.append(xml.getText());
        }
      }
      return null;
    } catch (XMLStreamException | RuntimeException e) {
      if (e instanceof IllegalArgumentException refused) {
        throw refused;
      }
      XMLStreamException fault = e instanceof XMLStreamException known ? known : null;
      int line =
          fault == null || fault.getLocation() == null ? 0 : fault.getLocation().getLineNumber();
      throw new IllegalArgumentException(notWellFormed(line), e);
    }
  }

  static String notWellFormed(long line) {
    return "not well-formed XML"
        + (line > 0 ? " at line " + line : "")
        + "; what follows is not read";
  }

  static void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " elements");
    }
  }

  private XmlNode node() throws XMLStreamException {
    Deque<XmlNode> open = new ArrayDeque<>();
    XmlNode root = begin();
    open.push(root);
    long length = 0;
    while (!open.isEmpty()) {
      int event = xml.next();
      XmlNode top = open.element();
      if (event == XMLStreamConstants.START_ELEMENT) {
        XmlNode node = begin();
        top.add(node);
        open.push(node);
        checkDepth(open.size());
        length += 50;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.pop();
      } else if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        String text = xml.getText();
        length += text.length();
        top.add(text);
      } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        String entity = "&" + xml.getLocalName() + ";";
        String text = org.jsoup.parser.Parser.unescapeEntities(entity, false);
        top.add(text.equals(entity) ? "" : text);
      }
      if (length > MAX_LENGTH) {
        throw new IllegalArgumentException("an element of more than 64 Mi characters: no article");
      }
    }
    return root;
  }

  private XmlNode begin() {
    String namespace = xml.getNamespaceURI();
    XmlNode node = new XmlNode(xml.getLocalName(), namespace == null ? "" : namespace);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      node.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return node;
  }
}
