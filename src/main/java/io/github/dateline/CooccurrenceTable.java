package io.github.dateline;

import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result of a {@link CooccurrenceQuery}: entity pairs with their contingency tables, scores and
 * evidence.
 *
 * <p>All four cells of every 2x2 table come from the same units, so that none can be negative; all
 * counts are exact. Rows stand by falling score, scores that do not exist last; ties by more units
 * with both, then by type and name of the first, then of the second.
 *
 * <p>For whole articles each row tells how sure it is: an {@link Excess}, against chance that knows
 * how many names each article has and in how many articles each name is. It counts every pair whose
 * two entities pass the minimum count, named together or not: to count only pairs that were found
 * together would make the test depend on its result. What the 2x2 table alone would say, which
 * takes all articles as equally long, is given too: {@link Row#significance}. Sentences and
 * paragraphs of one article are not independent of each other; for them no such claim is made.
 *
 * <p>Immutable and thread-safe. Archives make tables; others need not implement this, and further
 * columns may be added.
 */
public interface CooccurrenceTable extends Iterable<CooccurrenceTable.Row> {

  /** Ways to count, chosen by what they cost. */
  enum Plan {
    /**
     * The articles that name the anchor were walked; what each neighbour counts for itself in all
     * articles is known since the first such question.
     */
    NEAR("walked the articles that name the first"),
    /** All articles in scope were walked, for this question or one before it in the same scope. */
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
   * What was asked.
   *
   * @return the question
   */
  CooccurrenceQuery query();

  /**
   * How many articles are in scope, with or without entities.
   *
   * @return the number, exact
   */
  long articles();

  /**
   * How many texts these articles are, copies counted once.
   *
   * @return the number, exact
   */
  long texts();

  /**
   * How many units they have by the question's rule for copies, with or without entities: the total
   * of every 2x2 table.
   *
   * @return the number, exact
   */
  long units();

  /**
   * How many pairs passed the minimum count and were looked at, named together or not.
   *
   * @return the number; -1 if that was not counted, which happens only where nothing is tested: see
   *     {@link Plan#LAZY}
   */
  long tests();

  /**
   * How many of these pairs are named together in at least {@link #minimumBoth} units, with the
   * effect and q that were asked for.
   *
   * @return the number, exact
   */
  long pairs();

  /**
   * In how many units both of a pair must be for it to be given.
   *
   * @return what the {@linkplain CooccurrenceQuery#minimumBoth question} says or else 3, of fewer
   *     than 100 texts 2, of fewer than 20 texts 1; then at most the minimum count
   */
  long minimumBoth();

  /**
   * How many pairs were left out by what the question says of pairs; those that look like one name
   * twice apart: {@link #doubles}.
   *
   * @return the numbers
   */
  LeftOut leftOut();

  /**
   * How many pairs look like one name twice, with a certainty of at least 0.8: of those down to the
   * last row, which are left out, or, where the {@linkplain CooccurrenceQuery#doubles question}
   * wants them, of the rows. {@link Curation#suggestions} offers to join them.
   *
   * @return the number
   */
  long doubles();

  /**
   * How the pairs were counted, which makes no difference but to the time it takes.
   *
   * @return the plan
   */
  Plan plan();

  /**
   * What the rows are ranked by.
   *
   * @return the measure that was asked for; {@link Excess#SURPRISE} instead of {@link Excess#BOUND}
   *     where that is above 0 for no pair
   */
  AssociationMeasure rankedBy();

  /**
   * The pairs with the highest scores.
   *
   * @return the rows by falling score, unmodifiable
   */
  List<Row> rows();

  /**
   * Scores a row as one of the pairs that were looked at.
   *
   * @param measure the measure
   * @param row a row of this table
   * @return the score; NaN if it does not exist, or if {@link Measure#CONSERVATIVE_LOG_RATIO} is
   *     asked for and {@link #tests} was not counted
   */
  default double score(AssociationMeasure measure, Row row) {
    if (Excess.isScoredBy(measure)) {
      return row.excess().map(excess -> excess.score(measure)).orElse(Double.NaN);
    }
    return tests() < 0 && measure == Measure.CONSERVATIVE_LOG_RATIO
        ? Double.NaN
        : measure.score(row.counts(), Math.max(1, tests()));
  }

  /**
   * Says in a few words how strong a row is, and how surely: "12 times what chance brings, at least
   * 5", "always together, but only 3 times".
   *
   * @param row a row of this table
   * @return the words, the same in every locale
   */
  default String strength(Row row) {
    return Explanation.strength(row);
  }

  /**
   * Says in words where the numbers of a row come from: the 2x2 table, the expected count, the
   * effect, the interval, the test and how many tests there were, and what it is ranked by.
   *
   * @param row a row of this table
   * @return sentences, a line each, the same in every locale
   */
  default List<String> explain(Row row) {
    return Explanation.of(this, row);
  }

  /**
   * Says how the table was made, so that it can be made again: Dateline's version, the archive's
   * articles and annotator, the days of those asked, the question, the rule for copies, and what
   * chance means. No time of a clock is in it.
   *
   * @return two lines, the same in every locale
   */
  List<String> made();

  /**
   * Writes the rows as CSV, as {@code dateline cooccur --format csv --columns all} prints them.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeCsv(Path file) throws IOException;

  /**
   * Writes the table as JSON, as {@code dateline cooccur --format json} prints it.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeJson(Path file) throws IOException;

  /**
   * The table as the command line prints it, without colours.
   *
   * @return lines, each with its end
   */
  @Override
  String toString();

  @Override
  default Iterator<Row> iterator() {
    return rows().iterator();
  }

  /**
   * What the question left out. Pairs that are left out are counted and tested like the others.
   *
   * @param rare how many pairs are together in too few units
   * @param oneDay how many, of the pairs down to the last row, meet on one day only, in one source
   * @param lists how many, of those, meet in lists alone
   * @param demonyms how many, of those, are a place, party or parliament and its people or part
   * @param places how many, of those, say where: two places or peoples, the people of a country or
   *     party and anything, or a person and the place or body that texts put at the name
   */
  record LeftOut(long rare, long oneDay, long lists, long demonyms, long places)
      implements Serializable {}

  /**
   * What of a pair comes from long articles: those with more than {@value #MORE_THAN} names of the
   * types asked for (and of the anchor's), people, organisations, places and others together.
   *
   * @param inScope how many such articles are in scope
   * @param both how many of the units with both are in them
   * @param expected how many of the units that chance alone would bring are; NaN where the unit is
   *     not the article
   */
  record LongArticles(long inScope, long both, double expected) implements Serializable {
    /** An article with more names is long. */
    public static final int MORE_THAN = 25;

    /**
     * Whether most of what chance alone would bring is in long articles.
     *
     * @param all what it would bring in all articles
     * @return true if more than half of it is
     */
    public boolean bringMost(double all) {
      return expected > all / 2;
    }
  }

  /**
   * Whether two names share sentences, within the articles that have both: against how many they
   * would share if the sentences of the one were moved round in the article's body, all places
   * equally likely, so that each keeps its number of sentences and how they clump. Headlines do not
   * count, nor do sentences with more than {@value #MOST_NAMES} names, which are lists.
   *
   * <p>It tells how strongly, not how surely: all names come early in an article, and together in
   * its long sentences, so most pairs share somewhat more sentences than that.
   *
   * @param articles in how many articles there are sentences of both
   * @param sentences how many of these sentences they share
   * @param expected how many they would share
   */
  record Within(long articles, long sentences, double expected) implements Serializable {
    /** A sentence with more names is a list. */
    public static final int MOST_NAMES = 10;

    /**
     * How many times as many sentences they share.
     *
     * @return the ratio; NaN if no article has sentences of both
     */
    public double ratio() {
      return expected > 0 ? sentences / expected : Double.NaN;
    }
  }

  /**
   * A word that marks the sentences with both of two entities against those with one of them, or a
   * phrase of two. Sentences with more than {@value Within#MOST_NAMES} names are lists, and left
   * out.
   *
   * @param word the word in small letters, in the form that is written most
   * @param counts of all sentences that name one of the two or both: those with both entities and
   *     the word, with both entities, with the word in whatever form, and all
   * @param logRatio how many times as great the word's share is in the sentences with both, as a
   *     binary logarithm: {@link Measure#LOG_RATIO}; above 0
   * @param lower the bound of that which is nearer to 0, {@link Measure#CONSERVATIVE_LOG_RATIO},
   *     for each word by itself; 0 if it may be chance
   */
  record Word(String word, Contingency counts, double logRatio, double lower)
      implements Serializable {}

  /**
   * A pair. What it counts by the rule for copies that was not asked for, how many sources and days
   * there are and what comes from long articles is found when it is first asked, for all rows of
   * the table at once, or else when the archive is closed, and with it those that share its files
   * by {@link Archive#refresh}: that takes as long as the rest of the answer. Immutable and
   * thread-safe.
   */
  interface Row {
    /**
     * The anchor, or else the entity that comes first by type, then name.
     *
     * @return the first of the pair
     */
    Entity first();

    /**
     * The other entity.
     *
     * @return the second of the pair
     */
    Entity second();

    /**
     * The contingency table: the units with both, with the first, with the second, and all, by the
     * query's rule for copies.
     *
     * @return the 2x2 table
     */
    Contingency counts();

    /**
     * The same with copies counted once and names in boilerplate sentences ignored.
     *
     * @return the 2x2 table
     * @throws java.io.UncheckedIOException if the archive cannot be read
     */
    Contingency independent();

    /**
     * The same with every article counted.
     *
     * @return the 2x2 table
     * @throws java.io.UncheckedIOException if the archive cannot be read
     */
    Contingency published();

    /**
     * The number of distinct sources with a unit that mentions both, near-duplicates included: the
     * range of the pair, a simple measure of dispersion.
     *
     * @return the number; 0 if no source is known
     * @throws java.io.UncheckedIOException if the archive cannot be read
     */
    long sources();

    /**
     * The number of distinct days on which units with both were published, by the query's rule for
     * copies: whether the pair is a matter of a week or of years.
     *
     * @return the number; articles without a date have none
     * @throws java.io.UncheckedIOException if the archive cannot be read
     */
    long days();

    /**
     * How much of the pair comes from long articles, such as round-ups.
     *
     * @return the counts, by the query's rule for copies
     * @throws java.io.UncheckedIOException if the archive cannot be read
     */
    LongArticles longArticles();

    /**
     * Whether the two share sentences, within the articles that have both.
     *
     * @return empty unless {@link CooccurrenceQuery#within} was asked for
     * @throws java.io.UncheckedIOException if the archive cannot be read
     */
    Optional<Within> within();

    /**
     * What joins the two: words that mark the sentences with both, by the query's rule for copies.
     *
     * @return the words, as {@link Archive.Pair#words} gives them; empty unless {@link
     *     CooccurrenceQuery#words} were asked for
     */
    List<Word> words();

    /**
     * Under which stronger pair of the same name or names a table for people has this one: each
     * name leads one row at most. With an anchor there is no such pair.
     *
     * @return the number of the other row, from 1 in the order of {@link CooccurrenceTable#rows};
     *     empty if this row leads
     */
    OptionalInt foldedUnder();

    /**
     * What the row is ranked by.
     *
     * @return the score; NaN if the measure does not exist for these counts
     */
    double score();

    /**
     * How sure it is by the 2x2 table alone, as if all articles were equally long: p of Fisher's
     * exact test, one-sided ({@link FisherExact.Tail#GREATER}); q after Benjamini and Hochberg;
     * intervals after Bonferroni. Where articles are not, it claims too much.
     *
     * @return empty if the unit is not the article
     */
    Optional<Significance> significance();

    /**
     * How much more often than by chance, and how sure that is, for {@link #counts()}.
     *
     * @return empty if the unit is not the article
     */
    Optional<Excess> excess();

    /**
     * In how many units chance alone would bring both.
     *
     * @return the number of {@link #excess()}, and by other units that of the 2x2 table
     */
    default double expected() {
      return excess().map(Excess::expected).orElseGet(() -> counts().expected());
    }

    /**
     * The evidence, or concordance (KWIC): units where both are mentioned, the closest first, from
     * several articles, sources and days if there are several; for an article without such a
     * sentence two passages, one for each entity.
     *
     * @return the passages, as many as were asked for or as there are
     */
    List<Passage> evidence();
  }
}
