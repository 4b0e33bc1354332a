package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import io.github.dateline.internal.chance.ChanceModel;
import io.github.dateline.internal.chance.NullPairs;
import io.github.dateline.internal.chance.PairChance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.lucene.util.FixedBitSet;

/**
 * What chance alone brings among the articles of a scope, each of which keeps how many people,
 * organisations, places and others it names, and each name in how many articles it is.
 *
 * <p>All names of the types count, whatever a question's minimum count or anchor. Thread-safe.
 */
public final class ScopeChance {
  /** Names in fewer articles are counted in an array. */
  private static final int FEW_ARTICLES = 1 << 10;

  /** Tested pairs that are remembered, 16 kB each. */
  private static final int MAX_KEPT_NULL_PAIRS = 32;

  private final Marginals marginals;
  private final NameGroups groups;
  private final ChanceModel model;

  /** The sizes of {@link ArticleSizes}, rising, and how many articles have each. */
  private final long[] sizes;

  private final long[] articles;

  /** What chance brings the pairs that were tested last. */
  private final Map<Object, NullPairs> nullPairs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, NullPairs> eldest) {
          return size() > MAX_KEPT_NULL_PAIRS;
        }
      };

  /** The sizes with more than so many names. */
  private final Map<Integer, Map<List<Integer>, Long>> inLonger = new ConcurrentHashMap<>();

  /** By entities: how many of each group are in so many articles. */
  private final Map<Set<EntityType>, List<Map<Long, Long>>> counts = new ConcurrentHashMap<>();

  /**
   * Fits the model.
   *
   * @param marginals in how many articles each entity is
   * @param groups the names that count
   * @param sizes how many articles have each of the sizes of {@link ArticleSizes}
   */
  ScopeChance(Marginals marginals, NameGroups groups, Map<Long, Long> sizes) {
    this.marginals = marginals;
    this.groups = groups;
    this.sizes = sizes.keySet().stream().mapToLong(size -> size).sorted().toArray();
    articles = Arrays.stream(this.sizes).map(sizes::get).toArray();
    List<Map<Long, Long>> all = count(entity -> true);
    counts.put(groups.types, all);
    model = new ChanceModel(longerThan(-1), all);
  }

  /** How many articles have so many names of each group, and more than some together. */
  private Map<List<Integer>, Long> longerThan(int names) {
    Map<List<Integer>, Long> found = new LinkedHashMap<>();
    for (int i = 0; i < sizes.length; i++) {
      if (ArticleSizes.names(sizes[i]) > names) {
        Integer[] ofGroups = new Integer[NameGroups.COUNT];
        for (int group = 0; group < ofGroups.length; group++) {
          ofGroups[group] = ArticleSizes.names(sizes[i], group);
        }
        found.put(List.of(ofGroups), articles[i]);
      }
    }
    return found;
  }

  /** How many articles have so many names of each group. */
  public Map<List<Integer>, Long> sizes() {
    return longerThan(-1);
  }

  /** In how many articles each entity is. */
  public Marginals marginals() {
    return marginals;
  }

  /** The group of an entity of the types, from 0. */
  public int group(int entity) {
    return groups.of(entity);
  }

  /** How many groups there are. */
  public static int groups() {
    return NameGroups.COUNT;
  }

  /**
   * What chance brings two names.
   *
   * @param firstGroup the first's group
   * @param first in how many articles it is
   * @param secondGroup the second's group
   * @param second in how many articles it is
   */
  public PairChance of(int firstGroup, long first, int secondGroup, long second) {
    return model.of(firstGroup, first, secondGroup, second);
  }

  /**
   * What chance brings pairs that are tested together. Kept.
   *
   * @param tested which pairs; equal for equal pairs
   * @param adding adds them
   */
  public NullPairs nullPairs(Object tested, Consumer<NullPairs> adding) {
    synchronized (nullPairs) {
      NullPairs known = nullPairs.get(tested);
      if (known != null) {
        return known;
      }
    }
    NullPairs found = NullPairs.of(adding);
    synchronized (nullPairs) {
      nullPairs.put(tested, found);
    }
    return found;
  }

  /**
   * How many of the articles with both that chance brings have more than so many names.
   *
   * @param names more than how many, of all groups together
   * @param firstGroup the first's group
   * @param first in how many articles it is
   * @param secondGroup the second's group
   * @param second in how many articles it is
   */
  public double expectedInLonger(
      int names, int firstGroup, long first, int secondGroup, long second) {
    Map<List<Integer>, Long> longer = inLonger.computeIfAbsent(names, this::longerThan);
    return model.expected(longer, firstGroup, first, secondGroup, second);
  }

  /**
   * For each group, how many of its entities are in so many articles.
   *
   * @param types by which the numbers may be remembered
   * @param ofTypes the entities of those types
   */
  public List<Map<Long, Long>> counts(Set<EntityType> types, FixedBitSet ofTypes) {
    return counts.computeIfAbsent(types, wanted -> count(ofTypes::get));
  }

  private List<Map<Long, Long>> count(IntPredicate wanted) {
    int[][] few = new int[NameGroups.COUNT][FEW_ARTICLES];
    List<Map<Long, Long>> found = new ArrayList<>();
    for (int group = 0; group < NameGroups.COUNT; group++) {
      found.add(new TreeMap<>());
    }
    for (int i = 0; i < marginals.size(); i++) {
      int entity = marginals.named()[i];
      int group = groups.of(entity);
      if (group >= 0 && wanted.test(entity)) {
        int articles = marginals.of(entity);
        if (articles < FEW_ARTICLES) {
          few[group][articles]++;
        } else {
          found.get(group).merge((long) articles, 1L, Long::sum);
        }
      }
    }
    for (int group = 0; group < NameGroups.COUNT; group++) {
      for (int articles = 0; articles < FEW_ARTICLES; articles++) {
        if (few[group][articles] > 0) {
          found.get(group).put((long) articles, (long) few[group][articles]);
        }
      }
    }
    return found;
  }
}
