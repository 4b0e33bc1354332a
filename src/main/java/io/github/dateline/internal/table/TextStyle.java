package io.github.dateline.internal.table;

import io.github.dateline.Passage;

/**
 * How text can be shown.
 *
 * @param width how many columns there are; {@link Integer#MAX_VALUE} where lines may be of any
 *     length
 * @param colour whether bold and colours are shown
 */
public record TextStyle(int width, boolean colour) {
  /** Lines of any length, without colours. */
  public static final TextStyle PLAIN = new TextStyle(Integer.MAX_VALUE, false);

  /** What precedes a highlight. */
  public String open() {
    return colour ? "\u001b[1m" : "**";
  }

  /** What follows a highlight. */
  public String close() {
    return colour ? "\u001b[0m" : "**";
  }

  /** A passage on one line with its highlights. */
  public String marked(Passage passage) {
    return Formats.undirected(passage.marked(open(), close()));
  }

  /** A title: bold if that can be shown. */
  public String title(String text) {
    return colour ? open() + text + close() : text;
  }
}
