package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a table of what was counted: names, evidence and sources of its rows. */
final class CooccurrenceAnswer {
  private CooccurrenceAnswer() {}

  static CooccurrenceTable of(Snapshot snapshot, CooccurrenceQuery query) throws IOException {
    org.apache.lucene.search.Query matching = snapshot.translate(query.scope());
    Scope scope = snapshot.scope(matching);
    CooccurrenceCounter.Counted counted = CooccurrenceCounter.count(snapshot, query, scope);
    List<CooccurrenceCounter.Pair> top = counted.ranking().top();
    LaterDetails details = new LaterDetails(snapshot, query, matching, top);
    boolean independent = query.copies() == Copies.INDEPENDENT;
    Evidence evidence =
        independent
            ? new Evidence(snapshot, matching, query.unit(), scope, snapshot.copyGroups())
            : new Evidence(snapshot, matching, query.unit());
    List<CooccurrenceTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < top.size(); i++) {
      CooccurrenceCounter.Pair pair = top.get(i);
      Entity first = snapshot.labelled(pair.first());
      Entity second = snapshot.labelled(pair.second());
      rows.add(
          new CooccurrenceTable.Row(
              first,
              second,
              pair.counts(),
              pair.score(),
              counted.ranking().significance.later(pair.counts()),
              query.evidence() == 0 ? List.of() : evidence.of(first, second, query.evidence()),
              details.of(i)));
    }
    return new CooccurrenceTable(
        query,
        scope.size(Unit.ARTICLE, Copies.PUBLISHED).articles(),
        scope.size(Unit.ARTICLE, Copies.INDEPENDENT).articles(),
        counted.size().units(),
        counted.found().tests(),
        counted.ranking().pairs(),
        counted.found().plan(),
        rows);
  }
}
