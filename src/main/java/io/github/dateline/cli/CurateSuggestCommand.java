package io.github.dateline.cli;

import io.github.dateline.Curation;
import io.github.dateline.Decision.Suggestion;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.internal.table.CurationColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.TextLayout;
import io.github.dateline.internal.table.TextStyle;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline curate ARCHIVE suggest}: lists entities that may be the same. */
@Command(
    name = "suggest",
    customSynopsis = "dateline curate ARCHIVE suggest [OPTION...] [NAME]",
    description = {
      "Suggest names that may be one, with what speaks for it (+) and against it (-).",
      "",
      "The score orders them; it is no probability. 'merge' those that are one, keep 'apart' those"
          + " that are not: neither is suggested again."
    })
final class CurateSuggestCommand implements Callable<Integer> {
  private static final int INDENT = 6;

  @ParentCommand private CurateCommand curate;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Only who may be the same as this one.")
  private @Nullable String name;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Show N at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private TextOrJsonOption format;

  @Override
  public Integer call() throws IOException {
    try (Curation curation = curate.open()) {
      List<Suggestion> suggestions =
          name == null
              ? curation.suggestions(Checks.atLeast(1, "--limit", limit))
              : curation.suggestions(curation.entity(name), Checks.atLeast(1, "--limit", limit));
      if (format.isJson()) {
        Json.write(curate.terminal().out(), CurationColumns.SUGGESTIONS_DOCUMENT, suggestions);
      } else {
        printText(suggestions);
      }
    }
    return Dateline.DONE;
  }

  private void printText(List<Suggestion> suggestions) {
    Terminal terminal = curate.terminal();
    TextStyle style = terminal.style();
    if (suggestions.isEmpty()) {
      terminal.line("no names that may be one");
    }
    for (Suggestion suggestion : suggestions) {
      terminal.line(
          style.title(
              String.format(
                  Locale.ROOT,
                  "%.2f  %s  may be  %s",
                  suggestion.score(),
                  shown(suggestion.entity(), suggestion.entityArticles()),
                  shown(suggestion.into(), suggestion.intoArticles()))));
      for (Suggestion.Reason reason : suggestion.reasons()) {
        terminal.line("    " + (reason.inFavour() ? "+ " : "- ") + reason.sentence());
        for (Passage passage : reason.passages()) {
          TextLayout.wrapped(
                  Formats.oneLine(passage.article()) + ": " + style.marked(passage),
                  INDENT,
                  style.width())
              .forEach(terminal::line);
        }
      }
      terminal.line("");
    }
  }

  private static String shown(Entity entity, long articles) {
    String label =
        entity.label().equals(entity.name()) ? "" : ", \"" + Formats.oneLine(entity.label()) + "\"";
    return entity + " (" + Formats.articles(articles) + label + ")";
  }
}
