package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.DatelineException;
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
import java.util.Objects;
import java.util.TreeSet;

/** Counts in how many units entities of two groups are named together. */
public final class GroupCounter {
  private GroupCounter() {}

  public static List<GroupPair> of(
      ScopeCache scopes, CooccurrenceQuery query, Map<Entity, String> groups) throws IOException {
    List<String> names = List.copyOf(new TreeSet<>(groups.values()));
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    EntityOrdinals ordinals = scopes.index.ordinals();
    Map<Integer, Integer> groupOf = new HashMap<>();
    for (Map.Entry<Entity, String> of : groups.entrySet()) {
      int number = ordinals.number(of.getKey());
      if (number >= 0 && query.types().contains(of.getKey().type())) {
        groupOf.put(number, Objects.requireNonNull(numbers.get(of.getValue())));
      }
    }
    long[] single = new long[names.size()];
    PairCountMap together = new PairCountMap(scopes.index.tuning.pairBytes());
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
                      if (!together.add(a, b, times)) {
                        throw new DatelineException(
                            "there are more pairs of groups than memory holds; ask for fewer articles"
                                + " or one type");
                      }
                    }
                  }
                });
    List<GroupPair> pairs = new ArrayList<>();
    together.forEach((a, b, both) -> {
      if (Math.min(single[a], single[b]) >= query.minimumCount() && both >= query.minimumBoth()) {
        pairs.add(
            new GroupPair(
                names.get(a),
                names.get(b),
                new Contingency(both, single[a], single[b], size.units())));
      }
    });
    pairs.sort(
        Comparator.comparingLong((GroupPair pair) -> -pair.counts().both())
            .thenComparing(GroupPair::first)
            .thenComparing(GroupPair::second));
    return List.copyOf(pairs.subList(0, Math.min(query.limit(), pairs.size())));
  }
}
