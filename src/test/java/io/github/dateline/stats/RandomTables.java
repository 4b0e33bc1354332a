package io.github.dateline.stats;

import java.util.SplittableRandom;

/**
 * Tables drawn from one seed: a new one for each run, or that of {@code -Ddateline.seed=N}. Tests
 * put {@link #seed()} into their failure messages.
 */
public final class RandomTables {

  private static final long SEED = Long.getLong("dateline.seed", System.nanoTime());

  private final SplittableRandom random = new SplittableRandom(SEED);

  public static String seed() {
    return "repeat with -Ddateline.seed=" + SEED;
  }

  public SplittableRandom random() {
    return random;
  }

  /** Any table, zero cells and margins included, small totals as likely as large ones. */
  Contingency next(long largest) {
    long total = magnitude(largest);
    long first = Math.min(total, magnitude(largest));
    long second = Math.min(total, magnitude(largest));
    long least = Math.max(0, second - (total - first));
    long most = Math.min(first, second);
    long both =
        switch (random.nextInt(4)) {
          case 0 -> least + Math.min(most - least, magnitude(largest));
          case 1 -> most - Math.min(most - least, magnitude(largest));
          case 2 -> nearChance(first, second, total, least, most);
          default -> random.nextLong(least, most + 1);
        };
    return new Contingency(both, first, second, total);
  }

  /** A table with four margins that are not empty. */
  Contingency nextFull(long largest) {
    Contingency table = next(largest);
    while (table.hasZeroMargin()) {
      table = next(largest);
    }
    return table;
  }

  private long nearChance(long first, long second, long total, long least, long most) {
    double expected = total == 0 ? 0 : (double) first * second / total;
    long both = Math.round(expected + random.nextDouble(-2, 2) * Math.sqrt(expected + 1));
    return Math.max(least, Math.min(most, both));
  }

  private long magnitude(long largest) {
    return (long) Math.exp(random.nextDouble() * Math.log(largest + 1.0)) - 1 + random.nextInt(2);
  }
}
