package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a table of what differs between two sets of articles. */
final class ComparisonAnswer {
  private final Snapshot snapshot;
  private final CooccurrenceQuery query;
  private final Query against;

  ComparisonAnswer(Snapshot snapshot, CooccurrenceQuery query, Query against) {
    this.snapshot = snapshot;
    this.query = query;
    this.against = against;
  }

  ComparisonTable pairs() throws IOException {
    return table(counter().pairs());
  }

  ComparisonTable entities() throws IOException {
    return table(counter().entities());
  }

  private ComparisonCounter counter() throws IOException {
    org.apache.lucene.search.Query first = snapshot.translate(query.scope());
    org.apache.lucene.search.Query second = snapshot.translate(against);
    return new ComparisonCounter(
        snapshot,
        query,
        snapshot.scope(first),
        snapshot.scope(LuceneQueries.without(second, first)));
  }

  private ComparisonTable table(ComparisonCounter.Counted counted) throws IOException {
    List<ComparisonTable.Row> rows = new ArrayList<>();
    for (ComparisonCounter.Item item : counted.top()) {
      List<Entity> entities = new ArrayList<>();
      entities.add(snapshot.labelled(item.first()));
      if (item.second() >= 0) {
        entities.add(snapshot.labelled(item.second()));
      }
      rows.add(
          new ComparisonTable.Row(
              entities,
              item.counts(),
              item.change(),
              item.score(),
              counted.significance().of(item.counts())));
    }
    return new ComparisonTable(
        query,
        against,
        counted.size().articles(),
        counted.againstSize().articles(),
        counted.size().units(),
        counted.againstSize().units(),
        counted.tests(),
        counted.found(),
        rows);
  }
}
