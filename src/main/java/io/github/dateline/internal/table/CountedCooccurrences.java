package io.github.dateline.internal.table;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Significance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of co-occurrences as it was counted. */
public record CountedCooccurrences(
    CooccurrenceQuery query,
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
    List<CooccurrenceTable.Row> rows)
    implements CooccurrenceTable {

  public CountedCooccurrences {
    rows = List.copyOf(rows);
  }

  /** The same with its first rows only. */
  public CountedCooccurrences first(int some) {
    return new CountedCooccurrences(
        query,
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
        rows.subList(0, some));
  }

  @Override
  public List<String> made() {
    return how().lines();
  }

  Made how() {
    return of.made(query, Descriptions.options(query, minimumBoth));
  }

  @Override
  public void writeCsv(Path file) throws IOException {
    Csv.write(file, CooccurrenceColumns.csv(this, true), CooccurrenceColumns.rows(this));
  }

  @Override
  public void writeJson(Path file) throws IOException {
    Json.write(file, CooccurrenceColumns.document(this, false), this);
  }

  @Override
  public String toString() {
    Map<Integer, List<CooccurrenceTable.Row>> folded = CooccurrenceColumns.folded(this);
    return TextTable.printed(
        rows.isEmpty()
            ? List.of("no two names are named together")
            : Headings.of(this, false, true),
        new TextTable<>(CooccurrenceColumns.of(this), CooccurrenceColumns.leading(this))
            .below(pair ->
                Stream.of(
                        CooccurrenceColumns.also(pair, folded).stream(),
                        CooccurrenceColumns.joining(pair).stream(),
                        pair.row().evidence().stream().map(this::quoted))
                    .flatMap(lines -> lines)
                    .toList()),
        made());
  }

  private String quoted(Passage passage) {
    return Formats.oneLine(passage.article()) + ": " + TextStyle.PLAIN.marked(passage);
  }

  /** A row whose secondary columns are found when one of them is first asked for. */
  public static final class Row implements CooccurrenceTable.Row {
    private final Entity first;
    private final Entity second;
    private final Contingency counts;
    private final double score;
    private final Supplier<Optional<Significance>> findSignificance;
    private final Supplier<Optional<Excess>> findExcess;
    private final List<Passage> evidence;
    private final List<CooccurrenceTable.Word> words;
    private final OptionalInt foldedUnder;
    private final Details details;

    /** Null until it is asked for; threads that find it at the same time find the same. */
    private @Nullable Optional<Significance> significance;

    /** The same. */
    private @Nullable Optional<Excess> excess;

    /** The columns that no row is ranked by. */
    public interface Details {
      Contingency independent();

      Contingency published();

      long sources();

      long days();

      CooccurrenceTable.LongArticles longArticles();

      Optional<CooccurrenceTable.Within> within();
    }

    /** Columns that are known already. */
    public record Given(
        Contingency independent,
        Contingency published,
        long sources,
        long days,
        CooccurrenceTable.LongArticles longArticles,
        Optional<CooccurrenceTable.Within> within)
        implements Details {}

    public Row(
        Entity first,
        Entity second,
        Contingency counts,
        double score,
        Supplier<Optional<Significance>> findSignificance,
        Supplier<Optional<Excess>> findExcess,
        List<Passage> evidence,
        List<CooccurrenceTable.Word> words,
        OptionalInt foldedUnder,
        Details details) {
      this.first = first;
      this.second = second;
      this.counts = counts;
      this.score = score;
      this.findSignificance = findSignificance;
      this.findExcess = findExcess;
      this.evidence = List.copyOf(evidence);
      this.words = List.copyOf(words);
      this.foldedUnder = foldedUnder;
      this.details = details;
    }

    @Override
    public Entity first() {
      return first;
    }

    @Override
    public Entity second() {
      return second;
    }

    @Override
    public Contingency counts() {
      return counts;
    }

    @Override
    public Contingency independent() {
      return details.independent();
    }

    @Override
    public Contingency published() {
      return details.published();
    }

    @Override
    public long sources() {
      return details.sources();
    }

    @Override
    public long days() {
      return details.days();
    }

    @Override
    public CooccurrenceTable.LongArticles longArticles() {
      return details.longArticles();
    }

    @Override
    public Optional<CooccurrenceTable.Within> within() {
      return details.within();
    }

    @Override
    public OptionalInt foldedUnder() {
      return foldedUnder;
    }

    @Override
    public double score() {
      return score;
    }

    @Override
    public Optional<Significance> significance() {
      Optional<Significance> found = significance;
      if (found == null) {
        found = findSignificance.get();
        significance = found;
      }
      return found;
    }

    @Override
    public Optional<Excess> excess() {
      Optional<Excess> found = excess;
      if (found == null) {
        found = findExcess.get();
        excess = found;
      }
      return found;
    }

    @Override
    public List<Passage> evidence() {
      return evidence;
    }

    @Override
    public List<CooccurrenceTable.Word> words() {
      return words;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Row row
          && first.equals(row.first)
          && second.equals(row.second)
          && counts.equals(row.counts)
          && Double.compare(score, row.score) == 0
          && significance().equals(row.significance())
          && excess().equals(row.excess())
          && evidence.equals(row.evidence)
          && words.equals(row.words)
          && independent().equals(row.independent())
          && published().equals(row.published())
          && sources() == row.sources()
          && days() == row.days()
          && longArticles().equals(row.longArticles())
          && within().equals(row.within());
    }

    @Override
    public int hashCode() {
      return Objects.hash(first, second, counts, score);
    }

    /** Names both, with the 2x2 table and the score. */
    @Override
    public String toString() {
      return first + " and " + second + ": " + counts + ", " + score;
    }
  }
}
