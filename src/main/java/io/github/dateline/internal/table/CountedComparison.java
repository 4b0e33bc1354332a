package io.github.dateline.internal.table;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Significance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A comparison of two sets of articles as it was counted. */
public record CountedComparison(
    CooccurrenceQuery query,
    Query against,
    long articles,
    long againstArticles,
    long units,
    long againstUnits,
    long tests,
    long found,
    CountedArticles of,
    List<ComparisonTable.Row> rows)
    implements ComparisonTable {

  public CountedComparison {
    rows = List.copyOf(rows);
  }

  private boolean isOfPairs() {
    return !rows.isEmpty() && rows.get(0).entities().size() == 2;
  }

  @Override
  public List<String> made() {
    return how().lines();
  }

  Made how() {
    return of.made(query, Descriptions.comparison(query, against, isOfPairs()));
  }

  @Override
  public void writeCsv(Path file) throws IOException {
    Csv.write(file, ComparisonColumns.of(query, isOfPairs()), ComparisonColumns.rows(this));
  }

  @Override
  public void writeJson(Path file) throws IOException {
    Json.write(file, ComparisonColumns.document(query, isOfPairs(), false), this);
  }

  @Override
  public String toString() {
    return TextTable.printed(
        Headings.of(this),
        new TextTable<>(ComparisonColumns.of(query, isOfPairs()), ComparisonColumns.rows(this)),
        made());
  }

  /** An entity or a pair with its counts. */
  public record Row(
      List<Entity> entities,
      Contingency counts,
      Change change,
      double score,
      Optional<Significance> significance,
      Optional<Excess> excess,
      double byChance,
      double againstByChance)
      implements ComparisonTable.Row {
    public Row {
      entities = List.copyOf(entities);
    }
  }
}
