package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
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
  private final AnnotatedOrdinals annotated;
  private final @Nullable CuratedOrdinalMap renumbering;
  private final int[][] numbers;
  private final Map<Set<EntityType>, FixedBitSet> ofTypes = new ConcurrentHashMap<>();
  private final Map<EntityType, Range> ranges = new ConcurrentHashMap<>();

  /** By term: how many annotated entities come before it. */
  private final Map<BytesRef, Integer> annotatedBefore = new ConcurrentHashMap<>();

  private final Map<Integer, FixedBitSet> ordinalsSharingNumber = new ConcurrentHashMap<>();

  /** Those of an index, which may be of some of the articles that names are of. */
  public EntityOrdinals(IndexReader reader, CuratedNames curated, IndexedNames names)
      throws IOException {
    this(
        reader,
        curated,
        names.reader() == reader ? names.ordinals() : new AnnotatedOrdinals(reader),
        null,
        null);
  }

  private EntityOrdinals(
      IndexReader reader,
      CuratedNames curated,
      AnnotatedOrdinals annotated,
      @Nullable EntityOrdinals before,
      IndexedNames.@Nullable Update update)
      throws IOException {
    this.curated = curated;
    this.annotated = annotated;
    leaves = reader.leaves();
    CuratedOrdinalMap earlier = before == null ? null : before.renumbering;
    AnnotatedOrdinals.Update changed = update == null ? null : update.ordinals();
    boolean isSame =
        earlier != null && changed != null && changed.isSame() && earlier.isOf(curated);
    if (curated.isEmpty()) {
      renumbering = null;
    } else {
      renumbering = isSame ? earlier : new CuratedOrdinalMap(curated, annotated, earlier, changed);
    }
    numbers = new int[leaves.size()][];
    for (LeafReaderContext leaf : leaves) {
      int[] ofSegment = annotated.ofSegment(leaf);
      int[] kept = null;
      if (isSame && before != null && update != null) {
        LeafReaderContext same = update.changes().before(leaf);
        kept = same == null ? null : before.numbers[same.ord];
      }
      if (renumbering == null) {
        numbers[leaf.ord] = ofSegment;
      } else {
        numbers[leaf.ord] = kept == null ? renumbering.of(ofSegment) : kept;
      }
    }
  }

  /**
   * The numbers in another state of the index.
   *
   * @param names what names are then
   * @param update what came and went
   */
  public EntityOrdinals updated(CuratedNames names, IndexedNames.Update update) throws IOException {
    AnnotatedOrdinals.Update changed = update.ordinals();
    if (changed == null) {
      return new EntityOrdinals(update.changes().now, names, update.names());
    }
    EntityOrdinals now =
        new EntityOrdinals(update.changes().now, names, update.names().ordinals(), this, update);
    annotatedBefore.forEach(
        (term, before) -> now.annotatedBefore.put(term, changed.countBefore(term, before)));
    return now;
  }

  /** What became of the numbers since another state, from which these were brought up to date. */
  NumberChanges since(EntityOrdinals before, AnnotatedOrdinals.Update update, IndexChanges changes)
      throws IOException {
    NumberChanges since = new NumberChanges(before, this, update);
    if (since.areNone()) {
      ranges.putAll(before.ranges);
      ofTypes.putAll(before.ofTypes);
    }
    for (LeafReaderContext leaf : leaves) {
      LeafReaderContext same = changes.before(leaf);
      FixedBitSet known = same == null ? null : before.ordinalsSharingNumber.get(same.ord);
      if (known != null && since.moved(leaf).length == 0) {
        ordinalsSharingNumber.put(leaf.ord, known);
      }
    }
    return since;
  }

  /** Whether a decision speaks of the entity with a number. */
  public boolean isDecided(int number) {
    return renumbering != null
        && renumbering.changed(number).filter(entity -> !curated.isSpelling(entity)).isPresent();
  }

  int annotatedCount() {
    return annotated.count();
  }

  /** Whether two states number the same annotated entities alike. */
  boolean isNumberedAs(EntityOrdinals other) {
    return renumbering == other.renumbering;
  }

  /** Whether an annotated entity is called otherwise or hidden. */
  boolean isChanged(int annotatedNumber) {
    return renumbering != null && renumbering.isChanged(annotatedNumber);
  }

  /** The number of an annotated entity. */
  int of(int annotatedNumber) {
    return renumbering == null ? annotatedNumber : renumbering.of(annotatedNumber);
  }

  /** The numbers of the entities that are called otherwise than articles call them. */
  int[] numbersOfChanged() {
    return renumbering == null ? new int[0] : renumbering.numbersOfChanged();
  }

  /** The numbers of the annotated entities that one is made of. */
  int[] partsOf(int number) {
    if (renumbering == null) {
      return new int[] {number};
    }
    int itself = renumbering.toAnnotated(number);
    return itself < 0 ? renumbering.partsOf(number) : new int[] {itself};
  }

  /** How many entities there are, those of deleted articles included. */
  public int count() {
    return renumbering == null ? annotated.count() : renumbering.count();
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

  /** The ordinals of a segment whose number another one has too; null if there is none. */
  public @Nullable FixedBitSet ordinalsSharingNumber(LeafReaderContext leaf) {
    if (renumbering == null) {
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
  public int[] inSegment(LeafReaderContext leaf, int number) throws IOException {
    if (number < 0) {
      return new int[0];
    }
    if (renumbering == null) {
      return one(Arrays.binarySearch(numbers[leaf.ord], number));
    }
    Optional<Entity> changed = renumbering.changed(number);
    if (changed.isEmpty()) {
      // A segment's ordinals stand in the order of the numbers that entities were annotated with.
      return one(Arrays.binarySearch(annotated.ofSegment(leaf), renumbering.toAnnotated(number)));
    }
    SortedSetDocValues entities = IndexFields.entities(leaf);
    IntStream.Builder found = IntStream.builder();
    for (String term : curated.terms(changed.get())) {
      long ordinal = entities.lookupTerm(new BytesRef(term));
      if (ordinal >= 0) {
        found.add((int) ordinal);
      }
    }
    return found.build().sorted().toArray();
  }

  private static int[] one(int ordinal) {
    return ordinal < 0 ? new int[0] : new int[] {ordinal};
  }

  /** The entity with a number, as {@code TYPE/Name}. */
  public String term(int number) throws IOException {
    if (renumbering == null) {
      return annotated.term(number);
    }
    Optional<Entity> changed = renumbering.changed(number);
    return changed.isPresent()
        ? EntityTerms.term(changed.get())
        : annotated.term(renumbering.toAnnotated(number));
  }

  /** The entity with a number, not labelled. */
  Entity entity(int number) throws IOException {
    Optional<Entity> changed = renumbering == null ? Optional.empty() : renumbering.changed(number);
    return changed.isPresent() ? changed.get() : EntityTerms.entity(term(number));
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
    int found = annotated.number(entity);
    return found < 0 ? HIDDEN : renumbering == null ? found : renumbering.of(found);
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

  private FixedBitSet findTypes(Collection<EntityType> types) throws IOException {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, count()));
    for (Range ofType : ranges(types).values()) {
      if (ofType.from < ofType.to) {
        wanted.set(ofType.from, ofType.to);
      }
    }
    return wanted;
  }

  /** The numbers of the entities of some types: each type is one range. */
  public Map<EntityType, Range> ranges(Collection<EntityType> types) throws IOException {
    AnnotatedOrdinals.LookUp lookUp = annotated.new LookUp();
    Map<EntityType, Range> found = new HashMap<>();
    for (EntityType type : types) {
      Range known = ranges.get(type);
      if (known == null) {
        int from = countBefore(EntityTerms.firstOf(type), lookUp);
        known = new Range(from, Math.max(from, countBefore(EntityTerms.endOf(type), lookUp)));
        ranges.put(type, known);
      }
      found.put(type, known);
    }
    return found;
  }

  /**
   * Some numbers in a row.
   *
   * @param from the first
   * @param to the one after the last
   */
  public record Range(int from, int to) {}

  /** How many entities come before a term. */
  private int countBefore(BytesRef term, AnnotatedOrdinals.LookUp lookUp) throws IOException {
    Integer before = annotatedBefore.get(term);
    if (before == null) {
      before = lookUp.countBefore(term);
      annotatedBefore.put(term, before);
    }
    return renumbering == null ? before : renumbering.countBefore(term, before);
  }
}
