package io.github.dateline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against UCS, the reference implementation of association measures. */
class UcsTest {

  /**
   * UCS (Evert) over the corpus CIRCECO_ANSWERS, N = 191998, as kept in the tests of
   * pandas-association-measures (MIT), tests/ucs-gold-100.ds, ids 1, 2, 5 and 27, turned round. Its
   * logarithms are to base 10, its chi-squared has the sign of the association, its relative risk
   * is P(first | second) / P(first | not second).
   */
  private static final String GOLD =
      """
      f 1 7 2 52
      f1 15334 15334 15334 15334
      f2 2 120 5 658
      am.Dice 0.000130412102243088 0.00090591432638799 0.000260773192515809 0.00650325162581291
      am.Jaccard 6.521030322791e-05 0.000453162426361106 0.000130403599139336 0.00326223337515684
      am.MI 0.796611250194937 -0.136441960174449 0.699701237186881 -0.00458130412023773
      am.MI2 0.796611250194937 0.708656079839807 1.00073123285086 1.71142203951456
      am.MI3 0.796611250194937 1.55375411985406 1.30176122851484 3.42742538314936
      am.MS 6.52145558888744e-05 0.000456501891222121 0.000130429111777749 0.00339115690622147
      am.chi.squared 4.80398096104896 -0.757555937349874 6.97326860448976 -0.00631039542005377
      am.chi.squared.corr 0.78778847254683 -0.492734538404499 3.29721876625307 -5.49176102678802e-05
      am.gmean 0.00571027827206671 0.00516035628498237 0.00722299416524058 0.0163705272609558
      am.log.likelihood 2.4487567246743 -0.829802488929075 3.87912640510113 -0.00633058968211841
      am.odds.ratio.disc 1.06150553275918 -0.118534511210605 0.915400904592594 -0.00120890886597904
      am.relative.risk 0.796635049468713 -0.136515180395085 0.69974657550757 -0.00459697569981227
      am.simple.ll 1.9879920402794 -0.76933053374612 3.24314070583144 -0.00580686073284054
      am.t.score 0.840269169470515 -0.976603439999581 1.1318466787932 -0.0764714189412685
      am.z.score 2.10244214695804 -0.834636300973578 2.53301767020394 -0.0760691382927798
      """;

  @Test
  void measuresAreThoseOfUcs() {
    List<String[]> lines = GOLD.lines().map(line -> line.split(" ")).toList();
    for (int column = 1; column <= 4; column++) {
      Contingency table =
          new Contingency(
              Long.parseLong(lines.get(0)[column]),
              Long.parseLong(lines.get(1)[column]),
              Long.parseLong(lines.get(2)[column]),
              191_998);
      for (String[] line : lines.subList(3, lines.size())) {
        double gold = Double.parseDouble(line[column]);
        // Its log-likelihood adds terms near N that cancel, and has 10 decimals.
        double tolerance = line[0].equals("am.log.likelihood") ? 1e-10 : 1e-13;
        assertThat(score(line[0], table))
            .as("%s of %s", line[0], table)
            .isCloseTo(gold, within(tolerance + 1e-12 * Math.abs(gold)));
      }
    }
  }

  private static double score(String name, Contingency table) {
    double log2 = Math.log10(2);
    double sign = Math.signum(table.both() - table.expected());
    return switch (name) {
      case "am.Dice" -> Measure.DICE.score(table);
      case "am.Jaccard" -> Measure.JACCARD.score(table);
      case "am.MI" -> Measure.PMI.score(table) * log2;
      case "am.MI2" -> Measure.PMI2.score(table) * log2;
      case "am.MI3" -> Measure.PMI3.score(table) * log2;
      case "am.MS" -> Measure.MINIMUM_SENSITIVITY.score(table);
      case "am.chi.squared" -> sign * Measure.CHI_SQUARED.score(table);
      case "am.chi.squared.corr" -> sign * Measure.CHI_SQUARED_YATES.score(table);
      case "am.gmean" -> Measure.OCHIAI.score(table);
      case "am.log.likelihood" -> Measure.LOG_LIKELIHOOD.score(table);
      case "am.odds.ratio.disc" -> Measure.LOG_ODDS_RATIO.score(table) / Math.log(10);
      case "am.relative.risk" -> Measure.LOG_RATIO.score(table.swapped()) * log2;
      case "am.simple.ll" -> Measure.SIMPLE_LOG_LIKELIHOOD.score(table);
      case "am.t.score" -> Measure.T_SCORE.score(table);
      case "am.z.score" -> Measure.Z_SCORE.score(table);
      default -> throw new AssertionError(name);
    };
  }
}
