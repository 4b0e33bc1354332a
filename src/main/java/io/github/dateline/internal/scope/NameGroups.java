package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/**
 * The groups of names that compete for places in an article: people, organisations, places and
 * others, of some types. Immutable and thread-safe; takes a byte for each entity.
 */
final class NameGroups {
  private static final List<Set<EntityType>> NAMED =
      List.of(
          EntityType.parse("people"),
          EntityType.parse("organisations"),
          EntityType.parse("places"));

  /** Each type is in one group; the last has all types that no other has. */
  static final int COUNT = NAMED.size() + 1;

  /** The types whose names are in a group. */
  final Set<EntityType> types;

  /** By entity: its group, from 1; 0 if it is of no such type. */
  private final byte[] groups;

  NameGroups(EntityOrdinals ordinals, Set<EntityType> types) throws IOException {
    this.types = Set.copyOf(types);
    groups = new byte[ordinals.count()];
    Set<EntityType> left = new HashSet<>(types);
    for (int group = 0; group < COUNT; group++) {
      Set<EntityType> ofGroup = new HashSet<>(left);
      if (group < NAMED.size()) {
        ofGroup.retainAll(NAMED.get(group));
        left.removeAll(NAMED.get(group));
      }
      FixedBitSet entities = ordinals.ofTypes(ofGroup);
      for (int entity = Scope.next(entities, 0);
          entity != ArticleSlices.NO_MORE_ARTICLES;
          entity = Scope.next(entities, entity + 1)) {
        groups[entity] = (byte) (group + 1);
      }
    }
  }

  /** The group of an entity, from 0; -1 if it is of no such type. */
  int of(int entity) {
    return groups[entity] - 1;
  }
}
