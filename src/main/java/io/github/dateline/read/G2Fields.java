package io.github.dateline.read;

import static io.github.dateline.read.NitfFields.firstOf;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.Bylines;
import io.github.dateline.read.internal.Embargo;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a news item of NewsML-G2. */
final class G2Fields {
  private static final Set<String> NO_PROSE =
      Set.of(
          "head",
          "media",
          "byline",
          "dateline",
          "hedline",
          "script",
          "style",
          "figure",
          "tagline",
          "body.end");

  private G2Fields() {}

  static void fill(XmlNode item, RawArticle raw) {
    if (!item.name().equals("newsItem")) {
      throw new IllegalArgumentException("a " + item.name() + " of NewsML-G2: it has no text");
    }
    String status = item.attributeOf("qcode", "itemMeta", "pubStatus").toLowerCase(Locale.ROOT);
    if (status.endsWith(":canceled") || status.endsWith(":withheld")) {
      raw.withdraw(item.attribute("guid"), item.attribute("version"), "pubStatus is " + status);
    }
    Embargo.check(item.textOf("itemMeta", "embargoed"), "");
    raw.set(ArticleField.ID, item.attribute("guid"));
    XmlNode meta = item.first("contentMeta");
    String headline = meta == null ? "" : headline(meta);
    raw.set(ArticleField.HEADLINE, firstOf(headline, item.textOf("itemMeta", "title")));
    String body = body(item);
    if (body.isEmpty() && !isText(item)) {
      throw new IllegalArgumentException(
          "an item of " + item.attributeOf("qcode", "itemMeta", "itemClass") + ", without text");
    }
    raw.set(ArticleField.BODY, body);
    raw.set(
        ArticleField.PUBLISHED,
        firstOf(
            item.textOf("contentMeta", "contentCreated"),
            item.textOf("itemMeta", "firstCreated"),
            item.textOf("itemMeta", "versionCreated"),
            item.textOf("contentMeta", "contentModified")));
    raw.set(
        ArticleField.SOURCE,
        firstOf(
            named(item.first("contentMeta", "infoSource")),
            named(item.first("itemMeta", "provider")),
            item.textOf("rightsInfo", "copyrightHolder", "name")));
    if (meta != null) {
      raw.set(
          ArticleField.FILED_FROM, firstOf(meta.textOf("dateline"), named(meta.first("located"))));
      raw.set(ArticleField.SECTION, section(meta));
      raw.authors("authors", authors(meta));
      raw.keep("language", meta.attributeOf("tag", "language"));
    }
    raw.keep("mediaType", code(item.attributeOf("qcode", "itemMeta", "itemClass")));
    raw.keep("version", item.attribute("version"));
  }

  private static boolean isText(XmlNode item) {
    String kind = item.attributeOf("qcode", "itemMeta", "itemClass");
    return kind.isEmpty() || kind.endsWith(":text") || kind.endsWith(":composite");
  }

  private static String headline(XmlNode meta) {
    List<XmlNode> all = meta.all("headline");
    for (XmlNode one : all) {
      if (one.attribute("role").endsWith(":main") || one.attribute("role").isEmpty()) {
        return one.text();
      }
    }
    return all.isEmpty() ? "" : all.getFirst().text();
  }

  /** One rendition of several: the first with text, XML before data. */
  private static String body(XmlNode item) {
    XmlNode set = item.first("contentSet");
    if (set == null) {
      return "";
    }
    for (XmlNode xml : set.all("inlineXML")) {
      XmlNode nitf = xml.first("nitf");
      XmlNode html = xml.first("body");
      String text =
          nitf != null
              ? NitfFields.body(nitf)
              : html != null ? html.prose(NO_PROSE) : xml.prose(NO_PROSE);
      if (!text.isBlank()) {
        return text;
      }
    }
    for (XmlNode data : set.all("inlineData")) {
      String text = data.rawText().strip();
      if (!text.isEmpty() && data.attribute("encoding").isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String named(@Nullable XmlNode node) {
    if (node == null) {
      return "";
    }
    return firstOf(
        node.textOf("name"), node.attribute("literal"), code(node.attribute("qcode")), node.text());
  }

  /** "nprov:AFP" without its scheme. */
  private static String code(String qcode) {
    return qcode.substring(qcode.indexOf(':') + 1);
  }

  private static String section(XmlNode meta) {
    List<String> names = new ArrayList<>();
    for (XmlNode subject : meta.all("subject")) {
      String type = subject.attribute("type");
      String name = subject.textOf("name");
      if ((type.isEmpty() || type.startsWith("cpnat:")) && !name.isEmpty()) {
        boolean topic =
            type.isEmpty() || type.equals("cpnat:abstract") || type.equals("cpnat:dept");
        if (topic && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return String.join(", ", names);
  }

  private static List<String> authors(XmlNode meta) {
    List<String> names = new ArrayList<>(Bylines.names(meta.textOf("by")));
    if (names.isEmpty()) {
      for (XmlNode creator : meta.all("creator")) {
        String name = creator.textOf("name");
        if (!name.isEmpty() && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
