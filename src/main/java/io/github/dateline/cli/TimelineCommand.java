package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dateline timeline}. */
@Command(
    name = "timeline",
    customSynopsis = "dateline timeline [OPTION...] ARCHIVE [QUERY]",
    description = {
      "Count articles over time, and mark bursts.",
      "",
      "With --entity: the articles of QUERY that name it, of all articles of QUERY. Without: the"
          + " articles of QUERY, of all in the archive. From the first to the last that has an"
          + " article of QUERY. An article belongs to the local day of its stamp; those without a"
          + " date are counted apart. Copies of one text all count."
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
          "Who must be named: the name, or any form written for it, in any case; TYPE/NAME where"
              + " that fits several. Given twice, both in one article.")
  private List<String> entities = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "SPAN",
      defaultValue = "month",
      description =
          "day, week (from Monday on), month, quarter or year (default: ${DEFAULT-VALUE}).")
  private Timeline.By by;

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
        case JSON -> printJson(timeline);
        case CSV -> printCsv(timeline);
      }
    }
    return Dateline.DONE;
  }

  private void printText(Archive archive, Timeline timeline) throws IOException {
    Terminal terminal = dateline.terminal();
    long inScope = archive.count(timeline.scope());
    if (inScope == 0) {
      terminal.line(
          archive.size() == 0
              ? "the archive is empty; add articles with 'dateline index'"
              : "no article matches " + Layout.oneLine(timeline.scope().toString()));
      return;
    }
    terminal.line(asked(timeline, inScope));
    if (timeline.undated() > 0) {
      terminal.line(
          timeline.undated() == timeline.articles()
              ? "none of them has a date"
              : Layout.count(timeline.undated()) + " of them without a date, in none of the rows");
    }
    for (Timeline.Burst burst : timeline.bursts()) {
      terminal.line(
          "burst from %s to %s, weight %s",
          burst.start(), burst.end(), Layout.number(burst.weight(), 2));
    }
    if (timeline.bins().isEmpty()) {
      return;
    }
    terminal.line("");
    if (plot) {
      plot(terminal, timeline);
      return;
    }
    TextTable text =
        new TextTable().names(by.toString()).numbers("articles", "of", "share").names("");
    for (Timeline.Bin bin : timeline) {
      text.row(
          List.of(
              label(bin.start()),
              Layout.count(bin.articles()),
              Layout.count(bin.total()),
              bin.total() == 0 ? "" : Layout.number(100.0 * bin.articles() / bin.total(), 1) + " %",
              bin.burst() ? "burst" : ""));
    }
    text.print(terminal);
  }

  private void plot(Terminal terminal, Timeline timeline) {
    Plot bars = new Plot(terminal);
    for (Timeline.Bin bin : timeline) {
      String said = Layout.count(bin.articles()) + (bin.burst() ? " burst" : "");
      bars.bar(label(bin.start()), bin.articles(), -1, said, bin.burst());
    }
    bars.print();
  }

  private static String asked(Timeline timeline, long inScope) {
    String described = ArchiveAndQuery.described(timeline.scope(), inScope);
    if (timeline.entities().isEmpty()) {
      return described + ", of all in the archive";
    }
    return Layout.articles(timeline.articles())
        + (timeline.articles() == 1 ? " names " : " name ")
        + timeline.entities().stream()
            .map(entity -> entity.label() + " (" + entity.type() + ")")
            .collect(Collectors.joining(" and "))
        + ", of "
        + described;
  }

  private String label(LocalDate start) {
    return switch (by) {
      case DAY, WEEK -> start.toString();
      case MONTH -> start.toString().substring(0, start.toString().length() - 3);
      case QUARTER -> start.getYear() + "-Q" + (start.getMonthValue() + 2) / 3;
      case YEAR -> String.format(Locale.ROOT, "%04d", start.getYear());
    };
  }

  private void printJson(Timeline timeline) throws IOException {
    try (Json json = Json.indented(dateline.terminal())) {
      json.object()
          .text("query", timeline.scope().toString())
          .text("by", by.toString())
          .array("entities");
      for (Entity entity : timeline.entities()) {
        json.entity(entity);
      }
      json.endArray()
          .number("articles", timeline.articles())
          .number("undated", timeline.undated())
          .array("bins");
      for (Timeline.Bin bin : timeline) {
        json.object()
            .text("start", bin.start().toString())
            .number("articles", bin.articles())
            .number("total", bin.total())
            .truth("burst", bin.burst())
            .endObject();
      }
      json.endArray().array("bursts");
      for (Timeline.Burst burst : timeline.bursts()) {
        json.object()
            .text("start", burst.start().toString())
            .text("end", burst.end().toString())
            .number("weight", burst.weight())
            .endObject();
      }
      json.endArray().endObject().endLine();
    }
  }

  private void printCsv(Timeline timeline) {
    Csv csv = new Csv(dateline.terminal());
    csv.header("start", "articles", "total", "burst").endRow();
    for (Timeline.Bin bin : timeline) {
      csv.text(bin.start().toString())
          .number(bin.articles())
          .number(bin.total())
          .text(Boolean.toString(bin.burst()))
          .endRow();
    }
  }
}
