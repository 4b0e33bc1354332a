package io.github.dateline;

import java.util.Random;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Random tests that can be repeated: each run has a new seed, a failure tells it, and {@code
 * -Ddateline.seed=N} runs it again. {@code -Ddateline.times=K} takes K times as many seeds.
 */
public final class Seeds {
  private static final long TIMES = Long.getLong("dateline.times", 1);

  private Seeds() {}

  /** Whether the tests that take hours are to be run as a whole: mvn -Plong verify. */
  public static boolean takesLong() {
    return Boolean.getBoolean("dateline.long");
  }

  /** Runs a test so many times, each with a seed of its own. */
  public static void times(int times, ThrowingConsumer<Random> test) {
    Long fixed = Long.getLong("dateline.seed");
    long first = fixed != null ? fixed : System.nanoTime() & 0xFFFFFFFL;
    for (long seed = first; seed < first + (fixed != null ? 1 : times * TIMES); seed++) {
      try {
        test.accept(new Random(seed));
      } catch (Throwable e) {
        throw new AssertionError("fails with -Ddateline.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
