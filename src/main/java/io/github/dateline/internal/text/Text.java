package io.github.dateline.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * String functions that must give the same result everywhere: order, white space, excerpts,
 * encoding.
 */
public final class Text {
  /** Longest piece of a given text that an error message repeats, in UTF-16 code units. */
  private static final int MAX_EXCERPT_LENGTH = 60;

  /**
   * The order of the UTF-8 bytes, which is Lucene's order of terms. It differs from that of {@link
   * String#compareTo} where characters beyond the basic plane meet the private-use area.
   */
  public static final Comparator<String> UTF8_ORDER =
      (a, b) -> {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
          char x = a.charAt(i);
          char y = b.charAt(i);
          if (x != y) {
            boolean highX = Character.isSurrogate(x);
            boolean highY = Character.isSurrogate(y);
            return highX == highY ? Character.compare(x, y) : highX ? 1 : -1;
          }
        }
        return Integer.compare(a.length(), b.length());
      };

  private Text() {}

  /**
   * The same text with each lone surrogate, which no UTF-8 file can hold, replaced by U+FFFD.
   * Offsets stay.
   */
  public static String wellFormed(String text) {
    for (int i = firstSurrogate(text, 0); i < text.length(); i = firstSurrogate(text, i + 1)) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        return mended(text, i);
      }
    }
    return text;
  }

  /** Where the first surrogate is from a place on; the length of the text if there is none. */
  private static int firstSurrogate(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isSurrogate(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String mended(String text, int from) {
    char[] chars = text.toCharArray();
    for (int i = from; i < chars.length; i++) {
      if (Character.isHighSurrogate(chars[i])
          && i + 1 < chars.length
          && Character.isLowSurrogate(chars[i + 1])) {
        i++;
      } else if (Character.isSurrogate(chars[i])) {
        chars[i] = '\uFFFD';
      }
    }
    return new String(chars);
  }

  /**
   * The text on one line, runs of white space and control characters as one space, trimmed, without
   * what {@link LegibleText} leaves for characters that are not seen.
   */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
      } else if (!LegibleText.isFiller(c)) {
        line.append(c);
      }
    }
    return line.isEmpty() || line.charAt(line.length() - 1) != ' '
        ? line.toString()
        : line.substring(0, line.length() - 1);
  }

  /** White space of any script, no-break spaces, or a control character. */
  public static boolean isBlank(char c) {
    // Of ASCII, all up to the space and the last: asked of each character, so without Java's
    // tables.
    return c <= ' '
        || c >= '\u007f'
            && (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
  }

  /** Whether the text holds nothing but white space and control characters. */
  public static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The beginning of the text, on one line, for a message. */
  public static String excerpt(String text) {
    String line =
        oneLine(
            text.length() > 4 * MAX_EXCERPT_LENGTH
                ? text.substring(0, 4 * MAX_EXCERPT_LENGTH)
                : text);
    if (line.length() <= MAX_EXCERPT_LENGTH) {
      return line;
    }
    int end =
        Character.isHighSurrogate(line.charAt(MAX_EXCERPT_LENGTH - 1))
            ? MAX_EXCERPT_LENGTH - 1
            : MAX_EXCERPT_LENGTH;
    return line.substring(0, end) + "…";
  }

  /** The text with the characters of the spans {@code [start, end)} replaced by spaces. */
  static String blanked(String text, int[][] spans) {
    if (spans.length == 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int[] span : spans) {
      Arrays.fill(chars, span[0], span[1], ' ');
    }
    return new String(chars);
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
