package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** The numbers of each type's entities. */
  final Map<EntityType, EntityOrdinals.Range> ranges;

  NameGroups(EntityOrdinals ordinals, Set<EntityType> types) throws IOException {
    this.types = Set.copyOf(types);
    groups = new byte[ordinals.count()];
    ranges = ordinals.ranges(types);
    ranges.forEach(
        (type, range) -> Arrays.fill(groups, range.from(), range.to(), (byte) (group(type) + 1)));
  }

  /** The group of a type, from 0. */
  static int group(EntityType type) {
    int group = 0;
    while (group < NAMED.size() && !NAMED.get(group).contains(type)) {
      group++;
    }
    return group;
  }

  /** The group of an entity, from 0; -1 if it is of no such type. */
  int of(int entity) {
    return groups[entity] - 1;
  }
}
