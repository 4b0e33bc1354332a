package io.github.dateline.internal.suggest;

import io.github.dateline.Copies;
import io.github.dateline.Unit;
import io.github.dateline.internal.count.PairCountMap;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;

/**
 * Context vectors of some entities: the entities mentioned in the same articles, weighted like
 * terms in a document and compared by their cosine.
 *
 * <p>A neighbour's weight is (1 + ln n) · ln (N / articles), n being the number of articles with
 * both (Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0). All vectors are computed in one
 * pass over the articles.
 */
final class ContextVectors {
  private final Scope everything;
  private final Marginals articles;
  private final FixedBitSet included;
  private final PairCountMap articlesWithBoth =
      new PairCountMap(Runtime.getRuntime().maxMemory() / 4);
  private final Map<Integer, Map<Integer, Double>> weights = new HashMap<>();

  /**
   * Starts without entities.
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

  /**
   * Computes the vectors in one pass over the articles. Where memory does not hold all neighbours,
   * the last ones are missing.
   */
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

  /** The number of articles that mention both of two entities. */
  long articlesWithBoth(int one, int other) {
    return articlesWithBoth.count(one, other);
  }

  /**
   * The cosine of the context vectors of two entities, in [0, 1]; the two themselves are left out.
   */
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

  /** The neighbours that two entities share, by falling product of their weights. */
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

  /** The numbers of the strongest shared neighbours. */
  List<Integer> sharedNeighbours(int one, int other, int limit) {
    return sharedNeighbours(one, other).stream()
        .limit(limit)
        .map(SharedNeighbour::neighbour)
        .toList();
  }
}
