package io.github.dateline.internal.scope;

import io.github.dateline.internal.copies.CopyGroups;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.search.OpenIndex;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An open index with what counting keeps of it in memory: columns, sources, and counters to be used
 * again. Thread-safe.
 */
public final class CountingIndex {
  public final OpenIndex open;
  public final Tuning tuning;
  final Columns columns;
  public final CounterPool counters;
  private @Nullable Sources sources;

  public CountingIndex(OpenIndex open, Tuning tuning) {
    this.open = open;
    this.tuning = tuning;
    columns = new Columns(open, tuning.heldBytes());
    counters = new CounterPool(open, tuning.threads());
  }

  public EntityOrdinals ordinals() throws IOException {
    return open.ordinals();
  }

  public CopyGroups copyGroups() throws IOException {
    return open.copyGroups();
  }

  public synchronized Sources sources() throws IOException {
    if (sources == null) {
      sources = new Sources(open.reader);
    }
    return sources;
  }
}
