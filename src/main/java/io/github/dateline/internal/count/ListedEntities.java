package io.github.dateline.internal.count;

import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.CounterPool;
import io.github.dateline.internal.scope.CountingIndex;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.IntsRef;

/** The entities of a table's rows, rising: each has a place among them. Thread-safe. */
final class ListedEntities {
  private final EntityOrdinals ordinals;
  private final int[] entities;

  /** By segment: the ordinals of each place; null until they are asked for. */
  private final AtomicReferenceArray<int[][]> named;

  private final CounterPool idle;

  ListedEntities(CountingIndex index, List<CooccurrenceCounter.Pair> rows) throws IOException {
    ordinals = index.ordinals();
    idle = index.counters;
    named = new AtomicReferenceArray<>(index.open.reader.leaves().size());
    entities =
        rows.stream()
            .flatMapToInt(row -> IntStream.of(row.first(), row.second()))
            .sorted()
            .distinct()
            .toArray();
  }

  int size() {
    return entities.length;
  }

  int entity(int place) {
    return entities[place];
  }

  /** The place of an entity; less than 0 if it is none of them. */
  int place(int entity) {
    return Arrays.binarySearch(entities, entity);
  }

  /** By ordinal of a segment: its place, plus 1; 0 if it has none. To be given back. */
  int[] placesIn(LeafReaderContext leaf) throws IOException {
    int[] placeOf = idle.numbersOfSegment();
    int[][] of = named(leaf);
    for (int place = 0; place < of.length; place++) {
      for (int ordinal : of[place]) {
        placeOf[ordinal] = place + 1;
      }
    }
    return placeOf;
  }

  /** Takes back what {@link #placesIn} gave of a segment. */
  void giveBack(LeafReaderContext leaf, int[] placeOf) throws IOException {
    for (int[] ofPlace : named(leaf)) {
      for (int ordinal : ofPlace) {
        placeOf[ordinal] = 0;
      }
    }
    idle.release(placeOf);
  }

  private int[][] named(LeafReaderContext leaf) throws IOException {
    int[][] known = named.get(leaf.ord);
    if (known == null) {
      known = new int[entities.length][];
      for (int place = 0; place < known.length; place++) {
        known[place] = ordinals.inSegment(leaf, entities[place]);
      }
      named.set(leaf.ord, known);
    }
    return known;
  }

  /** Whether two of the ordinals of an article have a place. */
  static boolean hasTwo(int[] placeOf, IntsRef ofArticle) {
    int found = 0;
    for (int i = 0; i < ofArticle.length && found < 2; i++) {
      found += placeOf[ofArticle.ints[ofArticle.offset + i]] > 0 ? 1 : 0;
    }
    return found == 2;
  }
}
