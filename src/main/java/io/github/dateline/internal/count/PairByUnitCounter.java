package io.github.dateline.internal.count;

import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Counts one pair in several units, giving a contingency table for each. */
public final class PairByUnitCounter {
  private PairByUnitCounter() {}

  public static SequencedMap<Unit, Contingency> of(
      ScopeCache scopes, Entity first, Entity second, Query scope, Copies copies, List<Unit> units)
      throws IOException {
    Scope articles = scopes.scope(scope);
    EntityOrdinals ordinals = scopes.index.ordinals();
    int one = ordinals.number(first);
    int other = ordinals.number(second);
    SequencedMap<Unit, Contingency> tables = new LinkedHashMap<>();
    for (Unit unit : units) {
      long[] counts = new long[3];
      Scope.Size size =
          articles.walk(
              unit,
              copies,
              (present, n, times) -> {
                boolean hasOne = false;
                boolean hasOther = false;
                for (int i = 0; i < n; i++) {
                  hasOne |= present[i] == one;
                  hasOther |= present[i] == other;
                }
                counts[0] += hasOne && hasOther ? times : 0;
                counts[1] += hasOne ? times : 0;
                counts[2] += hasOther ? times : 0;
              });
      tables.put(unit, new Contingency(counts[0], counts[1], counts[2], size.units()));
    }
    return Collections.unmodifiableSequencedMap(tables);
  }
}
