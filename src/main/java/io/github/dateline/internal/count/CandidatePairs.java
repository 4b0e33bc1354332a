package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceTable;

/**
 * The candidate pairs of a co-occurrence query: pairs that occur together and whose entities reach
 * the minimum count.
 *
 * <p>They can be iterated over repeatedly.
 */
interface CandidatePairs {
  /** Sees a pair with its counts. */
  interface Visitor {
    void pair(int first, int second, long both, long ofFirst, long ofSecond);
  }

  /** How many there are. */
  long size();

  /** How many passed the minimum count, named together or not; -1 if that was not counted. */
  long tests();

  /** How they were counted. */
  CooccurrenceTable.Plan plan();

  /** Goes through one of several parts of them. */
  void forEach(int part, int parts, Visitor visitor);
}
