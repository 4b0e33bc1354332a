package io.github.dateline;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts entities, or pairs of them, in two sets of articles that do not overlap: each set is
 * walked once for the entities, and once more for the pairs of those that reach the minimum count
 * in both together, which a pair cannot reach without them.
 */
final class ComparisonCounter {
  /** Stands in the place of a pair's second entity where single ones are counted. */
  private static final int NOBODY = -1;

  private final CooccurrenceQuery query;
  private final Scope first;
  private final Scope second;
  private final FixedBitSet wanted;
  private final int anchor;
  private final long[] inFirst;
  private final long[] inSecond;

  /** Compares those that the first matches with those that the second matches. */
  ComparisonCounter(Snapshot snapshot, CooccurrenceQuery query, Scope first, Scope second)
      throws IOException {
    EntityOrdinals ordinals = snapshot.ordinals();
    this.query = query;
    this.first = first;
    this.second = second;
    this.wanted = snapshot.ofTypes(query.types());
    this.anchor = query.anchor().isPresent() ? ordinals.number(query.anchor().get()) : NOBODY;
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
   */
  record Item(int first, int second, Contingency counts, double score, double p) {
    ComparisonTable.Change change() {
      if (counts.onlySecond() == 0) {
        return ComparisonTable.Change.NEW;
      }
      if (counts.both() == 0) {
        return ComparisonTable.Change.GONE;
      }
      // Independence gives exactly 0.
      double effect = Measure.LOG_RATIO.score(counts);
      return effect > 0
          ? ComparisonTable.Change.EMERGING
          : effect < 0 ? ComparisonTable.Change.FADING : ComparisonTable.Change.UNCHANGED;
    }
  }

  /** The answer, entities as numbers. */
  record Counted(
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

  Counted entities() throws IOException {
    Scope.Size size = countAlone(first, inFirst);
    Scope.Size againstSize = countAlone(second, inSecond);
    Items items =
        visitor -> {
          for (int entity = 0; entity < inFirst.length; entity++) {
            if (wanted.get(entity)) {
              visitor.item(entity, NOBODY, inFirst[entity], inSecond[entity]);
            }
          }
        };
    return ranked(size, againstSize, FisherExact.Tail.GREATER, Item::score, items);
  }

  Counted pairs() throws IOException {
    Scope.Size size = countAlone(first, inFirst);
    Scope.Size againstSize = countAlone(second, inSecond);
    long memory = Runtime.getRuntime().maxMemory() / 8;
    PairCounts here = countPairs(first, memory);
    PairCounts there = countPairs(second, memory);
    Items items =
        visitor -> {
          here.forEach((a, b, n) -> visit(visitor, a, b, n, there.count(a, b)));
          there.forEach((a, b, n) -> {
            if (here.count(a, b) == 0) {
              visit(visitor, a, b, 0, n);
            }
          });
        };
    return ranked(
        size, againstSize, FisherExact.Tail.TWO_SIDED, item -> Math.abs(item.score()), items);
  }

  private void visit(Visitor visitor, int a, int b, long here, long there) {
    boolean turned = b == anchor;
    visitor.item(turned ? b : a, turned ? a : b, here, there);
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

  private PairCounts countPairs(Scope scope, long memory) throws IOException {
    PairCounts together = new PairCounts(memory);
    int[][] buffer = {new int[64]};
    scope.walk(
        query.unit(),
        query.copies(),
        (present, n, times) -> {
          if (buffer[0].length < n) {
            buffer[0] = new int[2 * n];
          }
          int[] kept = buffer[0];
          int size = 0;
          boolean anchored = query.anchor().isEmpty();
          for (int i = 0; i < n; i++) {
            int entity = present[i];
            if (isKept(entity)) {
              kept[size++] = entity;
            }
            anchored |= entity == anchor;
          }
          if (anchored) {
            addPairs(together, kept, size, times);
          }
        });
    return together;
  }

  private void addPairs(PairCounts together, int[] kept, int size, int times) {
    Arrays.sort(kept, 0, size);
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        boolean asked = anchor == NOBODY || kept[i] == anchor || kept[j] == anchor;
        if (asked && !together.add(kept[i], kept[j], times)) {
          throw tooMany();
        }
      }
    }
  }

  private IllegalStateException tooMany() {
    return new IllegalStateException(
        "more pairs than fit into memory; ask for a minimum count above "
            + query.minimumCount()
            + ", for fewer articles or for fewer types, or give Java more memory");
  }

  private boolean isKept(int entity) {
    return (wanted.get(entity) || entity == anchor)
        && inFirst[entity] + inSecond[entity] >= query.minimumCount();
  }

  private Counted ranked(
      Scope.Size size,
      Scope.Size againstSize,
      FisherExact.Tail tail,
      ToDoubleFunction<Item> rank,
      Items items) {
    Comparator<Item> order =
        Comparator.comparing((Item item) -> Double.isNaN(item.score()))
            .thenComparing(Comparator.comparingDouble(rank).reversed())
            .thenComparingDouble(Item::p)
            .thenComparing(
                Comparator.comparingLong((Item item) -> item.counts().second()).reversed())
            .thenComparingInt(Item::first)
            .thenComparingInt(Item::second);
    TopRows<Item> top = new TopRows<>(query.limit(), order);
    boolean comparable = size.units() > 0 && againstSize.units() > 0;
    long[] tests = new long[1];
    Visitor count = (a, b, here, there) -> tests[0] += isTested(here, there) ? 1 : 0;
    if (comparable) {
      items.forEach(count);
    }
    PairSignificance significance = new PairSignificance(query, tail, tests[0], tests[0]);
    if (tests[0] > 0 && significance.isClaimed()) {
      items.forEach((a, b, here, there) -> {
        if (isTested(here, there)) {
          significance.add(table(here, there, size, againstSize));
        }
      });
    }
    significance.finish();
    long[] found = new long[1];
    if (tests[0] > 0) {
      items.forEach((a, b, here, there) -> {
        if (isTested(here, there)) {
          Contingency counts = table(here, there, size, againstSize);
          if (significance.passes(counts)) {
            found[0]++;
            top.offer(item(a, b, counts, tests[0], significance));
          }
        }
      });
    }
    return new Counted(size, againstSize, tests[0], found[0], top.inOrder(), significance);
  }

  /** The units that have it are a margin of the table: choosing by it does not favour a result. */
  private boolean isTested(long here, long there) {
    return here + there >= query.minimumCount();
  }

  private static Contingency table(long here, long there, Scope.Size size, Scope.Size againstSize) {
    return new Contingency(here, size.units(), here + there, size.units() + againstSize.units());
  }

  private static Item item(
      int first, int second, Contingency counts, long tests, PairSignificance significance) {
    return significance.isClaimed()
        ? new Item(
            first,
            second,
            counts,
            Measure.CONSERVATIVE_LOG_RATIO.score(counts, tests),
            significance.p(counts))
        : new Item(first, second, counts, Measure.LOG_RATIO.score(counts), 1);
  }
}
