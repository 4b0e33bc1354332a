package io.github.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Articles to be walked, cut into slices of segments that threads can share. Counts are whole
 * numbers, so that it does not matter who adds which.
 */
final class Slices {
  /** Stands in the place of an article where there is none. */
  static final int NONE = DocIdSetIterator.NO_MORE_DOCS;

  private final List<Slice> slices;
  private final boolean shared;

  private Slices(List<Slice> slices, boolean shared) {
    this.slices = slices;
    this.shared = shared;
  }

  /**
   * Cuts.
   *
   * @param articles the articles of each segment
   */
  Slices(Snapshot snapshot, FixedBitSet[] articles) {
    Tuning tuning = snapshot.tuning;
    int[] sizes = new int[articles.length];
    long total = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = articles[i].cardinality();
      total += sizes[i];
    }
    slices = new ArrayList<>();
    shared = tuning.threads() > 1 && total >= tuning.shared();
    for (LeafReaderContext leaf : snapshot.reader.leaves()) {
      int size = sizes[leaf.ord];
      if (size == 0) {
        continue;
      }
      int parts = shared ? (int) Math.max(1, Math.round(1.0 * size * tuning.threads() / total)) : 1;
      int length = (leaf.reader().maxDoc() + parts - 1) / parts;
      for (int from = 0; from < leaf.reader().maxDoc(); from += length) {
        int to = Math.min(leaf.reader().maxDoc(), from + length);
        slices.add(new Slice(leaf, from, to, articles[leaf.ord], size));
      }
    }
  }

  /** Does something with a slice. */
  interface Task {
    void run(Slice slice) throws IOException;
  }

  /**
   * Some articles of a segment.
   *
   * @param leaf the segment
   * @param from the first document
   * @param to the document after the last
   * @param articles the articles to be walked, of the whole segment
   * @param inSegment how many the segment has
   */
  record Slice(LeafReaderContext leaf, int from, int to, FixedBitSet articles, int inSegment) {
    /** The first article, {@link #NONE} if there is none. */
    int first() {
      return after(from - 1);
    }

    /** The article that follows. */
    int after(int doc) {
      int next = Scope.next(articles, doc + 1);
      return next < to ? next : NONE;
    }
  }

  /** Whether threads share the slices. */
  boolean areShared() {
    return shared;
  }

  /** The same slices, for one thread. */
  Slices alone() {
    return new Slices(slices, false);
  }

  /** Runs a task for each slice, which must be thread-safe. */
  void forEach(Task task) throws IOException {
    if (!shared || slices.size() < 2) {
      for (Slice slice : slices) {
        task.run(slice);
      }
      return;
    }
    try {
      slices.parallelStream()
          .forEach(slice -> {
            try {
              task.run(slice);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
