package io.github.dateline;

import io.github.dateline.internal.text.Text;

/**
 * A query, or a name in it, that cannot be understood. The message says why, repeats the text and
 * puts a caret under the place.
 */
public final class QueryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** How much of a long query is shown on each side of the place, in UTF-16 code units. */
  private static final int REACH = 60;

  /** What is wrong. */
  private final String problem;

  /** Where, in UTF-16 code units of the query. */
  private final int offset;

  /**
   * Says what is wrong, and where.
   *
   * @param problem what is wrong, on one line
   * @param query the query
   * @param offset where, in UTF-16 code units of the query, from 0 to its length
   */
  public QueryException(String problem, String query, int offset) {
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
   * Where in the query.
   *
   * @return the offset in UTF-16 code units, from 0 to the query's length
   */
  public int offset() {
    return offset;
  }

  private static String message(String problem, String query, int offset) {
    int from = Math.max(0, offset - REACH);
    int to = Math.min(query.length(), offset + REACH);
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    int caret = shown.length() + offset - from;
    for (int i = from; i < to; i++) {
      shown.append(Text.isBlank(query.charAt(i)) ? ' ' : query.charAt(i));
    }
    shown.append(to < query.length() ? "…" : "");
    return problem + "\n  " + shown + "\n  " + " ".repeat(caret) + "^";
  }
}
