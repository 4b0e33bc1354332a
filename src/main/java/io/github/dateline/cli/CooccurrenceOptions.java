package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Whose co-occurrences are counted, and how: {@code --type}, {@code --unit} and {@code --copies}.
 */
final class CooccurrenceOptions {
  /** How {@code --rank} is explained, which the commands add to. */
  static final String RANK =
      "What to rank by: excess (the lower bound of how much more often than by chance; where it is"
          + " above 0 for no pair, surprise, -log10 of p), logDice, logLikelihood, npmi or another;"
          + " 'dateline measures' lists them (default: excess for articles, logLikelihood for smaller"
          + " units).";

  @Mixin private TypeOption types;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "article",
      description =
          "Unit of co-occurrence: article, paragraph, sentence, or sentences:K for K consecutive"
              + " sentences (default: ${DEFAULT-VALUE}).")
  private Unit unit;

  @Option(
      names = "--copies",
      paramLabel = "RULE",
      defaultValue = "independent",
      description =
          "independent counts copies of one text once, published counts every article (default:"
              + " ${DEFAULT-VALUE}).")
  private Copies copies;

  @Option(
      names = "--doubles",
      description =
          "Also show pairs that look like one name twice, such as RJR and RJR Nabisco Inc, which are"
              + " left out otherwise; 'dateline curate ARCHIVE suggest' offers to join them. With"
              + " --entity they are always shown.")
  private boolean doubles;

  @Option(
      names = "--min-both",
      paramLabel = "N",
      description =
          "Leave out pairs that are together in fewer than N units; they are tested all the same"
              + " (default: 3; of fewer than 100 texts 2, of fewer than 20 texts 1; at most what"
              + " --min-count says).")
  private @Nullable Long minimumBoth;

  @Option(
      names = "--one-day",
      description =
          "Also show pairs that meet on one day only, and in one source, where there are several."
              + " With --entity they are always shown.")
  private boolean oneDay;

  @Option(
      names = "--lists",
      description =
          "Also show pairs that meet in lists alone: in too few units without articles of more than"
              + " 100 names and sentences of more than 10; by article, two that are never in one"
              + " sentence, or of one type and in fewer than a quarter of their articles; two bodies"
              + " mostly named side by side, such as IMF and World Bank. With --entity they are always"
              + " shown.")
  private boolean lists;

  @Option(
      names = "--demonyms",
      description =
          "Also show pairs of a country and its people or capital, such as India and Indian, of a"
              + " place and a body named after it, such as Delaware and University of Delaware, and"
              + " of a party or parliament, such as GOP and Republican, and of a league or university and its teams."
              + " With --entity they are always shown.")
  private boolean demonyms;

  @Option(
      names = "--places",
      description =
          "Also show pairs that say where, not who: two places or peoples, such as France and"
              + " Germany; the people of a country or party, such as French; a person with the"
              + " place put before the name, such as Florida and Gov. Ron DeSantis, or with the body"
              + " whose officer or player he is, such as Rams and quarterback Matthew Stafford; a body"
              + " with its own part, such as NASA and its Artemis. With --entity"
              + " or --type, and in formats for programs, they are always shown.")
  private boolean places;

  Unit unit() {
    return unit;
  }

  Copies copies() {
    return copies;
  }

  /** Whether an option was given that chooses among the rows of a table of pairs. */
  boolean chooseRows() {
    return doubles || minimumBoth != null || oneDay || lists || demonyms || places;
  }

  /**
   * A question about some articles.
   *
   * @param forReading whether its rows are read by people, and not by programs, which get all
   */
  CooccurrenceQuery.Builder question(Query scope, boolean forReading) {
    CooccurrenceQuery.Builder question =
        CooccurrenceQuery.builder()
            .scope(scope)
            .types(types.wanted())
            .unit(unit)
            .copies(copies)
            .oneDay(oneDay)
            .lists(lists)
            .demonyms(demonyms)
            .places(places || !forReading)
            .doubles(doubles);
    return minimumBoth == null
        ? question
        : question.minimumBoth(Checks.atLeast(1, "--min-both", minimumBoth));
  }

  /** Refuses a type that is not known and that no entity of the archive has. */
  void check(Archive archive) throws IOException {
    types.check(archive);
  }
}
