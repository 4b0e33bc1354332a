package io.github.dateline;

import io.github.dateline.stats.Contingency;
import java.io.Serializable;
import java.util.Objects;

/**
 * Two groups of entities, such as two parties, and in how many units someone of each is named.
 *
 * @param first the one group, before the other in the order of letters
 * @param second the other
 * @param counts in how many units an entity of both is named, of the first and of the second, of
 *     how many
 */
public record GroupPair(String first, String second, Contingency counts) implements Serializable {
  /** Checks that nothing is missing. */
  public GroupPair {
    Objects.requireNonNull(first, "first must not be null");
    Objects.requireNonNull(second, "second must not be null");
    Objects.requireNonNull(counts, "counts must not be null");
  }
}
