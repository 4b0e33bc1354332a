package io.github.dateline.read;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.Bylines;
import io.github.dateline.read.internal.Embargo;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fields of a NITF document. */
final class NitfFields {
  /** What stands in the body and is no part of the story. */
  static final Set<String> NO_PROSE =
      Set.of(
          "media",
          "body.end",
          "tagline",
          "ednote",
          "note",
          "byline",
          "dateline",
          "hedline",
          "abstract",
          "copyrite",
          "script",
          "style",
          "figure",
          "nitf-table-metadata");

  private NitfFields() {}

  static void fill(XmlNode nitf, RawArticle raw) {
    String status = nitf.attributeOf("management-status", "docdata").toLowerCase(Locale.ROOT);
    if (status.equals("kill") || status.equals("canceled") || status.equals("withheld")) {
      raw.withdraw(
          nitf.attributeOf("id-string", "docdata", "doc-id"),
          nitf.attributeOf("version", "du-key"),
          "management-status is " + status);
    }
    Embargo.check(nitf.attributeOf("norm", "docdata", "date.release"), "");
    raw.set(ArticleField.ID, nitf.attributeOf("id-string", "docdata", "doc-id"));
    String headline = nitf.textOf("hedline", "hl1");
    raw.set(ArticleField.HEADLINE, headline.isEmpty() ? nitf.textOf("head", "title") : headline);
    raw.set(ArticleField.BODY, body(nitf));
    raw.set(
        ArticleField.PUBLISHED,
        firstOf(
            nitf.attributeOf("norm", "docdata", "date.issue"),
            nitf.attributeOf("date.publication", "pubdata"),
            day(nitf),
            nitf.attributeOf("norm", "story.date"),
            nitf.attributeOf("norm", "docdata", "date.release")));
    raw.set(
        ArticleField.SOURCE,
        firstOf(
            nitf.attributeOf("name", "pubdata"),
            nitf.attributeOf("holder", "docdata", "doc.copyright"),
            nitf.textOf("body.head", "distributor"),
            nitf.attributeOf("src", "docdata", "doc-id")));
    raw.set(ArticleField.SECTION, section(nitf));
    raw.set(ArticleField.URL, nitf.attributeOf("ex-ref", "pubdata"));
    raw.set(
        ArticleField.FILED_FROM,
        firstOf(
            nitf.textOf("body.head", "dateline", "location"),
            nitf.textOf("body.head", "dateline"),
            nitf.textOf("dateline", "location"),
            nitf.textOf("dateline")));
    raw.authors("authors", authors(nitf));
    raw.keep("version", nitf.attributeOf("version", "du-key"));
    raw.keep("language", nitf.attribute("lang"));
  }

  /** The full text where it is told from the lead, which is in it. */
  static String body(XmlNode nitf) {
    XmlNode content = nitf.first("body.content");
    if (content == null) {
      XmlNode body = nitf.first("body");
      return body == null ? "" : body.prose(NO_PROSE);
    }
    for (XmlNode block : content.all("block")) {
      if (block.attribute("class").equals("full_text")) {
        return block.prose(NO_PROSE);
      }
    }
    return content.prose(NO_PROSE);
  }

  /** The day as newspapers' archives say it, in three meta elements. */
  private static String day(XmlNode nitf) {
    String day = "";
    for (String part : new String[] {"year", "month", "day_of_month"}) {
      String number = meta(nitf, "publication_" + part);
      if (number.isEmpty()) {
        return "";
      }
      day += (day.isEmpty() ? "" : "-") + number;
    }
    return day;
  }

  private static String meta(XmlNode nitf, String name) {
    for (XmlNode meta : nitf.all("meta")) {
      if (meta.attribute("name").equals(name)) {
        return meta.attribute("content").strip();
      }
    }
    return "";
  }

  private static String section(XmlNode nitf) {
    for (String name : new String[] {"online_sections", "dsk", "section"}) {
      String section = meta(nitf, name);
      if (!section.isEmpty()) {
        return section;
      }
    }
    return firstOf(
        nitf.attributeOf("position.section", "pubdata"),
        nitf.attributeOf("fix-id", "fixture"),
        nitf.attributeOf("tobject.subject.type", "tobject.subject"));
  }

  private static List<String> authors(XmlNode nitf) {
    for (XmlNode byline : nitf.all("byline")) {
      if (byline.attribute("class").equals("normalized_byline")) {
        continue;
      }
      List<String> names = new ArrayList<>();
      byline.all("person").forEach(person -> names.add(person.text()));
      if (names.isEmpty()) {
        String text = byline.text();
        for (XmlNode title : byline.all("byttl")) {
          text = text.replace(title.text(), "");
        }
        names.addAll(Bylines.names(text));
      }
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  static String firstOf(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
