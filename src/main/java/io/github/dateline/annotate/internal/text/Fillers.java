package io.github.dateline.annotate.internal.text;

/**
 * What {@link io.github.dateline.Article#text} has in place of characters that are not seen: those
 * of an HTML entity or of a hyphen at a line's end, and those of a tag.
 */
public final class Fillers {
  /** A soft hyphen: part of the word next to it. */
  static final char FILLER = '\u00AD';

  /** A word joiner: part of no word. */
  static final char TAG = '\u2060';

  private Fillers() {}

  /** Whether a character is seen by no one. */
  public static boolean is(char c) {
    return c == FILLER || c == TAG;
  }
}
