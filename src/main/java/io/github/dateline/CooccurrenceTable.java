package io.github.dateline;

import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
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
 * @param tests how many pairs passed the minimum count and were looked at, named together or not;
 *     -1 if that was not counted, which happens only where nothing is tested: see {@link Plan#LAZY}
 * @param pairs how many of these pairs are named together in at least one unit, with the effect and
 *     q that were asked for
 * @param plan how they were counted, which makes no difference but to the time it takes
 * @param rows the pairs with the highest scores
 */
public record CooccurrenceTable(
    CooccurrenceQuery query,
    long articles,
    long texts,
    long units,
    long tests,
    long pairs,
    CooccurrenceTable.Plan plan,
    List<CooccurrenceTable.Row> rows)
    implements Iterable<CooccurrenceTable.Row> {

  /** Ways to count, chosen by what they cost. */
  public enum Plan {
    /**
     * The articles that name the anchor were walked; what each neighbour counts for itself in all
     * articles is known since the first such question.
     */
    NEAR("walked the articles that name the first"),
    /** All articles in scope were walked. */
    SCAN("walked all articles in scope"),
    /**
     * The articles in scope that name the anchor were walked, then each neighbour found was looked
     * up: cheaper than {@link #SCAN} for an entity that is rare in a wide scope. How many entities
     * that are no neighbours pass the minimum count stays unknown.
     */
    LAZY("walked the articles in scope that name the first, then looked its neighbours up"),
    /** All articles in scope were walked for pairs, of entities that pass the minimum count. */
    PAIRS("walked all articles in scope for pairs that pass the minimum count");

    private final String words;

    Plan(String words) {
      this.words = words;
    }

    /**
     * Says in words what was done.
     *
     * @return a few words, such as "walked all articles in scope"
     */
    public String inWords() {
      return words;
    }
  }

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
   * Scores a row as one of the pairs that were looked at.
   *
   * @param measure the measure
   * @param row a row of this table
   * @return the score; NaN if it does not exist, or if {@link Measure#CONSERVATIVE_LOG_RATIO} is
   *     asked for and {@link #tests} was not counted
   */
  public double score(AssociationMeasure measure, Row row) {
    return tests < 0 && measure == Measure.CONSERVATIVE_LOG_RATIO
        ? Double.NaN
        : measure.score(row.counts(), Math.max(1, tests));
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
