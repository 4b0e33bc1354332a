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
    this(open, tuning, new ColumnCache(open, tuning.columnBytes()));
  }

  private CountingIndex(OpenIndex open, CountingOptions tuning, ColumnCache columns) {
    this.open = open;
    this.tuning = tuning;
    this.columns = columns;
    counters = new CounterPool(open, tuning.threads());
  }

  /** Another state of the index, with what this one holds of the segments that both have. */
  public CountingIndex of(OpenIndex other) {
    return new CountingIndex(other, tuning, columns.of(other));
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
