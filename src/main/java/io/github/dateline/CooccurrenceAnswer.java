package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a table of what was counted: names, evidence and sources of its rows. */
final class CooccurrenceAnswer {
  private CooccurrenceAnswer() {}

  static CooccurrenceTable of(Snapshot snapshot, CooccurrenceQuery query) throws IOException {
    org.apache.lucene.search.Query scope = snapshot.translate(query.scope());
    Scope articles = snapshot.scope(scope, query.copies());
    CooccurrenceCounter.Counted counted =
        new CooccurrenceCounter(query, articles, snapshot.ordinals()).count();
    boolean independent = query.copies() == Copies.INDEPENDENT;
    Evidence evidence =
        independent
            ? new Evidence(
                snapshot.searcher,
                snapshot.stored,
                scope,
                query.unit(),
                articles,
                snapshot.copyGroups())
            : new Evidence(snapshot.searcher, snapshot.stored, scope, query.unit());
    PairSources sources =
        new PairSources(snapshot.searcher, snapshot.ordinals(), scope, query.unit());
    List<CooccurrenceTable.Row> rows = new ArrayList<>();
    for (CooccurrenceCounter.Pair pair : counted.top()) {
      Entity first = snapshot.labelled(pair.first());
      Entity second = snapshot.labelled(pair.second());
      List<Passage> passages =
          query.evidence() == 0 ? List.of() : evidence.of(first, second, query.evidence());
      rows.add(
          new CooccurrenceTable.Row(
              first,
              second,
              pair.counts(),
              independent ? pair.counts() : pair.other(),
              independent ? pair.other() : pair.counts(),
              sources.count(pair.first(), pair.second()),
              pair.score(),
              counted.significance().of(pair.counts()),
              passages));
    }
    Scope.Size size = counted.size();
    return new CooccurrenceTable(
        query,
        independent ? counted.other().articles() : size.articles(),
        independent ? size.articles() : counted.other().articles(),
        size.units(),
        counted.tests(),
        counted.pairs(),
        rows);
  }
}
