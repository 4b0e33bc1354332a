package io.github.dateline.internal.scope;

import io.github.dateline.internal.search.OpenIndex;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;

/**
 * Caches the counting columns in memory, segment by segment, once questions have read much of a
 * segment.
 *
 * <p>What does not fit within the limit is read from the index each time. Thread-safe.
 */
final class ColumnCache {
  /**
   * Once one in so many articles of a segment were read, by one question or several, all are read
   * and kept: more will be asked.
   */
  private static final int CACHE_AFTER_ONE_IN = 8;

  /** What is known of each segment: its columns, empty if they do not fit. */
  private final Map<Object, Optional<SegmentColumns>> segments = new HashMap<>();

  /** How many articles of each segment were read from the index. */
  private final Map<Object, Long> articlesRead = new HashMap<>();

  /** The columns of an earlier state, under the numbers that entities had then. */
  private final Map<Object, SegmentColumns> earlier = new HashMap<>();

  private final OpenIndex open;
  private final long heldBytes;
  private long bytes;

  /**
   * No columns yet.
   *
   * @param heldBytes how much memory they may take
   */
  ColumnCache(OpenIndex open, long heldBytes) {
    this.open = open;
    this.heldBytes = heldBytes;
  }

  /** Those of another state of the index, which gets the segments that both have. */
  synchronized ColumnCache of(OpenIndex other) {
    ColumnCache next = new ColumnCache(other, heldBytes);
    for (LeafReaderContext leaf : other.reader.leaves()) {
      Object segment = segment(leaf);
      segments
          .getOrDefault(segment, Optional.empty())
          .ifPresentOrElse(
              columns -> next.earlier.put(segment, columns),
              () -> {
                if (earlier.containsKey(segment)) {
                  next.earlier.put(segment, earlier.get(segment));
                }
              });
      if (articlesRead.containsKey(segment)) {
        next.articlesRead.put(segment, articlesRead.get(segment));
      }
    }
    next.bytes = next.earlier.values().stream().mapToLong(SegmentColumns::bytes).sum();
    return next;
  }

  private static Object segment(LeafReaderContext leaf) {
    return leaf.reader().getCoreCacheHelper().getKey();
  }

  /**
   * The articles of a segment.
   *
   * @param visited how many of them will be looked at, in rising order
   */
  ColumnReader articles(LeafReaderContext leaf, int visited) throws IOException {
    int[] numbers = open.ordinals().ofSegment(leaf);
    Optional<SegmentColumns> held = held(leaf, numbers, visited);
    return held.isPresent() ? held.get().articles() : ColumnReader.stored(leaf, numbers);
  }

  private synchronized Optional<SegmentColumns> held(
      LeafReaderContext leaf, int[] numbers, int visited) throws IOException {
    Object segment = segment(leaf);
    Optional<SegmentColumns> known = segments.get(segment);
    FixedBitSet sharing = open.ordinals().ordinalsSharingNumber(leaf);
    if (known == null && earlier.containsKey(segment)) {
      known = Optional.of(earlier.remove(segment).numbered(numbers, sharing));
      segments.put(segment, known);
    }
    if (known == null) {
      if (articlesRead.merge(segment, (long) visited, Long::sum)
          <= leaf.reader().maxDoc() / CACHE_AFTER_ONE_IN) {
        return Optional.empty();
      }
      known = Optional.ofNullable(SegmentColumns.read(leaf, numbers, sharing, heldBytes - bytes));
      bytes += known.map(SegmentColumns::bytes).orElse(0L);
      segments.put(segment, known);
    }
    return known;
  }
}
