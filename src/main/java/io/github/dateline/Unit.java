package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.io.Serializable;
import java.util.Locale;

/**
 * The unit of co-occurrence: the stretch of text in which two entities must both be mentioned to
 * count as co-occurring.
 *
 * <p>Counting is by presence: a unit has an entity or has it not, however often it is named.
 *
 * <table>
 * <caption>Units</caption>
 * <tr><th>written</th><th>unit</th></tr>
 * <tr><td>{@code article}</td><td>headline and body together</td></tr>
 * <tr><td>{@code paragraph}</td><td>each paragraph of the body; the headline</td></tr>
 * <tr><td>{@code sentence}</td><td>each sentence of the body; the headline</td></tr>
 * <tr><td>{@code sentences:K}</td><td>for each sentence i of the body the sentences i to i+K-1, cut
 * at the body's end, so that there are as many units as sentences; the headline</td></tr>
 * </table>
 *
 * Values are immutable and thread-safe.
 */
public sealed interface Unit extends Serializable {
  /** The whole article. */
  Unit ARTICLE = new WholeArticle();

  /** A paragraph. */
  Unit PARAGRAPH = new Paragraph();

  /** A sentence. */
  Unit SENTENCE = new Sentences(1);

  /** The whole article: headline and body. */
  record WholeArticle() implements Unit {
    @Override
    public String toString() {
      return "article";
    }
  }

  /** A paragraph of the body, or the headline. */
  record Paragraph() implements Unit {
    @Override
    public String toString() {
      return "paragraph";
    }
  }

  /**
   * A sentence of the body and those that follow it, or the headline.
   *
   * @param count how many sentences, at least 1; 1 is {@link #SENTENCE}
   */
  record Sentences(int count) implements Unit {
    /** Checks the count. */
    public Sentences {
      if (count < 1) {
        throw new IllegalArgumentException(tooFew(count));
      }
    }

    @Override
    public String toString() {
      return count == 1 ? "sentence" : "sentences:" + count;
    }
  }

  /**
   * The unit that a word stands for.
   *
   * @param word {@code article}, {@code paragraph}, {@code sentence} or {@code sentences:K}, in any
   *     case
   * @return the unit
   * @throws DatelineException if the word is none of these, or K is no number of at least 1
   */
  static Unit parse(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    switch (lower) {
      case "article":
        return ARTICLE;
      case "paragraph":
        return PARAGRAPH;
      case "sentence":
        return SENTENCE;
      default:
        if (lower.matches("sentences:-?[0-9]{1,9}")) {
          int count = Integer.parseInt(lower.substring("sentences:".length()));
          if (count < 1) {
            throw new DatelineException(tooFew(count));
          }
          return new Sentences(count);
        }
        throw new DatelineException(
            "unit must be article, paragraph, sentence or sentences:K, got \""
                + Text.excerpt(word)
                + "\"");
    }
  }

  private static String tooFew(int count) {
    return "unit must be sentences:K with K >= 1, got sentences:" + count;
  }
}
