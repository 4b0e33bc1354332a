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

    /** Whether they have been computed. */
    boolean isComputed();
  }

  /** Notes details, which are forgotten when their table is no longer in use. */
  void add(Details details) {
    synchronized (pending) {
      pending.add(details);
    }
  }

  /** Those of tables that may be in use: which are not is known once Java has collected them. */
  private List<Details> all() {
    List<Details> all;
    synchronized (pending) {
      all = List.copyOf(pending);
    }
    return all.stream().filter(details -> !details.isComputed()).toList();
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return all().isEmpty();
  }

  /** Computes all that is still pending. */
  void compute() throws IOException {
    for (Details details : all()) {
      details.compute();
    }
  }
}
