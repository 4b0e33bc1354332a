package io.github.dateline;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Significance;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Who is named with whom: the answer to a {@link CooccurrenceQuery}.
 *
 * <p>All four cells of every 2x2 table come from the same units, so that none can be negative; all
 * counts are exact. Rows stand by falling score, scores that do not exist last; ties by more units
 * with both, then by type and name of the first, then of the second.
 *
 * <p>For whole articles each row tells how sure it is: p of Fisher's exact test, one-sided ({@link
 * FisherExact.Tail#GREATER}), because a table of who is named together asks who is so more often
 * than by chance; q after Benjamini and Hochberg; intervals after Bonferroni. All three count every
 * pair whose two entities pass the minimum count, named together or not: those never together have
 * p = 1. To count only pairs that were found together would make the test depend on its result.
 * Sentences and paragraphs of one article are not independent of each other; for them no such claim
 * is made.
 *
 * <p>Immutable and thread-safe.
 *
 * @param query what was asked
 * @param articles how many articles are in scope, with or without entities
 * @param texts how many texts they are, copies counted once
 * @param units how many units they have by the question's rule for copies, with or without
 *     entities: the total of every table
 * @param tests how many pairs passed the minimum count and were looked at, named together or not
 * @param pairs how many of these pairs are named together in at least one unit, with the effect and
 *     q that were asked for
 * @param rows the pairs with the highest scores
 */
public record CooccurrenceTable(
    CooccurrenceQuery query,
    long articles,
    long texts,
    long units,
    long tests,
    long pairs,
    List<CooccurrenceTable.Row> rows)
    implements Iterable<CooccurrenceTable.Row> {

  /**
   * A pair.
   *
   * @param first the anchor, or else the entity that comes first by type, then name
   * @param second the other entity
   * @param counts the units with both, with the first, with the second, and all, by the question's
   *     rule for copies
   * @param independent the same with copies counted once and boilerplate sentences naming nobody
   * @param published the same with every article counted
   * @param sources how many distinct sources have an article in scope with a unit that names both,
   *     copies and all; 0 if no source is known
   * @param score what the row is ranked by; NaN if the measure does not exist for these counts
   * @param significance how sure it is, for {@code counts}; empty if the unit is not the article
   * @param evidence units where both are named, nearest to each other first, from several articles,
   *     sources and days if there are several; for an article without such a sentence two passages,
   *     one for each entity
   */
  public record Row(
      Entity first,
      Entity second,
      Contingency counts,
      Contingency independent,
      Contingency published,
      long sources,
      double score,
      Optional<Significance> significance,
      List<Passage> evidence) {
    /** Copies the list. */
    public Row {
      evidence = List.copyOf(evidence);
    }
  }

  /** Copies the list. */
  public CooccurrenceTable {
    rows = List.copyOf(rows);
  }

  /**
   * Says in words where the numbers of a row come from: the 2x2 table, the expected count, the
   * effect, the interval, the test and how many tests there were, and what it is ranked by.
   *
   * @param row a row of this table
   * @return sentences, a line each, the same in every locale
   */
  public List<String> explain(Row row) {
    return Explanation.of(query, row, tests);
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }
}
