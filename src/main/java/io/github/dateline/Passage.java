package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A passage of an article with highlights: the snippet of a hit, or one piece of evidence for a
 * count (a concordance line).
 *
 * <p>Offsets are UTF-16 code units of the article's headline or body. Immutable and thread-safe.
 *
 * @param article id of the article
 * @param field whether it stands in the headline or in the body
 * @param start offset of its first code unit
 * @param end offset after its last code unit
 * @param text what stands there, masked code units as spaces, {@code end - start} long
 * @param highlights what to point at, by start, none overlapping another
 */
public record Passage(
    String article,
    Article.Field field,
    int start,
    int end,
    String text,
    List<Highlight> highlights)
    implements Serializable {

  /** Why something is highlighted. */
  public enum Kind {
    /** The query matched it. */
    MATCH,
    /** It names the first entity of a pair. */
    FIRST,
    /** It names the second entity of a pair. */
    SECOND
  }

  /**
   * Something to point at.
   *
   * @param kind why
   * @param start offset of its first code unit in the article's field
   * @param end offset after its last code unit
   */
  public record Highlight(Kind kind, int start, int end) implements Serializable {}

  /** Checks the offsets. */
  public Passage {
    Objects.requireNonNull(article, "article must not be null");
    Objects.requireNonNull(field, "field must not be null");
    if (start < 0 || end < start || text.length() != end - start) {
      throw new IllegalArgumentException(
          "text must be as long as [" + start + ", " + end + "), got " + text.length());
    }
    highlights = List.copyOf(highlights);
    int before = start;
    for (Highlight highlight : highlights) {
      if (highlight.start() < before || highlight.end() > end) {
        throw new IllegalArgumentException(
            "highlights must lie in the passage, in order and apart, got " + highlights);
      }
      before = highlight.end();
    }
  }

  /**
   * The passage on one line, as a concordance shows it: runs of white space as single spaces, each
   * highlight between two marks.
   *
   * @param open what stands before a highlight, may be empty
   * @param close what stands after a highlight, may be empty
   * @return the line
   */
  public String marked(String open, String close) {
    StringBuilder line = new StringBuilder();
    int at = start;
    for (Highlight highlight : highlights) {
      append(line, at, highlight.start());
      line.append(open);
      append(line, highlight.start(), highlight.end());
      line.append(close);
      at = highlight.end();
    }
    append(line, at, end);
    return line.toString().strip();
  }

  private void append(StringBuilder line, int from, int to) {
    String piece = text.substring(from - start, to - start);
    if (piece.isEmpty()) {
      return;
    }
    String folded = Text.oneLine(piece);
    if (Text.isBlank(piece.charAt(0)) && !line.isEmpty()) {
      line.append(' ');
    }
    line.append(folded);
    if (!folded.isEmpty() && Text.isBlank(piece.charAt(piece.length() - 1))) {
      line.append(' ');
    }
  }
}
