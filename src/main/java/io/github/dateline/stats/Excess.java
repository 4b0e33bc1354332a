package io.github.dateline.stats;

import java.io.Serializable;

/**
 * How much more often two names are in one article than chance alone would bring, where chance
 * knows how many names each article has, and in how many articles each name is.
 *
 * <p>A contingency table takes every article as equally likely to hold any name. Articles are not
 * alike: a brief has two names, a round-up forty, and two names that nothing joins meet in the long
 * ones. So these figures cannot be computed from a table of four counts, but from all articles in
 * scope; {@link Significance} has what the table alone would say. Immutable and thread-safe.
 *
 * @param expected how many articles would have both by chance alone, above 0
 * @param pValue the chance of as many or more, in [0, 1]
 * @param qValue the share of chance to be expected among all pairs with a q of at most this one, in
 *     [pValue, 1]: how many pairs reach this p by chance alone, divided by how many were found
 * @param tests how many pairs were looked at together, at least 1
 * @param ratio how many times as many have both as chance alone would bring
 * @param lower the lower bound of its binary logarithm, in bits; with {@code upper} it covers the
 *     truth of all {@code tests} at once with a confidence of 95 %; at most 0 if it may be chance
 * @param upper the upper bound of its binary logarithm, in bits; ∞ if there is none
 */
public record Excess(
    double expected,
    double pValue,
    double qValue,
    long tests,
    double ratio,
    double lower,
    double upper)
    implements Serializable {

  /**
   * Ranks by {@link #lower}, or 0 where it is below: pairs that are both strong and certain. Where
   * none is above 0, rows are ranked by {@link #SURPRISE} instead. Known by the name {@code
   * excess}; for whole articles only. It scores rows of a table of co-occurrences, and no
   * contingency table by itself: for that the score is NaN.
   */
  public static final AssociationMeasure BOUND = new Ranked("excess");

  /**
   * Ranks by how improbable it is by chance, the negative decimal logarithm of {@link #pValue}.
   * Known by the name {@code surprise}; for whole articles only, as {@link #BOUND} is.
   */
  public static final AssociationMeasure SURPRISE = new Ranked("surprise");

  private static final double LN_2 = Math.log(2);

  /** Checks the probabilities. */
  public Excess {
    if (!(pValue >= 0 && pValue <= qValue && qValue <= 1)) {
      throw new IllegalArgumentException(
          "0 <= pValue <= qValue <= 1 must hold, got pValue=" + pValue + ", qValue=" + qValue);
    }
  }

  /**
   * The ratio as a binary logarithm.
   *
   * @return the logarithm, in bits: 1 for twice as many as chance alone would bring
   */
  public double log2() {
    return Math.log(ratio) / LN_2;
  }

  /**
   * Scores by {@link #BOUND} or {@link #SURPRISE}.
   *
   * @param measure one of the two
   * @return the score
   * @throws IllegalArgumentException if it is another measure
   */
  public double score(AssociationMeasure measure) {
    if (measure.equals(BOUND)) {
      return Math.max(0, lower);
    }
    if (measure.equals(SURPRISE)) {
      return surprise(pValue);
    }
    throw new IllegalArgumentException("measure must be excess or surprise, got " + measure.name());
  }

  /**
   * The score of {@link #SURPRISE}.
   *
   * @param pValue the chance of as many or more, in [0, 1]
   * @return the score, at least 0, finite
   */
  public static double surprise(double pValue) {
    return 0 - Math.log10(Math.max(Double.MIN_VALUE, pValue));
  }

  /**
   * Whether a measure scores the excess and not a contingency table.
   *
   * @param measure any measure
   * @return true for {@link #BOUND} and {@link #SURPRISE}
   */
  public static boolean isScoredBy(AssociationMeasure measure) {
    return measure instanceof Ranked;
  }

  /**
   * Finds a measure by its name.
   *
   * @param name the name, in any case: excess, surprise, or what {@link Measure#named} knows
   * @return the measure
   * @throws IllegalArgumentException if there is none; the message has the nearest
   */
  public static AssociationMeasure measureNamed(String name) {
    for (AssociationMeasure measure : new AssociationMeasure[] {BOUND, SURPRISE}) {
      if (measure.name().equalsIgnoreCase(name.strip())) {
        return measure;
      }
    }
    return Measure.named(name);
  }

  /**
   * A measure of the excess.
   *
   * @param name what it is known by
   */
  private record Ranked(String name) implements AssociationMeasure {
    @Override
    public double score(Contingency table) {
      return Double.NaN;
    }
  }
}
