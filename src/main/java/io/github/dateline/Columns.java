package io.github.dateline;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;

/**
 * The counting columns of a snapshot, held in memory segment by segment from the first question on
 * that goes through much of a segment, up to a bound; what does not fit is read from the index each
 * time. Thread-safe.
 */
final class Columns {
  /** Who reads more than one article in so many had better read all of them once. */
  private static final int FEW = 16;

  /** What is known of each segment: its columns, empty if they do not fit. */
  private final Map<Integer, Optional<SegmentColumns>> segments = new HashMap<>();

  private final Snapshot snapshot;
  private long bytes;

  Columns(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The articles of a segment.
   *
   * @param visited how many of them will be looked at, in rising order
   */
  ArticleColumns articles(LeafReaderContext leaf, int visited) throws IOException {
    Optional<SegmentColumns> held = held(leaf, visited > leaf.reader().maxDoc() / FEW);
    return held.isPresent() ? held.get().articles() : ArticleColumns.stored(leaf);
  }

  private synchronized Optional<SegmentColumns> held(LeafReaderContext leaf, boolean wanted)
      throws IOException {
    Optional<SegmentColumns> known = segments.get(leaf.ord);
    if (known == null) {
      if (!wanted) {
        return Optional.empty();
      }
      known = Optional.ofNullable(SegmentColumns.read(leaf, snapshot.tuning.heldBytes() - bytes));
      bytes += known.map(SegmentColumns::bytes).orElse(0L);
      segments.put(leaf.ord, known);
    }
    return known;
  }
}
