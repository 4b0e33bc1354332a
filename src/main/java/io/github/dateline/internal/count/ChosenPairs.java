package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.Demonyms;
import io.github.dateline.internal.names.DoubleNames;
import io.github.dateline.internal.names.Leagues;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the rows of a table among ranked pairs: without those that the question leaves out, which
 * it counts down to the last row. Not thread-safe.
 */
final class ChosenPairs {
  private final CooccurrenceQuery query;
  private final OpenIndex open;

  /** What may be together once need not be on two days: null where all may. */
  private final @Nullable PairSpread spread;

  private final PairSentences sentences;
  private final WherePairs where;
  private final JoinedNames joined;
  private final List<CooccurrenceCounter.Pair> rows = new ArrayList<>();

  /** How many of the ranked pairs were looked at. */
  private int looked;

  private long doubles;
  private long oneDay;
  private long lists;
  private long demonyms;
  private long places;

  ChosenPairs(CountingIndex index, CooccurrenceQuery query, Scope scope, long minimumBoth)
      throws IOException {
    this.query = query;
    open = index.open;
    sentences = new PairSentences(index, query, scope);
    where = new WherePairs(index.ordinals(), sentences);
    joined = new JoinedNames(sentences);
    boolean looks = minimumBoth > 1 && !(query.oneDay() && query.lists());
    spread = looks ? new PairSpread(index, query, scope, minimumBoth) : null;
  }

  /** Whether no pair is left out. */
  boolean choosesAll() {
    return spread == null && query.doubles() && query.demonyms() && query.places();
  }

  /** Chooses among pairs in their order, of which those that were looked at before come first. */
  void choose(List<CooccurrenceCounter.Pair> ranked) throws IOException {
    while (looked < ranked.size() && rows.size() < query.limit()) {
      CooccurrenceCounter.Pair pair = ranked.get(looked++);
      if (isGiven(pair)) {
        rows.add(pair);
      }
    }
  }

  private boolean isGiven(CooccurrenceCounter.Pair pair) throws IOException {
    Entity first = open.labelled(pair.first());
    Entity second = open.labelled(pair.second());
    boolean twice =
        DoubleNames.of(first, second, pair.counts())
                .filter(found -> found.certainty() >= DoubleNames.MIN_CERTAINTY)
                .isPresent()
            // What the articles tell is read only to leave a pair out.
            || !query.doubles() && joined.contain(pair, first, second);
    if (twice) {
      doubles++;
      return query.doubles();
    }
    if (!query.demonyms() && (Demonyms.areOne(first, second) || haveTeam(pair, first, second))) {
      demonyms++;
      return false;
    }
    if (!query.places()
        && (where.contain(pair, first, second) || joined.areInOnePhrase(pair, first, second))) {
      places++;
      return false;
    }
    PairSpread.Place place = spread == null ? PairSpread.Place.SEVERAL : spread.of(pair);
    boolean onOneDay = !query.oneDay() && place == PairSpread.Place.ONE_DAY;
    boolean inLists =
        !query.lists()
            && (place == PairSpread.Place.LISTS
                || !onOneDay
                    && !query.places()
                    && spread != null
                    && (query.unit() == Unit.ARTICLE && sentences.areApart(pair, first, second)
                        || joined.areListed(pair, first, second)));
    lists += inLists ? 1 : 0;
    oneDay += onOneDay ? 1 : 0;
    return !inLists && !onOneDay;
  }

  /** Whether one is the team, or the sister, of the other, and in most of its articles with it. */
  private boolean haveTeam(CooccurrenceCounter.Pair pair, Entity first, Entity second)
      throws IOException {
    boolean sisters = Leagues.areSisters(first, second);
    boolean isOf = sisters || Leagues.mayPlayFor(first, second);
    boolean has = sisters || Leagues.mayPlayFor(second, first);
    if (!isOf && !has) {
      return false;
    }
    Contingency articles = sentences.articles(pair);
    return isOf && articles.both() > articles.onlyFirst()
        || has && articles.both() > articles.onlySecond();
  }

  /** The rows that were chosen, in their order. */
  List<CooccurrenceCounter.Pair> rows() {
    return List.copyOf(rows);
  }

  /** How many look like one name twice. */
  long doubles() {
    return doubles;
  }

  /** How many were left out since they meet on one day only. */
  long oneDay() {
    return oneDay;
  }

  /** How many were left out since they meet in lists alone. */
  long lists() {
    return lists;
  }

  /**
   * How many were left out since they are a country, party, parliament or league and its people or
   * part.
   */
  long demonyms() {
    return demonyms;
  }

  /** How many were left out since they say where. */
  long places() {
    return places;
  }
}
