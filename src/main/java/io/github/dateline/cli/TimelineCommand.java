package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Headings;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.TextTable;
import io.github.dateline.internal.table.TimelineColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline timeline}: counts articles over time. */
@Command(
    name = "timeline",
    customSynopsis = "dateline timeline [OPTION...] ARCHIVE [QUERY]",
    description = {
      "Count articles over time, and mark bursts.",
      "",
      "With --entity: how many articles of QUERY mention it, of all articles of QUERY. Without:"
          + " how many articles of the archive match QUERY. The timeline runs from the first to the"
          + " last period with an article of QUERY. An article belongs to the local day of its"
          + " date; those without one are counted apart. Near-duplicates are all counted."
    },
    exitCodeList = {
      "0:done, also when nothing was found",
      "2:a mistyped query or name, no archive or one that cannot be read"
    },
    footer = {
      "  dateline timeline archive --by quarter --entity roscosmos --plot",
      "  dateline timeline archive moon --entity 'Sean Duffy' --entity nasa"
    })
final class TimelineCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Mixin private ArchiveAndQuery scope;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description =
          "Who must be mentioned: a name or any spelling of it, ignoring case; TYPE/NAME if several"
              + " match. Given twice, both in one article.")
  private List<String> entities = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "SPAN",
      defaultValue = "month",
      description =
          "day, week (from Monday on), month, quarter or year (default: ${DEFAULT-VALUE}).")
  private Timeline.BinWidth by;

  @Mixin private FormatOption format;

  @Option(
      names = "--plot",
      description = "Draw bars, those of bursts marked, instead of the table.")
  private boolean plot;

  @Override
  public Integer call() throws IOException {
    Checks.that(
        !plot || format.chosen() == OutputFormat.TEXT, "--plot goes with --format text only");
    Query query = scope.query();
    try (Archive archive = scope.open()) {
      List<Entity> asked = new ArrayList<>();
      for (String name : entities) {
        asked.add(archive.entity(name));
      }
      Timeline timeline = archive.timeline(asked).scope(query).by(by).timeline();
      switch (format.chosen()) {
        case TEXT -> printText(archive, timeline);
        case JSON -> Json.write(dateline.terminal().out(), TimelineColumns.DOCUMENT, timeline);
        case CSV -> format.csv(dateline.terminal()).write(TimelineColumns.of(by), timeline);
      }
    }
    return Dateline.DONE;
  }

  private void printText(Archive archive, Timeline timeline) throws IOException {
    Terminal terminal = dateline.terminal();
    if (archive.size() == 0) {
      terminal.line("the archive is empty; add articles with 'dateline index'");
      return;
    }
    terminal.lines(Headings.of(timeline));
    if (timeline.bins().isEmpty()) {
      return;
    }
    terminal.line("");
    if (plot) {
      plot(terminal, timeline);
      return;
    }
    new TextTable<>(TimelineColumns.ofText(timeline), timeline)
        .print(terminal.out(), terminal.style());
    terminal.note(timeline.made());
  }

  private void plot(Terminal terminal, Timeline timeline) {
    Plot bars = new Plot(terminal);
    for (Timeline.Bin bin : timeline) {
      String span = TimelineColumns.span(timeline, bin);
      String said = Formats.count(bin.articles()) + (span.isEmpty() ? "" : " " + span);
      bars.bar(TimelineColumns.label(by, bin.start()), bin.articles(), -1, said, bin.burst());
    }
    bars.print();
  }
}
