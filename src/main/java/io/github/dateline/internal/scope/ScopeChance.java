package io.github.dateline.internal.scope;

import io.github.dateline.Copies;
import io.github.dateline.EntityType;
import io.github.dateline.Unit;
import io.github.dateline.internal.chance.ChanceModel;
import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.FixedBitSet;

/**
 * What chance alone brings among the articles of a scope, each of which keeps how many people,
 * organisations, places and others it names, and each name in how many articles it is.
 *
 * <p>All names of the types count, whatever a question's minimum count or anchor. Thread-safe.
 */
public final class ScopeChance {
  /** An article with more names of a group counts as one with so many. */
  private static final int MAX_SIZE = 0xFFFF;

  private static final List<Set<EntityType>> NAMED_GROUPS =
      List.of(
          EntityType.parse("people"),
          EntityType.parse("organisations"),
          EntityType.parse("places"));

  /** Each type is in one group; the last has all types that no other has. */
  private static final int GROUPS = NAMED_GROUPS.size() + 1;

  private final Marginals marginals;
  private final FixedBitSet[] groups;
  private final Map<List<Integer>, Long> sizes;
  private final ChanceModel model;

  /** By entities: how many of each group are in so many articles. */
  private final Map<Set<EntityType>, List<Map<Long, Long>>> counts = new ConcurrentHashMap<>();

  private ScopeChance(
      Marginals marginals,
      FixedBitSet[] groups,
      Set<EntityType> types,
      Map<List<Integer>, Long> sizes) {
    this.marginals = marginals;
    this.groups = groups;
    this.sizes = Map.copyOf(sizes);
    FixedBitSet all = groups[0].clone();
    for (FixedBitSet group : groups) {
      all.or(group);
    }
    model = new ChanceModel(sizes, counts(types, all));
  }

  /**
   * Walks articles.
   *
   * @param types whose entities count
   * @param marginals in how many of these articles each entity is
   */
  static ScopeChance of(
      CountingIndex index,
      FixedBitSet[] articles,
      Copies rule,
      Set<EntityType> types,
      Marginals marginals)
      throws IOException {
    EntityOrdinals ordinals = index.ordinals();
    FixedBitSet[] groups = new FixedBitSet[GROUPS];
    Set<EntityType> left = new HashSet<>(types);
    for (int group = 0; group < GROUPS; group++) {
      Set<EntityType> ofGroup = new HashSet<>(left);
      if (group < NAMED_GROUPS.size()) {
        ofGroup.retainAll(NAMED_GROUPS.get(group));
        left.removeAll(NAMED_GROUPS.get(group));
      }
      groups[group] = ordinals.ofTypes(ofGroup);
    }
    byte[] groupOf = new byte[ordinals.count()];
    for (int group = 0; group < GROUPS; group++) {
      FixedBitSet ofGroup = groups[group];
      for (int entity = Scope.next(ofGroup, 0);
          entity != ArticleSlices.NO_MORE_ARTICLES;
          entity = Scope.next(ofGroup, entity + 1)) {
        groupOf[entity] = (byte) (group + 1);
      }
    }
    Map<Long, Long> packed = new HashMap<>();
    new ArticleSlices(index, articles)
        .forEach(slice -> {
          Map<Long, Long> ofSlice = sizes(index, slice, rule, groupOf);
          synchronized (packed) {
            ofSlice.forEach((size, number) -> packed.merge(size, number, Long::sum));
          }
        });
    Map<List<Integer>, Long> sizes = new HashMap<>();
    packed.forEach((size, number) -> {
      List<Integer> unpacked = new ArrayList<>();
      for (int group = 0; group < GROUPS; group++) {
        unpacked.add((int) (size >>> Short.SIZE * group) & MAX_SIZE);
      }
      sizes.put(unpacked, number);
    });
    return new ScopeChance(marginals, groups, types, sizes);
  }

  private static Map<Long, Long> sizes(
      CountingIndex index, ArticleSlices.Slice slice, Copies rule, byte[] groupOf)
      throws IOException {
    SegmentUnitIterator units =
        new SegmentUnitIterator(index, slice.leaf(), Unit.ARTICLE, rule, slice.inSegment());
    int[] numbers = index.ordinals().ofSegment(slice.leaf());
    Map<Long, Long> sizes = new HashMap<>();
    int[] size = new int[GROUPS + 1];
    slice.forEach(
        units.columns,
        !units.areAllPlain(),
        doc -> {
          units.article(doc);
          while (units.next()) {
            Arrays.fill(size, 0);
            for (int i = 0; i < units.size; i++) {
              int number = numbers[units.ordinals[i]];
              size[number < 0 ? 0 : groupOf[number]]++;
            }
            long key = 0;
            for (int group = 0; group < GROUPS; group++) {
              key |= (long) Math.min(MAX_SIZE, size[group + 1]) << Short.SIZE * group;
            }
            if (key != 0) {
              sizes.merge(key, 1L, Long::sum);
            }
          }
        });
    return sizes;
  }

  /** How many articles have so many names of each group. */
  public Map<List<Integer>, Long> sizes() {
    return sizes;
  }

  /** In how many articles each entity is. */
  public Marginals marginals() {
    return marginals;
  }

  /** The group of an entity of the types, from 0. */
  public int group(int entity) {
    int group = 0;
    while (group < GROUPS - 1 && !groups[group].get(entity)) {
      group++;
    }
    return group;
  }

  /** How many groups there are. */
  public static int groups() {
    return GROUPS;
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
   * For each group, how many of its entities are in so many articles.
   *
   * @param types by which the numbers may be remembered
   * @param ofTypes the entities of those types
   */
  public List<Map<Long, Long>> counts(Set<EntityType> types, FixedBitSet ofTypes) {
    return counts.computeIfAbsent(
        types,
        wanted -> {
          List<Map<Long, Long>> found = new ArrayList<>();
          for (int group = 0; group < GROUPS; group++) {
            found.add(new TreeMap<>());
          }
          for (int i = 0; i < marginals.size(); i++) {
            int entity = marginals.named()[i];
            if (ofTypes.get(entity)) {
              found.get(group(entity)).merge((long) marginals.of(entity), 1L, Long::sum);
            }
          }
          return found;
        });
  }
}
