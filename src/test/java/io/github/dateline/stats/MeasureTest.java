package io.github.dateline.stats;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.stats.Significance.Interval;
import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Published values, edges and names. */
class MeasureTest {

  private static final Percentage TO_12_DIGITS = Percentage.withPercentage(1e-10);

  @Test
  void logLikelihoodOfDunningsSwiss() {
    // Dunning 1993, ACL J93-1003, section 6, first row: "the swiss" 110, 2442, 111, 29114, 270.72.
    Contingency table = Contingency.ofCells(110, 2442, 111, 29114);
    assertThat(Measure.LOG_LIKELIHOOD.score(table)).isCloseTo(270.72, within(0.005));
    // mpmath, 60 digits
    assertThat(Measure.LOG_LIKELIHOOD.score(table))
        .isCloseTo(270.72187693623255566, Percentage.withPercentage(1e-12));
  }

  @ParameterizedTest
  // Mahout, LogLikelihoodTest, made there with R's llr: k11, k12, k21, k22, G2.
  @CsvSource({
    "1, 0, 0, 1, 2.772589, 0.000001",
    "10, 0, 0, 10, 27.72589, 0.00001",
    "5, 1995, 0, 100000, 39.33052, 0.00001",
    "1000, 1995, 1000, 100000, 4730.737, 0.001",
    "1000, 1000, 1000, 100000, 5734.343, 0.001",
    "1000, 1000, 1000, 99000, 5714.932, 0.001"
  })
  void logLikelihoodOfMahout(
      long both, long onlyFirst, long onlySecond, long neither, double g2, double tolerance) {
    Contingency table = Contingency.ofCells(both, onlyFirst, onlySecond, neither);
    assertThat(Measure.LOG_LIKELIHOOD.score(table)).isCloseTo(g2, within(tolerance));
  }

  @Test
  void logLikelihoodHasNoNoiseNearIndependence() {
    // Mahout's testRootNegativeLLR: the difference of entropies gave a negative number here.
    double g2 = Measure.LOG_LIKELIHOOD.score(Contingency.ofCells(6, 7567, 1924, 2426487));
    assertThat(g2).isBetween(0.0, 1e-6);
    // mpmath, 60 digits, for all below
    assertThat(g2(100_000_001L, 10_000_000_000L, 10_000_000_000L, 1_000_000_000_000L))
        .isCloseTo(1.0203040472744277614e-8, TO_12_DIGITS);
    assertThat(g2(100_000_012_345L, 300_000_000_000L, 333_333_333_333L, 1_000_000_000_000L))
        .isCloseTo(0.0032657462618197664748, TO_12_DIGITS);
    assertThat(g2(5, 1_000_000, 5_000_001, 1_000_000_000_000L))
        .isCloseTo(-2.0000117333949736515e-13, TO_12_DIGITS);
    assertThat(g2(0, 1_000_000, 1_000_000, 1_000_000_000_000L))
        .isCloseTo(-2.0000020000023333363, TO_12_DIGITS);
    assertThat(g2(1_000_000_000L, 10_000_000_000L, 10_000_000_000L, 1_000_000_000_000L))
        .isCloseTo(2974829906.461524656, TO_12_DIGITS);
  }

  @Test
  void ratiosKeepTheirDigitsNearIndependence() {
    // mpmath, 60 digits
    Contingency table =
        new Contingency(100_000_012_345L, 300_000_000_000L, 333_333_333_333L, 1_000_000_000_000L);
    assertThat(Measure.PMI.score(table)).isCloseTo(1.7810213449951844688e-7, TO_12_DIGITS);
    assertThat(Measure.LOG_RATIO.score(table)).isCloseTo(2.5443162744427745348e-7, TO_12_DIGITS);
  }

