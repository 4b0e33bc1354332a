package io.github.dateline;

import java.io.IOException;
import java.util.Arrays;

/**
 * Says which minimum count would fit when there are more pairs than memory. Of a unit's entities,
 * sorted by how frequent they are, each makes a pair with all before it, and the pair passes a
 * minimum count if it does: so units are gone through without a place for each pair. That counts a
 * pair as often as it is together, and so never promises too much.
 */
final class PairMemory {
  /** Counts are not told apart above this one. */
  private static final int HIGH = 1 << 20;

  private PairMemory() {}

  /**
   * What is to be said.
   *
   * @param minimumCount the count that does not fit
   * @param alone by place, in how many units each entity is
   * @param places by entity, its place + 1; 0 for one that does not pass
   * @param bytes how much memory there is
   */
  static IllegalStateException exceeded(
      Scope scope,
      Scope.Counting counting,
      long minimumCount,
      int[] alone,
      int[] places,
      long bytes)
      throws IOException {
    long[] pairs = new long[HIGH + 1];
    int[][] counts = {new int[64]};
    scope.walk(
        counting.unit(),
        counting.rule(),
        (present, n, times) -> {
          counts[0] = counts[0].length < n ? new int[2 * n] : counts[0];
          int size = 0;
          for (int i = 0; i < n; i++) {
            int place = places[present[i]];
            if (place > 0) {
              counts[0][size++] = Math.min(HIGH, alone[place - 1]);
            }
          }
          Arrays.sort(counts[0], 0, size);
          for (int i = 0; i < size; i++) {
            pairs[counts[0][i]] += size - 1 - i;
          }
        });
    long[] passing = new long[HIGH + 1];
    for (int count : alone) {
      passing[Math.min(HIGH, count)]++;
    }
    long fit = PairCounts.capacity(bytes);
    long most = 0;
    long entities = 0;
    int least = HIGH + 1;
    while (least > minimumCount) {
      most += pairs[least - 1];
      entities += passing[least - 1];
      if (Math.min(most, entities * (entities - 1) / 2) > fit) {
        break;
      }
      least--;
    }
    return new IllegalStateException(
        "more pairs than fit into memory ("
            + (bytes >> 20)
            + " MB); "
            + (least > HIGH
                ? "ask for fewer articles or fewer types, or give Java more memory"
                : "a minimum count of "
                    + least
                    + " would fit; or ask for fewer articles or fewer types, or give Java more"
                    + " memory"));
  }
}
