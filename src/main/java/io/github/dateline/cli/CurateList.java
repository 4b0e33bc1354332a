package io.github.dateline.cli;

import io.github.dateline.Curation;
import io.github.dateline.Decision;
import io.github.dateline.EntityType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dateline curate ARCHIVE list}. */
@Command(
    name = "list",
    customSynopsis = "dateline curate ARCHIVE list [OPTION...]",
    description = "List the decisions, and what of the file is passed over.")
final class CurateList implements Callable<Integer> {
  @ParentCommand private CurateCommand curate;

  @Mixin private TextOrJsonOption format;

  @Override
  public Integer call() throws IOException {
    try (Curation curation = curate.open()) {
      List<Decision> decisions = curation.decisions();
      if (format.isJson()) {
        printJson(decisions, curation.problems());
      } else {
        printText(decisions, curation.problems());
      }
      return curation.problems().isEmpty() ? Dateline.DONE : Dateline.IN_PART;
    }
  }

  private void printText(List<Decision> decisions, List<String> problems) {
    Terminal terminal = curate.terminal();
    if (decisions.isEmpty() && problems.isEmpty()) {
      terminal.line("no decisions");
      return;
    }
    if (!decisions.isEmpty()) {
      TextTable table = new TextTable().numbers("line").names("when", "who", "state", "decision");
      for (Decision decision : decisions) {
        table.row(
            List.of(
                Integer.toString(decision.line()),
                decision.at().orElse(""),
                decision.by().orElse(""),
                state(decision),
                decision.text()));
      }
      table.print(terminal);
    }
    if (!problems.isEmpty()) {
      terminal.line(decisions.isEmpty() ? "passed over:" : "\npassed over:");
      problems.forEach(problem -> terminal.line("  " + Layout.oneLine(problem)));
    }
  }

  private static String state(Decision decision) {
    if (decision.undoneBy().isPresent()) {
      return "undone by " + decision.undoneBy().getAsInt();
    }
    return decision.problem().isPresent() ? "passed over" : decision.undo() ? "" : "stands";
  }

  private void printJson(List<Decision> decisions, List<String> problems) throws IOException {
    try (Json json = Json.indented(curate.terminal())) {
      json.object().array("decisions");
      for (Decision decision : decisions) {
        json.object()
            .number("line", decision.line())
            .truth("undo", decision.undo())
            .text("action", decision.action().name().toLowerCase(Locale.ROOT))
            .array("names");
        for (String name : decision.names()) {
          json.item(name);
        }
        json.endArray()
            .text("to", decision.to())
            .text("type", decision.type().map(EntityType::tag))
            .text("by", decision.by())
            .text("at", decision.at())
            .truth(
                "stands",
                !decision.undo() && decision.undoneBy().isEmpty() && decision.problem().isEmpty());
        if (decision.undoneBy().isPresent()) {
          json.number("undoneBy", decision.undoneBy().getAsInt());
        } else {
          json.none("undoneBy");
        }
        json.text("problem", decision.problem()).endObject();
      }
      json.endArray().array("problems");
      for (String problem : problems) {
        json.item(problem);
      }
      json.endArray().endObject().endLine();
    }
  }
}
