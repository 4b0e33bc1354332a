package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.EntityType;
import io.github.dateline.Unit;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.ScopeChance;
import io.github.dateline.internal.table.CountedCooccurrences;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final long[] days;
  private final CooccurrenceTable.LongArticles[] longArticles;
  private final CooccurrenceTable.@Nullable Within[] within;

  /** What finds them, null once they are found. */
  private @Nullable Finder finder;

  private interface Finder {
    void find() throws IOException;
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
    days = new long[rows.size()];
    within = new CooccurrenceTable.Within[rows.size()];
    longArticles = new CooccurrenceTable.LongArticles[rows.size()];
    // The articles in scope are not kept: a bit for each may be much for many tables.
    finder = () -> find(scopes, query, scopes.scope(matching));
    pending.add(this);
  }

  @Override
  public synchronized void compute() throws IOException {
    if (finder != null) {
      finder.find();
      finder = null;
    }
  }

  @Override
  public synchronized boolean isComputed() {
    return finder == null;
  }

  private void find(ScopeCache scopes, CooccurrenceQuery query, Scope scope) throws IOException {
    ListedEntities listed = new ListedEntities(scopes.index, rows);
    RowDetailCounter found = new RowDetailCounter(scopes, query, scope, rows, listed);
    DispersionCounter spread = new DispersionCounter(scopes.index, query, scope, rows, listed);
    Set<EntityType> types = CooccurrenceCounter.typesOfChance(query);
    boolean claimed = query.unit().equals(Unit.ARTICLE) && !rows.isEmpty();
    ScopeChance chance = claimed ? scopes.chance(scope, query.copies(), types) : null;
    long inScope =
        scopes.longArticles(scope, query.copies(), types, CooccurrenceTable.LongArticles.MORE_THAN);
    WithinCounter shared =
        query.within() ? new WithinCounter(scopes.index, query, scope, rows, listed) : null;
    for (int row = 0; row < others.length; row++) {
      within[row] = shared == null ? null : shared.of(row);
      others[row] = found.other(row);
      sources[row] = found.sources(row);
      days[row] = spread.days(row);
      CooccurrenceCounter.Pair pair = rows.get(row);
      longArticles[row] =
          new CooccurrenceTable.LongArticles(
              inScope,
              spread.inLongArticles(row),
              chance == null
                  ? Double.NaN
                  : chance.expectedInLonger(
                      CooccurrenceTable.LongArticles.MORE_THAN,
                      chance.group(pair.first()),
                      pair.counts().first(),
                      chance.group(pair.second()),
                      pair.counts().second()));
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

      @Override
      public long days() {
        computeUnchecked();
        return days[row];
      }

      @Override
      public CooccurrenceTable.LongArticles longArticles() {
        computeUnchecked();
        return longArticles[row];
      }

      @Override
      public Optional<CooccurrenceTable.Within> within() {
        computeUnchecked();
        return Optional.ofNullable(within[row]);
      }
    };
  }
}
