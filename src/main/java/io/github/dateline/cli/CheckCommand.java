package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline check}: verifies an archive. */
@Command(
    name = "check",
    customSynopsis = "dateline check [OPTION...] ARCHIVE",
    description = {
      "Verify an archive.",
      "",
      "Looks at every checksum, and at every count against the articles it was made of. Nothing is"
          + " changed. What to do about a fault is said with it."
    },
    exitCodeList = {
      "0:the archive is sound",
      "1:faults were found and are listed",
      "2:there is no archive, it is being written, or it is of another version"
    },
    footer = {"  dateline check archive", "  dateline check archive --format json"})
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The archive's folder.")
  private Path archive;

  @Mixin private TextOrJsonOption format;

  @Override
  public Integer call() throws IOException {
    List<String> faults = Archive.check(Checks.archive(archive));
    Terminal terminal = dateline.terminal();
    if (format.isJson()) {
      try (Json json = Json.indented(terminal.out())) {
        json.object().truth("ok", faults.isEmpty()).array("faults");
        for (String fault : faults) {
          json.item(fault);
        }
        json.endArray().endObject().endLine();
      }
    } else if (faults.isEmpty()) {
      try (Archive open = Archive.open(archive)) {
        terminal.line("ok: " + Formats.articles(open.size()));
      }
    } else {
      faults.forEach(fault -> terminal.line(Formats.oneLine(fault)));
      terminal.line(Formats.count(faults.size(), "fault", "faults"));
    }
    return faults.isEmpty() ? Dateline.DONE : Dateline.IN_PART;
  }
}
