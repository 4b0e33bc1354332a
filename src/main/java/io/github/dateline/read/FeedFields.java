package io.github.dateline.read;

import static io.github.dateline.read.NitfFields.firstOf;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.HtmlText;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.XmlItems;
import io.github.dateline.read.internal.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of an item of RSS, or an entry of Atom. */
final class FeedFields {
  /** A description of so many characters and more than one paragraph is a text, not a teaser. */
  private static final int TEXT_LENGTH = 600;

  private FeedFields() {}

  static void fill(XmlNode item, XmlItems feed, RawArticle raw) {
    String link = item.textOf("link");
    for (XmlNode one : item.all("link")) {
      boolean main = one.attribute("rel").isEmpty() || one.attribute("rel").equals("alternate");
      link = link.isEmpty() && main ? one.attribute("href") : link;
    }
    raw.set(ArticleField.ID, firstOf(item.textOf("guid"), item.textOf("id"), link));
    raw.set(ArticleField.URL, link);
    raw.set(ArticleField.HEADLINE, html(item, "title"));
    String full = firstOf(html(item, "encoded"), html(item, "content"));
    String teaser = firstOf(html(item, "description"), html(item, "summary"));
    if (full.isEmpty() && teaser.length() > TEXT_LENGTH && teaser.contains("\n\n")) {
      full = teaser;
    } else {
      raw.set(ArticleField.TEASER, teaser);
    }
    raw.set(ArticleField.BODY, full);
    raw.set(
        ArticleField.PUBLISHED,
        firstOf(
            item.textOf("pubDate"),
            item.textOf("published"),
            item.textOf("date"),
            item.textOf("issued"),
            item.textOf("updated")));
    raw.set(
        ArticleField.SOURCE,
        firstOf(item.textOf("source"), feed.context("channel/title"), feed.context("feed/title")));
    List<String> sections = new ArrayList<>();
    for (XmlNode category : item.all("category")) {
      sections.add(
          firstOf(category.attribute("label"), category.attribute("term"), category.text()));
    }
    raw.set(ArticleField.SECTION, String.join(", ", sections));
    List<String> authors = new ArrayList<>();
    item.all("creator").forEach(one -> authors.addAll(RawArticle.authorsOf(one.text())));
    for (XmlNode author : item.all("author")) {
      // RSS has "jane@example.org (Jane Roe)" there.
      String text = firstOf(author.textOf("name"), author.text());
      authors.addAll(RawArticle.authorsOf(text.replaceFirst("^\\S+@\\S+ \\((.*)\\)$", "$1")));
    }
    raw.authors("authors", authors);
  }

  /** The text of a child, which may be HTML in an escaped form, or of elements. */
  private static String html(XmlNode item, String name) {
    for (XmlNode child : item.elements()) {
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
