package io.github.dateline.internal.scope;

import io.github.dateline.CooccurrenceTable;
import org.jspecify.annotations.Nullable;

/**
 * How counting is done, which never changes what is counted.
 *
 * @param threads how many threads may share a count, at most {@value ByteTally#MOST_THREADS}
 * @param shared how many articles must be walked for threads to share them: some milliseconds
 * @param heldBytes how much memory the counting columns may take
 * @param pairBytes how much memory the counts of pairs may take
 * @param plan the plan to follow; null for the cheapest
 */
public record Tuning(
    int threads,
    int shared,
    long heldBytes,
    long pairBytes,
    CooccurrenceTable.@Nullable Plan plan) {
  public static Tuning standard() {
    Runtime java = Runtime.getRuntime();
    return new Tuning(
        Math.min(java.availableProcessors(), ByteTally.MOST_THREADS),
        1 << 13,
        java.maxMemory() / 4,
        java.maxMemory() / 4,
        null);
  }
}
