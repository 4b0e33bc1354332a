package io.github.dateline.internal.count;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.ScopeChance;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts and ranks entities, or pairs of entities, in two disjoint sets of articles.
 *
 * <p>Each set is read once for the entities, and once more for the pairs of those that reach the
 * minimum count in both sets together, since a pair cannot reach it otherwise.
 */
final class ComparisonCounter {
  /** Stands in the place of a pair's second entity where single ones are counted. */
  private static final int NO_ENTITY = -1;

  private final ScopeCache scopes;
  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope first;
  private final Scope second;
  private final FixedBitSet wanted;
  private final int anchor;
  private final long[] inFirst;
  private final long[] inSecond;

  /** Compares those that the first matches with those that the second matches. */
  ComparisonCounter(ScopeCache scopes, CooccurrenceQuery query, Scope first, Scope second)
      throws IOException {
    this.scopes = scopes;
    index = scopes.index;
    EntityOrdinals ordinals = index.ordinals();
    this.query = query;
    this.first = first;
    this.second = second;
    this.wanted = ordinals.ofTypes(query.types());
    this.anchor = query.anchor().isPresent() ? ordinals.number(query.anchor().get()) : NO_ENTITY;
    this.inFirst = new long[ordinals.count()];
    this.inSecond = new long[ordinals.count()];
  }

  /**
   * An entity or a pair.
   *
   * @param first number of the entity
   * @param second number of the other entity, -1 if there is none
   * @param counts the 2x2 table: in the first set or not, having it or not
   * @param score what it is ranked by
   * @param p decides between equal scores
   * @param strength how much stronger it is in the first; null where nothing is claimed
   */
  record Item(
      int first,
      int second,
      Contingency counts,
      double score,
      double p,
      ComparisonExcess.@Nullable Strength strength) {
    ComparisonTable.Change change() {
      if (strength != null && !strength.isClaimed()) {
        return ComparisonTable.Change.UNCERTAIN;
      }
      if (counts.onlySecond() == 0) {
        return ComparisonTable.Change.NEW;
      }
      if (counts.both() == 0) {
        return ComparisonTable.Change.GONE;
      }
      // Independence gives exactly 0.
      double effect = strength == null ? Measure.LOG_RATIO.score(counts) : strength.bits();
      return effect > 0
          ? ComparisonTable.Change.EMERGING
          : effect < 0 ? ComparisonTable.Change.FADING : ComparisonTable.Change.UNCHANGED;
    }
  }

  /** The answer, entities as numbers. */
  record ComparisonResult(
      Scope.Size size,
      Scope.Size againstSize,
      long tests,
      long found,
      List<Item> top,
      PairSignificance significance) {}

  /** Sees each entity or pair with its two counts. */
  private interface Visitor {
    void item(int first, int second, long inFirst, long inSecond);
  }

  /** Goes through all that is compared, as often as is asked. */
  private interface Items {
    void forEach(Visitor visitor);
  }

  ComparisonResult entities() throws IOException {
    Scope.Size size = countAlone(first, inFirst);
    Scope.Size againstSize = countAlone(second, inSecond);
    Items items =
        visitor -> {
          for (int entity = 0; entity < inFirst.length; entity++) {
            if (wanted.get(entity)) {
              visitor.item(entity, NO_ENTITY, inFirst[entity], inSecond[entity]);
            }
          }
        };
    ComparisonExcess excess =
        isClaimed()
            ? ComparisonExcess.ofEntities(chance(first), chance(second), wanted, inFirst, inSecond)
            : null;
    return ranked(size, againstSize, FisherExact.Tail.GREATER, score -> score, items, excess);
  }

  private boolean isClaimed() {
    return query.unit().equals(Unit.ARTICLE);
  }

  private ScopeChance chance(Scope scope) throws IOException {
    return scopes.chance(scope, query.copies(), CooccurrenceCounter.typesOfChance(query));
  }

  ComparisonResult pairs() throws IOException {
    Scope.Size size = countAlone(first, inFirst);
    Scope.Size againstSize = countAlone(second, inSecond);
    return ranked(
        size,
        againstSize,
        FisherExact.Tail.TWO_SIDED,
        Math::abs,
        query.anchor().isPresent() ? neighbours() : allPairs(),
        isClaimed()
            ? ComparisonExcess.ofPairs(chance(first), chance(second), inFirst, inSecond)
            : null);
  }

  private Items neighbours() throws IOException {
    long[] here = countWithAnchor(first);
    long[] there = countWithAnchor(second);
    return visitor -> {
      for (int entity = 0; entity < here.length; entity++) {
        if (entity != anchor && wanted.get(entity)) {
          visitor.item(anchor, entity, here[entity], there[entity]);
        }
      }
    };
  }

  /** By entity: how many units have it and the anchor. */
  private long[] countWithAnchor(Scope scope) throws IOException {
    long[] counts = new long[inFirst.length];
    scope.walk(
        query.unit(),
        query.copies(),
        (present, n, times) -> {
          boolean together = false;
          for (int i = 0; i < n; i++) {
            together |= present[i] == anchor;
          }
          for (int i = 0; i < n && together; i++) {
            counts[present[i]] += times;
          }
        });
    return counts;
  }

  private Items allPairs() throws IOException {
    int[] entities = IntStream.range(0, inFirst.length).filter(this::isKept).toArray();
    PairMatrix.checkMemory(
        Arrays.stream(entities).mapToLong(entity -> inFirst[entity] + inSecond[entity]).toArray(),
        index.tuning.pairBytes());
    int[] places = new int[inFirst.length];
    Arrays.fill(places, -1);
    for (int place = 0; place < entities.length; place++) {
      places[entities[place]] = place;
    }
    PairMatrix rows = new PairMatrix(entities.length);
    gather(first, places, rows.new UnitCollector(false));
    gather(second, places, rows.new UnitCollector(true));
    rows.finish();
    return visitor ->
        rows.forEach(
            0,
            1,
            (low, high, here, there) -> visitor.item(entities[low], entities[high], here, there));
  }

