package io.github.dateline;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts who is named with whom in one walk over the scope for an anchor, in two for all pairs: the
 * first for the entities alone, the second for the pairs of those that reach the minimum count.
 */
final class CooccurrenceCounter {
  /** Numbers rise with type and name, so they break ties. */
  private static final Comparator<Pair> ORDER =
      Comparator.comparing((Pair pair) -> Double.isNaN(pair.score()))
          .thenComparing(Comparator.comparingDouble(Pair::score).reversed())
          .thenComparing(Comparator.comparingLong((Pair pair) -> pair.counts().both()).reversed())
          .thenComparingInt(Pair::first)
          .thenComparingInt(Pair::second);

  private final CooccurrenceQuery query;
  private final Scope scope;
  private final EntityOrdinals ordinals;
  private final FixedBitSet wanted;
  private final long[] alone;
  private final TopRows<Pair> top;
  private long pairs;

  CooccurrenceCounter(CooccurrenceQuery query, Scope scope, EntityOrdinals ordinals)
      throws IOException {
    this.query = query;
    this.scope = scope;
    this.ordinals = ordinals;
    this.wanted = ordinals.ofTypes(query.types());
    this.alone = new long[ordinals.count()];
    this.top = new TopRows<>(query.limit(), ORDER);
  }

  /**
   * A pair and its counts.
   *
   * @param first number of the first entity
   * @param second number of the second entity
   * @param counts the 2x2 table by the question's rule for copies
   * @param other the 2x2 table by the other rule
   * @param score what it is ranked by
   */
  record Pair(int first, int second, Contingency counts, Contingency other, double score) {}

  /**
   * The answer, entities as numbers.
   *
   * @param size the scope's size by the question's rule for copies
   * @param other the scope's size by the other rule
   * @param tests how many pairs were looked at
   * @param pairs how many of them are named together and pass the question's bounds
   * @param top the best, in order
   * @param significance tells how sure each is
   */
  record Counted(
      Scope.Size size,
      Scope.Size other,
      long tests,
      long pairs,
      List<Pair> top,
      PairSignificance significance) {}

  /** Goes through the pairs that are named together, as often as is asked. */
  private interface Pairs {
    void forEach(PairCounts.Visitor visitor);
  }

  Counted count() throws IOException {
    return query.anchor().isPresent() ? neighbours(query.anchor().get()) : allPairs();
  }

  private Counted neighbours(Entity entity) throws IOException {
    int anchor = ordinals.number(entity);
    long[] together = new long[alone.length];
    Scope.Size size =
        scope.walk(
            query.unit(),
            (present, n, times) -> {
              boolean with = false;
              for (int i = 0; i < n; i++) {
                alone[present[i]] += times;
                with |= present[i] == anchor;
              }
              if (with) {
                for (int i = 0; i < n; i++) {
                  together[present[i]] += times;
                }
              }
            });
    if (anchor < 0 || alone[anchor] < query.minimumCount()) {
      return ranked(size, 0, 0, visitor -> {});
    }
    wanted.clear(anchor);
    long tests = 0;
    long seen = 0;
    for (int other = 0; other < alone.length; other++) {
      if (isTested(other)) {
        tests++;
        seen += together[other] > 0 ? 1 : 0;
      }
    }
    return ranked(
        size,
        tests,
        seen,
        visitor -> {
          for (int other = 0; other < together.length; other++) {
            if (together[other] > 0 && isTested(other)) {
              visitor.pair(anchor, other, together[other]);
            }
          }
        });
  }

  private Counted allPairs() throws IOException {
    Scope.Size size =
        scope.walk(
            query.unit(),
            (present, n, times) -> {
              for (int i = 0; i < n; i++) {
                alone[present[i]] += times;
              }
            });
    long tested = 0;
    for (int entity = 0; entity < alone.length; entity++) {
      tested += isTested(entity) ? 1 : 0;
    }
    long tests = tested * (tested - 1) / 2;
    PairCounts together = new PairCounts(Runtime.getRuntime().maxMemory() / 2);
    int[] kept = new int[64];
    int[][] buffer = {kept};
    scope.walk(
        query.unit(),
        (present, n, times) -> {
          if (buffer[0].length < n) {
            buffer[0] = new int[2 * n];
          }
          int[] those = buffer[0];
          int size2 = 0;
          for (int i = 0; i < n; i++) {
            if (isTested(present[i])) {
              those[size2++] = present[i];
            }
          }
          Arrays.sort(those, 0, size2);
          for (int i = 0; i < size2; i++) {
            for (int j = i + 1; j < size2; j++) {
              if (!together.add(those[i], those[j], times)) {
                throw PairCounts.tooMany(query.minimumCount());
              }
            }
          }
        });
    return ranked(size, tests, together.size(), together::forEach);
  }

  private boolean isTested(int entity) {
    return wanted.get(entity) && alone[entity] >= query.minimumCount();
  }

  /** All p-values must be known before one of them can be corrected: hence twice over the pairs. */
  private Counted ranked(Scope.Size size, long tests, long seen, Pairs together)
      throws IOException {
    PairSignificance significance =
        new PairSignificance(query, FisherExact.Tail.GREATER, tests, seen);
    if (significance.isClaimed()) {
      together.forEach(
          (first, second, both) -> significance.add(counts(first, second, both, size)));
      significance.finish();
    }
    together.forEach((first, second, both) -> {
      Contingency counts = counts(first, second, both, size);
      if (significance.passes(counts)) {
        pairs++;
        double score = query.rankBy().score(counts, Math.max(1, tests));
        top.offer(new Pair(first, second, counts, counts, score));
      }
    });
    return counted(size, tests, significance);
  }

  /** Counts the rows by the other rule too: only articles in which the rules differ are walked. */
  private Counted counted(Scope.Size size, long tests, PairSignificance significance)
      throws IOException {
    List<Pair> rows = top.inOrder();
    Copies otherRule = query.copies() == Copies.INDEPENDENT ? Copies.PUBLISHED : Copies.INDEPENDENT;
    RowDifferences differences = new RowDifferences(rows, alone.length);
    Scope.Size more =
        scope.walkDiffering(
            query.unit(), otherRule, (present, n, times) -> differences.add(present, n, times));
    Scope.Size less =
        scope.walkDiffering(
            query.unit(),
            query.copies(),
            (present, n, times) -> differences.add(present, n, -times));
    Scope.Size other =
        new Scope.Size(
            size.articles() + more.articles() - less.articles(),
            size.units() + more.units() - less.units());
    return new Counted(
        size,
        other,
        tests,
        pairs,
        rows.stream().map(row -> differences.counted(row, other)).toList(),
        significance);
  }

  private Contingency counts(int first, int second, long both, Scope.Size size) {
    return new Contingency(both, alone[first], alone[second], size.units());
  }
}
