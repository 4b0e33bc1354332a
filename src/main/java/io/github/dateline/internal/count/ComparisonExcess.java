package io.github.dateline.internal.count;

import io.github.dateline.internal.chance.ChanceModel;
import io.github.dateline.internal.chance.NullPairs;
import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.internal.scope.ScopeChance;
import io.github.dateline.stats.Excess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;

/**
 * Tests what differs between two sets of articles, each of which keeps how many names each article
 * has.
 *
 * <p>Of a pair, each set has an expected count of its own. If the pair is joined as strongly in
 * both, those that have it fall into the two sets as these expected counts stand to each other: a
 * binomial test, which is that of two Poisson counts. Of a single entity, one model is fitted to
 * both sets together; what it says of the first set is tested.
 */
final class ComparisonExcess {
  /** How often any lower bound may be too high, and how often any upper one too low. */
  private static final double ERROR = 0.025;

  private static final double LN_2 = Math.log(2);

  private final Share share;
  private final boolean bothWays;
  private final NullPairs nulls = new NullPairs();
  private QValues qValues = new QValues(0, 0);
  private double sure;
  private long tests;

  /** How many of those that have an item are in the first set, if there is no difference. */
  private interface Share {
    Split of(int first, int second, long here, long there);
  }

  /**
   * How those that have an item fall into the two sets.
   *
   * @param here how many are in the first
   * @param there how many are in the second
   * @param byChance what is expected of the first by chance, whatever there is altogether
   * @param againstByChance and of the second
   */
  private record Split(
      PairChance here, PairChance there, double byChance, double againstByChance) {}

  private ComparisonExcess(Share share, boolean bothWays) {
    this.share = share;
    this.bothWays = bothWays;
  }

  /**
   * Tests pairs, for more and for less.
   *
   * @param inFirst by entity, in how many articles of the first set it is
   * @param inSecond the same of the second set
   */
  static ComparisonExcess ofPairs(
      ScopeChance first, ScopeChance second, long[] inFirst, long[] inSecond) {
    return new ComparisonExcess(
        (one, other, here, there) -> {
          double expected = expected(first, one, other, inFirst);
          double against = expected(second, one, other, inSecond);
          long all = here + there;
          double part = expected / (expected + against);
          return part > 0 && part < 1
              ? new Split(
                  PairChance.binomial(all, part),
                  PairChance.binomial(all, against / (expected + against)),
                  expected,
                  against)
              : untold(all, here, there);
        },
        true);
  }

  /** What a set brings by chance; 0 where nothing can be told, or one of the two is not in it. */
  private static double expected(ScopeChance chance, int one, int other, long[] counts) {
    if (one < 0 || counts[one] == 0 || counts[other] == 0) {
      return 0;
    }
    PairChance both = chance.of(chance.group(one), counts[one], chance.group(other), counts[other]);
    boolean isCertain = both.expected() >= Math.min(counts[one], counts[other]);
    return both.isTold() || isCertain ? both.expected() : 0;
  }

  private static Split untold(long all, long here, long there) {
    return new Split(
        PairChance.untold(here, all), PairChance.untold(there, all), Double.NaN, Double.NaN);
  }

  /**
   * Tests entities, for more.
   *
   * @param wanted the entities that are compared
   */
  static ComparisonExcess ofEntities(
      ScopeChance first, ScopeChance second, FixedBitSet wanted, long[] inFirst, long[] inSecond) {
    List<Map<Long, Long>> counts = new ArrayList<>();
    for (int group = 0; group < ScopeChance.groups(); group++) {
      counts.add(new HashMap<>());
    }
    for (int entity = 0; entity < inFirst.length; entity++) {
      long all = inFirst[entity] + inSecond[entity];
      if (all > 0 && wanted.get(entity)) {
        counts.get(first.group(entity)).merge(all, 1L, Long::sum);
      }
    }
    ChanceModel model = new ChanceModel(first.sizes().plus(second.sizes()), counts);
    ChanceModel.Part part = model.part(first.sizes());
    ChanceModel.Part against = model.part(second.sizes());
    return new ComparisonExcess(
        (entity, none, here, there) -> {
          PairChance inPart = part.of(first.group(entity), here + there);
          PairChance outside = against.of(first.group(entity), here + there);
          return inPart.isTold() && outside.isTold()
              ? new Split(inPart, outside, inPart.expected(), outside.expected())
              : untold(here + there, here, there);
        },
        false);
  }