  @ParameterizedTest
  // Evert's R script over CQPweb's counts, as kept in the tests of pandas-association-measures
  // (MIT), tests/data/log-ratio-gold.tsv: level 0.95, 599 rows (Bonferroni), first = 168329,
  // total = 19720567. Columns lr, lrc (exact), lrc.normal.
  @CsvSource({
    "1189, 2157, 7.156575955874566, 6.910068549501856, 6.9112561373666805",
    "7, 10, 8.082298614739953, 4.0603178799231285, 4.165608916045259",
    "5, 12, 6.374479366233263, 2.140451657690925, 3.051066082824345",
    "325, 6296, 2.6604452479434277, 2.3241030678208996, 2.3374491455501127",
    "56, 5976, 0.135879654944797, 0, 0",
    "278, 41941, -0.3676318397259646, -0.03580616384266812, -0.0263653411594967",
    "508, 84021, -0.5011222906815493, -0.25387444003749815, -0.24891444062499332",
    "2166, 429001, -0.762595233842554, -0.6415905032796787, -0.6411223910052788"
  })
  void conservativeLogRatioOfEvert(
      long both, long second, double logRatio, double exact, double approximate) {
    Contingency table = new Contingency(both, 168329, second, 19720567);
    close(Measure.LOG_RATIO.score(table), logRatio);
    close(Measure.CONSERVATIVE_LOG_RATIO.score(table, 599), exact);
    Interval interval = Interval.approximateLogRatio(table, 0.95, 599);
    double nearer = logRatio > 0 ? Math.max(0, interval.low()) : Math.min(0, interval.high());
    close(nearer, approximate);
    // Not corrected for the number of tests unless told so.
    assertThat(Math.abs(Measure.CONSERVATIVE_LOG_RATIO.score(table)))
        .isGreaterThanOrEqualTo(Math.abs(exact));
  }

