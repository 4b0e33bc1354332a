package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.table.CountedCooccurrences;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Computes the details of a table's rows lazily, when the first of them is asked for.
 *
 * <p>Before the archive closes, it computes what has not been asked for yet. Thread-safe.
 */
final class LazyRowDetails implements PendingDetails.Details {
  private final List<CooccurrenceCounter.Pair> rows;
  private final boolean independent;
  private final Contingency[] others;
  private final long[] sources;

  /** What finds them, null once they are found. */
  private @Nullable Finder finder;

  private interface Finder {
    RowDetailCounter find() throws IOException;
  }

  LazyRowDetails(
      ScopeCache scopes,
      PendingDetails pending,
      CooccurrenceQuery query,
      Query matching,
      List<CooccurrenceCounter.Pair> rows) {
    this.rows = rows;
    independent = query.copies() == Copies.INDEPENDENT;
    others = new Contingency[rows.size()];
    sources = new long[rows.size()];
    // The articles in scope are not kept: a bit for each may be much for many tables.
    finder = () -> new RowDetailCounter(scopes, query, scopes.scope(matching), rows);
    pending.add(this);
  }

  @Override
  public synchronized void compute() throws IOException {
    if (finder != null) {
      RowDetailCounter found = finder.find();
      for (int row = 0; row < others.length; row++) {
        others[row] = found.other(row);
        sources[row] = found.sources(row);
      }
      finder = null;
    }
  }

  private void computeUnchecked() {
    try {
      compute();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a row. */
  CountedCooccurrences.Row.Details of(int row) {
    return new CountedCooccurrences.Row.Details() {
      @Override
      public Contingency independent() {
        return independent ? rows.get(row).counts() : other();
      }

      @Override
      public Contingency published() {
        return independent ? other() : rows.get(row).counts();
      }

      private Contingency other() {
        computeUnchecked();
        return others[row];
      }

      @Override
      public long sources() {
        computeUnchecked();
        return sources[row];
      }
    };
  }
}
