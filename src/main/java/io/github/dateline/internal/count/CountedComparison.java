package io.github.dateline.internal.count;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Significance;
import java.util.List;
import java.util.Optional;

/** A comparison of two sets of articles as it was counted. */
record CountedComparison(
    CooccurrenceQuery query,
    Query against,
    long articles,
    long againstArticles,
    long units,
    long againstUnits,
    long tests,
    long found,
    List<ComparisonTable.Row> rows)
    implements ComparisonTable {

  CountedComparison {
    rows = List.copyOf(rows);
  }

  /** An entity or a pair with its counts. */
  record Row(
      List<Entity> entities,
      Contingency counts,
      Change change,
      double score,
      Optional<Significance> significance)
      implements ComparisonTable.Row {
    Row {
      entities = List.copyOf(entities);
    }
  }
}
