package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pairs with the highest scores, and how sure each is. Where something is tested, all
 * p-values must be known before one of them can be corrected: hence twice over the pairs.
 */
final class Ranking {
  /** With fewer pairs, threads cost more than they save. */
  private static final int MIN_PAIRS_PER_PART = 1 << 14;

  private static final double LN_2 = Math.log(2);

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
  private TopRows<CooccurrenceCounter.Pair> top;

  /** By part: p-values, which are asked for twice. */
  private final ChanceCache[] pValues;

  /** How sure each row is as if all articles were equally long. */
  final ClassicalTests classical;

  /** How much more often each pair is together than by chance; null where nothing is claimed. */
  final @Nullable PairExcess excess;

  /** Whether pairs that are sure are ranked while all are tested. */
  private final boolean rankedWhileTested;

  /** What the best are ranked by. */
  private final AssociationMeasure rankBy;

  /** How many pairs pass the bounds of the question. */
  private long pairs;

  /** In how many units both of a pair are at least. */
  private final long minimumBoth;

  /** How many pairs are in fewer. */
  private long rare;

  /** Whether the lower bound of the excess is above 0 for any pair that is together so often. */
  private boolean anySure;

  Ranking(
      CooccurrenceQuery query,
      CandidatePairs found,
      long units,
      long minimumBoth,
      @Nullable PairExcess excess,
      int threads) {
    this.query = query;
    this.excess = excess;
    this.found = found;
    this.units = units;
    this.minimumBoth = minimumBoth;
    tests = Math.max(1, found.tests());
    parts = (int) Math.max(1, Math.min(threads, found.size() / MIN_PAIRS_PER_PART));
    top = new TopRows<>(query.limit(), ORDER);
    rankedWhileTested =
        excess != null
            && query.rankBy().equals(Excess.BOUND)
            && query.minimumEffect() == 0
            && query.maximumQ() >= 1;
    pValues = new ChanceCache[parts];
    for (int part = 0; part < parts; part++) {
      pValues[part] =
          excess == null
              ? new ChanceCache((kind, both, first, second) -> Double.NaN, 0)
              : new ChanceCache(excess::p, found.size() / parts);
    }
    if (excess != null) {
      forEachPart(part -> test(part, excess));
      excess.finish();
    }
    rankBy = query.rankBy().equals(Excess.BOUND) && !anySure ? Excess.SURPRISE : query.rankBy();
    if (areSureEnough()) {
      pairs = found.size() - rare;
    } else {
      rare = 0;
      if (!areSureRanked()) {
        top = new TopRows<>(query.limit(), ORDER);
      }
      forEachPart(this::rank);
    }
    classical = new ClassicalTests(query, found, units, parts, top());
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

  /** How many pairs are together in too few units. */
  long rare() {
    return rare;
  }

  /** What they are ranked by: another measure than was asked for if that cannot tell. */
  AssociationMeasure rankedBy() {
    return rankBy;
  }

  private ContingencyCache cacheOf(ToDoubleFunction<Contingency> function) {
    return new ContingencyCache(function, found.size() / parts);
  }

  private void test(int part, PairExcess tested) {
    ChanceCache chance = pValues[part];
    double bound = tested.bound();
    SurePairs best = new SurePairs(tested);
    QValues.PValueList kept = new QValues.PValueList();
    boolean[] sure = new boolean[1];
    long[] seldom = new long[1];
    found.forEach(
        part,
        parts,
        (first, second, both, ofFirst, ofSecond) -> {
          double value = chance.of(tested.kind(first, second), both, ofFirst, ofSecond);
          if (value < bound) {
            kept.add(value);
          }
          if (both < minimumBoth) {
            seldom[0]++;
          } else if (tested.isSure(value)) {
            sure[0] = true;
            if (rankedWhileTested) {
              best.add(first, second, both, ofFirst, ofSecond);
            }
          }
        });
    best.offerAdded();
    synchronized (this) {
      tested.add(kept);
      anySure |= sure[0];
      rare += seldom[0];
      best.rows.inOrder().forEach(top::offer);
    }
  }

  /** Whether all rows are those that are sure, which were ranked while all were tested. */
  private boolean areSureEnough() {
    return rankedWhileTested && top.isFull() && top.worst().score() > 0;
  }

  /** Whether the best of those that are sure are ranked, and only the rest is left. */
  private boolean areSureRanked() {
    return rankedWhileTested && anySure;
  }

  /**
   * The best of those pairs of a part that are sure. What they are likely to reach tells whose
   * bounds are found first, so that those of most others need not be found.
   */
  private final class SurePairs {
    /** So many are put in order before their bounds are found. */
    private static final int MANY = 1 << 12;

    final TopRows<CooccurrenceCounter.Pair> rows = new TopRows<>(query.limit(), ORDER);
    private final PairExcess tested;
    private final List<Sure> added = new ArrayList<>();

    SurePairs(PairExcess tested) {
      this.tested = tested;
    }

    void add(int first, int second, long both, long ofFirst, long ofSecond) {
      PairChance chance = tested.chance(tested.kind(first, second), ofFirst, ofSecond);
      added.add(new Sure(first, second, new Contingency(both, ofFirst, ofSecond, units), chance));
      if (added.size() == MANY) {
        offerAdded();
      }
    }

    void offerAdded() {
      added.sort(Comparator.comparingDouble(Sure::likely).reversed());
      added.forEach(this::offer);
      added.clear();
    }

    private void offer(Sure pair) {
      double least = rows.isFull() ? rows.worst().score() : 0;
      // To find a bound takes ten times as long as to tell that it does not suffice.
      if (least > 0 && !tested.exceeds(pair.chance, pair.counts.both(), ratio(least))) {
        return;
      }
      double score = Math.max(0, tested.lower(pair.chance, pair.counts.both()));
      rows.offer(new CooccurrenceCounter.Pair(pair.first, pair.second, pair.counts, score));
    }
  }

  /**
   * A pair that is sure.
   *
   * @param likely about what its bound will be: the square root of a count varies by a half,
   *     whatever the count is
   */
  private record Sure(int first, int second, Contingency counts, PairChance chance, double likely) {
    /** Standard deviations, about as many as the bound of many pairs takes. */
    private static final double DEVIATIONS = 4.5;

    Sure(int first, int second, Contingency counts, PairChance chance) {
      this(first, second, counts, chance, bound(counts.both(), chance.expected()));
    }

    private static double bound(long both, double expected) {
      double root = Math.max(0, Math.sqrt(both) - DEVIATIONS / 2);
      return root * root / expected;
    }
  }

  /** The ratio of a score, which rounding must not keep from what reaches it. */
  private static double ratio(double score) {
    return Math.pow(2, score) / ROUNDING_SLACK;
  }

  private void rank(int part) {
    PartialRanking best = new PartialRanking(pValues[part]);
    found.forEach(part, parts, best);
    synchronized (this) {
      pairs += best.passing;
      rare += best.rare;
      best.rows.inOrder().forEach(top::offer);
    }
  }

  /** The best of a part. */
  private final class PartialRanking implements CandidatePairs.Visitor {
    final TopRows<CooccurrenceCounter.Pair> rows = new TopRows<>(query.limit(), ORDER);
    long passing;
    long rare;
    private final ContingencyCache scores = cacheOf(counts -> rankBy.score(counts, tests));
    private final ChanceCache pValues;
    private final boolean byCount = rankBy == Measure.COUNT;
    private final boolean byConservative = rankBy == Measure.CONSERVATIVE_LOG_RATIO;
    private final boolean bounded = query.minimumEffect() > 0 || query.maximumQ() < 1;

    /** The score that a row must reach; NaN while any will do. */
    private double minScore = Double.NaN;

    /** The ratio of shares that a row must reach to have that conservative log ratio. */
    private double minRatio;

    PartialRanking(ChanceCache pValues) {
      this.pValues = pValues;
    }

    @Override
    public void pair(int first, int second, long both, long ofFirst, long ofSecond) {
      if (both < minimumBoth) {
        rare++;
        return;
      }
      if (bounded && !passes(first, second, both, ofFirst, ofSecond)) {
        return;
      }
      passing++;
      if (excess != null && Excess.isScoredBy(rankBy)) {
        rankByExcess(excess, first, second, both, ofFirst, ofSecond);
        return;
      }
      if (byConservative && isRejected(both, ofFirst, ofSecond)) {
        return;
      }
      double score = byCount ? both : scores.of(both, ofFirst, ofSecond, units);
      if (score < minScore || Double.isNaN(score) && !Double.isNaN(minScore)) {
        return;
      }
      offer(first, second, both, ofFirst, ofSecond, score);
    }

    private boolean passes(int first, int second, long both, long ofFirst, long ofSecond) {
      if (excess == null) {
        // Nothing but the effect can be asked for.
        return Measure.LOG_RATIO.score(new Contingency(both, ofFirst, ofSecond, units))
            >= query.minimumEffect();
      }
      int kind = excess.kind(first, second);
      return (query.minimumEffect() == 0
              || Math.log(both / excess.chance(kind, ofFirst, ofSecond).expected()) / LN_2
                  >= query.minimumEffect())
          && (query.maximumQ() >= 1
              || excess.q(pValues.of(kind, both, ofFirst, ofSecond)) <= query.maximumQ());
    }

    private void rankByExcess(
        PairExcess tested, int first, int second, long both, long ofFirst, long ofSecond) {
      int kind = tested.kind(first, second);
      double p = pValues.of(kind, both, ofFirst, ofSecond);
      double score = 0;
      if (rankBy.equals(Excess.SURPRISE)) {
        score = Excess.surprise(p);
      } else if (tested.isSure(p)) {
        if (areSureRanked()) {
          return;
        }
        // As in a SurePairs.
        PairChance chance = tested.chance(kind, ofFirst, ofSecond);
        if (minScore > 0 && !tested.exceeds(chance, both, minRatio)) {
          return;
        }
        score = Math.max(0, tested.lower(chance, both));
      }
      if (!(score < minScore)) {
        offer(first, second, both, ofFirst, ofSecond, score);
      }
    }

    private void offer(
        int first, int second, long both, long ofFirst, long ofSecond, double score) {
      Contingency counts = new Contingency(both, ofFirst, ofSecond, units);
      rows.offer(new CooccurrenceCounter.Pair(first, second, counts, score));
      if (rows.isFull()) {
        minScore = rows.worst().score();
        minRatio = ratio(minScore);
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
