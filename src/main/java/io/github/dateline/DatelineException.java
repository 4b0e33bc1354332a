package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when something cannot be done as it was asked for, and the person who asked can mend it: a
 * mistyped query, a name that no entity has, archives of different annotators, more than memory
 * holds. The message is written for that person: one line, and below it the query or the name with
 * a caret under the place, where there is one. What may be done about it is said in terms of Java;
 * a program with other words for it takes {@link #problem()} and {@link #remedy()}.
 *
 * <p>A mistake in a program, such as a limit below 1, is an {@link IllegalArgumentException}.
 */
public final class DatelineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** How much of a long query is shown on each side of the place, in UTF-16 code units. */
  private static final int MAX_EXCERPT_REACH = 60;

  private static final int NOWHERE = -1;

  /** What may be done about a mistake. */
  public enum Remedy {
    /** To annotate all articles of the archive once more. */
    REANNOTATE("annotate again with ArchiveWriter.rebuild"),
    /** To annotate them once more, dates in the text included. */
    ANNOTATE_DATES("annotate again with CoreNlpAnnotator.builder().dates(true)"),
    /** To merge the archive into a new one with another number of shards. */
    MERGE("make a new archive of it with ArchiveWriter.merge");

    private final String inJava;

    Remedy(String inJava) {
      this.inJava = inJava;
    }
  }

  /** What is wrong. */
  private final String problem;

  /** What may be done about it; null if that depends. */
  private final @Nullable Remedy remedy;

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
    this.remedy = null;
    this.offset = NOWHERE;
  }

  /**
   * Says what is wrong and what may be done about it.
   *
   * @param problem what is wrong, on one line
   * @param remedy what may be done, which the message says too
   */
  public DatelineException(String problem, Remedy remedy) {
    super(problem + "; " + remedy.inJava);
    this.problem = problem;
    this.remedy = remedy;
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
    this(problem, null, query, offset);
  }

  /**
   * Says what is wrong with a query and what may be done about it.
   *
   * @param problem what is wrong, on one line
   * @param remedy what may be done, which the message says too; null if that depends
   * @param query the query
   * @param offset where in it, in UTF-16 code units
   */
  public DatelineException(String problem, @Nullable Remedy remedy, String query, int offset) {
    super(excerpt(remedy == null ? problem : problem + "; " + remedy.inJava, query, offset));
    this.problem = problem;
    this.remedy = remedy;
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

  /**
   * What may be done about it.
   *
   * @return the remedy; empty if it depends on what was meant
   */
  public Optional<Remedy> remedy() {
    return Optional.ofNullable(remedy);
  }

  /**
   * Says something about a query, with the place shown.
   *
   * @param line the line above the query
   * @return three lines: that one, the query or what is near the place, and a caret
   */
  private static String excerpt(String line, String query, int offset) {
    int from = Math.max(0, offset - MAX_EXCERPT_REACH);
    int to = Math.min(query.length(), offset + MAX_EXCERPT_REACH);
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    int caret = shown.length() + offset - from;
    for (int i = from; i < to; i++) {
      shown.append(Text.isBlank(query.charAt(i)) ? ' ' : query.charAt(i));
    }
    shown.append(to < query.length() ? "…" : "");
    return line + "\n  " + shown + "\n  " + " ".repeat(caret) + "^";
  }
}
