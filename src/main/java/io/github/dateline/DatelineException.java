package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.util.OptionalInt;

/**
 * Thrown when something cannot be done as it was asked for, and the person who asked can mend it: a
 * mistyped query, a name that no entity has, archives of different annotators, more than memory
 * holds. The message is written for that person: one line, and below it the query or the name with
 * a caret under the place, where there is one.
 *
 * <p>A mistake in a program, such as a limit below 1, is an {@link IllegalArgumentException}.
 */
public final class DatelineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** How much of a long query is shown on each side of the place, in UTF-16 code units. */
  private static final int MAX_EXCERPT_REACH = 60;

  private static final int NOWHERE = -1;

  /** What is wrong. */
  private final String problem;

  /** Where, in UTF-16 code units of the query. */
  private final int offset;

  /**
   * Says what is wrong.
   *
   * @param problem the message, on one line
   */
  public DatelineException(String problem) {
    super(problem);
    this.problem = problem;
    this.offset = NOWHERE;
  }

  /**
   * Says what is wrong with a query, or with a name.
   *
   * @param problem the first line of the message
   * @param query the query or the name
   * @param offset where in it, in UTF-16 code units
   */
  public DatelineException(String problem, String query, int offset) {
    super(message(problem, query, offset));
    this.problem = problem;
    this.offset = offset;
  }

  /**
   * What is wrong, on one line, without the query.
   *
   * @return the problem
   */
  public String problem() {
    return problem;
  }

  /**
   * Where in the query or the name.
   *
   * @return the offset in UTF-16 code units, from 0 to the length of the text; empty if it is not
   *     about such a text
   */
  public OptionalInt offset() {
    return offset == NOWHERE ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  private static String message(String problem, String query, int offset) {
    int from = Math.max(0, offset - MAX_EXCERPT_REACH);
    int to = Math.min(query.length(), offset + MAX_EXCERPT_REACH);
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    int caret = shown.length() + offset - from;
    for (int i = from; i < to; i++) {
      shown.append(Text.isBlank(query.charAt(i)) ? ' ' : query.charAt(i));
    }
    shown.append(to < query.length() ? "…" : "");
    return problem + "\n  " + shown + "\n  " + " ".repeat(caret) + "^";
  }
}
