package io.github.dateline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code --min-effect}, {@code --max-q} and {@code --explain}: how strong and how sure a row must
 * be, and whether it is explained.
 */
final class SignificanceOptions {
  @Option(
      names = "--min-effect",
      paramLabel = "BITS",
      description =
          "Hide rows whose effect is below BITS: 1 is twice as often as by chance, or for smaller"
              + " units and in comparisons twice the share (default: 0). Hidden rows still count as"
              + " tests.")
  private @Nullable Double minimumEffect;

  @Option(
      names = "--max-q",
      paramLabel = "Q",
      description =
          "Leave out what has a q-value above Q: with 0.05 about one row in twenty is expected to"
              + " be chance (default: 1, nothing). For whole articles only.")
  private @Nullable Double maximumQ;

  @Option(
      names = "--explain",
      description = "Say for each row in words where its numbers come from.")
  private boolean explained;

  double minimumEffect() {
    double bits = minimumEffect == null ? 0 : minimumEffect;
    Checks.that(
        bits >= 0 && bits < Double.POSITIVE_INFINITY,
        "--min-effect must be at least 0 bits, got " + bits);
    return bits;
  }

  double maximumQ() {
    double q = maximumQ == null ? 1 : maximumQ;
    Checks.that(q > 0 && q <= 1, "--max-q must be above 0 and at most 1, got " + q);
    return q;
  }

  boolean explained() {
    return explained;
  }

  boolean areGiven() {
    return minimumEffect != null || maximumQ != null || explained;
  }
}
