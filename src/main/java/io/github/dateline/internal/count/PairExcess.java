package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.EntityType;
import io.github.dateline.internal.chance.NullPairs;
import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.internal.scope.ScopeChance;
import io.github.dateline.stats.Excess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.util.FixedBitSet;

/** Tests many pairs together against what chance alone brings. */
final class PairExcess {
  /** How often any lower bound may be too high, and any upper one too low. */
  private static final double ERROR = 0.025;

  private static final double LN_2 = Math.log(2);

  private final ScopeChance chance;
  private final CooccurrenceQuery query;
  private final long tests;
  private final QValues qValues;

  /** The p-value from which on a lower bound is above 0. */
  private final double sure;

  /**
   * Expects the pairs.
   *
   * @param wanted the entities of the query's types
   * @param anchor the anchor's number, negative if there is none
   * @param tests how many pairs are looked at
   * @param seen how many of them are added; the rest is never together
   */
  PairExcess(
      ScopeChance chance,
      CooccurrenceQuery query,
      FixedBitSet wanted,
      int anchor,
      long tests,
      long seen) {
    this.chance = chance;
    this.query = query;
    this.tests = Math.max(1, tests);
    NullPairs nulls =
        tests <= 0
            ? NullPairs.of(none -> {})
            : anchor < 0
                ? chance.nullPairs(
                    new Tested(query.types(), query.minimumCount(), -1, 0, false),
                    found -> addPairs(chance.counts(query.types()), found))
                : chance.nullPairs(
                    new Tested(
                        query.types(),
                        query.minimumCount(),
                        chance.group(anchor),
                        chance.marginals().of(anchor),
                        wanted.get(anchor)),
                    found ->
                        addNeighbours(
                            chance.counts(query.types()), anchor, wanted.get(anchor), found));
    qValues = new QValues(nulls, seen);
    sure = Math.min(ERROR, nulls.bound(ERROR));
  }

  /**
   * Which pairs are tested: what chance brings them is the same for each anchor that is alike.
   *
   * @param types the types of the names
   * @param minimumCount in how many articles each is at least
   * @param group the anchor's group, -1 if there is none
   * @param count in how many articles the anchor is
   * @param isCounted whether the anchor is of the types
   */
  private record Tested(
      Set<EntityType> types, long minimumCount, int group, long count, boolean isCounted) {}

  private void addNeighbours(
      List<Map<Long, Long>> counts, int anchor, boolean isCounted, NullPairs nulls) {
    int ofAnchor = chance.group(anchor);
    long own = chance.marginals().of(anchor);
    for (int group = 0; group < counts.size(); group++) {
      for (CountClass alike : CountClass.of(counts.get(group), query.minimumCount())) {
        long names =
            alike.names() - (isCounted && group == ofAnchor && alike.includes(own) ? 1 : 0);
        if (names > 0) {
          nulls.add(chance.of(ofAnchor, own, group, alike.count()), names);
        }
      }
    }
  }

  private void addPairs(List<Map<Long, Long>> counts, NullPairs nulls) {
    for (int first = 0; first < counts.size(); first++) {
      List<CountClass> ofFirst = CountClass.of(counts.get(first), query.minimumCount());
      for (int second = first; second < counts.size(); second++) {
        List<CountClass> ofSecond = CountClass.of(counts.get(second), query.minimumCount());
        for (int i = 0; i < ofFirst.size(); i++) {
          CountClass a = ofFirst.get(i);
          for (int j = first == second ? i : 0; j < ofSecond.size(); j++) {
            CountClass b = ofSecond.get(j);
            double pairs =
                first == second && i == j
                    ? (double) a.names() * (a.names() - 1) / 2
                    : (double) a.names() * b.names();
            if (pairs > 0) {
              nulls.add(chance.of(first, a.count(), second, b.count()), pairs);
            }
          }
        }
      }
    }
  }

  /**
   * Names in about as many articles, which reach small p-values alike.
   *
   * @param least in how many at least
   * @param most in how many at most
   * @param count in how many on average
   * @param names how many names
   */
  private record CountClass(long least, long most, long count, long names) {
    /** With more classes than this, they are made wider. */
    private static final int MANY = 64;

    static List<CountClass> of(Map<Long, Long> counts, long minimum) {
      List<CountClass> classes = of(counts, minimum, 48, 1.05);
      return classes.size() <= MANY ? classes : of(counts, minimum, 12, 1.15);
    }

    private static List<CountClass> of(
        Map<Long, Long> counts, long minimum, long exact, double width) {
      List<CountClass> classes = new ArrayList<>();
      long least = 0;
      long most = 0;
      long sum = 0;
      long names = 0;
      for (Map.Entry<Long, Long> entry : counts.entrySet()) {
        long count = entry.getKey();
        if (count < minimum) {
          continue;
        }
        if (count > most) {
          if (names > 0) {
            classes.add(new CountClass(least, most, Math.round((double) sum / names), names));
          }
          least = count;
          most = count <= exact ? count : (long) (count * width);
          sum = 0;
          names = 0;
        }
        sum += count * entry.getValue();
        names += entry.getValue();
      }
      if (names > 0) {
        classes.add(new CountClass(least, most, Math.round((double) sum / names), names));
      }
      return classes;
    }

    boolean includes(long articles) {
      return articles >= least && articles <= most;
    }
  }

  /** The two groups of a pair, as one number. */
  int kind(int first, int second) {
    return chance.group(first) * ScopeChance.groups() + chance.group(second);
  }

  PairChance chance(int kind, long ofFirst, long ofSecond) {
    int groups = ScopeChance.groups();
    return chance.of(kind / groups, ofFirst, kind % groups, ofSecond);
  }

  double p(int kind, long both, long ofFirst, long ofSecond) {
    return chance(kind, ofFirst, ofSecond).atLeast(both);
  }

  /** What p-values must be below for their q to be below 1. */
  double bound() {
    return qValues.bound();
  }

  /** Adds those of many p-values that are below the bound. */
  void add(QValues.PValueList pValues) {
    qValues.add(pValues);
  }

  void finish() {
    qValues.finish();
  }

  double q(double p) {
    return Math.max(p, qValues.of(p));
  }

  /** Whether a lower bound is above 0. */
  boolean isSure(double p) {
    return p <= sure;
  }

  /** The lower bound of a pair that is sure, in bits. */
  double lower(PairChance chance, long both) {
    return bits(chance.lower(both, sure));
  }

  /** Whether that bound is above a ratio, or just there. */
  boolean exceeds(PairChance chance, long both, double ratio) {
    return both > ratio * chance.expected() && chance.exceeds(both, sure, ratio);
  }

  private static double bits(double ratio) {
    return Math.log(ratio) / LN_2;
  }

  /** How much more often a pair is together than by chance; the bounds take longest. */
  Supplier<Optional<Excess>> lazy(int kind, long both, long ofFirst, long ofSecond) {
    PairChance expected = chance(kind, ofFirst, ofSecond);
    double p = expected.atLeast(both);
    double q = q(p);
    long tested = tests;
    double error = sure;
    return () ->
        Optional.of(
            new Excess(
                expected.expected(),
                p,
                q,
                tested,
                both / expected.expected(),
                bits(expected.lower(both, error)),
                bits(expected.upper(both, error))));
  }
}
