package io.github.dateline;

import java.io.IOException;

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

  /** Counts in how many units with the entity each other one is, and itself. */
  void count(Scope.Counting counting, Tally together) throws IOException {
    Slices naming = new Slices(snapshot, scope.naming(anchor, counting.rule()));
    new SliceCounts(snapshot, naming, counting)
        .addTo(
            together,
            (counter, slice, counts) ->
                counter.countWith(slice, ordinals.inSegment(slice.leaf(), anchor), counts));
  }
}
