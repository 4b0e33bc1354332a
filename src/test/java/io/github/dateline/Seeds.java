package io.github.dateline;

import java.util.Random;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Random tests that can be repeated: each run has a new seed, a failure tells it, and {@code
 * -Ddateline.seed=N} runs it again.
 */
public final class Seeds {
  private Seeds() {}

  /** Runs a test so many times, each with a seed of its own. */
  public static void times(int times, ThrowingConsumer<Random> test) {
    Long fixed = Long.getLong("dateline.seed");
    long first = fixed != null ? fixed : System.nanoTime() & 0xFFFFFFFL;
    for (long seed = first; seed < first + (fixed != null ? 1 : times); seed++) {
      try {
        test.accept(new Random(seed));
      } catch (Throwable e) {
        throw new AssertionError("fails with -Ddateline.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
