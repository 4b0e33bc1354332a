package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
 * The numbers of the entities that articles were annotated with, in the order of types and names,
 * those of deleted articles among them. Immutable and thread-safe.
 */
final class AnnotatedOrdinals {
  /** To look up one term takes as long as to merge so many. */
  private static final int MERGED_PER_LOOK_UP = 5;

  private final List<LeafReaderContext> leaves;
  private final int count;

  /** By segment: the number of each ordinal, rising. */
  private final int[][] numbers;

  AnnotatedOrdinals(IndexReader reader) throws IOException {
    leaves = reader.leaves();
    SortedSetDocValues[] values = new SortedSetDocValues[leaves.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = IndexFields.entities(leaves.get(i));
    }
    OrdinalMap map = OrdinalMap.build(null, values, PackedInts.DEFAULT);
    count = Math.toIntExact(map.getValueCount());
    numbers = new int[values.length][];
    for (int i = 0; i < values.length; i++) {
      LongValues global = map.getGlobalOrds(i);
      numbers[i] = new int[Math.toIntExact(values[i].getValueCount())];
      for (int ordinal = 0; ordinal < numbers[i].length; ordinal++) {
        numbers[i][ordinal] = (int) global.get(ordinal);
      }
    }
  }

  private AnnotatedOrdinals(List<LeafReaderContext> leaves, int count, int[][] numbers) {
    this.leaves = leaves;
    this.count = count;
    this.numbers = numbers;
  }

  /**
   * The same for another state of the index.
   *
   * @param ordinals the numbers now
   * @param numberNow by number before: which one it is, -1 if no segment has the entity
   * @param came the entities that no segment had
   * @param gone the numbers before of those that no segment has
   */
  record Update(
      AnnotatedOrdinals ordinals, int[] numberNow, List<Entity> came, List<Integer> gone) {
    /** The number now of one before, -1 if no segment has the entity. */
    int now(int before) {
      return before < numberNow.length ? numberNow[before] : before;
    }

    /** Whether each entity has the number that it had. */
    boolean isSame() {
      return came.isEmpty() && gone.isEmpty();
    }

    /** How many entities come before a term now, of which so many did before. */
    int countBefore(BytesRef term, int before) {
      int now = before;
      for (int number : gone) {
        now -= number < before ? 1 : 0;
      }
      for (Entity entity : came) {
        now += new BytesRef(EntityTerms.term(entity)).compareTo(term) < 0 ? 1 : 0;
      }
      return now;
    }

    /** The numbers now of those that came. */
    FixedBitSet cameNumbers() {
      FixedBitSet numbers = new FixedBitSet(Math.max(1, ordinals.count));
      if (!came.isEmpty()) {
        numbers.set(0, ordinals.count);
        for (int number : numberNow) {
          if (number >= 0) {
            numbers.clear(number);
          }
        }
      }
      return numbers;
    }
  }

  /**
   * Brings the numbers up to date: looks up the entities of the segments that came.
   *
   * @return empty if there are so many that it is faster to number all again
   */
  Optional<Update> update(IndexChanges changes) throws IOException {
    List<LeafReaderContext> leavesNow = changes.now.leaves();
    // Where a segment was merged, its entities are most likely in those that are gone.
    List<LeafReaderContext> inOrder = new ArrayList<>(changes.goneSegments());
    leaves.stream().filter(leaf -> !inOrder.contains(leaf)).forEach(inOrder::add);
    LookUp lookUp = new LookUp();
    long all = 0;
    for (int[] ofSegment : numbers) {
      all += ofSegment.length;
    }
    int[][] numbersNow = new int[leavesNow.size()][];
    TreeMap<BytesRef, Integer> coming = new TreeMap<>();
    List<BytesRef[]> unknown = new ArrayList<>();
    for (LeafReaderContext leaf : leavesNow) {
      LeafReaderContext same = changes.before(leaf);
      BytesRef @Nullable [] its = null;
      if (same != null) {
        numbersNow[leaf.ord] = numbers[same.ord];
      } else {
        SortedSetDocValues values = IndexFields.entities(leaf);
        int size = Math.toIntExact(values.getValueCount());
        if ((long) size * MERGED_PER_LOOK_UP * leaves.size() > all) {
          return Optional.empty();
        }
        numbersNow[leaf.ord] = new int[size];
        its = new BytesRef[size];
        for (int ordinal = 0; ordinal < size; ordinal++) {
          BytesRef term = values.lookupOrd(ordinal);
          int found = lookUp.find(term, inOrder);
          if (found < 0) {
            its[ordinal] = BytesRef.deepCopyOf(term);
            coming.put(its[ordinal], -1 - found);
          }
          numbersNow[leaf.ord][ordinal] = found;
        }
      }
      unknown.add(its == null ? new BytesRef[0] : its);
    }
    List<Integer> gone = gone(changes, numbersNow);
    if (coming.isEmpty() && gone.isEmpty()) {
      return Optional.of(
          new Update(
              new AnnotatedOrdinals(leavesNow, count, numbersNow), new int[0], List.of(), gone));
    }
    int[] numberNow = new int[count];
    gone.forEach(number -> numberNow[number] = -1);
    int next = 0;
    int old = 0;
    List<Entity> came = new ArrayList<>();
    for (Map.Entry<BytesRef, Integer> one : coming.entrySet()) {
      for (; old < one.getValue(); old++) {
        numberNow[old] = numberNow[old] < 0 ? -1 : next++;
      }
      one.setValue(next++);
      came.add(EntityTerms.entity(one.getKey().utf8ToString()));
    }
    for (; old < count; old++) {
      numberNow[old] = numberNow[old] < 0 ? -1 : next++;
    }
    for (int i = 0; i < numbersNow.length; i++) {
      int[] ofSegment = numbersNow[i];
      int[] renumbered = new int[ofSegment.length];
      for (int ordinal = 0; ordinal < renumbered.length; ordinal++) {
        renumbered[ordinal] =
            ofSegment[ordinal] < 0
                ? Objects.requireNonNull(coming.get(unknown.get(i)[ordinal]))
                : numberNow[ofSegment[ordinal]];
      }
      numbersNow[i] = renumbered;
    }
    return Optional.of(
        new Update(new AnnotatedOrdinals(leavesNow, next, numbersNow), numberNow, came, gone));
  }

