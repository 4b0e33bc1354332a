package io.github.dateline.read;

import static io.github.dateline.read.NitfFields.firstOf;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.Bylines;
import io.github.dateline.read.internal.HtmlText;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.XmlItems;
import io.github.dateline.read.internal.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fields of an item of RSS, or an entry of Atom. What pictures and sounds in it are called has
 * names like its own, in other namespaces.
 */
final class FeedFields {
  /** A description of so many characters and more than one paragraph is a text, not a teaser. */
  private static final int TEXT_LENGTH = 600;

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
  private static final String DUBLIN = "http://purl.org/dc/elements/1.1/";
  private static final String ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";

  private FeedFields() {}

  static void fill(XmlNode item, XmlItems feed, RawArticle raw) {
    List<XmlNode> own = new ArrayList<>(of(item, item.namespace()));
    if (!item.namespace().equals(ATOM)) {
      own.addAll(of(item, ATOM));
    }
    String link = text(own, "link");
    for (XmlNode one : own) {
      boolean main = one.attribute("rel").isEmpty() || one.attribute("rel").equals("alternate");
      link = link.isEmpty() && main && one.name().equals("link") ? one.attribute("href") : link;
    }
    raw.set(ArticleField.ID, firstOf(text(own, "guid"), text(own, "id"), link));
    raw.set(ArticleField.URL, link);
    raw.set(ArticleField.HEADLINE, firstOf(html(own, "title"), html(of(item, DUBLIN), "title")));
    String full = firstOf(html(of(item, CONTENT), "encoded"), html(own, "content"));
    String teaser =
        firstOf(
            html(own, "description"),
            html(own, "summary"),
            html(of(item, DUBLIN), "description"),
            html(of(item, ITUNES), "summary"));
    if (full.isEmpty() && teaser.length() > TEXT_LENGTH && teaser.contains("\n\n")) {
      full = teaser;
    } else {
      raw.set(ArticleField.TEASER, teaser);
    }
    raw.set(ArticleField.BODY, full);
    raw.set(
        ArticleField.PUBLISHED,
        firstOf(
            text(own, "pubDate"),
            text(own, "published"),
            text(of(item, DUBLIN), "date"),
            text(own, "issued"),
            text(own, "updated")));
    raw.set(
        ArticleField.SOURCE,
        firstOf(text(own, "source"), feed.context("channel/title"), feed.context("feed/title")));
    List<String> sections = new ArrayList<>();
    for (XmlNode child : own) {
      if (child.name().equals("category")) {
        sections.add(firstOf(child.attribute("label"), child.attribute("term"), child.text()));
      }
    }
    raw.set(ArticleField.SECTION, String.join(", ", sections));
    List<String> authors = new ArrayList<>();
    for (XmlNode one : of(item, DUBLIN)) {
      if (one.name().equals("creator")) {
        authors.addAll(Bylines.names(one.text()));
      }
    }
    for (XmlNode one : own) {
      if (one.name().equals("author")) {
        // RSS has "jane@example.org (Jane Roe)" there.
        String text = firstOf(one.textOf("name"), one.text());
        authors.addAll(Bylines.names(text.replaceFirst("^\\S+@\\S+ \\((.*)\\)$", "$1")));
      }
    }
    raw.authors("authors", authors);
  }

  /** The elements of a namespace directly within an item. */
  private static List<XmlNode> of(XmlNode item, String namespace) {
    return item.elements().stream().filter(child -> child.namespace().equals(namespace)).toList();
  }

  private static String text(List<XmlNode> elements, String name) {
    return elements.stream()
        .filter(child -> child.name().equals(name))
        .map(XmlNode::text)
        .findFirst()
        .orElse("");
  }

  /** The text of an element, which may be HTML in an escaped form, or of elements. */
  private static String html(List<XmlNode> elements, String name) {
    for (XmlNode child : elements) {
      if (child.name().equals(name)) {
        String text = child.elements().isEmpty() ? child.rawText().strip() : child.prose(Set.of());
        String plain =
            HtmlText.isHtml(text) || HtmlText.hasEntities(text) ? HtmlText.of(text) : text;
        if (!plain.isBlank()) {
          return plain;
        }
      }
    }
    return "";
  }
}
