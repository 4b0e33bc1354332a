package io.github.dateline.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Widths and line breaks of text on a screen whose letters are all equally wide. */
public final class TextLayout {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private TextLayout() {}

  /** How many columns a line takes: none for combining marks, two for Chinese and the like. */
  public static int width(String line) {
    String seen = line.indexOf('\u001b') < 0 ? line : COLOUR.matcher(line).replaceAll("");
    return seen.codePoints().map(TextLayout::width).sum();
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** Hangul, CJK, full-width forms and pictures, as in Unicode's East Asian Width. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  /** Lines as one text, each with its end. */
  static String joined(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** The text, cut with an ellipsis if it is wider. */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += width(c);
      if (used > columns) {
        break;
      }
      kept.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return kept.toString().stripTrailing() + "…";
  }

  /** The lines of a text, broken between words, each indented. */
  public static List<String> wrapped(String text, int indent, int columns) {
    String margin = " ".repeat(indent);
    if (columns == Integer.MAX_VALUE) {
      return List.of(margin + text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && indent + width(line.toString()) + 1 + width(word) > columns) {
        lines.add(margin + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(margin + line);
    return lines;
  }
}
