package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.EntityType;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.ScopeChance;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts and ranks the entity pairs that a {@code CooccurrenceQuery} asks for; entities are numbers
 * here, not names.
 */
final class CooccurrenceCounter {
  private CooccurrenceCounter() {}

  /**
   * A pair and its counts.
   *
   * @param first number of the first entity
   * @param second number of the second entity
   * @param counts the 2x2 table by the question's rule for copies
   * @param score what it is ranked by
   */
  record Pair(int first, int second, Contingency counts, double score) {}

  /**
   * The answer, entities as numbers.
   *
   * @param size the scope's size by the question's rule for copies
   * @param found the pairs that were counted
   * @param ranking the best of them, and how sure each is
   */
  record CountResult(Scope.Size size, CandidatePairs found, Ranking ranking) {}

  static CountResult count(
      ScopeCache scopes, CooccurrenceQuery query, long minimumBoth, Scope scope)
      throws IOException {
    Scope.Size size = scope.size(query.unit(), query.copies());
    EntityOrdinals ordinals = scopes.index.ordinals();
    int anchor = query.anchor().isPresent() ? ordinals.number(query.anchor().get()) : -1;
    ScopeChance chance =
        query.unit().equals(Unit.ARTICLE)
            ? scopes.chance(scope, query.copies(), typesOfChance(query))
            : null;
    CandidatePairs found =
        query.anchor().isPresent()
            ? new NeighbourCounter(scopes, query, scope, anchor, chance).count()
            : new PairCounter(scopes, query, scope, chance).count();
    PairExcess excess =
        chance == null
            ? null
            : new PairExcess(
                chance,
                query,
                ordinals.ofTypes(query.types()),
                anchor,
                query.anchor().isPresent() && anchor < 0 ? 0 : found.tests(),
                found.size());
    return new CountResult(
        size,
        found,
        new Ranking(
            query, found, size.units(), minimumBoth, excess, scopes.index.tuning.threads()));
  }

  /** The types whose names make an article long: those asked for, and the anchor's. */
  static Set<EntityType> typesOfChance(CooccurrenceQuery query) {
    Set<EntityType> types = new HashSet<>(query.types());
    query.anchor().ifPresent(anchor -> types.add(anchor.type()));
    return types;
  }
}
