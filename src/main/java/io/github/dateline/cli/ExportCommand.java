package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.export.ArchiveExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline export}: hands an archive over to other tools. */
@Command(
    name = "export",
    customSynopsis = "dateline export [OPTION...] ARCHIVE [QUERY] -o FILE",
    description = "Hand articles, names and pairs over to other tools.",
    footerHeading = "%nWhat FILE is:%n",
    footer = {
      "  x.json, x.jsonl  FollowTheMoney entities, for OpenAleph and OpenSanctions' tools",
      "  a folder         tables as CSV: articles, entities, mentions, pairs, pairs by",
      "                   period, and datapackage.json, which describes them",
      "  with --as neo4j  a folder of CSV for Neo4j's bulk import, and load.sh",
      "",
      "For pictures and pages see 'dateline report --help'.",
      "",
      "Examples:",
      "  dateline export archive -o archive.ftm.json",
      "  dateline export archive 'published:2025' --by week -o tables",
      "  dateline export archive --as neo4j -o graph"
    },
    exitCodeList = {
      "0:done",
      "2:a mistyped query, no archive or one that cannot be read, or no place to write to"
    })
final class ExportCommand implements Callable<Integer> {
  /** What is written. */
  enum Receiver {
    FTM,
    TABLES,
    NEO4J
  }

  @ParentCommand private Dateline dateline;

  @Mixin private ArchiveAndQuery scope;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description =
          "Where to write, over what is there but into no archive: a file or a folder, see below.")
  private Path file;

  @Option(
      names = "--as",
      paramLabel = "WHAT",
      description = "ftm, tables or neo4j (default: by the name of FILE).")
  private @Nullable Receiver receiver;

  @Mixin private TypeOption types;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "" + ArchiveExport.DEFAULT_PAIRS,
      description =
          "Hand over N pairs at most, those that 'cooccur' shows first (default:"
              + " ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--by",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description = "Count pairs by day, week, month, quarter or year (default: ${DEFAULT-VALUE}).")
  private Timeline.BinWidth by;

  @Option(
      names = {"--no-texts", "--no-text"},
      description = "Leave out the text of the articles.")
  private boolean withoutText;

  @Override
  public Integer call() throws IOException {
    Query query = scope.query();
    Checks.atLeast(1, "--pairs", pairs);
    Checks.output(file);
    Receiver wanted = receiver();
    Checks.that(
        wanted == Receiver.FTM || !Files.isRegularFile(file), file + " is a file, not a folder");
    List<Path> written;
    try (Archive archive = scope.open()) {
      types.check(archive);
      ArchiveExport export =
          ArchiveExport.of(archive)
              .scope(query)
              .types(types.wanted())
              .pairs(pairs)
              .by(by)
              .withText(!withoutText);
      written =
          switch (wanted) {
            case FTM -> export.followTheMoney(file);
            case TABLES -> export.tables(file);
            case NEO4J -> export.neo4j(file);
          };
    }
    dateline
        .terminal()
        .line(
            "written to %s",
            written.stream().map(Path::toString).collect(Collectors.joining(", ")));
    return Dateline.DONE;
  }

  private Receiver receiver() {
    if (receiver != null) {
      return receiver;
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.(json|jsonl|ndjson|ijson)")) {
      return Receiver.FTM;
    }
    Checks.that(
        !name.matches(".*\\.[a-z]{2,8}") || Files.isDirectory(file),
        "--output "
            + file
            + " is no folder and does not end in .json; see 'dateline export --help'");
    return Receiver.TABLES;
  }
}
