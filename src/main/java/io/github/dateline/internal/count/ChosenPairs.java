package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.internal.names.Demonyms;
import io.github.dateline.internal.names.DoubleNames;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.search.OpenIndex;
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
  private final CountingIndex index;
  private final OpenIndex open;
  private final Scope scope;

  /** What may be together once need not be on two days: null where all may. */
  private final @Nullable PairSpread spread;

  private final List<CooccurrenceCounter.Pair> rows = new ArrayList<>();
  private long doubles;
  private long oneDay;
  private long lists;
  private long demonyms;
  private long places;

  ChosenPairs(CountingIndex index, CooccurrenceQuery query, Scope scope, long minimumBoth)
      throws IOException {
    this.query = query;
    this.index = index;
    this.scope = scope;
    open = index.open;
    boolean looks = minimumBoth > 1 && !(query.oneDay() && query.lists());
    spread = looks ? new PairSpread(index, query, scope, minimumBoth) : null;
  }

  /** Whether no pair is left out. */
  boolean choosesAll() {
    return spread == null && query.doubles() && query.demonyms() && query.places();
  }

  /** Chooses among pairs in their order. */
  void choose(List<CooccurrenceCounter.Pair> ranked) throws IOException {
    rows.clear();
    doubles = 0;
    oneDay = 0;
    lists = 0;
    demonyms = 0;
    places = 0;
    WherePairs where = new WherePairs(index, query, scope);
    for (CooccurrenceCounter.Pair pair : ranked) {
      if (rows.size() == query.limit()) {
        break;
      }
      if (isGiven(pair, where)) {
        rows.add(pair);
      }
    }
  }

  private boolean isGiven(CooccurrenceCounter.Pair pair, WherePairs where) throws IOException {
    Entity first = open.labelled(pair.first());
    Entity second = open.labelled(pair.second());
    boolean twice =
        DoubleNames.of(first, second, pair.counts())
            .filter(found -> found.certainty() >= DoubleNames.MIN_CERTAINTY)
            .isPresent();
    if (twice) {
      doubles++;
      return query.doubles();
    }
    if (!query.demonyms() && Demonyms.areOne(first, second)) {
      demonyms++;
      return false;
    }
    if (!query.places() && where.contain(pair, first, second)) {
      places++;
      return false;
    }
    PairSpread.Place place = spread == null ? PairSpread.Place.SEVERAL : spread.of(pair);
    boolean inLists = !query.lists() && place == PairSpread.Place.LISTS;
    boolean onOneDay = !query.oneDay() && place == PairSpread.Place.ONE_DAY;
    lists += inLists ? 1 : 0;
    oneDay += onOneDay ? 1 : 0;
    return !inLists && !onOneDay;
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
   * How many were left out since they are a country, party or parliament and its people or part.
   */
  long demonyms() {
    return demonyms;
  }

  /** How many were left out since they say where. */
  long places() {
    return places;
  }
}