  /** A pair cannot reach the minimum count without them. */
  private boolean isKept(int entity) {
    return wanted.get(entity) && inFirst[entity] + inSecond[entity] >= query.minimumCount();
  }

  private Scope.Size countAlone(Scope scope, long[] counts) throws IOException {
    return scope.walk(
        query.unit(),
        query.copies(),
        (present, n, times) -> {
          for (int i = 0; i < n; i++) {
            counts[present[i]] += times;
          }
        });
  }

  private void gather(Scope scope, int[] places, PairMatrix.UnitCollector gatherer)
      throws IOException {
    int[][] buffer = {new int[64]};
    scope.walk(
        query.unit(),
        query.copies(),
        (present, n, times) -> {
          int[] kept = ArrayUtil.growNoCopy(buffer[0], n);
          buffer[0] = kept;
          int size = 0;
          for (int i = 0; i < n; i++) {
            kept[size] = places[present[i]];
            size += kept[size] >= 0 ? 1 : 0;
          }
          gatherer.add(kept, size, times);
        });
    gatherer.flush();
  }

  private ComparisonResult ranked(
      Scope.Size size,
      Scope.Size againstSize,
      FisherExact.Tail tail,
      DoubleUnaryOperator rank,
      Items items,
      @Nullable ComparisonExcess excess) {
    long[] tests = new long[1];
    if (size.units() > 0 && againstSize.units() > 0) {
      items.forEach((a, b, here, there) -> {
        if (isTested(here, there)) {
          tests[0]++;
          if (excess != null) {
            excess.expect(a, b, here, there);
          }
        }
      });
    }
    PairSignificance significance = new PairSignificance(query, tail, tests[0], tests[0]);
    TopItems best =
        new TopItems(size.units(), againstSize.units(), tests[0], significance, excess, rank);
    if (excess != null) {
      excess.begin();
      items.forEach((a, b, here, there) -> {
        if (tests[0] > 0 && isTested(here, there)) {
          significance.add(best.classicalP(here, there));
          excess.add(a, b, here, there);
        }
      });
      excess.finish();
    }
    significance.finish();
    if (tests[0] > 0) {
      items.forEach((a, b, here, there) -> {
        if (isTested(here, there)) {
          best.offer(a, b, here, there);
        }
      });
    }
    return new ComparisonResult(
        size, againstSize, tests[0], best.passing, best.inOrder(), significance);
  }

  /** The units that have it are a margin of the table: choosing by it does not favour a result. */
  private boolean isTested(long here, long there) {
    return here + there >= query.minimumCount();
  }

  /** The best of all that are compared, by what the rank makes of their scores. */
  private final class TopItems {
    private final long units;
    private final long total;
    private final PairSignificance significance;
    private final @Nullable ComparisonExcess excess;
    private final DoubleUnaryOperator rank;
    private final ContingencyCache classicalP;
    private final TopRows<Item> rows;

    /** How many pass the bounds of the question. */
    long passing;

    TopItems(
        long units,
        long unitsAgainst,
        long tests,
        PairSignificance significance,
        @Nullable ComparisonExcess excess,
        DoubleUnaryOperator rank) {
      this.units = units;
      this.total = units + unitsAgainst;
      this.significance = significance;
      this.excess = excess;
      this.rank = rank;
      classicalP = new ContingencyCache(significance::p, tests);
      rows =
          new TopRows<>(
              query.limit(),
              Comparator.comparing((Item item) -> Double.isNaN(item.score()))
                  .thenComparing(
                      Comparator.comparingDouble((Item item) -> rank.applyAsDouble(item.score()))
                          .reversed())
                  .thenComparingDouble(Item::p)
                  .thenComparing(
                      Comparator.comparingLong((Item item) -> item.counts().second()).reversed())
                  .thenComparingInt(Item::first)
                  .thenComparingInt(Item::second));
    }

    double classicalP(long here, long there) {
      return classicalP.of(here, units, here + there, total);
    }

    void offer(int first, int second, long here, long there) {
      Contingency counts = new Contingency(here, units, here + there, total);
      if (!passes(first, second, counts)) {
        return;
      }
      passing++;
      double score =
          excess == null
              ? Measure.LOG_RATIO.score(counts)
              : excess.score(first, second, here, there);
      if (!rows.isFull()
          || !(rank.applyAsDouble(score) < rank.applyAsDouble(rows.worst().score()))) {
        double p = excess == null ? 1 : excess.p(first, second, here, there);
        rows.offer(new Item(first, second, counts, score, p, null));
      }
    }

    private boolean passes(int first, int second, Contingency counts) {
      double least = query.minimumEffect();
      if (excess == null) {
        return significance.passes(counts);
      }
      if (least == 0 && query.maximumQ() >= 1) {
        return true;
      }
      ComparisonExcess.Strength strength =
          excess.of(first, second, counts.both(), counts.onlySecond());
      return (least == 0 || rank.applyAsDouble(strength.bits()) >= least)
          && strength.q() <= query.maximumQ();
    }

    List<Item> inOrder() {
      List<Item> items = new ArrayList<>();
      for (Item item : rows.inOrder()) {
        items.add(
            excess == null
                ? item
                : new Item(
                    item.first(),
                    item.second(),
                    item.counts(),
                    item.score(),
                    item.p(),
                    excess.of(
                        item.first(),
                        item.second(),
                        item.counts().both(),
                        item.counts().onlySecond())));
      }
      return items;
    }
  }
}
