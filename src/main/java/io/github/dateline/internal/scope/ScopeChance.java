package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import io.github.dateline.internal.chance.ChanceModel;
import io.github.dateline.internal.chance.NullPairs;
import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.internal.chance.SizeCounts;
import io.github.dateline.internal.names.EntityOrdinals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What chance alone brings among the articles of a scope, each of which keeps how many people,
 * organisations, places and others it names, and each name in how many articles it is.
 *
 * <p>All names of the types count, whatever a question's minimum count or anchor. Thread-safe.
 */
public final class ScopeChance {
  /** Names in fewer articles are counted in an array. */
  private static final int FEW_ARTICLES = 1 << 10;

  /** So many arrays, since a processor waits for a sum to which it has just added. */
  private static final int TURNS = 4;

  /** Tested pairs that are remembered, 16 kB each. */
  private static final int MAX_KEPT_NULL_PAIRS = 32;

  private final Marginals marginals;
  private final NameGroups groups;
  private final ChanceModel model;

  private final SizeCounts sizes;

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
  private final Map<Integer, SizeCounts> inLonger = new ConcurrentHashMap<>();

  /** By type: how many of its entities are in so many articles. */
  private final Map<EntityType, Map<Long, Long>> byType = new HashMap<>();

  /** By types: the same for each group. */
  private final Map<Set<EntityType>, List<Map<Long, Long>>> counts = new ConcurrentHashMap<>();

  /**
   * Fits the model.
   *
   * @param marginals in how many articles each entity is
   * @param groups the names that count
   * @param sizes how many articles have so many of them
   */
  ScopeChance(Marginals marginals, NameGroups groups, SizeCounts sizes) {
    this.marginals = marginals;
    this.groups = groups;
    this.sizes = sizes;
    groups.ranges.forEach((type, range) -> byType.put(type, count(marginals, range)));
    model = new ChanceModel(sizes, counts(groups.types));
  }

  /** How many articles have so many names of each group. */
  public SizeCounts sizes() {
    return sizes;
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
    SizeCounts longer = inLonger.computeIfAbsent(names, sizes::longerThan);
    return model.expected(longer, firstGroup, first, secondGroup, second);
  }

  /** For each group, how many of its entities that are of some types are in so many articles. */
  public List<Map<Long, Long>> counts(Set<EntityType> types) {
    return counts.computeIfAbsent(types, this::countsOf);
  }

  private List<Map<Long, Long>> countsOf(Set<EntityType> types) {
    List<Map<Long, Long>> found = new ArrayList<>();
    for (int group = 0; group < NameGroups.COUNT; group++) {
      found.add(new TreeMap<>());
    }
    byType.forEach((type, ofType) -> {
      if (types.contains(type)) {
        Map<Long, Long> ofGroup = found.get(NameGroups.group(type));
        ofType.forEach((articles, entities) -> ofGroup.merge(articles, entities, Long::sum));
      }
    });
    return found;
  }

  /** How many of some entities are in so many articles. */
  private static Map<Long, Long> count(Marginals marginals, EntityOrdinals.Range range) {
    int[] few = new int[FEW_ARTICLES * TURNS];
    Map<Long, Long> counts = new TreeMap<>();
    for (int entity = range.from(); entity < range.to(); entity++) {
      int articles = marginals.of(entity);
      if (articles < FEW_ARTICLES) {
        few[articles * TURNS + entity % TURNS]++;
      } else {
        counts.merge((long) articles, 1L, Long::sum);
      }
    }
    for (int articles = 1; articles < FEW_ARTICLES; articles++) {
      long entities = 0;
      for (int turn = 0; turn < TURNS; turn++) {
        entities += few[articles * TURNS + turn];
      }
      if (entities > 0) {
        counts.put((long) articles, entities);
      }
    }
    return counts;
  }
}
