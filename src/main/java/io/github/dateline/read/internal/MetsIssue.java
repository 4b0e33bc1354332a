package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a METS file says of an issue of a newspaper: its title and day, and where articles stand.
 */
public final class MetsIssue {
  /**
   * A block of a page.
   *
   * @param file the page's file, by its address in the METS file
   * @param block the id of the block
   */
  public record Area(String file, String block) {}

  /** An article: where its headline and its text stand. */
  public static final class Part {
    private final String id;
    private final String label;
    private final String section;
    private final List<String> authors;
    private final List<Area> headline = new ArrayList<>();
    private final List<Area> text = new ArrayList<>();

    private Part(String id, String label, String section, List<String> authors) {
      this.id = id;
      this.label = label;
      this.section = section;
      this.authors = authors;
    }

    /** Its id in the file, empty if it has none. */
    public String id() {
      return id;
    }

    /** What it is called, empty if nothing says it. */
    public String label() {
      return label;
    }

    /** The section around it, empty if there is none. */
    public String section() {
      return section;
    }

    /** Who wrote it. */
    public List<String> authors() {
      return authors;
    }

    /** Where its headline stands. */
    public List<Area> headline() {
      return headline;
    }

    /** Where its text stands. */
    public List<Area> text() {
      return text;
    }
  }

  private static final Set<String> HEADLINE = Set.of("heading", "headline", "title", "head");

  /** What is no text of an article. */
  private static final Set<String> NO_TEXT =
      Set.of("illustration", "image", "picture", "photo", "caption", "table", "advertisement");

  private static final int MAX_DEPTH = 100;

  private final Map<String, XmlNode> descriptions = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private String title = "";
  private String day = "";
  private String language = "";

  private MetsIssue() {}

  /**
   * Reads a METS file.
   *
   * @throws IllegalArgumentException if it is no XML, or nested too deep
   */
  public static MetsIssue read(InputStream in) throws IOException {
    MetsIssue issue = new MetsIssue();
    XmlItems items = new XmlItems(in, Set.of("dmdSec", "file", "structMap"));
    XmlNode item = items.next();
    while (item != null) {
      switch (item.name()) {
        case "dmdSec" -> issue.describe(item);
        case "file" -> issue.files.put(item.attribute("ID"), item.attributeOf("href", "FLocat"));
        default -> issue.walk(item, "", 0);
      }
      item = items.next();
    }
    return issue;
  }

  /** The newspaper's title. */
  public String title() {
    return title;
  }

  /** The day of the issue, as it is written. */
  public String day() {
    return day;
  }

  /** The language, as it is written. */
  public String language() {
    return language;
  }

  /** The articles in their order. */
  public List<Part> parts() {
    return parts;
  }

  private void describe(XmlNode section) {
    descriptions.put(section.attribute("ID"), section);
    String issued = NonEmpty.first(section.textOf("dateIssued"), section.textOf("date"));
    if (day.isEmpty() && !issued.isEmpty()) {
      day = issued;
      title = NonEmpty.first(hostTitle(section), section.textOf("title"), title);
    } else if (title.isEmpty()) {
      title = NonEmpty.first(hostTitle(section), section.textOf("title"));
    }
    language = language.isEmpty() ? section.textOf("language") : language;
  }

  /** The newspaper of which the issue is a part. */
  private static String hostTitle(XmlNode section) {
    for (XmlNode related : section.all("relatedItem")) {
      if (related.attribute("type").equals("host")) {
        return related.textOf("title");
      }
    }
    return "";
  }

  private void walk(XmlNode node, String section, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (XmlNode div : node.elements()) {
      if (!div.name().equals("div")) {
        continue;
      }
      String type = type(div);
      if (type.equals("article")) {
        XmlNode about = descriptions.get(div.attribute("DMDID").split(" ")[0]);
        String label = about == null ? "" : about.textOf("titleInfo", "title");
        List<String> authors = new ArrayList<>();
        if (about != null) {
          for (XmlNode name : about.all("name")) {
            authors.addAll(Bylines.names(name.textOf("namePart")));
          }
        }
        Part part =
            new Part(
                div.attribute("ID"),
                NonEmpty.first(label, div.attribute("LABEL")),
                section,
                authors);
        areas(div, part, false, depth);
        parts.add(part);
      } else {
        walk(div, type.equals("section") ? div.attribute("LABEL") : section, depth + 1);
      }
    }
  }

  private void areas(XmlNode div, Part part, boolean headline, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (XmlNode child : div.elements()) {
      if (child.name().equals("div")) {
        String type = type(child);
        if (!NO_TEXT.contains(type)) {
          areas(child, part, headline || HEADLINE.contains(type), depth + 1);
        }
      } else if (child.name().equals("fptr")) {
        for (XmlNode area : child.all("area")) {
          String file = files.getOrDefault(area.attribute("FILEID"), "");
          if (!file.isEmpty() && !area.attribute("BEGIN").isEmpty()) {
            (headline ? part.headline : part.text).add(new Area(file, area.attribute("BEGIN")));
          }
        }
      }
    }
  }

  private static String type(XmlNode div) {
    return div.attribute("TYPE").toLowerCase(Locale.ROOT);
  }

  /** The first of several texts that says something. */
  private static final class NonEmpty {
    static String first(String... texts) {
      for (String text : texts) {
        if (!text.isBlank()) {
          return text.strip();
        }
      }
      return "";
    }
  }
}
