package io.github.dateline.annotate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the times in a sentence. */
interface Times {
  /**
   * The time expressions of a sentence by their first token. Safe for use by many threads.
   *
   * @param text the text that the tokens are of
   * @param tokens the tokens, at least one
   * @param tags their parts of speech
   * @param day the day to resolve against; null for none
   */
  List<TimeSpan> of(String text, List<Token> tokens, List<String> tags, @Nullable LocalDate day);
}
