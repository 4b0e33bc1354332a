package io.github.dateline.read.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An element of XML with all that is in it. Names are without prefix. */
public final class XmlNode {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "hl1",
          "hl2",
          "block",
          "ul",
          "ol",
          "li",
          "tr",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "div",
          "pre",
          "blockquote",
          "hr",
          "dl",
          "dt",
          "dd",
          "section",
          "article",
          "bq");

  private final String name;
  private final String namespace;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

  XmlNode(String name, String namespace) {
    this.name = name;
    this.namespace = namespace;
  }

  void attribute(String key, String value) {
    attributes.put(key, value);
  }

  void add(Object child) {
    children.add(child);
  }

  /** The name without prefix. */
  public String name() {
    return name;
  }

  /** The address of the namespace, empty if it is in none. */
  public String namespace() {
    return namespace;
  }

  /** An attribute by its name without prefix, empty if there is none. */
  public String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** The elements directly within. */
  public List<XmlNode> elements() {
    List<XmlNode> elements = new ArrayList<>();
    for (Object child : children) {
      if (child instanceof XmlNode node) {
        elements.add(node);
      }
    }
    return elements;
  }

  /** All elements of a name within, at any depth, in order; none within one that was found. */
  public List<XmlNode> all(String wanted) {
    List<XmlNode> found = new ArrayList<>();
    visit(wanted, found::add);
    return found;
  }

  private void visit(String wanted, Consumer<XmlNode> found) {
    for (XmlNode node : elements()) {
      if (node.name.equals(wanted)) {
        found.accept(node);
      } else {
        node.visit(wanted, found);
      }
    }
  }

  /** The first element that a path of names leads to, each at any depth. */
  public @Nullable XmlNode first(String... path) {
    XmlNode at = this;
    for (String step : path) {
      List<XmlNode> found = at.all(step);
      if (found.isEmpty()) {
        return null;
      }
      at = found.getFirst();
    }
    return at;
  }

  /** The text of the first element on a path, on one line, empty if there is none. */
  public String textOf(String... path) {
    XmlNode node = first(path);
    return node == null ? "" : node.text();
  }

  /** An attribute of the first element on a path, empty if there is none. */
  public String attributeOf(String key, String... path) {
    XmlNode node = first(path);
    return node == null ? "" : node.attribute(key);
  }

  /** The text on one line. */
  public String text() {
    StringBuilder out = new StringBuilder();
    raw(out);
    return out.toString().strip().replaceAll("\\s+", " ");
  }

  /** The text as it stands. */
  public String rawText() {
    StringBuilder out = new StringBuilder();
    raw(out);
    return out.toString();
  }

  private void raw(StringBuilder out) {
    for (Object child : children) {
      if (child instanceof XmlNode node) {
        node.raw(out);
      } else {
        out.append(child);
      }
    }
  }

  /** The text with a blank line between paragraphs, without the elements of some names. */
  public String prose(Set<String> without) {
    StringBuilder out = new StringBuilder();
    prose(out, without);
    return out.toString().strip();
  }

  private void prose(StringBuilder out, Set<String> without) {
    for (Object child : children) {
      if (!(child instanceof XmlNode node)) {
        HtmlText.append(out, child.toString(), false);
      } else if (node.name.equals("br")) {
        HtmlText.line(out);
      } else if (!without.contains(node.name)) {
        boolean block = BLOCKS.contains(node.name);
        if (block) {
          HtmlText.paragraph(out);
        } else if (node.name.equals("td")) {
          HtmlText.append(out, " ", false);
        }
        node.prose(out, without);
        if (block) {
          HtmlText.paragraph(out);
        }
      }
    }
  }
}
