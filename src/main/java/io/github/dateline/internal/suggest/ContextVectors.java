package io.github.dateline.internal.suggest;

import io.github.dateline.Copies;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.count.PairCountMap;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.Unit;


import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;

/**
 * The company that some entities keep: who is named in the same articles, found in one walk. A
 * neighbour weighs the more the oftener it is there and the rarer it is otherwise: (1 + ln n) · ln
 * (N / articles), as terms weigh in a document (Salton and Buckley 1988,
 * doi:10.1016/0306-4573(88)90021-0).
 */
final class ContextVectors {
  private final Scope everything;
  private final Marginals articles;
  private final FixedBitSet included;
  private final PairCountMap articlesWithBoth =
      new PairCountMap(Runtime.getRuntime().maxMemory() / 4);
  private final Map<Integer, Map<Integer, Double>> weights = new HashMap<>();

  /**
   * Nobody's company yet.
   *
   * @param everything all articles
   * @param articles in how many articles each entity is
   */
  ContextVectors(Scope everything, Marginals articles) throws IOException {
    this.everything = everything;
    this.articles = articles;
    included = new FixedBitSet(Math.max(1, articles.entities()));
  }

  void add(int entity) {
    included.set(entity);
  }

  /** Walks the articles. Where memory does not hold all neighbours, those met last are missing. */
  void compute() throws IOException {
    Scope.Size size =
        everything.walk(
            Unit.ARTICLE,
            Copies.PUBLISHED,
            (present, n, times) -> {
              for (int i = 0; i < n; i++) {
                if (included.get(present[i])) {
                  for (int j = 0; j < n; j++) {
                    articlesWithBoth.add(present[i], present[j], times);
                  }
                }
              }
            });
    articlesWithBoth.forEach((entity, neighbour, count) -> {
      double weight =
          (1 + Math.log(count)) * Math.log((double) size.articles() / articles.of(neighbour));
      if (weight > 0) {
        weights.computeIfAbsent(entity, key -> new HashMap<>()).put(neighbour, weight);
      }
    });
  }

  /** How many articles name both of two watched entities. */
  long articlesWithBoth(int one, int other) {
    return articlesWithBoth.count(one, other);
  }

  /** How alike the company of two watched entities is: the cosine, in [0, 1]. */
  double cosine(int one, int other) {
    Map<Integer, Double> a = neighbours(one);
    Map<Integer, Double> b = neighbours(other);
    double lengths = squaredLength(a, one, other) * squaredLength(b, one, other);
    double product = 0;
    for (SharedNeighbour shared : sharedNeighbours(one, other)) {
      product += shared.weight();
    }
    return lengths == 0 ? 0 : Math.min(1, product / Math.sqrt(lengths));
  }

  private Map<Integer, Double> neighbours(int entity) {
    return weights.getOrDefault(entity, Map.of());
  }

  private static double squaredLength(Map<Integer, Double> weights, int one, int other) {
    return weights.entrySet().stream()
        .filter(e -> e.getKey() != one && e.getKey() != other)
        .sorted(Map.Entry.comparingByKey())
        .mapToDouble(e -> e.getValue() * e.getValue())
        .sum();
  }

  private record SharedNeighbour(int neighbour, double weight) {}

  /** Those in the company of both, the weightiest first. */
  private List<SharedNeighbour> sharedNeighbours(int one, int other) {
    Map<Integer, Double> a = neighbours(one);
    Map<Integer, Double> b = neighbours(other);
    Map<Integer, Double> fewer = a.size() < b.size() ? a : b;
    Map<Integer, Double> more = fewer == a ? b : a;
    List<SharedNeighbour> shared = new ArrayList<>();
    fewer.forEach((neighbour, weight) -> {
      Double otherWeight = more.get(neighbour);
      if (otherWeight != null && neighbour != one && neighbour != other) {
        shared.add(new SharedNeighbour(neighbour, weight * otherWeight));
      }
    });
    shared.sort(
        Comparator.comparingDouble((SharedNeighbour s) -> -s.weight())
            .thenComparingInt(SharedNeighbour::neighbour));
    return shared;
  }

  /** The numbers of those who are most in the company of both. */
  List<Integer> sharedNeighbours(int one, int other, int limit) {
    return sharedNeighbours(one, other).stream()
        .limit(limit)
        .map(SharedNeighbour::neighbour)
        .toList();
  }
}
