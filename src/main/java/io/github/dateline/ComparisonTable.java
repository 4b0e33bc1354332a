package io.github.dateline;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Significance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A comparison of two sets of articles: the pairs that are mentioned together more or less often
 * ({@link Archive#compare}), or the key entities of the first set ({@link Archive#keyEntities},
 * keyness in corpus linguistics).
 *
 * <p>The two sets do not overlap: an article that both queries match is counted in the first only,
 * so that "against all articles" means against all others. Rows compare shares, not counts, so the
 * sets may differ in size. Each set has a rule of copies of its own: a text printed in both counts
 * once in each. What is tested is whatever is in at least the minimum count of units of the two
 * sets together; which of the two it is in plays no part in the choice.
 *
 * <p>For whole articles each row tells how sure it is, against chance that knows how many names
 * each article has, so that longer articles in one set do not make every name characteristic of it,
 * nor every pair emerge ({@link Row#excess}). Of pairs, each set has an expected count of its own,
 * and what is tested is how the two ratios of count to expected count stand to each other;
 * two-sided, because a pair that fades is as much a finding as one that emerges. A pair of which
 * one name is in one set only cannot be told. Of entities, one model is fitted to both sets
 * together; one-sided, because the question is what there is more of. For smaller units nothing of
 * the kind is claimed: sentences of one article are not independent of each other.
 *
 * <p>Rows stand by the bound of the excess that is nearer to 0, pairs by its size, up or down, and
 * entities by falling bound, so that what is missing stands last; for smaller units it is the log
 * ratio of the shares. Ties by p, then by more units in both sets together, then by type and name.
 *
 * <p>Immutable and thread-safe. Archives make tables; others need not implement this, and further
 * columns may be added.
 */
public interface ComparisonTable extends Iterable<ComparisonTable.Row> {

  /**
   * How the first set stands to the second: for whole articles by {@link Row#excess}, or else by
   * the shares of units that have it. For whole articles it is a claim: what may be chance is
   * {@link #UNCERTAIN}, whatever its shares.
   */
  enum Change {
    /** In the first only. */
    NEW,
    /** More in the first. */
    EMERGING,
    /** As much, of smaller units than articles. */
    UNCHANGED,
    /** Of whole articles: it may be chance, or cannot be told; 0 is within the bounds. */
    UNCERTAIN,
    /** Less in the first. */
    FADING,
    /** In the second only. */
    GONE
  }

  /**
   * What was asked; its scope is the first set, its measure and evidence play no part.
   *
   * @return the question
   */
  CooccurrenceQuery query();

  /**
   * The query of the second set.
   *
   * @return the query
   */
  Query against();

  /**
   * How many articles the first set has.
   *
   * @return the number, exact
   */
  long articles();

  /**
   * How many articles the second set has, without those of the first.
   *
   * @return the number, exact
   */
  long againstArticles();

  /**
   * How many units the first set has.
   *
   * @return the number, exact
   */
  long units();

  /**
   * How many units the second set has.
   *
   * @return the number, exact
   */
  long againstUnits();

  /**
   * How many pairs or entities were compared.
   *
   * @return the number; 0 if either set is empty
   */
  long tests();

  /**
   * How many of these have the effect and q that were asked for.
   *
   * @return the number, exact
   */
  long found();

  /**
   * The highest ranked.
   *
   * @return the rows in order, unmodifiable
   */
  List<Row> rows();

  /**
   * Says in words where the numbers of a row come from: the counts, the shares, the interval, the
   * test and how many tests there were.
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
   * What the {@linkplain Row#change change} of a row is called: only what is compared in time
   * emerges or fades; in other sets a name is over-represented or under-represented. What is
   * uncertain may be chance.
   *
   * @param row a row of this table
   * @return the word or words, the same in every locale
   */
  default String changeInWords(Row row) {
    boolean inTime =
        (query().scope() + " " + against()).toLowerCase(Locale.ROOT).contains("published:");
    return inTime && row.change() != Change.UNCERTAIN
        ? row.change().name().toLowerCase(Locale.ROOT)
        : switch (row.change()) {
          case NEW -> "only here";
          case EMERGING -> "over-represented";
          case UNCHANGED -> "alike";
          case UNCERTAIN -> "may be chance";
          case FADING -> "under-represented";
          case GONE -> "only there";
        };
  }

  /**
   * Writes the rows as CSV, as {@code dateline cooccur --against --format csv} prints them.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeCsv(Path file) throws IOException;

  /**
   * Writes the table as JSON, as {@code dateline cooccur --against --format json} prints it.
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

  /** An entity or a pair. */
  interface Row {
    /**
     * What is compared.
     *
     * @return one entity, or two: the anchor first, or else by type, then name
     */
    List<Entity> entities();

    /**
     * The 2x2 table: as {@code both} the units of the first set that have it, as {@code first} the
     * units of the first set, as {@code second} the units of either that have it, as {@code total}
     * all units.
     *
     * @return the counts, exact
     */
    Contingency counts();

    /**
     * How the two shares stand to each other.
     *
     * @return the change
     */
    Change change();

    /**
     * What the row is ranked by.
     *
     * @return the score in bits, negative if it fades
     */
    double score();

    /**
     * How sure it would be by Fisher's exact test, corrected after Benjamini and Hochberg, if all
     * articles were equally long and only shares mattered.
     *
     * @return empty if the unit is not the article
     */
    Optional<Significance> significance();

    /**
     * How much more there is in the first set than in the second, and how surely, where chance
     * knows how many names each article has. Its expected count is how many of those that have it
     * would be in the first set if there were no difference; its ratio is that of the two ratios of
     * count to expected count, NaN if it cannot be told, and its bounds are of both signs: below 0
     * it is less.
     *
     * @return empty if the unit is not the article
     */
    Optional<Excess> excess();

    /**
     * How many articles of the first set would have it by chance alone: of an entity, if all
     * articles of both sets drew their names from one pot; of a pair, if nothing joined the two.
     *
     * @return the number; NaN if it cannot be told or the unit is not the article
     */
    double byChance();

    /**
     * How many articles of the second set would have it by chance alone.
     *
     * @return the number; NaN if it cannot be told or the unit is not the article
     */
    double againstByChance();

    /**
     * How many units of the first set have it.
     *
     * @return the number, exact
     */
    default long count() {
      return counts().both();
    }

    /**
     * How many units of the second set have it.
     *
     * @return the number, exact
     */
    default long againstCount() {
      return counts().onlySecond();
    }
  }
}
