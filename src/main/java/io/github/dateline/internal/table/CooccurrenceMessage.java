package io.github.dateline.internal.table;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Significance;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CooccurrenceTable} on its way to the driver, without the question, which the driver has.
 *
 * @param articles how many articles are in scope
 * @param texts how many independent texts
 * @param units how many units
 * @param tests how many pairs were looked at
 * @param pairs how many are named together
 * @param minimumBoth in how many units both must be
 * @param leftOut how many were left out
 * @param doubles how many look like one name twice
 * @param plan how they were counted
 * @param rankedBy what the rows are ranked by
 * @param of what they were counted in
 * @param rows the pairs with the highest scores
 */
public record CooccurrenceMessage(
    long articles,
    long texts,
    long units,
    long tests,
    long pairs,
    long minimumBoth,
    CooccurrenceTable.LeftOut leftOut,
    long doubles,
    CooccurrenceTable.Plan plan,
    AssociationMeasure rankedBy,
    CountedArticles of,
    List<Row> rows)
    implements Serializable {
  /**
   * A row, with null for what it does not have: an {@link Optional} does not travel.
   *
   * @param first the first entity
   * @param second the second entity
   * @param counts the 2x2 table by the question's rule for copies
   * @param independent the same with copies counted once
   * @param published the same with every article counted
   * @param sources how many sources name both
   * @param days on how many days both are named
   * @param longArticles what comes from long articles
   * @param within how many sentences they share, null where that is not asked
   * @param score what it is ranked by
   * @param significance how sure it is, null where nothing is claimed
   * @param excess how much more often than by chance, null where nothing is claimed
   * @param evidence units where both are named
   * @param words what joins the two
   * @param foldedUnder the number of the row that has it, 0 if it leads
   */
  record Row(
      Entity first,
      Entity second,
      Contingency counts,
      Contingency independent,
      Contingency published,
      long sources,
      long days,
      CooccurrenceTable.LongArticles longArticles,
      CooccurrenceTable.@Nullable Within within,
      double score,
      @Nullable Significance significance,
      @Nullable Excess excess,
      List<Passage> evidence,
      List<CooccurrenceTable.Word> words,
      int foldedUnder)
      implements Serializable {}

  /** The message of a table. */
  public static CooccurrenceMessage of(CooccurrenceTable table) {
    return new CooccurrenceMessage(
        table.articles(),
        table.texts(),
        table.units(),
        table.tests(),
        table.pairs(),
        table.minimumBoth(),
        table.leftOut(),
        table.doubles(),
        table.plan(),
        table.rankedBy(),
        ((CountedCooccurrences) table).of(),
        table.rows().stream()
            .map(row ->
                new Row(
                    row.first(),
                    row.second(),
                    row.counts(),
                    row.independent(),
                    row.published(),
                    row.sources(),
                    row.days(),
                    row.longArticles(),
                    row.within().orElse(null),
                    row.score(),
                    row.significance().orElse(null),
                    row.excess().orElse(null),
                    row.evidence(),
                    row.words(),
                    row.foldedUnder().orElse(0)))
            .toList());
  }

  /** The table of a message, which answers the question. */
  public CooccurrenceTable table(CooccurrenceQuery question) {
    return new CountedCooccurrences(
        question,
        articles,
        texts,
        units,
        tests,
        pairs,
        minimumBoth,
        leftOut,
        doubles,
        plan,
        rankedBy,
        of,
        rows.stream()
            .<CooccurrenceTable.Row>map(row ->
                new CountedCooccurrences.Row(
                    row.first(),
                    row.second(),
                    row.counts(),
                    row.score(),
                    () -> Optional.ofNullable(row.significance()),
                    () -> Optional.ofNullable(row.excess()),
                    row.evidence(),
                    row.words(),
                    row.foldedUnder() == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(row.foldedUnder()),
                    new CountedCooccurrences.Row.Given(
                        row.independent(),
                        row.published(),
                        row.sources(),
                        row.days(),
                        row.longArticles(),
                        Optional.ofNullable(row.within()))))
            .toList());
  }
}
