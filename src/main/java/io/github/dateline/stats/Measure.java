package io.github.dateline.stats;

import io.github.dateline.stats.Significance.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The established association measures.
 *
 * <p>In the formulas O = both, R1 = first, R2 = total - first, C1 = second, C2 = total - second, N
 * = total, E = expected = R1 C1 / N, k12 = onlyFirst, k21 = onlySecond, k22 = neither. log2 gives
 * bits, ln natural units. A margin is R1, R2, C1 or C2; "symmetric" means that exchanging first and
 * second changes nothing.
 *
 * <p>Where tools disagree, Evert's are followed (UCS, the R package corpora,
 * pandas-association-measures), but counts are not silently changed: 0.5 in the place of a zero is
 * used only where said. "Agrees" is tested for UCS, Evert's script, Mahout, commons-statistics and
 * SciPy; for other tools their formula was read. Independence (O = E exactly) gives exactly 0, or 1
 * for a ratio, for every measure that compares O with E except {@link #LOG_ODDS_RATIO}. No count
 * overflows; digits are kept for counts to 10^12 and beyond. Immutable and thread-safe.
 *
 * <p>All of them know the table alone: the expected count of each is R1 C1 / N, as if all units
 * were equally likely to hold any name, or none. Articles are not alike, and two names that nothing
 * joins meet in the long ones; {@link Excess} knows how many names each article has.
 *
 * <p>How sure: {@link #LOG_LIKELIHOOD}, {@link #SIMPLE_LOG_LIKELIHOOD}, {@link #CHI_SQUARED},
 * {@link #CHI_SQUARED_YATES}, {@link #T_SCORE}, {@link #Z_SCORE}; these grow with the number of
 * units, and are 0 for an empty margin, which is evidence of nothing. {@link
 * #CONSERVATIVE_LOG_RATIO} speaks of both. All others say how strong, and need a minimum count next
 * to them.
 */
public enum Measure implements AssociationMeasure {

  /**
   * Log-likelihood ratio G²: ±2 Σ Oij ln(Oij / Eij), 0 ln 0 = 0, negative where O &lt; E. Unit:
   * distributed as χ² with 1 degree of freedom, the sign left off; above 3.84 p &lt; 0.05, above
   * 10.83 p &lt; 0.001. Range (-∞, ∞), symmetric. Empty margin: 0. Source: Dunning 1993, ACL
   * J93-1003. Agrees with mpmath to 12 digits for any counts, and with the GTest of
   * commons-statistics, Mahout, UCS and pandas-association-measures up to the noise of their sums,
   * about 1e-14 N. Expected count: R1 C1 / N.
   */
  LOG_LIKELIHOOD("logLikelihood", true, MeasureFormulas::logLikelihood, "G2", "LL", "LLR"),

  /**
   * Pearson's χ²: N (k11 k22 - k12 k21)² / (R1 R2 C1 C2). Range [0, N], symmetric, and silent about
   * the direction: large for pairs that avoid each other, too. Overrates rare pairs, do not use it
   * for E &lt; 5. Empty margin: 0. Source: Manning, Raghavan and Schütze 2008, Introduction to
   * Information Retrieval, (13.19). Agrees with the ChiSquareTest of commons-statistics and R's
   * {@code chisq.test(correct = FALSE)}; UCS and corpora give it the sign of O - E. Expected count:
   * R1 C1 / N.
   */
  CHI_SQUARED("chiSquared", true, MeasureFormulas::chiSquared, "X2", "chi2"),

  /**
   * χ² with the correction of Yates: N max(0, |k11 k22 - k12 k21| - N/2)² / (R1 R2 C1 C2). Range
   * [0, N), symmetric, without direction. Empty margin: 0. Source: Yates 1934, doi:10.2307/2983604;
   * the form of Evert 2005, doi:10.18419/opus-2556. Agrees with R's {@code chisq.test} and SciPy's
   * {@code chi2_contingency}; UCS leaves out the max. Expected count: R1 C1 / N.
   */
  CHI_SQUARED_YATES("chiSquaredYates", true, MeasureFormulas::chiSquaredYates, "yates"),

  /**
   * Pointwise mutual information: log2(O / E), bits. Range [-∞, log2 N], symmetric. O = 0: -∞;
   * first or second 0: NaN. Very high for pairs seen once. Source: Church and Hanks 1990, ACL
   * J90-1003. Agrees with corpora's MI; UCS and pandas-association-measures take log10, and the
   * latter 0.001 for O = 0. Expected count: R1 C1 / N.
   */
  PMI("pmi", true, MeasureFormulas::pmi, "MI", "mutualInformation"),

  /**
   * Normalised PMI: ln(O / E) / ln(N / O). Range [-1, 1], symmetric: -1 never together, 0
   * independent, 1 only together. O = 0: -1; both always together: 1, and so if both are in every
   * unit, where the formula is 0/0; first or second 0: NaN. Source: Bouma 2009, Normalized
   * (pointwise) mutual information in collocation extraction, GSCL. Expected count: R1 C1 / N.
   */
  NPMI("npmi", true, MeasureFormulas::npmi, "normalizedPmi", "normalisedPmi"),

  /**
   * t-score: (O - E) / √O, in standard deviations. Range [-∞, √N), symmetric. Prefers frequent
   * pairs. Empty margin: 0; O = 0 otherwise: -∞. Source: Church, Gale, Hanks and Hindle 1991, Using
   * statistics in lexical analysis. Agrees with UCS and corpora; pandas-association-measures takes
   * √0.001 for O = 0. Expected count: R1 C1 / N.
   */
  T_SCORE("tScore", true, MeasureFormulas::tScore, "t"),

  /**
   * z-score: (O - E) / √E, in standard deviations. Range [-√N/2, √N), symmetric. Overrates rare
   * pairs. Empty margin: 0. Source: Evert 2005, doi:10.18419/opus-2556. Agrees with UCS and
   * pandas-association-measures; corpora corrects after Yates. Expected count: R1 C1 / N.
   */
  Z_SCORE("zScore", true, MeasureFormulas::zScore, "z"),

  /**
   * Dice coefficient: 2 O / (R1 + C1). Range [0, 1], symmetric, does not depend on N. Both absent:
   * NaN. Source: Dice 1945, doi:10.2307/1932409. Agrees with UCS and pandas-association-measures.
   * Expected count: none.
   */
  DICE("dice", true, MeasureFormulas::dice),

  /**
   * logDice: 14 + log2(2 O / (R1 + C1)), bits. Range [-∞, 14], symmetric, does not depend on N, so
   * it compares across archives; one more means twice as strong. O = 0: -∞; both absent: NaN.
   * Source: Rychlý 2008, A lexicographer-friendly association score, RASLAN. Agrees with Sketch
   * Engine by formula. Expected count: none.
   */
  LOG_DICE("logDice", true, MeasureFormulas::logDice),

  /**
   * Jaccard index: O / (R1 + C1 - O), the part of the units with either that has both. Range [0,
   * 1], symmetric, does not depend on N. Both absent: NaN. Source: Jaccard 1912,
   * doi:10.1111/j.1469-8137.1912.tb05611.x. Agrees with UCS. Expected count: none.
   */
  JACCARD("jaccard", true, MeasureFormulas::jaccard),

  /**
   * Ochiai coefficient: O / √(R1 C1), the cosine, UCS's gmean. Range [0, 1], symmetric, does not
   * depend on N. First or second 0: NaN. Source: Ochiai 1957, doi:10.2331/suisan.22.526. Agrees
   * with UCS. Expected count: none.
   */
  OCHIAI("ochiai", true, MeasureFormulas::ochiai, "cosine", "gmean"),

  /**
   * Minimum sensitivity: min(O / R1, O / C1). Range [0, 1], symmetric, does not depend on N. Both
   * absent: NaN; one absent: 0. Source: Pedersen and Bruce 1996, What to infer from a description,
   * SMU 96-CSE-04. Agrees with UCS and pandas-association-measures. Expected count: none.
   */
  MINIMUM_SENSITIVITY(
      "minimumSensitivity", true, MeasureFormulas::minimumSensitivity, "minSensitivity"),

  /**
   * Log ratio: log2((O / R1) / (k21 / R2)), bits: how often the share of units with the second
   * doubles where the first is. Not symmetric. Range finite for any table that has it. O or k21
   * zero: 0.5 in its place; first = 0, first = N or second = 0: NaN. Source: Hardie 2014, Log
   * Ratio, CASS Lancaster. Agrees with CQPweb and pandas-association-measures. Expected count: R1
   * C1 / N.
   */
  LOG_RATIO("logRatio", false, MeasureFormulas::logRatio, "LR"),

  /**
   * Conservative log ratio: the bound of {@link Interval#logRatio(Contingency, double, long)} that
   * is nearer to zero, bits; 0 if the interval holds zero. Range (-∞, ∞), not symmetric. Level
   * 0.95, over all {@code tests} together (Bonferroni). Strong and sure at once, thus good to rank
   * by. Empty margin: 0. Source: Evert 2022, Measuring keyness (LRC), doi:10.17605/OSF.IO/CY6MW.
   * Agrees with Evert's R script to 12 digits; CQPweb and pandas-association-measures by default
   * use the looser {@link Interval#approximateLogRatio}. Expected count: R1 C1 / N.
   */
  CONSERVATIVE_LOG_RATIO(
      "conservativeLogRatio",
      false,
      table -> Interval.conservativeLogRatio(table, Interval.DEFAULT_LEVEL, 1),
      "LRC",
      "CLR"),

  /**
   * Odds ratio of the counts as they are: k11 k22 / (k12 k21), no correction. Range [0, ∞], 1 at
   * independence, symmetric. k12 k21 = 0: ∞; 0 / 0, thus any empty margin: NaN. Source: Woolf 1955,
   * doi:10.1111/j.1469-1809.1955.tb01348.x. Agrees with SciPy's {@code fisher_exact} and the
   * statistic of commons-statistics' FisherExactTest; UCS has its logarithm to base 10. Expected
   * count: R1 C1 / N.
   */
  ODDS_RATIO("oddsRatio", true, MeasureFormulas::oddsRatio, "OR"),

  /**
   * Log odds ratio: ln((k11 + ½)(k22 + ½) / ((k12 + ½)(k21 + ½))), natural logarithm, 0.5 added to
   * every cell, always. Range (-∞, ∞), symmetric; near 0 but not 0 at independence. Empty margin:
   * NaN. Source: Haldane 1956, doi:10.1111/j.1469-1809.1955.tb01285.x; Anscombe 1956,
   * doi:10.1093/biomet/43.3-4.461. Agrees with UCS's odds.ratio.disc, which is to base 10. Expected
   * count: R1 C1 / N.
   */
  LOG_ODDS_RATIO("logOddsRatio", true, MeasureFormulas::logOddsRatio, "LOR"),

  /**
   * ΔP of the first: P(first | second) - P(first | not second) = k11 / C1 - k12 / C2. Range [-1,
   * 1], not symmetric. second = 0 or second = N: NaN. Source: Gries 2013,
   * doi:10.1075/ijcl.18.1.09gri. Expected count: R1 C1 / N.
   */
  DELTA_P_FIRST("deltaPFirst", false, MeasureFormulas::deltaPFirst),

  /**
   * ΔP of the second: P(second | first) - P(second | not first) = k11 / R1 - k21 / R2. Range [-1,
   * 1], not symmetric. first = 0 or first = N: NaN. Source: Gries 2013,
   * doi:10.1075/ijcl.18.1.09gri. Agrees with corpora's DP. Expected count: R1 C1 / N.
   */
  DELTA_P_SECOND("deltaPSecond", false, MeasureFormulas::deltaPSecond),

  /**
   * Simple log-likelihood: ±2 (O ln(O / E) - (O - E)), negative where O &lt; E; G² of one cell.
   * Range (-∞, ∞), symmetric. Empty margin: 0. Source: Evert 2008,
   * doi:10.1515/9783110213881.2.1212. Agrees with UCS and pandas-association-measures. Expected
   * count: R1 C1 / N.
   */
  SIMPLE_LOG_LIKELIHOOD(
      "simpleLogLikelihood", true, MeasureFormulas::simpleLogLikelihood, "simpleLL"),

  /**
   * PMI²: log2(O² / E), bits. Range [-∞, log2 N], symmetric. O = 0: -∞; first or second 0: NaN.
   * Source: Daille 1994, thesis, Paris 7. Agrees with UCS's MI2, which is to base 10. Expected
   * count: R1 C1 / N.
   */
  PMI2("pmi2", true, table -> MeasureFormulas.pmiToThe(2, table), "MI2"),

  /**
   * PMI³: log2(O³ / E), bits. Range [-∞, 2 log2 N], symmetric. O = 0: -∞; first or second 0: NaN.
   * Source: Oakes 1998, Statistics for corpus linguistics. Agrees with UCS's MI3, which is to base
   * 10, and with Sketch Engine's by formula. Expected count: R1 C1 / N.
   */
  PMI3("pmi3", true, table -> MeasureFormulas.pmiToThe(3, table), "MI3"),

  /**
   * Relative risk of the counts as they are: (O / R1) / (k21 / R2). Range [0, ∞], 1 at
   * independence, not symmetric. k21 = 0: ∞; 0 / 0, thus first = 0, first = N or second = 0: NaN.
   * Source: Katz et al. 1978, doi:10.2307/2530610. Agrees with SciPy's {@code relative_risk}.
   * Expected count: R1 C1 / N.
   */
  RELATIVE_RISK("relativeRisk", false, MeasureFormulas::relativeRisk, "RR", "riskRatio"),

  /**
   * JLH of Elasticsearch and OpenSearch, the units with the first against all: (O / R1 - C1 / N) ·
   * (O / R1) / (C1 / N), 0 where O &lt;= E. Range [0, N), not symmetric. Empty margin: 0. Agrees
   * with theirs by formula. Expected count: R1 C1 / N.
   */
  JLH("jlh", false, MeasureFormulas::jlh),

  /**
   * Solr's relatedness, the units with the first against all: z = (O - R1 p) / √(R1 p (1 - p)), p =
   * C1 / N, squashed by 0.2 Σ (z + o) / (s + |z + o|) over (o, s) = (-80, 50), (-30, 30), (0, 30),
   * (30, 30), (80, 50) and rounded to 5 decimals. Range [-1, 1], not symmetric. Empty margin: 0.
   * Source: Grainger et al. 2016, arXiv:1609.00464. Agrees with Solr by formula. Expected count: R1
   * C1 / N.
   */
  RELATEDNESS("relatedness", false, MeasureFormulas::relatedness),

  /**
   * How many units have both: O. Range [0, N], whole numbers, symmetric, does not depend on N.
   * Empty margin: 0. Says what is often in the news rather than what belongs together; to order by,
   * not to conclude from. Agrees with UCS's frequency. Expected count: none.
   */
  COUNT("count", true, Contingency::both, "both", "frequency", "O");

  private final String key;
  private final boolean symmetric;
  private final ToDoubleFunction<Contingency> formula;
  private final List<String> aliases;

  Measure(String key, boolean symmetric, ToDoubleFunction<Contingency> formula, String... aliases) {
    this.key = key;
    this.symmetric = symmetric;
    this.formula = formula;
    this.aliases = List.of(aliases);
  }

  /**
   * Finds a measure by what people type: its key or constant in any case, with or without dashes,
   * underscores and spaces, or a usual abbreviation ({@code G2}, {@code LL}, {@code MI}, {@code
   * LRC}).
   *
   * @param name the name typed
   * @return the measure
   * @throws IllegalArgumentException if there is none; the message has the nearest key and all
   */
  public static Measure named(String name) {
    String wanted = squeezed(name);
    for (Measure measure : values()) {
      if (measure.names().contains(wanted)) {
        return measure;
      }
    }
    throw new IllegalArgumentException(
        "no measure \""
            + name
            + "\", did you mean "
            + nearest(wanted).key
            + "? The measures are "
            + Arrays.stream(values()).map(Measure::key).collect(Collectors.joining(", ")));
  }

  /**
   * Returns the name in JSON, tables and reports.
   *
   * @return the key, in lowerCamelCase
   */
  public String key() {
    return key;
  }

  /**
   * Tells whether the score stays the same when first and second are exchanged.
   *
   * @return true if it does for every table
   */
  public boolean symmetric() {
    return symmetric;
  }

  @Override
  public double score(Contingency table) {
    return formula.applyAsDouble(table);
  }

  @Override
  public double score(Contingency table, long tests) {
    return this == CONSERVATIVE_LOG_RATIO
        ? Interval.conservativeLogRatio(table, Interval.DEFAULT_LEVEL, tests)
        : score(table);
  }

  @Override
  public String explain(Contingency table) {
    return key + AssociationMeasure.super.explain(table).substring(name().length());
  }

  /** All names, squeezed. */
  private List<String> names() {
    return Stream.concat(Stream.of(key), aliases.stream()).map(Measure::squeezed).toList();
  }

  private static String squeezed(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]", "");
  }

  private static Measure nearest(String wanted) {
    Measure nearest = LOG_LIKELIHOOD;
    int least = Integer.MAX_VALUE;
    for (Measure measure : values()) {
      for (String name : measure.names()) {
        int edits = edits(wanted, name);
        if (edits < least) {
          least = edits;
          nearest = measure;
        }
      }
    }
    return nearest;
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
