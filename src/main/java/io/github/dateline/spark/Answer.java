package io.github.dateline.spark;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Significance;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table on its way to the driver, without the question, which the driver has. */
record Answer(
    long articles,
    long texts,
    long units,
    long tests,
    long pairs,
    CooccurrenceTable.Plan plan,
    List<Row> rows)
    implements Serializable {
  /** A row, with null for what it lacks: an {@link Optional} does not travel. */
  record Row(
      Entity first,
      Entity second,
      Contingency counts,
      Contingency independent,
      Contingency published,
      long sources,
      double score,
      @Nullable Significance significance,
      List<Passage> evidence)
      implements Serializable {}

  static Answer of(CooccurrenceTable table) {
    return new Answer(
        table.articles(),
        table.texts(),
        table.units(),
        table.tests(),
        table.pairs(),
        table.plan(),
        table.rows().stream()
            .map(row ->
                new Row(
                    row.first(),
                    row.second(),
                    row.counts(),
                    row.independent(),
                    row.published(),
                    row.sources(),
                    row.score(),
                    row.significance().orElse(null),
                    row.evidence()))
            .toList());
  }

  CooccurrenceTable table(CooccurrenceQuery question) {
    return new CooccurrenceTable(
        question,
        articles,
        texts,
        units,
        tests,
        pairs,
        plan,
        rows.stream()
            .map(row ->
                new CooccurrenceTable.Row(
                    row.first(),
                    row.second(),
                    row.counts(),
                    row.independent(),
                    row.published(),
                    row.sources(),
                    row.score(),
                    Optional.ofNullable(row.significance()),
                    row.evidence()))
            .toList());
  }
}
