package io.github.dateline;

import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/** In how many units each entity is, whoever else is. */
interface Alone {
  /** In how many units an entity is. */
  int of(int entity);

  /**
   * How many entities of some types are in so many units.
   *
   * @param ofTypes the entities of those types
   * @param minimumCount at least 1
   */
  long passing(Set<EntityType> types, FixedBitSet ofTypes, long minimumCount);
}
