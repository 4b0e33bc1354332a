package io.github.dateline.internal.scope;

import io.github.dateline.CooccurrenceTable;
import org.jspecify.annotations.Nullable;

/**
 * Options for how counting is done (threads, memory, plan); they never change the counts.
 *
 * @param threads how many threads may share a count, at most {@value ByteAccumulator#MAX_THREADS}
 * @param minArticlesForThreads how many articles must be walked for threads to share them: some
 *     milliseconds
 * @param columnBytes how much memory the counting columns may take
 * @param pairBytes how much memory the counts of pairs may take
 * @param forcedPlan the plan to follow; null for the cheapest
 */
public record CountingOptions(
    int threads,
    int minArticlesForThreads,
    long columnBytes,
    long pairBytes,
    CooccurrenceTable.@Nullable Plan forcedPlan) {
  /** Which part of the heap counting columns may take, and pairs. */
  private static final int PART_OF_HEAP = 4;

  public static CountingOptions standard() {
    Runtime java = Runtime.getRuntime();
    return new CountingOptions(
        Math.min(java.availableProcessors(), ByteAccumulator.MAX_THREADS),
        1 << 13,
        java.maxMemory() / PART_OF_HEAP,
        java.maxMemory() / PART_OF_HEAP,
        null);
  }

  /** How large a heap must be that pairs may take so much of it. */
  public static long heapFor(long pairBytes) {
    return PART_OF_HEAP * pairBytes;
  }
}
