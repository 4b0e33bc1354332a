package io.github.dateline;

import io.github.dateline.internal.chance.ChanceModel;
import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.internal.chance.Sizes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What chance brings in articles, counted article by article. */
final class ChanceOracle {
  private static final List<Set<EntityType>> GROUPS =
      List.of(
          Set.of(EntityType.PERSON),
          Set.of(EntityType.ORGANIZATION),
          Set.of(
              EntityType.LOCATION,
              EntityType.CITY,
              EntityType.COUNTRY,
              EntityType.STATE_OR_PROVINCE));

  /** So many times more than is expected may come about by chance. */
  static final double TOLERANCE = 1.08;

  final Map<Entity, Long> counts = new HashMap<>();
  final Map<List<Integer>, Long> sizes = new HashMap<>();
  final ChanceModel model;

  ChanceOracle(Collection<AnnotatedArticle> articles, Set<EntityType> types) {
    for (AnnotatedArticle article : articles) {
      Set<Entity> named = new HashSet<>(article.entities());
      named.removeIf(entity -> !types.contains(entity.type()));
      Integer[] size = {0, 0, 0, 0};
      for (Entity entity : named) {
        counts.merge(entity, 1L, Long::sum);
        size[group(entity)]++;
      }
      sizes.merge(List.of(size), 1L, Long::sum);
    }
    List<Map<Long, Long>> names =
        List.of(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    counts.forEach((entity, count) -> names.get(group(entity)).merge(count, 1L, Long::sum));
    model = new ChanceModel(Sizes.of(sizes), names);
  }

  static int group(Entity entity) {
    for (int group = 0; group < GROUPS.size(); group++) {
      if (GROUPS.get(group).contains(entity.type())) {
        return group;
      }
    }
    return GROUPS.size();
  }

  PairChance chance(Entity first, Entity second) {
    return model.of(group(first), counts.get(first), group(second), counts.get(second));
  }

  List<Tested> tested(long minimum) {
    List<Entity> kept = new ArrayList<>(counts.keySet());
    kept.removeIf(entity -> counts.get(entity) < minimum);
    Map<Set<List<Long>>, Long> alike = new HashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      for (int j = 0; j < i; j++) {
        alike.merge(new HashSet<>(List.of(kind(kept.get(i)), kind(kept.get(j)))), 1L, Long::sum);
      }
    }
    List<Tested> tested = new ArrayList<>();
    alike.forEach((kinds, pairs) -> {
      List<List<Long>> two = new ArrayList<>(kinds);
      tested.add(tested(two.get(0), two.get(two.size() - 1), pairs));
    });
    return tested;
  }

  private List<Long> kind(Entity entity) {
    return List.of((long) group(entity), counts.get(entity));
  }

  private Tested tested(List<Long> first, List<Long> second, long pairs) {
    PairChance chance =
        model.of(first.get(0).intValue(), first.get(1), second.get(0).intValue(), second.get(1));
    int most = (int) Math.min(first.get(1), second.get(1));
    return new Tested(
        atLeast(chance, most),
        chance.isTold() ? atLeast(chance.times(TOLERANCE), most) : atLeast(chance, most),
        chance.expected(),
        pairs);
  }

  /** The chance of at least 0, 1, 2 ... and of one more than there can be, which is 0. */
  static double[] atLeast(PairChance chance, int most) {
    return IntStream.rangeClosed(0, most + 1).mapToDouble(chance::atLeast).toArray();
  }

  /**
   * For each p-value found, what all tests reach by chance, if that brings a little more than is
   * expected, divided by what was found, for the best p from this.
   */
  static Map<Double, Double> qValues(List<Double> found, List<Tested> tested, double slack) {
    Map<Double, Double> qValues = new HashMap<>();
    double least = 1;
    for (double p : new TreeSet<>(found).descendingSet()) {
      double reached = 0;
      for (Tested alike : tested) {
        int k = 0;
        while (alike.atLeast()[k] > p * slack * (1 + 1e-12)) {
          k++;
        }
        reached += alike.pairs() * alike.tolerated()[k];
      }
      long passing = found.stream().filter(one -> one <= p).count();
      least = Math.min(least, reached / passing);
      qValues.put(p, Math.max(p, least));
    }
    return qValues;
  }

  /**
   * Pairs that are alike.
   *
   * @param atLeast the chance of at least 0, 1, 2 ... articles with both; the last is 0
   * @param tolerated the same if chance brought a little more
   */
  record Tested(double[] atLeast, double[] tolerated, double expected, long pairs) {}
}
