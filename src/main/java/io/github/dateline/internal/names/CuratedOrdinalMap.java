package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexChanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Maps the numbers of annotated entities to those of curated entities, so that numbers stay in the
 * order of types and names although decisions change them.
 *
 * <p>Immutable and thread-safe.
 */
final class CuratedOrdinalMap {
  private final Map<Entity, Optional<Entity>> decided;
  private final FixedBitSet leaving;
  private final int[] byAnnotated;
  private final int[] toAnnotated;

  /** The changed entities by their present names, in order. */
  private final List<Entity> changed = new ArrayList<>();

  /** Their numbers, rising. */
  private final int[] numbersOfChanged;

  /** The numbers of the annotated entities that each is made of. */
  private final List<int[]> parts = new ArrayList<>();

  /** By group of spellings: the numbers of its members. */
  private final Map<KeyGroups.Group, int[]> members = new IdentityHashMap<>();

  /**
   * An entity that is there after the change.
   *
   * @param entity the entity
   * @param before how many annotated entities come before it
   * @param annotated the numbers of those that it is made of
   */
  private record Coming(Entity entity, int before, int[] annotated) {
    private static final Comparator<Coming> ORDER =
        Comparator.comparingInt(Coming::before).thenComparing(Coming::entity);
  }

  CuratedOrdinalMap(CuratedNames curated, AnnotatedOrdinals annotated) throws IOException {
    this(curated, annotated, null, null);
  }

  /**
   * The map of another state of the archive.
   *
   * @param earlier the map before, null if it is not known
   * @param update what came and went since
   */
  CuratedOrdinalMap(
      CuratedNames curated,
      AnnotatedOrdinals annotated,
      @Nullable CuratedOrdinalMap earlier,
      AnnotatedOrdinals.@Nullable Update update)
      throws IOException {
    decided = curated.decided();
    AnnotatedOrdinals.LookUp lookUp = annotated.new LookUp();
    byAnnotated = new int[annotated.count()];
    leaving = new FixedBitSet(Math.max(1, byAnnotated.length));
    List<Coming> coming = new ArrayList<>();
    Map<Entity, List<Integer>> made = new TreeMap<>();
    for (Map.Entry<Entity, Optional<Entity>> change : curated.decided().entrySet()) {
      int number = lookUp.number(change.getKey());
      if (number >= 0) {
        leaving.set(number);
        byAnnotated[number] = EntityOrdinals.HIDDEN;
        change
            .getValue()
            .ifPresent(
                entity -> made.computeIfAbsent(entity, key -> new ArrayList<>()).add(number));
      }
    }
    for (Map.Entry<Entity, List<Integer>> one : made.entrySet()) {
      int[] parts = one.getValue().stream().mapToInt(number -> number).toArray();
      coming.add(new Coming(one.getKey(), lookUp.countBefore(term(one.getKey())), parts));
    }
    for (KeyGroups.Group group : curated.spellings()) {
      int[] known = earlier == null ? null : earlier.members.get(group);
      int[] its = new int[group.members().size()];
      for (int i = 0; i < its.length; i++) {
        its[i] =
            known == null || update == null
                ? lookUp.number(group.members().get(i))
                : update.now(known[i]);
        leaving.set(its[i]);
      }
      members.put(group, its);
      coming.add(new Coming(group.entity(), its[group.members().indexOf(group.entity())], its));
    }
    coming.sort(Coming.ORDER);
    toAnnotated = new int[byAnnotated.length - leaving.cardinality() + coming.size()];
    numbersOfChanged = new int[coming.size()];
    int next = 0;
    int old = 0;
    for (Coming one : coming) {
      next = keep(old, one.before, next);
      old = Math.max(old, one.before);
      for (int number : one.annotated) {
        byAnnotated[number] = next;
      }
      toAnnotated[next] = -1;
      numbersOfChanged[changed.size()] = next++;
      changed.add(one.entity);
      parts.add(one.annotated);
    }
    keep(old, byAnnotated.length, next);
  }

  /** Whether this maps to the names that some decisions and spellings give. */
  boolean isOf(CuratedNames curated) {
    Collection<KeyGroups.Group> spellings = curated.spellings();
    return decided.equals(curated.decided())
        && spellings.size() == members.size()
        && members.keySet().containsAll(spellings);
  }

  /** Numbers annotated entities that stay; returns the next number. */
  private int keep(int from, int to, int firstNumber) {
    int number = firstNumber;
    for (int old = from; old < to; old++) {
      int leavingNext = IndexChanges.next(leaving, old);
      for (int end = leavingNext < 0 ? to : Math.min(to, leavingNext); old < end; old++) {
        byAnnotated[old] = number;
        toAnnotated[number++] = old;
      }
    }
    return number;
  }

  int count() {
    return toAnnotated.length;
  }

  /**
   * How many entities come before a term.
   *
   * @param annotated how many annotated entities do
   */
  int countBefore(BytesRef term, int annotated) {
    int low = 0;
    int high = changed.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (term(changed.get(middle)).compareTo(term) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int first = low < changed.size() ? numbersOfChanged[low] : count();
    int old = annotated;
    while (old < byAnnotated.length && leaving.get(old)) {
      old++;
    }
    return old < byAnnotated.length ? Math.min(first, byAnnotated[old]) : first;
  }

  private static BytesRef term(Entity entity) {
    return new BytesRef(EntityTerms.term(entity));
  }

  /** Whether an entity is called otherwise now or hidden, by the number it was annotated with. */
  boolean isChanged(int annotated) {
    return leaving.get(annotated);
  }

  /** From a number that an entity was annotated with; {@link EntityOrdinals#HIDDEN} if hidden. */
  int of(int annotated) {
    return byAnnotated[annotated];
  }

  /** The same of many. */
  int[] of(int[] annotated) {
    int[] numbers = new int[annotated.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = byAnnotated[annotated[i]];
    }
    return numbers;
  }

  /** The number that an entity was annotated with; to be asked of those only that are unchanged. */
  int toAnnotated(int number) {
    return toAnnotated[number];
  }

  /** The entity with a number, if its name is changed. */
  Optional<Entity> changed(int number) {
    int at = Arrays.binarySearch(numbersOfChanged, number);
    return at < 0 ? Optional.empty() : Optional.of(changed.get(at));
  }

  /** The numbers of the changed entities, rising. Not to be changed. */
  int[] numbersOfChanged() {
    return numbersOfChanged;
  }

  /** The numbers of the annotated entities that a changed one is made of. */
  int[] partsOf(int number) {
    return parts.get(Arrays.binarySearch(numbersOfChanged, number));
  }

  /** The number of a changed entity, by its present name. */
  int number(Entity entity) {
    int at = Collections.binarySearch(changed, entity);
    return at < 0 ? EntityOrdinals.HIDDEN : numbersOfChanged[at];
  }
}
