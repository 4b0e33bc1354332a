package io.github.dateline.internal.count;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Details of tables that are still to be read from the index: before it closes, those of every
 * table that is still in use are. Thread-safe.
 */
public final class PendingDetails {
  private final Set<Details> pending = Collections.newSetFromMap(new WeakHashMap<>());

  /** Details that are read later. */
  interface Details {
    /** Computes them, unless they have been computed. */
    void compute() throws IOException;
  }

  /** Notes details, which are forgotten when their table is no longer in use. */
  void add(Details details) {
    synchronized (pending) {
      pending.add(details);
    }
  }

  /** Computes all that is still pending. */
  public void compute() throws IOException {
    List<Details> kept;
    synchronized (pending) {
      kept = List.copyOf(pending);
      pending.clear();
    }
    for (Details details : kept) {
      details.compute();
    }
  }
}
