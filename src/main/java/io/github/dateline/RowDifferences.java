package io.github.dateline;

import io.github.dateline.stats.Contingency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/** What the counts of some pairs gain and lose by another rule for copies. */
final class RowDifferences {
  private final FixedBitSet named;
  private final Map<Integer, long[]> alone = new HashMap<>();
  private final Map<Long, long[]> together = new HashMap<>();
  private int[] those = new int[64];

  RowDifferences(List<CooccurrenceCounter.Pair> rows, int entities) {
    named = new FixedBitSet(Math.max(1, entities));
    for (CooccurrenceCounter.Pair row : rows) {
      for (int entity : new int[] {row.first(), row.second()}) {
        named.set(entity);
        alone.put(entity, new long[1]);
      }
      together.put(key(row.first(), row.second()), new long[1]);
    }
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  void add(int[] present, int n, int times) {
    those = ArrayUtil.grow(those, n);
    int size = 0;
    for (int i = 0; i < n; i++) {
      if (named.get(present[i])) {
        alone.get(present[i])[0] += times;
        those[size++] = present[i];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        long[] both = together.get(key(those[i], those[j]));
        if (both != null) {
          both[0] += times;
        }
      }
    }
  }

  CooccurrenceCounter.Pair counted(CooccurrenceCounter.Pair row, Scope.Size size) {
    Contingency counts = row.counts();
    Contingency other =
        new Contingency(
            counts.both() + together.get(key(row.first(), row.second()))[0],
            counts.first() + alone.get(row.first())[0],
            counts.second() + alone.get(row.second())[0],
            size.units());
    return new CooccurrenceCounter.Pair(row.first(), row.second(), counts, other, row.score());
  }
}
