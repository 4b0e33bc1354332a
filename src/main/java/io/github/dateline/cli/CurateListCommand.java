package io.github.dateline.cli;

import io.github.dateline.Curation;
import io.github.dateline.Decision;
import io.github.dateline.internal.table.CurationColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline curate ARCHIVE list}: lists the decisions. */
@Command(
    name = "list",
    customSynopsis = "dateline curate ARCHIVE list [OPTION...]",
    description = "List the decisions, and what of the file is passed over.")
final class CurateListCommand implements Callable<Integer> {
  @ParentCommand private CurateCommand curate;

  @Mixin private TextOrJsonOption format;

  @Override
  public Integer call() throws IOException {
    try (Curation curation = curate.open()) {
      List<Decision> decisions = curation.decisions();
      if (format.isJson()) {
        Json.write(
            curate.terminal().out(),
            CurationColumns.decisionsDocument(curation.problems()),
            decisions);
      } else {
        printText(decisions, curation.problems());
      }
      return curation.problems().isEmpty() ? Dateline.DONE : Dateline.IN_PART;
    }
  }

  private void printText(List<Decision> decisions, List<String> problems) throws IOException {
    Terminal terminal = curate.terminal();
    if (decisions.isEmpty() && problems.isEmpty()) {
      terminal.line("no decisions");
      return;
    }
    if (!decisions.isEmpty()) {
      new TextTable<>(CurationColumns.DECISIONS, decisions).print(terminal.out(), terminal.style());
    }
    if (!problems.isEmpty()) {
      terminal.line(decisions.isEmpty() ? "passed over:" : "\npassed over:");
      problems.forEach(problem -> terminal.line("  " + Formats.oneLine(problem)));
    }
  }
}
