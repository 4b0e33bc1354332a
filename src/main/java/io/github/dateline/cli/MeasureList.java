package io.github.dateline.cli;

import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Measure;

/** The list of all measures by which pairs can be ranked, each in a line. */
final class MeasureList {
  private static final int LONGEST = 20;

  private MeasureList() {}

  static void print(Terminal terminal) {
    terminal.line("How much more than chance, among articles as long as these (by article only):");
    line(terminal, Excess.BOUND.name(), "what is sure of it, in bits: 1 for at least twice");
    line(terminal, Excess.SURPRISE.name(), "how improbable: 3 for one chance in a thousand");
    part(terminal, "How sure, from the four counts alone (grows with the archive):", Kind.SURE);
    part(terminal, "How strong, and how sure, at once:", Kind.BOTH);
    part(terminal, "How strong (best with a minimum count):", Kind.STRONG);
    terminal.line("");
    terminal.line(
        "'dateline cooccur ARCHIVE --rank NAME' ranks by one. Here, with --both, --first,");
    terminal.line("--second and --total, all are computed of four counts, with --explain in full.");
  }

  private static void part(Terminal terminal, String head, Kind kind) {
    terminal.line("");
    terminal.line(head);
    for (Measure measure : Measure.values()) {
      if (kind(measure) == kind) {
        line(terminal, measure.key(), said(measure));
      }
    }
  }

  private static void line(Terminal terminal, String name, String said) {
    terminal.line("  " + name + " ".repeat(LONGEST + 2 - name.length()) + said);
  }

  private enum Kind {
    SURE,
    BOTH,
    STRONG
  }

  private static Kind kind(Measure measure) {
    return switch (measure) {
      case LOG_LIKELIHOOD,
          CHI_SQUARED,
          CHI_SQUARED_YATES,
          T_SCORE,
          Z_SCORE,
          SIMPLE_LOG_LIKELIHOOD ->
          Kind.SURE;
      case CONSERVATIVE_LOG_RATIO -> Kind.BOTH;
      default -> Kind.STRONG;
    };
  }

  private static String said(Measure measure) {
    return switch (measure) {
      case LOG_LIKELIHOOD -> "G2: above 10.8, less than one chance in a thousand";
      case CHI_SQUARED -> "Pearson's; overrates rare pairs";
      case CHI_SQUARED_YATES -> "the same, corrected for small counts";
      case PMI -> "bits: 1 for twice as often as by chance";
      case NPMI -> "the same from -1 (never) to 1 (only together)";
      case T_SCORE -> "prefers frequent pairs";
      case Z_SCORE -> "overrates rare pairs";
      case DICE -> "shared units by all units of the two, 0 to 1";
      case LOG_DICE -> "the same in bits, 14 for always together";
      case JACCARD -> "the part of the units with either that has both, 0 to 1";
      case OCHIAI -> "the cosine of the two, 0 to 1";
      case MINIMUM_SENSITIVITY -> "the smaller share of one that has the other, 0 to 1";
      case LOG_RATIO -> "bits: 1 if the first doubles the second's share";
      case CONSERVATIVE_LOG_RATIO -> "the log ratio that is sure over all pairs, or 0";
      case ODDS_RATIO -> "odds of the second with the first, by those without";
      case LOG_ODDS_RATIO -> "the same as a logarithm";
      case DELTA_P_FIRST -> "what the second adds to the first's chance";
      case DELTA_P_SECOND -> "what the first adds to the second's chance";
      case SIMPLE_LOG_LIKELIHOOD -> "G2 of those that have both alone";
      case PMI2 -> "PMI with frequent pairs before rare ones";
      case PMI3 -> "the same, more so";
      case RELATIVE_RISK -> "how many times as frequent the second is with the first";
      case JLH -> "of Elasticsearch: gain in share times ratio of shares";
      case RELATEDNESS -> "of Solr, -1 to 1";
      case COUNT -> "how many units have both; says what is often in the news";
    };
  }
}
