package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a page of ALTO by the ids of its blocks. */
public final class AltoPage {
  private final Map<String, List<String>> blocks = new LinkedHashMap<>();
  private final List<String> all = new ArrayList<>();

  private AltoPage() {}

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException if it is no XML, or nested too deep
   */
  public static AltoPage read(InputStream in) throws IOException {
    AltoPage page = new AltoPage();
    XmlItems pages = new XmlItems(in, Set.of("Page"));
    XmlNode node = pages.next();
    while (node != null) {
      page.addBlocks(node, new ArrayList<>());
      node = pages.next();
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

  private void addBlocks(XmlNode node, List<List<String>> around) {
    for (XmlNode child : node.elements()) {
      if (child.name().equals("TextBlock")) {
        String text = text(child);
        if (!text.isEmpty()) {
          all.add(text);
          around.forEach(block -> block.add(text));
          blocks.put(child.attribute("ID"), List.of(text));
        }
      } else if (child.name().equals("ComposedBlock")) {
        List<String> own = new ArrayList<>();
        blocks.put(child.attribute("ID"), own);
        List<List<String>> more = new ArrayList<>(around);
        more.add(own);
        addBlocks(child, more);
      } else {
        addBlocks(child, around);
      }
    }
  }

  /** A block's text on one line: a column's line ends say nothing, and words over two are whole. */
  private static String text(XmlNode block) {
    StringBuilder text = new StringBuilder();
    boolean hyphen = false;
    for (XmlNode line : block.all("TextLine")) {
      boolean begins = true;
      for (XmlNode part : line.elements()) {
        String word = word(part);
        if (part.name().equals("HYP")) {
          // Half a word, where nothing says what the whole is.
          hyphen = true;
        } else if (word != null && !word.isEmpty()) {
          boolean joined =
              begins && hyphen && Character.isLowerCase(word.codePointAt(0)) && !text.isEmpty();
          boolean space = !text.isEmpty() && !joined;
          text.append(space ? " " : "").append(word);
          begins = false;
          hyphen = false;
        } else if (word != null) {
          begins = false;
          hyphen = false;
        }
      }
    }
    return text.toString();
  }

  /** The text of a string; empty for the second half of a word, null if it is no string. */
  private static @Nullable String word(XmlNode part) {
    if (!part.name().equals("String")) {
      return null;
    }
    String whole = part.attribute("SUBS_CONTENT").strip();
    return switch (part.attribute("SUBS_TYPE")) {
      case "HypPart1" -> whole.isEmpty() ? part.attribute("CONTENT").strip() : whole;
      case "HypPart2" -> whole.isEmpty() ? part.attribute("CONTENT").strip() : "";
      default -> part.attribute("CONTENT").strip();
    };
  }
}
