package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.util.Objects;

/**
 * An input that was skipped because it could not be read or annotated, and the reason.
 *
 * <p>The rest is processed. Immutable and thread-safe.
 *
 * @param where what it was: a file, a file and line ({@code news.jsonl:12}) or an article's id
 * @param why the reason, on one line
 */
public record SetAside(String where, String why) {
  /** Puts both on one line. */
  public SetAside {
    where = Text.oneLine(Objects.requireNonNull(where, "where must not be null"));
    why = Text.oneLine(Objects.requireNonNull(why, "why must not be null"));
  }

  /**
   * The message for people.
   *
   * @return where and why, as in {@code news.jsonl:12: not a JSON object}
   */
  @Override
  public String toString() {
    return where + ": " + why;
  }
}
