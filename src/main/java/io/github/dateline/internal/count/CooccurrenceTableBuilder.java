package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.Unit;
import io.github.dateline.internal.evidence.EvidenceFinder;
import io.github.dateline.internal.evidence.WordFinder;
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
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Builds a {@code CooccurrenceTable} from counted pairs: adds names, evidence and sources to its
 * rows.
 */
public final class CooccurrenceTableBuilder {
  /** With fewer texts in scope, pairs that are together twice are given. */
  private static final int SMALL = 100;

  /** With fewer texts in scope, all pairs are. */
  private static final int TINY = 20;

  private static final int MINIMUM_BOTH = 3;

  /**
   * So many times as many rows, and so many more, are looked at at first, to fill those left out;
   * of web articles by sentence every second pair or third says where.
   */
  private static final int AS_MANY = 8;

  private static final int MORE = 10;

  private CooccurrenceTableBuilder() {}

  public static CooccurrenceTable of(
      ScopeCache scopes, PendingDetails pending, CooccurrenceQuery query) throws IOException {
    OpenIndex open = scopes.index.open;
    org.apache.lucene.search.Query matching = open.queries.translate(query.scope()).query();
    Scope scope = scopes.scope(matching);
    long texts = scope.size(Unit.ARTICLE, Copies.INDEPENDENT).articles();
    long minimumBoth = minimumBoth(query, texts);
    ChosenPairs chosen = new ChosenPairs(scopes.index, query, scope, minimumBoth);
    long more = chosen.choosesAll() ? 0 : (AS_MANY - 1L) * query.limit() + MORE;
    CooccurrenceCounter.CountResult counted = counted(scopes, query, minimumBoth, scope, more);
    chosen.choose(counted.ranking().top());
    while (chosen.rows().size() < query.limit()
        && counted.ranking().top().size() == query.limit() + more) {
      more *= 4;
      counted = counted(scopes, query, minimumBoth, scope, more);
      chosen.choose(counted.ranking().top());
    }
    List<CooccurrenceCounter.Pair> top = chosen.rows();
    int[] leading = Folding.of(query, top);
    LazyRowDetails details = new LazyRowDetails(scopes, pending, query, matching, top);
    List<WordFinder.Names> names = new ArrayList<>();
    for (CooccurrenceCounter.Pair pair : top) {
      names.add(new WordFinder.Names(open.labelled(pair.first()), open.labelled(pair.second())));
    }
    List<List<Passage>> evidence =
        query.evidence() == 0
            ? List.of()
            : EvidenceFinder.of(scopes, matching, query.unit(), query.copies())
                .of(names, query.evidence());
    List<List<CooccurrenceTable.Word>> words =
        query.words() == 0
            ? List.of()
            : new WordFinder(scopes, matching, query.copies()).of(names, query.words());
    List<CooccurrenceTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < top.size(); i++) {
      CooccurrenceCounter.Pair pair = top.get(i);
      Entity first = names.get(i).first();
      Entity second = names.get(i).second();
      rows.add(
          new CountedCooccurrences.Row(
              first,
              second,
              pair.counts(),
              pair.score(),
              counted.ranking().classical.of(i),
              excess(counted.ranking(), pair),
              evidence.isEmpty() ? List.of() : evidence.get(i),
              words.isEmpty() ? List.of() : words.get(i),
              leading[i] == i ? OptionalInt.empty() : OptionalInt.of(leading[i] + 1),
              details.of(i)));
    }
    return new CountedCooccurrences(
        query,
        scope.size(Unit.ARTICLE, Copies.PUBLISHED).articles(),
        texts,
        counted.size().units(),
        counted.found().tests(),
        counted.ranking().pairs(),
        minimumBoth,
        new CooccurrenceTable.LeftOut(
            counted.ranking().rare(),
            chosen.oneDay(),
            chosen.lists(),
            chosen.demonyms(),
            chosen.places()),
        chosen.doubles(),
        counted.found().plan(),
        counted.ranking().rankedBy(),
        CountedArticlesFinder.of(open, scope),
        rows);
  }

  /** The question, with some rows more for those that may be left out. */
  private static CooccurrenceCounter.CountResult counted(
      ScopeCache scopes, CooccurrenceQuery query, long minimumBoth, Scope scope, long more)
      throws IOException {
    CooccurrenceQuery asked =
        more == 0
            ? query
            : query.toBuilder()
                .limit((int) Math.min(Integer.MAX_VALUE, query.limit() + more))
                .build();
    return CooccurrenceCounter.count(scopes, asked, minimumBoth, scope);
  }

  /** In how many units both of a pair must be. */
  private static long minimumBoth(CooccurrenceQuery query, long texts) {
    if (query.minimumBoth() > 0) {
      return query.minimumBoth();
    }
    long usual = texts < TINY ? 1 : texts < SMALL ? MINIMUM_BOTH - 1 : MINIMUM_BOTH;
    return Math.min(usual, query.minimumCount());
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
