package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds ranked pairs, so that a group of names does not fill a table: a pair leads if neither of
 * its names is in a leading pair before it; others are folded under the first that has one of their
 * names, or under which both of their names are folded already.
 */
final class Folding {
  private Folding() {}

  /** By row: the row that leads it, itself if it leads, as with an anchor all do. */
  static int[] of(CooccurrenceQuery query, List<CooccurrenceCounter.Pair> rows) {
    int[] leading = new int[rows.size()];
    Map<Integer, Integer> leads = new HashMap<>();
    Map<Integer, Integer> folded = new HashMap<>();
    for (int row = 0; row < leading.length; row++) {
      leading[row] = row;
      if (query.anchor().isPresent()) {
        continue;
      }
      int first = rows.get(row).first();
      int second = rows.get(row).second();
      int leader = Math.min(leads.getOrDefault(first, row), leads.getOrDefault(second, row));
      if (leader == row
          && folded.containsKey(first)
          && folded.get(first).equals(folded.get(second))) {
        leader = folded.get(first);
      }
      leading[row] = leader;
      Map<Integer, Integer> names = leader == row ? leads : folded;
      names.putIfAbsent(first, leader);
      names.putIfAbsent(second, leader);
    }
    return leading;
  }
}
