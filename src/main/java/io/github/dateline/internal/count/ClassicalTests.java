package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Unit;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Significance;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tests the pairs of a table as if all articles were equally long: when that is first asked of a
 * row, since few ask. Keeps all pairs until then. Thread-safe.
 */
final class ClassicalTests {
  /** Of two independent, at least half of all tables have as many in both as is expected. */
  private static final double MIN_P_IF_NOT_ATTRACTED = 0.5;

  private final long units;
  private final long tests;
  private final int parts;
  private final List<CooccurrenceCounter.Pair> rows;
  private final boolean claimed;
  private final CooccurrenceQuery query;

  /** The pairs, null once they are tested. */
  private @Nullable CandidatePairs found;

  private List<Supplier<Optional<Significance>>> ofRows = List.of();

  ClassicalTests(
      CooccurrenceQuery query,
      CandidatePairs found,
      long units,
      int parts,
      List<CooccurrenceCounter.Pair> rows) {
    this.found = found;
    this.units = units;
    this.parts = parts;
    this.rows = rows;
    this.query = query;
    tests = Math.max(0, found.tests());
    claimed = query.unit().equals(Unit.ARTICLE);
  }

  /** How sure a row is. */
  Supplier<Optional<Significance>> of(int row) {
    return claimed ? () -> tested().get(row).get() : Optional::empty;
  }

  /** Tests the pairs unless they are. */
  synchronized List<Supplier<Optional<Significance>>> tested() {
    CandidatePairs all = found;
    if (all != null) {
      PairSignificance significance =
          new PairSignificance(query, FisherExact.Tail.GREATER, tests, all.size());
      IntStream.range(0, parts).parallel().forEach(part -> test(all, part, significance));
      significance.finish();
      ofRows = rows.stream().map(row -> significance.lazy(row.counts())).toList();
    }
    found = null;
    return ofRows;
  }

  private void test(CandidatePairs all, int part, PairSignificance significance) {
    ContingencyCache pValues = new ContingencyCache(significance::p, all.size() / parts);
    double bound = significance.bound();
    QValues.PValueList kept = new QValues.PValueList();
    all.forEach(
        part,
        parts,
        (first, second, both, ofFirst, ofSecond) -> {
          boolean byChance = both <= (double) ofFirst * ofSecond / units;
          if (!byChance || bound > MIN_P_IF_NOT_ATTRACTED) {
            double value = pValues.of(both, ofFirst, ofSecond, units);
            if (value < bound) {
              kept.add(value);
            }
          }
        });
    synchronized (significance) {
      significance.add(kept);
    }
  }
}
