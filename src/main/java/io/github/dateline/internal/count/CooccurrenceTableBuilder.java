package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.Unit;
import io.github.dateline.internal.evidence.EvidenceFinder;
import io.github.dateline.internal.names.DoubleNames;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.table.CountedCooccurrences;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds a {@code CooccurrenceTable} from counted pairs: adds names, evidence and sources to its
 * rows.
 */
public final class CooccurrenceTableBuilder {
  /** So many rows more than half as many again are looked at, to fill those left out. */
  private static final int MORE = 10;

  private CooccurrenceTableBuilder() {}

  public static CooccurrenceTable of(
      ScopeCache scopes, PendingDetails pending, CooccurrenceQuery query) throws IOException {
    OpenIndex open = scopes.index.open;
    org.apache.lucene.search.Query matching = open.queries.translate(query.scope()).query();
    Scope scope = scopes.scope(matching);
    long more = query.doubles() ? 0 : query.limit() / 2 + MORE;
    CooccurrenceCounter.CountResult counted = counted(scopes, query, scope, more);
    List<CooccurrenceCounter.Pair> top = new ArrayList<>();
    long doubles = choose(query, open, counted.ranking().top(), top);
    while (top.size() < query.limit() && counted.ranking().top().size() == query.limit() + more) {
      more *= 4;
      counted = counted(scopes, query, scope, more);
      top.clear();
      doubles = choose(query, open, counted.ranking().top(), top);
    }
    LazyRowDetails details = new LazyRowDetails(scopes, pending, query, matching, top);
    boolean independent = query.copies() == Copies.INDEPENDENT;
    EvidenceFinder evidence =
        independent
            ? new EvidenceFinder(open, matching, query.unit(), scope, open.copyGroups())
            : new EvidenceFinder(open, matching, query.unit());
    List<CooccurrenceTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < top.size(); i++) {
      CooccurrenceCounter.Pair pair = top.get(i);
      Entity first = open.labelled(pair.first());
      Entity second = open.labelled(pair.second());
      rows.add(
          new CountedCooccurrences.Row(
              first,
              second,
              pair.counts(),
              pair.score(),
              counted.ranking().classical.of(i),
              excess(counted.ranking(), pair),
              query.evidence() == 0 ? List.of() : evidence.of(first, second, query.evidence()),
              details.of(i)));
    }
    return new CountedCooccurrences(
        query,
        scope.size(Unit.ARTICLE, Copies.PUBLISHED).articles(),
        scope.size(Unit.ARTICLE, Copies.INDEPENDENT).articles(),
        counted.size().units(),
        counted.found().tests(),
        counted.ranking().pairs(),
        doubles,
        counted.found().plan(),
        counted.ranking().rankedBy(),
        rows);
  }

  /** The question, with some rows more for those that may be left out. */
  private static CooccurrenceCounter.CountResult counted(
      ScopeCache scopes, CooccurrenceQuery query, Scope scope, long more) throws IOException {
    CooccurrenceQuery asked =
        more == 0
            ? query
            : query.toBuilder()
                .limit((int) Math.min(Integer.MAX_VALUE, query.limit() + more))
                .build();
    return CooccurrenceCounter.count(scopes, asked, scope);
  }

  /**
   * Chooses the rows that are given.
   *
   * @param ranked the pairs in order
   * @param chosen gets the rows
   * @return how many of those down to the last row look like one name twice
   */
  private static long choose(
      CooccurrenceQuery query,
      OpenIndex open,
      List<CooccurrenceCounter.Pair> ranked,
      List<CooccurrenceCounter.Pair> chosen)
      throws IOException {
    long doubles = 0;
    for (CooccurrenceCounter.Pair pair : ranked) {
      if (chosen.size() == query.limit()) {
        break;
      }
      boolean twice =
          DoubleNames.of(open.labelled(pair.first()), open.labelled(pair.second()), pair.counts())
              .filter(found -> found.certainty() >= DoubleNames.MIN_CERTAINTY)
              .isPresent();
      doubles += twice ? 1 : 0;
      if (!twice || query.doubles()) {
        chosen.add(pair);
      }
    }
    return doubles;
  }

  private static Supplier<Optional<Excess>> excess(Ranking ranking, CooccurrenceCounter.Pair pair) {
    PairExcess excess = ranking.excess;
    Contingency counts = pair.counts();
    return excess == null
        ? Optional::empty
        : excess.lazy(
            excess.kind(pair.first(), pair.second()),
            counts.both(),
            counts.first(),
            counts.second());
  }
}