  /** The numbers of segments that are gone which no other has. */
  private List<Integer> gone(IndexChanges changes, int[][] numbersNow) {
    TreeMap<Integer, Boolean> gone = new TreeMap<>();
    for (LeafReaderContext leaf : changes.goneSegments()) {
      for (int number : numbers[leaf.ord]) {
        gone.put(number, true);
      }
    }
    for (LeafReaderContext leaf : changes.now.leaves()) {
      if (gone.isEmpty()) {
        break;
      }
      if (changes.before(leaf) == null) {
        for (int number : numbersNow[leaf.ord]) {
          gone.remove(number);
        }
      } else {
        gone.keySet().removeIf(number -> Arrays.binarySearch(numbersNow[leaf.ord], number) >= 0);
      }
    }
    return List.copyOf(gone.keySet());
  }

  /** How many entities there are. */
  int count() {
    return count;
  }

  /** The number of each of a segment's ordinals, rising. Not to be changed. */
  int[] ofSegment(LeafReaderContext leaf) {
    return numbers[leaf.ord];
  }

  /** The number of an entity, negative if no segment has it. */
  int number(Entity entity) throws IOException {
    return new LookUp().number(entity);
  }

  /** Looks up many entities. Not thread-safe. */
  final class LookUp {
    private final SortedSetDocValues[] opened = new SortedSetDocValues[numbers.length];

    /** The number of an entity, negative if no segment has it. */
    int number(Entity entity) throws IOException {
      return find(new BytesRef(EntityTerms.term(entity)), leaves);
    }

    /** How many come before a term, whether or not it is an entity. */
    int countBefore(BytesRef term) throws IOException {
      int number = find(term, leaves);
      return number < 0 ? -1 - number : number;
    }

    /**
     * A term's number; if there is none, the number of those before it, less than 0 by one more.
     */
    private int find(BytesRef term, List<LeafReaderContext> segments) throws IOException {
      int next = count;
      for (LeafReaderContext leaf : segments) {
        if (opened[leaf.ord] == null) {
          opened[leaf.ord] = IndexFields.entities(leaf);
        }
        int ordinal = (int) opened[leaf.ord].lookupTerm(term);
        if (ordinal >= 0) {
          return numbers[leaf.ord][ordinal];
        }
        int after = -1 - ordinal;
        if (after < numbers[leaf.ord].length) {
          next = Math.min(next, numbers[leaf.ord][after]);
        }
      }
      return -1 - next;
    }
  }

  /** The entity with a number, as {@code TYPE/Name}. */
  String term(int number) throws IOException {
    for (LeafReaderContext leaf : leaves) {
      int ordinal = Arrays.binarySearch(numbers[leaf.ord], number);
      if (ordinal >= 0) {
        return IndexFields.entities(leaf).lookupOrd(ordinal).utf8ToString();
      }
    }
    throw new IllegalArgumentException("no entity has the number " + number);
  }
}
