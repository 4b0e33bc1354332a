package io.github.dateline.stats;

import java.io.Serializable;
import java.util.Locale;

/**
 * A number that says how strongly, or how surely, two things belong together, from their counts
 * alone. {@link Measure} holds the established ones; implement this to rank by one of your own.
 *
 * <p>A larger score means more association. A score that does not exist is NaN and ranks last.
 * Implementations must be thread-safe and depend on nothing but their arguments.
 *
 * {@snippet class="io.github.dateline.ExamplesTest" region="measure"}
 */
public interface AssociationMeasure extends Serializable {

  /**
   * Returns the name of the measure, as it is printed with its scores.
   *
   * @return the name, not empty
   */
  String name();

  /**
   * Scores a table.
   *
   * @param table the counts
   * @return the score; NaN if it does not exist for these counts
   */
  double score(Contingency table);

  /**
   * Scores a table that is one of several looked at together. A measure that claims confidence must
   * claim less the more tables there are; all others ignore the number, which is what this default
   * does.
   *
   * @param table the counts
   * @param tests number of tables looked at, at least 1
   * @return the score; NaN if it does not exist for these counts
   */
  default double score(Contingency table, long tests) {
    return score(table);
  }

  /**
   * Says in one line what the score is and which counts it comes from, the same in every locale:
   * {@code logLikelihood = 1.0465 from both=1 (expected 0.67), first=2, second=1, total=3}.
   *
   * @param table the counts
   * @return one line without a line end; scores have four decimals, or four digits if they are
   *     below 0.001
   */
  default String explain(Contingency table) {
    return String.format(
        Locale.ROOT,
        "%s = %s from both=%d (expected %s), first=%d, second=%d, total=%d",
        name(),
        Numbers.inWords(score(table), 4),
        table.both(),
        Numbers.inWords(table.expected(), 2),
        table.first(),
        table.second(),
        table.total());
  }
}
