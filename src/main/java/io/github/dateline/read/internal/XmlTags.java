package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The tags of an XML file one after another, for formats that keep all they say in attributes,
 * which are looked at only when they are asked for. What stands between tags is passed over, and no
 * document type is read.
 */
final class XmlTags {
  private static final int MAX_BYTES = 128 << 20;

  private final String xml;
  private final Deque<String> open = new ArrayDeque<>();
  private int at;
  private String name = "";
  private int from;
  private int to;
  private boolean begins;
  private boolean ends;

  /** The tags of a file, in memory as a whole. */
  XmlTags(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES);
    if (bytes.length == MAX_BYTES && in.read() >= 0) {
      throw new IllegalArgumentException("longer than 128 MiB: no page");
    }
    xml = XmlItems.text(bytes);
  }

  /**
   * Goes to the next tag.
   *
   * @return false if there is none left
   * @throws IllegalArgumentException if the file ends within an element, or one ends that is not
   *     open
   */
  boolean next() {
    int tag = xml.indexOf('<', at);
    while (tag >= 0 && tag + 1 < xml.length() && "?!".indexOf(xml.charAt(tag + 1)) >= 0) {
      at = tag;
      tag = xml.indexOf('<', afterOther(tag));
    }
    if (tag < 0) {
      at = xml.length();
      check(open.isEmpty());
      return false;
    }
    at = tag;
    begins = tag + 1 == xml.length() || xml.charAt(tag + 1) != '/';
    from = tag + (begins ? 1 : 2);
    int colon = from;
    while (from < xml.length() && isName(xml.charAt(from))) {
      colon = xml.charAt(from++) == ':' ? from : colon;
    }
    name = xml.substring(colon, from);
    to = end(from);
    check(!name.isEmpty() && to >= 0);
    ends = !begins || xml.charAt(to - 1) == '/';
    if (!begins) {
      check(!open.isEmpty() && open.pop().equals(name));
    } else if (!ends) {
      open.push(name);
      XmlItems.checkDepth(open.size());
    }
    at = to + 1;
    return true;
  }

  /** The name of the tag's element, without prefix. */
  String name() {
    return name;
  }

  /** Whether the element begins here. */
  boolean begins() {
    return begins;
  }

  /** Whether the element ends here; one that is empty does both. */
  boolean ends() {
    return ends;
  }

  /** An attribute by its name, empty if there is none. */
  String attribute(String key) {
    int found = xml.indexOf(key, from, to);
    while (found >= 0) {
      int i = found + key.length();
      while (i < to && Character.isWhitespace(xml.charAt(i))) {
        i++;
      }
      if (i < to && !isName(xml.charAt(found - 1)) && xml.charAt(i) == '=' && isOutside(found)) {
        int quote = i + 1;
        while (quote < to && Character.isWhitespace(xml.charAt(quote))) {
          quote++;
        }
        int close = quote < to ? xml.indexOf(xml.charAt(quote), quote + 1, to) : -1;
        return close < 0
            ? ""
            : org.jsoup.parser.Parser.unescapeEntities(xml.substring(quote + 1, close), true);
      }
      found = xml.indexOf(key, found + 1, to);
    }
    return "";
  }

  /** Whether a place in the tag is in no attribute's value. */
  private boolean isOutside(int place) {
    char quote = 0;
    for (int i = from; i < place; i++) {
      char c = xml.charAt(i);
      if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
        quote = quote == 0 ? c : 0;
      }
    }
    return quote == 0;
  }

  /** Where the tag ends, -1 if it does not. */
  private int end(int start) {
    char quote = 0;
    for (int i = start; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    return -1;
  }

  /** Where the comment, instruction or document type ends that begins at a place. */
  private int afterOther(int start) {
    int end;
    if (xml.startsWith("<!--", start)) {
      end = xml.indexOf("-->", start + 4);
    } else if (xml.startsWith("<![CDATA[", start)) {
      end = xml.indexOf("]]>", start);
    } else if (xml.startsWith("<?", start)) {
      end = xml.indexOf("?>", start);
    } else {
      int subset = xml.indexOf('[', start);
      end = end(start);
      end = subset >= 0 && subset < end ? xml.indexOf("]>", subset) : end;
    }
    check(end >= 0);
    return end + 1;
  }

  private void check(boolean fine) {
    if (!fine) {
      long line = 1 + xml.substring(0, at).chars().filter(c -> c == '\n').count();
      throw new IllegalArgumentException(XmlItems.notWellFormed(line));
    }
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
  }
}
