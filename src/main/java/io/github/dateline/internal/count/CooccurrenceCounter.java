package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.stats.Contingency;
import java.io.IOException;

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

  static CountResult count(ScopeCache scopes, CooccurrenceQuery query, Scope scope)
      throws IOException {
    Scope.Size size = scope.size(query.unit(), query.copies());
    CandidatePairs found =
        query.anchor().isPresent()
            ? new NeighbourCounter(
                    scopes, query, scope, scopes.index.ordinals().number(query.anchor().get()))
                .count()
            : new PairCounter(scopes, query, scope).count();
    return new CountResult(
        size, found, new Ranking(query, found, size.units(), scopes.index.tuning.threads()));
  }
}
