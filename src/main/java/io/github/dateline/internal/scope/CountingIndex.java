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
  public final CountingOptions tuning;
  final ColumnCache columns;
  public final CounterPool counters;
  private @Nullable SourceOrdinals sources;

  public CountingIndex(OpenIndex open, CountingOptions tuning) {
    this.open = open;
    this.tuning = tuning;
    columns = new ColumnCache(open, tuning.columnBytes());
    counters = new CounterPool(open, tuning.threads());
  }

  public EntityOrdinals ordinals() throws IOException {
    return open.ordinals();
  }

  public CopyGroups copyGroups() throws IOException {
    return open.copyGroups();
  }

  public synchronized SourceOrdinals sources() throws IOException {
    if (sources == null) {
      sources = new SourceOrdinals(open.reader);
    }
    return sources;
  }
}
