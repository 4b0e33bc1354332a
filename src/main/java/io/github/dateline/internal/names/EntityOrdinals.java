package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;
import org.jspecify.annotations.Nullable;

/**
 * Assigns a number to each entity of the archive, the same in all segments (a global ordinal), in
 * the order of types, then names.
 *
 * <p>Built once for an opened archive; thread-safe.
 *
 * <p>What counts relies on this and no more: several ordinals of a segment may have one number
 * (names that are one entity), an ordinal may have none ({@value #HIDDEN}), and a number may have
 * no ordinal in a segment.
 */
public final class EntityOrdinals {
  /** Stands in the place of the number of an ordinal that is not counted. */
  public static final int HIDDEN = -1;

  /** Sets of types whose entities are kept, a bit an entity each. */
  private static final int MAX_KEPT_TYPE_SETS = 16;

  private final CuratedNames curated;
  private final List<LeafReaderContext> leaves;
  private final OrdinalMap map;
  private final @Nullable CuratedOrdinalMap renumbering;
  private final int[][] numbers;
  private final boolean[] oneToOne;
  private final List<Map<Integer, int[]>> changedInSegment = new ArrayList<>();
  private final Map<Set<EntityType>, FixedBitSet> ofTypes = new ConcurrentHashMap<>();
  private final Map<Integer, FixedBitSet> ordinalsSharingNumber = new ConcurrentHashMap<>();

