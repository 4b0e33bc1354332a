package io.github.dateline;

import java.util.List;
import java.util.Objects;

/**
 * A sentence of an article, with the mentions in it. A headline is a single sentence and a
 * paragraph of its own.
 *
 * <p>Immutable and thread-safe.
 *
 * @param field whether it stands in the headline or in the body
 * @param start offset of its first UTF-16 code unit, at least 0
 * @param end offset after its last UTF-16 code unit, above {@code start}
 * @param paragraph number of its paragraph within the field, from 0
 * @param mentions the mentions, all within the sentence, by start and then by falling end
 */
public record Sentence(
    Article.Field field, int start, int end, int paragraph, List<Mention> mentions) {

  /** Checks the offsets and that the mentions lie within. */
  public Sentence {
    Objects.requireNonNull(field, "field must not be null");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "start must be >= 0 and below end, got [" + start + ", " + end + ")");
    }
    if (paragraph < 0 || (field == Article.Field.HEADLINE && paragraph > 0)) {
      throw new IllegalArgumentException(
          "paragraph must be >= 0, and 0 in the headline, got " + paragraph);
    }
    mentions = List.copyOf(mentions);
    Mention before = null;
    for (Mention mention : mentions) {
      if (mention.start() < start || mention.end() > end) {
        throw new IllegalArgumentException(
            "mention " + mention + " must lie within its sentence [" + start + ", " + end + ")");
      }
      if (before != null
          && (before.start() > mention.start()
              || (before.start() == mention.start() && before.end() < mention.end()))) {
        throw new IllegalArgumentException(
            "mentions must be in order of their offsets, got " + before + " before " + mention);
      }
      before = mention;
    }
  }
}
