package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Query;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code dateline remove}: takes articles out of an archive. */
@Command(
    name = "remove",
    customSynopsis = {
      "dateline remove [OPTION...] ARCHIVE ID...",
      "       dateline remove [OPTION...] ARCHIVE --query QUERY"
    },
    description = {
      "Take articles out of an archive.",
      "",
      "Their files are left alone: 'dateline index' with the same files adds them again. To take"
          + " out what was deleted from a folder there is 'dateline index --mirror'."
    },
    exitCodeList = {
      "0:all that were named are out, also when the query matched nothing",
      "1:some of the ids are not in the archive",
      "2:nothing was taken out: none of the ids is there, or a mistyped query"
    },
    footer = {
      "  dateline remove archive wire/talks.txt",
      "  dateline remove --dry-run archive --query 'source:\"Meridian Wire\"'"
    })
final class RemoveCommand implements Callable<Integer> {
  /** Ids that are shown. */
  private static final int SHOWN = 20;

  @ParentCommand private Dateline dateline;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The archive's folder.")
  private Path archive;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "The ids of articles, as 'dateline search --format json' shows them.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description =
          "Take out all articles that match. 'dateline search --help' tells what a query can say.")
  private @Nullable String query;

  @Option(names = "--dry-run", description = "Only say what would be taken out.")
  private boolean dryRun;

  @Mixin private VerifyOption verify;

  @Mixin private TextOrJsonOption format;

  @Override
  public Integer call() throws IOException {
    if (ids.isEmpty() == (query == null)) {
      throw new ParameterException(
          spec.commandLine(), "give either ids or --query to say which articles");
    }
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    long left;
    try (Archive open = dateline.open(archive, verify)) {
      if (query != null) {
        Checks.that(!query.isBlank(), "--query: nothing to look for");
        found.addAll(open.ids(Query.parse(query)));
      }
      Set<String> distinct = new LinkedHashSet<>(ids);
      for (String id : distinct) {
        (open.article(id).isPresent() ? found : missing).add(id);
      }
      left = open.size() - found.size();
    }
    if (!dryRun && !found.isEmpty()) {
      try (ArchiveWriter writer = ArchiveWriter.open(archive)) {
        writer.remove(found);
      }
    }
    print(found, missing, left);
    boolean none = query == null && found.isEmpty();
    return none ? Dateline.FAILED : missing.isEmpty() ? Dateline.DONE : Dateline.IN_PART;
  }

  private void print(List<String> found, List<String> missing, long left) throws IOException {
    Terminal terminal = dateline.terminal();
    if (format.isJson()) {
      try (Json json = Json.indented(terminal.out())) {
        json.object().truth("dryRun", dryRun).array("removed");
        for (String id : found) {
          json.item(id);
        }
        json.endArray().array("missing");
        for (String id : missing) {
          json.item(id);
        }
        json.endArray().number("articles", left).endObject().endLine();
      }
      return;
    }
    terminal.line(Formats.articles(found.size()) + (dryRun ? " would be taken out" : " taken out"));
    found.stream().limit(SHOWN).forEach(id -> terminal.line("  " + Formats.oneLine(id)));
    if (found.size() > SHOWN) {
      terminal.line("  and " + Formats.count(found.size() - SHOWN) + " more");
    }
    missing.forEach(id -> terminal.complain(Formats.oneLine(id) + ": no such article"));
    terminal.line(
        "archive " + archive + (dryRun ? " would hold " : " now holds ") + Formats.articles(left));
  }
}
