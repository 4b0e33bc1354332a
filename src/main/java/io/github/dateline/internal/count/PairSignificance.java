package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Unit;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Computes the significance of many contingency tables together, and tells which pass the
 * thresholds of a query.
 */
final class PairSignificance {
  private final CooccurrenceQuery query;
  private final FisherExact.Tail tail;
  private final long tests;
  private final QValues qValues;

  /**
   * Expects the tables.
   *
   * @param tests how many are looked at
   * @param seen how many of them are added; the rest has p = 1
   */
  PairSignificance(CooccurrenceQuery query, FisherExact.Tail tail, long tests, long seen) {
    this.query = query;
    this.tail = tail;
    this.tests = tests;
    this.qValues = new QValues(tests, seen);
  }

  /** Sentences of one article are not independent of each other, nor are its paragraphs. */
  boolean isClaimed() {
    return query.unit().equals(Unit.ARTICLE);
  }

  void add(double p) {
    qValues.add(p);
  }

  /** What p-values must be below for their q to be below 1. */
  double bound() {
    return qValues.bound();
  }

  /** Adds those of many p-values that are below the bound. */
  void add(QValues.PValueList pValues) {
    qValues.add(pValues);
  }

  void finish() {
    qValues.finish();
  }

  double p(Contingency counts) {
    return FisherExact.p(counts, tail);
  }

  /** Whether the effect is large enough and q small enough for what was asked. */
  boolean passes(Contingency counts) {
    double least = query.minimumEffect();
    if (least > 0) {
      double effect = Measure.LOG_RATIO.score(counts);
      if (!(effect >= least || tail == FisherExact.Tail.TWO_SIDED && -effect >= least)) {
        return false;
      }
    }
    return query.maximumQ() >= 1 || qValues.of(p(counts)) <= query.maximumQ();
  }

  Optional<Significance> of(Contingency counts) {
    return lazy(counts).get();
  }

  /** The same, but the intervals, which take longest, are found when they are asked for. */
  Supplier<Optional<Significance>> lazy(Contingency counts) {
    if (!isClaimed()) {
      return Optional::empty;
    }
    // Not to keep all q-values for the sake of one.
    FisherExact.Tail testedTail = tail;
    long tested = tests;
    double q = qValues.of(p(counts));
    return () -> Optional.of(Significance.of(counts, testedTail, q, tested));
  }
}
