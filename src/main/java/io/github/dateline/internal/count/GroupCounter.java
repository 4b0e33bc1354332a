package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.GroupPair;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts in how many units entities of two groups are named together. */
public final class GroupCounter {
  private GroupCounter() {}

  public static List<GroupPair> of(
      ScopeCache scopes, CooccurrenceQuery query, Map<Entity, String> groups) throws IOException {
    List<String> names = List.copyOf(new TreeSet<>(groups.values()));
    EntityOrdinals ordinals = scopes.index.ordinals();
    Map<Integer, Integer> groupOf = new HashMap<>();
    for (Map.Entry<Entity, String> of : groups.entrySet()) {
      int number = ordinals.number(of.getKey());
      if (number >= 0 && query.types().contains(of.getKey().type())) {
        groupOf.put(number, names.indexOf(of.getValue()));
      }
    }
    long[] single = new long[names.size()];
    long[][] both = new long[names.size()][names.size()];
    BitSet present = new BitSet(names.size());
    Scope.Size size =
        scopes
            .scope(query.scope())
            .walk(
                query.unit(),
                query.copies(),
                (entities, n, times) -> {
                  present.clear();
                  for (int i = 0; i < n; i++) {
                    Integer group = groupOf.get(entities[i]);
                    if (group != null) {
                      present.set(group);
                    }
                  }
                  for (int a = present.nextSetBit(0); a >= 0; a = present.nextSetBit(a + 1)) {
                    single[a] += times;
                    for (int b = present.nextSetBit(a + 1); b >= 0; b = present.nextSetBit(b + 1)) {
                      both[a][b] += times;
                    }
                  }
                });
    List<GroupPair> pairs = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        if (both[a][b] > 0
            && Math.min(single[a], single[b]) >= query.minimumCount()
            && both[a][b] >= query.minimumBoth()) {
          pairs.add(
              new GroupPair(
                  names.get(a),
                  names.get(b),
                  new Contingency(both[a][b], single[a], single[b], size.units())));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(pair -> -pair.counts().both()));
    return List.copyOf(pairs.subList(0, Math.min(query.limit(), pairs.size())));
  }
}
