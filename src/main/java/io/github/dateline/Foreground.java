package io.github.dateline;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;

/** The articles in scope that name one entity. Thread-safe. */
final class Foreground {
  private final Snapshot snapshot;
  private final EntityOrdinals ordinals;
  private final Scope scope;
  private final int anchor;

  Foreground(Snapshot snapshot, Scope scope, int anchor) throws IOException {
    this.snapshot = snapshot;
    this.scope = scope;
    this.anchor = anchor;
    ordinals = snapshot.ordinals();
  }

  /** The articles that count by a rule, to be walked. */
  Slices slices(Copies rule) throws IOException {
    return slices(scope.articles(rule));
  }

  /** Those of some articles, to be walked. */
  private Slices slices(FixedBitSet[] articles) throws IOException {
    FixedBitSet[] naming = new FixedBitSet[articles.length];
    for (LeafReaderContext leaf : snapshot.reader.leaves()) {
      naming[leaf.ord] = new EntityPostings(ordinals, leaf).naming(anchor, articles[leaf.ord]);
    }
    return new Slices(snapshot, naming);
  }

  /** Counts in how many units with the entity each other one is, and itself. */
  void count(Scope.Counting counting, Tally together) throws IOException {
    count(scope.articles(counting.rule()), counting, together);
  }

  /** Counts some of the articles. */
  void count(FixedBitSet[] articles, Scope.Counting counting, Tally together) throws IOException {
    slices(articles)
        .forEach(slice -> {
          SegmentTally counts = snapshot.segmentTally(slice.leaf());
          SegmentCounter counter =
              new SegmentCounter(snapshot, slice.leaf(), counting, slice.inSegment());
          int[] inSegment = ordinals.inSegment(slice.leaf(), anchor);
          for (int doc = slice.first(); doc != Slices.NONE; doc = slice.after(doc)) {
            counter.countWith(doc, inSegment, counts);
          }
          synchronized (together) {
            counts.moveTo(together, ordinals.ofSegment(slice.leaf()));
          }
          snapshot.release(counts);
        });
  }
}
