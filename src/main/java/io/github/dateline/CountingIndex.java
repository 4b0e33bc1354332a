package io.github.dateline;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An open index with what counting keeps of it in memory: columns, sources, and counters to be used
 * again. Thread-safe.
 */
final class CountingIndex {
  final OpenIndex open;
  final Tuning tuning;
  final Columns columns;
  final CounterPool counters;
  private @Nullable Sources sources;

  CountingIndex(OpenIndex open, Tuning tuning) {
    this.open = open;
    this.tuning = tuning;
    columns = new Columns(open, tuning.heldBytes());
    counters = new CounterPool(open, tuning.threads());
  }

  EntityOrdinals ordinals() throws IOException {
    return open.ordinals();
  }

  CopyGroups copyGroups() throws IOException {
    return open.copyGroups();
  }

  synchronized Sources sources() throws IOException {
    if (sources == null) {
      sources = new Sources(open.reader);
    }
    return sources;
  }
}
