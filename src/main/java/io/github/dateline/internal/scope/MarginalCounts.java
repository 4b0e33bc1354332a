package io.github.dateline.internal.scope;

import io.github.dateline.EntityType;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/**
 * The marginal count of each entity: the number of units that mention it, whatever else they
 * mention.
 */
public interface MarginalCounts {
  /** In how many units an entity is, given its number; 0 if it is in none. */
  int of(int entity);

  /**
   * How many entities of some types are in at least so many units.
   *
   * @param types by which the number may be remembered
   * @param ofTypes the entities of those types
   * @param minimumCount at least 1
   */
  long countPassing(Set<EntityType> types, FixedBitSet ofTypes, long minimumCount);
}