  /** Adds an item that is tested. */
  void expect(int first, int second, long here, long there) {
    Split split = share.of(first, second, here, there);
    tests++;
    nulls.add(split.here(), 1);
    if (bothWays) {
      nulls.add(split.there(), 1);
    }
  }

  /** Says that all tests are known. */
  void begin() {
    nulls.finish();
    // Where both ways are tested, each item has two tests, which share the error.
    sure = Math.min(ERROR, nulls.bound(bothWays ? 2 * ERROR : ERROR));
    qValues = new QValues(nulls, tests);
  }

  /** Adds a p-value. */
  void add(int first, int second, long here, long there) {
    qValues.add(oneSided(share.of(first, second, here, there), here, there));
  }

  /** Says that all have been added. */
  void finish() {
    qValues.finish();
  }

  /** The chance of so many or more, the way in which there are more than expected. */
  private double oneSided(Split split, long here, long there) {
    double more = split.here().atLeast(here);
    return bothWays ? Math.min(more, split.there().atLeast(there)) : more;
  }

  private double p(double oneSided) {
    return bothWays ? Math.min(1, 2 * oneSided) : oneSided;
  }

  /**
   * How much stronger an item is in the first set than in the second.
   *
   * @param expected how many of those that have it would be in the first set
   * @param ratio how the two ratios stand to each other, NaN if that cannot be told
   * @param low the lower bound of its binary logarithm
   * @param high the upper bound
   * @param p the probability
   * @param q the corrected one
   * @param byChance how many of the first set would have it by chance, NaN if that cannot be told
   * @param againstByChance and of the second
   */
  record Strength(
      double expected,
      double ratio,
      double low,
      double high,
      double p,
      double q,
      double byChance,
      double againstByChance) {

    /** The ratio as a binary logarithm. */
    double bits() {
      return Math.log(ratio) / LN_2;
    }

    /** Whether it is surely more, or surely less. */
    boolean isClaimed() {
      return low > 0 || high < 0;
    }

    /** What an item is ranked by: the bound that is nearer to 0, or 0 in between. */
    double bound() {
      return low > 0 ? low : Math.min(0, high);
    }

    Excess excess(long tests) {
      return new Excess(expected, p, q, Math.max(1, tests), ratio, low, high);
    }
  }

  /** How much stronger an item is in the first set than in the second. */
  Strength of(int first, int second, long here, long there) {
    Split split = share.of(first, second, here, there);
    double oneSided = oneSided(split, here, there);
    double p = p(oneSided);
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    if (!Double.isNaN(split.byChance())) {
      low = bits(split.here(), split.here().lower(here, sure), here + there);
      high = -bits(split.there(), split.there().lower(there, sure), here + there);
    }
    return new Strength(
        split.here().expected(),
        here / split.byChance() / (there / split.againstByChance()),
        low,
        high,
        p,
        Math.max(p, Math.min(1, qValues.of(oneSided))),
        split.byChance(),
        split.againstByChance());
  }

  /** How the two ratios stand to each other, if one set has so many times what is expected. */
  private static double bits(PairChance chance, double times, long all) {
    double expected = chance.expected();
    double odds = expected * times / (all - expected * times);
    return odds < 0
        ? Double.POSITIVE_INFINITY
        : Math.log(odds * (all - expected) / expected) / LN_2;
  }

  /** What an item is ranked by, which is 0 for most. */
  double score(int first, int second, long here, long there) {
    Split split = share.of(first, second, here, there);
    if (split.here().atLeast(here) > sure && split.there().atLeast(there) > sure) {
      return 0;
    }
    return of(first, second, here, there).bound();
  }

  /** The p-value, which decides between equal scores. */
  double p(int first, int second, long here, long there) {
    return p(oneSided(share.of(first, second, here, there), here, there));
  }
}