  public EntityOrdinals(IndexReader reader, CuratedNames curated) throws IOException {
    this.curated = curated;
    leaves = reader.leaves();
    SortedSetDocValues[] values = new SortedSetDocValues[leaves.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = IndexFields.entities(leaves.get(i));
    }
    map = OrdinalMap.build(null, values, PackedInts.DEFAULT);
    renumbering = curated.isEmpty() ? null : new CuratedOrdinalMap(curated, new AnnotatedNames());
    numbers = new int[values.length][];
    oneToOne = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      LongValues global = map.getGlobalOrds(i);
      numbers[i] = new int[Math.toIntExact(values[i].getValueCount())];
      for (int ordinal = 0; ordinal < numbers[i].length; ordinal++) {
        int annotated = (int) global.get(ordinal);
        numbers[i][ordinal] = renumbering == null ? annotated : renumbering.of(annotated);
      }
      Map<Integer, int[]> changed = changedOrdinals(global, numbers[i]);
      changedInSegment.add(changed);
      oneToOne[i] =
          changed.entrySet().stream()
              .allMatch(e -> e.getKey() != HIDDEN && e.getValue().length == 1);
    }
  }

  /** By number: the ordinals of a segment whose names are changed. */
  private Map<Integer, int[]> changedOrdinals(LongValues global, int[] numbered) {
    Map<Integer, int[]> changed = new HashMap<>();
    for (int ordinal = 0; renumbering != null && ordinal < numbered.length; ordinal++) {
      if (renumbering.isChanged((int) global.get(ordinal))) {
        int[] one = {ordinal};
        changed.merge(
            numbered[ordinal],
            one,
            (some, its) -> {
              int[] more = Arrays.copyOf(some, some.length + 1);
              more[some.length] = its[0];
              return more;
            });
      }
    }
    return changed;
  }

  /** The entities as articles were annotated with them. */
  private final class AnnotatedNames implements CuratedOrdinalMap.AnnotatedOrdinals {
    @Override
    public int count() {
      return Math.toIntExact(map.getValueCount());
    }

    @Override
    public int number(Entity entity) throws IOException {
      BytesRef term = new BytesRef(EntityTerms.term(entity));
      for (LeafReaderContext leaf : leaves) {
        long ordinal = IndexFields.entities(leaf).lookupTerm(term);
        if (ordinal >= 0) {
          return (int) map.getGlobalOrds(leaf.ord).get(ordinal);
        }
      }
      return HIDDEN;
    }

    @Override
    public int countBefore(Entity entity) throws IOException {
      return firstNotBefore(
          new BytesRef(EntityTerms.term(entity)), count(), EntityOrdinals.this::annotatedTerm);
    }
  }

  /** How many entities there are, those of deleted articles included. */
  public int count() {
    return renumbering == null ? Math.toIntExact(map.getValueCount()) : renumbering.count();
  }

  /**
   * The number of each of a segment's ordinals, {@link #HIDDEN} for one that is not counted. Not to
   * be changed.
   */
  public int[] ofSegment(LeafReaderContext leaf) {
    return numbers[leaf.ord];
  }

  /** The most ordinals that a segment has. */
  public int maxInSegment() {
    return Arrays.stream(numbers).mapToInt(ofSegment -> ofSegment.length).max().orElse(0);
  }

  /** Whether each ordinal of a segment has a number of its own. */
  boolean isOneToOne(LeafReaderContext leaf) {
    return oneToOne[leaf.ord];
  }

  /** The ordinals of a segment whose number another one has too; null if there is none. */
  public @Nullable FixedBitSet ordinalsSharingNumber(LeafReaderContext leaf) {
    if (isOneToOne(leaf)) {
      return null;
    }
    FixedBitSet found =
        ordinalsSharingNumber.computeIfAbsent(
            leaf.ord, segment -> findOrdinalsSharingNumber(numbers[segment], count()));
    return found.length() == 0 ? null : found;
  }

  private static FixedBitSet findOrdinalsSharingNumber(int[] numbers, int entities) {
    FixedBitSet once = new FixedBitSet(entities);
    FixedBitSet twice = new FixedBitSet(entities);
    for (int number : numbers) {
      if (number >= 0 && once.getAndSet(number)) {
        twice.set(number);
      }
    }
    FixedBitSet found = new FixedBitSet(twice.cardinality() == 0 ? 0 : numbers.length);
    for (int ordinal = 0; ordinal < found.length(); ordinal++) {
      if (numbers[ordinal] >= 0 && twice.get(numbers[ordinal])) {
        found.set(ordinal);
      }
    }
    return found;
  }

  /** The ordinals that an entity has in a segment, rising; empty if none. */
  public int[] inSegment(LeafReaderContext leaf, int number) {
    if (number < 0) {
      return new int[0];
    }
    int annotated = number;
    if (renumbering != null) {
      int[] changed = changedInSegment.get(leaf.ord).get(number);
      if (changed != null) {
        return changed;
      }
      annotated = renumbering.toAnnotated(number);
    }
    int ordinal = annotated < 0 ? -1 : ordinal(leaf, annotated);
    return ordinal < 0 ? new int[0] : new int[] {ordinal};
  }

  /** A segment's ordinals stand in the order of the numbers that entities were annotated with. */
  private int ordinal(LeafReaderContext leaf, int annotated) {
    if (renumbering == null) {
      return Arrays.binarySearch(numbers[leaf.ord], annotated);
    }
    LongValues global = map.getGlobalOrds(leaf.ord);
    int low = 0;
    int high = numbers[leaf.ord].length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = global.get(middle);
      if (found == annotated) {
        return middle;
      }
      if (found < annotated) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** The entity with a number, as {@code TYPE/Name}. */
  public String term(int number) throws IOException {
    if (renumbering == null) {
      return annotatedTerm(number);
    }
    Optional<Entity> changed = renumbering.changed(number);
    return changed.isPresent()
        ? EntityTerms.term(changed.get())
        : annotatedTerm(renumbering.toAnnotated(number));
  }

  private String annotatedTerm(int annotated) throws IOException {
    LeafReaderContext leaf = leaves.get(map.getFirstSegmentNumber(annotated));
    return IndexFields.entities(leaf).lookupOrd(map.getFirstSegmentOrd(annotated)).utf8ToString();
  }

  /**
   * The number of an entity, by its present name or one that it had; {@link #HIDDEN} if it is not
   * counted or no article ever named it.
   */
  public int number(Entity entity) throws IOException {
    if (renumbering != null) {
      Optional<Entity> changed = curated.changed(entity);
      if (changed.isPresent()) {
        return renumbering.number(changed.get());
      }
    }
    int annotated = new AnnotatedNames().number(entity);
    return renumbering == null || annotated < 0 ? annotated : renumbering.of(annotated);
  }

  /** The entities of some types. Not to be changed. */
  public FixedBitSet ofTypes(Set<EntityType> types) throws IOException {
    FixedBitSet found = ofTypes.get(types);
    if (found == null) {
      found = findTypes(types);
      if (ofTypes.size() < MAX_KEPT_TYPE_SETS) {
        ofTypes.put(Set.copyOf(types), found);
      }
    }
    return found;
  }

  /** Each type is one range of numbers. */
  private FixedBitSet findTypes(Collection<EntityType> types) throws IOException {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, count()));
    for (EntityType type : types) {
      int from = firstNotBefore(EntityTerms.firstOf(type), count(), this::term);
      int to = firstNotBefore(EntityTerms.endOf(type), count(), this::term);
      if (from < to) {
        wanted.set(from, to);
      }
    }
    return wanted;
  }

  /** Gives the term with a number. */
  private interface TermOf {
    String term(int number) throws IOException;
  }

  private static int firstNotBefore(BytesRef term, int count, TermOf terms) throws IOException {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (new BytesRef(terms.term(middle)).compareTo(term) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