  @Test
  void logDiceOfRychly() {
    // Rychlý 2008, section 3: at most 14; 0 = less than one in 16 000.
    assertThat(Measure.LOG_DICE.score(new Contingency(5, 5, 5, 100))).isEqualTo(14);
    assertThat(Measure.LOG_DICE.score(new Contingency(1, 16384, 16384, 99999)))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void directedMeasuresSayWhichWay() {
    // Of 10 units with the second, 9 have the first; of 90 with the first, 9 have the second.
    Contingency table = new Contingency(9, 90, 10, 1000);
    assertThat(Measure.DELTA_P_FIRST.score(table)).isCloseTo(9 / 10.0 - 81 / 990.0, within(1e-15));
    assertThat(Measure.DELTA_P_SECOND.score(table)).isCloseTo(9 / 90.0 - 1 / 910.0, within(1e-15));
    assertThat(Measure.JLH.score(table))
        .isCloseTo((9 / 90.0 - 10 / 1000.0) * ((9 / 90.0) / (10 / 1000.0)), within(1e-14));
  }

  @Test
  void relatednessIsSolrs() {
    // The formula by hand: p = 0.01, z = (9 - 0.9) / sqrt(90 * 0.01 * 0.99) = 8.58116...
    double z = 8.1 / Math.sqrt(0.891);
    double sum =
        (z - 80) / (50 + 80 - z)
            + (z - 30) / (30 + 30 - z)
            + z / (30 + z)
            + (z + 30) / (60 + z)
            + (z + 80) / (130 + z);
    assertThat(Measure.RELATEDNESS.score(new Contingency(9, 90, 10, 1000)))
        .isEqualTo(Math.round(0.2 * sum * 1e5) / 1e5);
    assertThat(Measure.RELATEDNESS.score(new Contingency(10, 100, 100, 1000))).isZero();
  }

  @Test
  void edgesAreAsDocumented() {
    Contingency never = new Contingency(0, 10, 20, 100);
    Contingency only = new Contingency(10, 10, 10, 100);
    Contingency everywhere = new Contingency(100, 100, 100, 100);
    Contingency firstEverywhere = new Contingency(20, 100, 20, 100);
    Contingency noSecond = new Contingency(0, 10, 0, 100);
    Contingency secondEverywhere = new Contingency(10, 10, 100, 100);
    Contingency neither = new Contingency(0, 0, 0, 100);
    Contingency empty = new Contingency(0, 0, 0, 0);
    Contingency[] tables = {
      never, only, everywhere, firstEverywhere, noSecond, secondEverywhere, neither, empty
    };
    double inf = POSITIVE_INFINITY;
    double neg = NEGATIVE_INFINITY;
    scores(Measure.PMI, tables, neg, log2(10), 0, 0, NaN, 0, NaN, NaN);
    scores(Measure.NPMI, tables, -1, 1, 1, 0, NaN, 0, NaN, NaN);
    scores(Measure.T_SCORE, tables, neg, 9 / Math.sqrt(10), 0, 0, 0, 0, 0, 0);
    scores(Measure.Z_SCORE, tables, -Math.sqrt(2), 9, 0, 0, 0, 0, 0, 0);
    scores(Measure.CHI_SQUARED, tables, 100 * 40000 / 1440000.0, 100, 0, 0, 0, 0, 0, 0);
    scores(Measure.DICE, tables, 0, 1, 1, 1 / 3.0, 0, 2 / 11.0, NaN, NaN);
    scores(Measure.LOG_DICE, tables, neg, 14, 14, 14 - log2(3), neg, 14 + log2(2 / 11.0), NaN, NaN);
    scores(Measure.JACCARD, tables, 0, 1, 1, 0.2, 0, 0.1, NaN, NaN);
    scores(Measure.OCHIAI, tables, 0, 1, 1, Math.sqrt(0.2), NaN, Math.sqrt(0.1), NaN, NaN);
    scores(Measure.MINIMUM_SENSITIVITY, tables, 0, 1, 1, 0.2, 0, 0.1, NaN, NaN);
    scores(Measure.LOG_RATIO, tables, log2(0.5 * 90 / 200), log2(180), NaN, NaN, NaN, 0, NaN, NaN);
    scores(Measure.ODDS_RATIO, tables, 0, inf, NaN, NaN, NaN, NaN, NaN, NaN);
    scores(Measure.RELATIVE_RISK, tables, 0, inf, NaN, NaN, NaN, 1, NaN, NaN);
    double only2 = Math.log(10.5 * 90.5 / 0.25);
    double never2 = Math.log(0.5 * 70.5 / (10.5 * 20.5));
    scores(Measure.LOG_ODDS_RATIO, tables, never2, only2, NaN, NaN, NaN, NaN, NaN, NaN);
    scores(Measure.DELTA_P_FIRST, tables, -0.125, 1, NaN, 0, NaN, NaN, NaN, NaN);
    scores(Measure.DELTA_P_SECOND, tables, -20 / 90.0, 1, NaN, NaN, 0, 0, NaN, NaN);
    scores(Measure.JLH, tables, 0, 9, 0, 0, 0, 0, 0, 0);
    for (int i = 2; i < tables.length; i++) {
      assertThat(Measure.LOG_LIKELIHOOD.score(tables[i])).as("%s", tables[i]).isZero();
      assertThat(Measure.CONSERVATIVE_LOG_RATIO.score(tables[i])).as("%s", tables[i]).isZero();
      assertThat(Measure.RELATEDNESS.score(tables[i])).as("%s", tables[i]).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOverflowsAtATrillion(Measure measure) {
    long n = 1_000_000_000_000L;
    for (long k : new long[] {1, 1000, 250_000_000_000L, 499_999_999_999L}) {
      double score = measure.score(new Contingency(k, 500_000_000_000L, 500_000_000_000L, n));
      assertThat(score).as("%s at %d", measure, k).isFinite();
    }
  }

  @ParameterizedTest
  @EnumSource
  void explanationIsTheSameInTurkish(Measure measure) {
    Contingency table = new Contingency(1, 2, 1, 3);
    String explained = measure.explain(table);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(measure.explain(table)).isEqualTo(explained);
      assertThat(Measure.named(measure.name())).isEqualTo(measure);
      assertThat(Measure.named(measure.key().toUpperCase(Locale.ROOT))).isEqualTo(measure);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(explained)
        .startsWith(measure.key() + " = ")
        .endsWith(" from both=1 (expected 0.67), first=2, second=1, total=3");
  }

  @Test
  void explanationShowsSmallAndMissingNumbers() {
    assertThat(Measure.LOG_LIKELIHOOD.explain(new Contingency(1, 2, 1, 3)))
        .isEqualTo(
            "logLikelihood = 1.0465 from both=1 (expected 0.67), first=2, second=1, total=3");
    assertThat(Measure.DICE.explain(new Contingency(1, 5000, 15000, 99_000_000)))
        .isEqualTo(
            "dice = 1.000e-04 from both=1 (expected 0.76), first=5000, second=15000,"
                + " total=99000000");
    assertThat(Measure.PMI.explain(new Contingency(0, 1, 1, 1000)))
        .startsWith("pmi = -infinite from both=0 (expected 1.000e-03)");
    assertThat(Measure.PMI.explain(new Contingency(0, 0, 0, 0)))
        .startsWith("pmi = undefined from both=0 (expected undefined)");
  }

  @Test
  void keysAreThoseOfTheDesign() {
    assertThat(Arrays.stream(Measure.values()).map(Measure::key).limit(18))
        .containsExactly(
            ("logLikelihood chiSquared chiSquaredYates pmi npmi tScore zScore dice logDice jaccard"
                    + " ochiai minimumSensitivity logRatio conservativeLogRatio oddsRatio"
                    + " logOddsRatio deltaPFirst deltaPSecond")
                .split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "log-likelihood, LOG_LIKELIHOOD",
    "LOG_LIKELIHOOD, LOG_LIKELIHOOD",
    "Log Likelihood, LOG_LIKELIHOOD",
    "G2, LOG_LIKELIHOOD",
    "ll, LOG_LIKELIHOOD",
    "mi, PMI",
    "T-Score, T_SCORE",
    "LRC, CONSERVATIVE_LOG_RATIO",
    "both, COUNT",
    "conservativelogratio, CONSERVATIVE_LOG_RATIO"
  })
  void namesAreFoundHoweverTheyAreTyped(String typed, Measure measure) {
    assertThat(Measure.named(typed)).isEqualTo(measure);
  }

  @Test
  void unknownNameIsAnsweredWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measure.named("loglikelyhood"))
        .withMessageContaining("no measure \"loglikelyhood\"")
        .withMessageContaining("did you mean logLikelihood?")
        .withMessageContaining("conservativeLogRatio, oddsRatio");
  }

  @Test
  void ownMeasureExplainsItself() {
    AssociationMeasure own =
        new AssociationMeasure() {
          @Override
          public String name() {
            return "count";
          }

          @Override
          public double score(Contingency table) {
            return table.both();
          }
        };
    assertThat(own.score(new Contingency(1, 2, 1, 3), 99)).isEqualTo(1);
    assertThat(own.explain(new Contingency(1, 2, 1, 3))).startsWith("count = 1.0000 from both=1");
  }

  private static void scores(Measure measure, Contingency[] tables, double... expected) {
    for (int i = 0; i < tables.length; i++) {
      double score = measure.score(tables[i]);
      if (Double.isFinite(expected[i])) {
        assertThat(score).as("%s of %s", measure, tables[i]).isCloseTo(expected[i], within(1e-13));
      } else {
        assertThat(Double.valueOf(score))
            .as("%s of %s", measure, tables[i])
            .isEqualTo(Double.valueOf(expected[i]));
      }
    }
  }

  private static void close(double actual, double expected) {
    double tolerance = 1e-12 * Math.max(0.01, Math.abs(expected));
    assertThat(actual).isCloseTo(expected, within(tolerance));
  }

  private static double g2(long both, long first, long second, long total) {
    return Measure.LOG_LIKELIHOOD.score(new Contingency(both, first, second, total));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
