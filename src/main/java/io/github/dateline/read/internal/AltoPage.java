package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of a page of ALTO by the ids of its blocks. */
public final class AltoPage {
  private final Map<String, List<String>> blocks = new LinkedHashMap<>();
  private final List<String> all = new ArrayList<>();

  /** The blocks around the one that is open, from the outside. */
  private final List<List<String>> around = new ArrayList<>();

  /** The text of the block that is open, on one line. */
  private final StringBuilder text = new StringBuilder();

  private String block = "";
  private boolean begins;
  private boolean hyphen;

  private AltoPage() {}

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException if it is no XML, or nested too deep
   */
  public static AltoPage read(InputStream in) throws IOException {
    AltoPage page = new AltoPage();
    XmlTags tags = new XmlTags(in);
    while (tags.next()) {
      if (tags.begins()) {
        page.begin(tags);
      }
      if (tags.ends()) {
        page.end(tags.name());
      }
    }
    return page;
  }

  /** The paragraphs of a block, those of the blocks in it included; empty if it is not there. */
  public List<String> block(String id) {
    return blocks.getOrDefault(id, List.of());
  }

  /** All paragraphs of the page. */
  public List<String> paragraphs() {
    return all;
  }

  private void begin(XmlTags tag) {
    switch (tag.name()) {
      case "ComposedBlock" -> {
        around.add(new ArrayList<>());
        blocks.put(tag.attribute("ID"), around.getLast());
      }
      case "TextBlock" -> {
        block = tag.attribute("ID");
        text.setLength(0);
        hyphen = false;
      }
      case "TextLine" -> begins = true;
      // Half a word, where nothing says what the whole is.
      case "HYP" -> hyphen = true;
      case "String" -> add(word(tag));
      default -> {}
    }
  }

  private void end(String name) {
    if (name.equals("ComposedBlock")) {
      around.removeLast();
    } else if (name.equals("TextBlock") && !text.isEmpty()) {
      String paragraph = text.toString();
      all.add(paragraph);
      around.forEach(one -> one.add(paragraph));
      blocks.put(block, List.of(paragraph));
    }
  }

  /** Adds a word to a block: a column's line ends say nothing, and words over two are whole. */
  private void add(String word) {
    if (!word.isEmpty()) {
      boolean joined = begins && hyphen && Character.isLowerCase(word.codePointAt(0));
      text.append(text.isEmpty() || joined ? "" : " ").append(word);
    }
    begins = false;
    hyphen = false;
  }

  /** The text of a string; empty for the second half of a word. */
  private static String word(XmlTags string) {
    String type = string.attribute("SUBS_TYPE");
    String whole = type.isEmpty() ? "" : string.attribute("SUBS_CONTENT").strip();
    return switch (whole.isEmpty() ? "" : type) {
      case "HypPart1" -> whole;
      case "HypPart2" -> "";
      default -> string.attribute("CONTENT").strip();
    };
  }
}
