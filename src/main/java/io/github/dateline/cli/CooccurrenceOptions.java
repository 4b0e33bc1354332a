package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import java.io.IOException;
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
          + " 'dateline measures' lists them (default: excess for articles, logDice for smaller"
          + " units).";

  @Mixin private TypeOption types;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "article",
      description =
          "What together means: in one article, paragraph, sentence, or sentences:K for K"
              + " sentences in a row (default: ${DEFAULT-VALUE}).")
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
          "Show pairs that look like one name twice too, such as RJR and RJR Nabisco Inc, which are"
              + " left out otherwise; 'dateline curate ARCHIVE suggest' offers to join them. With"
              + " --entity they are always shown.")
  private boolean doubles;

  Copies copies() {
    return copies;
  }

  /** A question about some articles. */
  CooccurrenceQuery.Builder question(Query scope) {
    return CooccurrenceQuery.builder()
        .scope(scope)
        .types(types.wanted())
        .unit(unit)
        .copies(copies)
        .doubles(doubles);
  }

  /** Says which of the types no entity of the archive has. */
  void complain(Archive archive, Terminal terminal) throws IOException {
    types.complain(archive, terminal);
  }
}
