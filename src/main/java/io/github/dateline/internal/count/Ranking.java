package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Finds the pairs with the highest scores, and how sure each is. Where something is tested, all
 * p-values must be known before one of them can be corrected: hence twice over the pairs.
 */
final class Ranking {
  /** With fewer pairs, threads cost more than they save. */
  private static final int MIN_PAIRS_PER_PART = 1 << 14;

  /** Of two independent, at least half of all tables have as many in both as is expected. */
  private static final double MIN_P_IF_NOT_ATTRACTED = 0.5;

  /** Rounding must not reject what equals the worst row. */
  private static final double ROUNDING_SLACK = 1 + 1e-9;

  /** Numbers rise with type and name, so they break ties. */
  static final Comparator<CooccurrenceCounter.Pair> ORDER =
      Comparator.comparing((CooccurrenceCounter.Pair pair) -> Double.isNaN(pair.score()))
          .thenComparing(Comparator.comparingDouble(CooccurrenceCounter.Pair::score).reversed())
          .thenComparing(
              Comparator.comparingLong((CooccurrenceCounter.Pair pair) -> pair.counts().both())
                  .reversed())
          .thenComparingInt(CooccurrenceCounter.Pair::first)
          .thenComparingInt(CooccurrenceCounter.Pair::second);

  private final CooccurrenceQuery query;
  private final CandidatePairs found;
  private final long units;
  private final long tests;
  private final int parts;
  private final TopRows<CooccurrenceCounter.Pair> top;

  /** How sure each pair is. */
  final PairSignificance significance;

  /** How many pairs pass the bounds of the question. */
  private long pairs;

  Ranking(CooccurrenceQuery query, CandidatePairs found, long units, int threads) {
    this.query = query;
    this.found = found;
    this.units = units;
    tests = Math.max(1, found.tests());
    parts = (int) Math.max(1, Math.min(threads, found.size() / MIN_PAIRS_PER_PART));
    top = new TopRows<>(query.limit(), ORDER);
    significance =
        new PairSignificance(
            query, FisherExact.Tail.GREATER, Math.max(0, found.tests()), found.size());
    if (significance.isClaimed()) {
      forEachPart(this::test);
      significance.finish();
    }
    forEachPart(this::rank);
  }

  private void forEachPart(IntConsumer task) {
    if (parts == 1) {
      task.accept(0);
    } else {
      IntStream.range(0, parts).parallel().forEach(task);
    }
  }

  /** The best, in order. */
  List<CooccurrenceCounter.Pair> top() {
    return top.inOrder();
  }

  /** How many pairs pass the bounds of the question. */
  long pairs() {
    return pairs;
  }

  private ContingencyCache cacheOf(ToDoubleFunction<Contingency> function) {
    return new ContingencyCache(function, found.size() / parts);
  }

  private void test(int part) {
    ContingencyCache p = cacheOf(significance::p);
    double bound = significance.bound();
    QValues.PValueList kept = new QValues.PValueList();
    found.forEach(
        part,
        parts,
        (first, second, both, ofFirst, ofSecond) -> {
          boolean byChance = both <= (double) ofFirst * ofSecond / units;
          if (!byChance || bound > MIN_P_IF_NOT_ATTRACTED) {
            double value = p.of(both, ofFirst, ofSecond, units);
            if (value < bound) {
              kept.add(value);
            }
          }
        });
    synchronized (this) {
      significance.add(kept);
    }
  }

  private void rank(int part) {
    PartialRanking best = new PartialRanking();
    found.forEach(part, parts, best);
    synchronized (this) {
      pairs += best.passing;
      best.rows.inOrder().forEach(top::offer);
    }
  }

  /** The best of a part. */
  private final class PartialRanking implements CandidatePairs.Visitor {
    final TopRows<CooccurrenceCounter.Pair> rows = new TopRows<>(query.limit(), ORDER);
    long passing;
    private final ContingencyCache scores = cacheOf(counts -> query.rankBy().score(counts, tests));
    private final boolean byCount = query.rankBy() == Measure.COUNT;
    private final boolean byConservative = query.rankBy() == Measure.CONSERVATIVE_LOG_RATIO;
    private final boolean bounded = query.minimumEffect() > 0 || query.maximumQ() < 1;

    /** The score that a row must reach; NaN while any will do. */
    private double minScore = Double.NaN;

    /** The ratio of shares that a row must reach to have that conservative log ratio. */
    private double minRatio;

    @Override
    public void pair(int first, int second, long both, long ofFirst, long ofSecond) {
      if (bounded && !significance.passes(new Contingency(both, ofFirst, ofSecond, units))) {
        return;
      }
      passing++;
      if (byConservative && isRejected(both, ofFirst, ofSecond)) {
        return;
      }
      double score = byCount ? both : scores.of(both, ofFirst, ofSecond, units);
      if (score < minScore || Double.isNaN(score) && !Double.isNaN(minScore)) {
        return;
      }
      Contingency counts = new Contingency(both, ofFirst, ofSecond, units);
      rows.offer(new CooccurrenceCounter.Pair(first, second, counts, score));
      if (rows.isFull()) {
        minScore = rows.worst().score();
        minRatio = Math.pow(2, minScore) / ROUNDING_SLACK;
      }
    }

    /**
     * Whether even the log ratio itself, of which the conservative one is a lower bound, is too
     * small. It is infinite where the second never comes without the first.
     */
    private boolean isRejected(long both, long ofFirst, long ofSecond) {
      double with = (double) both * (units - ofFirst);
      double without = (double) (ofSecond - both) * ofFirst;
      return minScore > 0 && with < minRatio * without;
    }
  }
}
