package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.util.FixedBitSet;

/**
 * Maps the numbers of annotated entities to those of curated entities, so that numbers stay in the
 * order of types and names although decisions change them.
 *
 * <p>Immutable and thread-safe.
 */
final class CuratedOrdinalMap {
  private final FixedBitSet leaving;
  private final int[] byAnnotated;
  private final int[] toAnnotated;
  private final Map<Entity, Integer> changed = new HashMap<>();
  private final Map<Integer, Entity> names = new HashMap<>();

  /** The entities that articles were annotated with, numbered in the order of types and names. */
  interface AnnotatedOrdinals {
    int count();

    /** The number of an entity, -1 if there is none. */
    int number(Entity entity) throws IOException;

    /** How many come before an entity. */
    int countBefore(Entity entity) throws IOException;
  }

  CuratedOrdinalMap(CuratedNames curated, AnnotatedOrdinals annotated) throws IOException {
    Map<Integer, Optional<Entity>> leaving = new TreeMap<>();
    Map<Entity, Integer> numbers = new HashMap<>();
    TreeSet<Entity> coming = new TreeSet<>();
    for (Map.Entry<Entity, Optional<Entity>> change : curated.changes().entrySet()) {
      int number = annotated.number(change.getKey());
      if (number >= 0) {
        leaving.put(number, change.getValue());
        numbers.put(change.getKey(), number);
        change.getValue().ifPresent(coming::add);
      }
    }
    byAnnotated = new int[annotated.count()];
    this.leaving = new FixedBitSet(Math.max(1, byAnnotated.length));
    leaving.keySet().forEach(this.leaving::set);
    toAnnotated = new int[byAnnotated.length - leaving.size() + coming.size()];
    int next = 0;
    int old = 0;
    for (Entity entity : coming) {
      Integer itself = numbers.get(entity);
      int before = itself != null ? itself : annotated.countBefore(entity);
      for (; old < before; old++) {
        next += keep(old, next) ? 1 : 0;
      }
      toAnnotated[next] = -1;
      names.put(next, entity);
      changed.put(entity, next++);
    }
    for (; old < byAnnotated.length; old++) {
      next += keep(old, next) ? 1 : 0;
    }
    leaving.forEach((number, entity) ->
        byAnnotated[number] = entity.map(changed::get).orElse(EntityOrdinals.HIDDEN));
  }

  private boolean keep(int old, int number) {
    if (leaving.get(old)) {
      return false;
    }
    byAnnotated[old] = number;
    toAnnotated[number] = old;
    return true;
  }

  int count() {
    return toAnnotated.length;
  }

  /** Whether an entity is called otherwise now or hidden, by the number it was annotated with. */
  boolean isChanged(int annotated) {
    return leaving.get(annotated);
  }

  /** From a number that an entity was annotated with; {@link EntityOrdinals#HIDDEN} if hidden. */
  int of(int annotated) {
    return byAnnotated[annotated];
  }

  /** The number that an entity was annotated with; to be asked of those only that are unchanged. */
  int toAnnotated(int number) {
    return toAnnotated[number];
  }

  /** The entity with a number, if its name is changed. */
  Optional<Entity> changed(int number) {
    return Optional.ofNullable(names.get(number));
  }

  /** The number of a changed entity, by its present name. */
  int number(Entity entity) {
    return changed.getOrDefault(entity, EntityOrdinals.HIDDEN);
  }
}
