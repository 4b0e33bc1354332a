package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.Report;
import io.github.dateline.stats.AssociationMeasure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline report}: writes a report. */
@Command(
    name = "report",
    customSynopsis = "dateline report [OPTION...] ARCHIVE [QUERY] -o FILE",
    description = {
      "Write a report of who is named with whom: a page to look at, or the same for other"
          + " programs, depending on the ending of FILE.",
      "",
      "  .html     one page that opens without a network: the network, the pairs with",
      "            their sentences and the words that join them, a matrix, timelines, what",
      "            emerges and fades, what is characteristic of the query, and each name",
      "            with its neighbours",
      "  .graphml  the network, for Gephi, networkx and others",
      "  .gexf     the network with dates, for Gephi",
      "  .svg      a picture of the network, for another page",
      "  .json     everything, for programs",
      "  .md       what was asked, the pairs and the sentences, for documents",
      "  .csv      the pairs; the names and the sentences in x-nodes.csv and",
      "            x-evidence.csv next to it"
    },
    exitCodeList = {
      "0:done, also when nothing was found",
      "2:a mistyped query or name, no archive or one that cannot be read, or no place to write to"
    },
    footer = {
      "  dateline report archive -o report.html",
      "  dateline report archive 'published:2025' --unit sentence -o 2025.graphml"
    })
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Mixin private ArchiveAndQuery scope;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description =
          "Where to write, over what is there but into no archive: a name that ends in .html, .graphml, .gexf, .svg,"
              + " .json, .md or .csv.")
  private Path file;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What to call it (default: what was asked).")
  private @Nullable String title;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description =
          "Only pairs that include this entity: its name or any spelling of it, ignoring case;"
              + " TYPE/NAME if several match.")
  private @Nullable String entity;

  @Mixin private CooccurrenceOptions cooccurrences;

  @Option(names = "--rank", paramLabel = "MEASURE", description = CooccurrenceOptions.RANK)
  private @Nullable AssociationMeasure rank;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      defaultValue = "3",
      description = "Leave out names that are in fewer than N units (default: ${DEFAULT-VALUE}).")
  private long minimumCount;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + Report.DEFAULT_LIMIT,
      description = "Show N pairs at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--evidence",
      paramLabel = "K",
      defaultValue = "" + Report.DEFAULT_EVIDENCE,
      description =
          "Show for each pair K units where both are named, the nearest to each other first"
              + " (default: ${DEFAULT-VALUE}).")
  private int evidence;

  @Option(
      names = {"--no-texts", "--no-text"},
      description =
          "Leave out of the page the texts of the articles quoted, which others may not be free to"
              + " read.")
  private boolean noTexts;

  @Override
  public Integer call() throws IOException {
    Report.Format.of(Checks.output(file));
    CooccurrenceQuery.Builder question =
        cooccurrences
            .question(scope.query(), true)
            .minimumCount(Checks.atLeast(1, "--min-count", minimumCount))
            .limit(Checks.atLeast(1, "--limit", limit))
            .evidence(Checks.atLeast(0, "--evidence", evidence))
            .words(Report.DEFAULT_WORDS);
    if (rank != null) {
      question.rankBy(rank);
    }
    Report report;
    try (Archive archive = scope.open()) {
      cooccurrences.check(archive);
      if (entity != null) {
        question.anchor(archive.entity(entity));
      }
      Report.Builder builder = Report.builder(archive).question(question.build()).texts(!noTexts);
      if (title != null) {
        builder.title(title);
      }
      report = builder.build();
    }
    List<Path> written = report.write(file);
    dateline
        .terminal()
        .line(
            "%s of %s, in %s, written to %s",
            Formats.count(report.table().rows().size(), "pair", "pairs"),
            Formats.count(report.entities().rows().size(), "name", "names"),
            Descriptions.scope(report.table().query().scope(), report.table().articles()),
            written.stream().map(Path::toString).collect(Collectors.joining(", ")));
    return Dateline.DONE;
  }
}
