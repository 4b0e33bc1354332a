package io.github.dateline.cli;

import io.github.dateline.DatelineException;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Interval;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dateline measures}. */
@Command(
    name = "measures",
    customSynopsis = "dateline measures [OPTION...] --both A --first B --second C --total N",
    description = {
      "Compute every measure of association of one table of counts.",
      "",
      "For counts from elsewhere, or to check a number that Dateline gave."
    },
    exitCodeList = {"0:done", "2:wrong usage, or counts that cannot be"},
    footer = {
      "  dateline measures --both 8 --first 12 --second 20 --total 400",
      "  dateline measures --both 8 --first 12 --second 20 --total 400 --explain"
    })
final class MeasuresCommand implements Callable<Integer> {
  private static final int DECIMALS = 4;

  @ParentCommand private Dateline dateline;

  @Option(
      names = "--both",
      required = true,
      paramLabel = "A",
      description = "How many units have both.")
  private long both;

  @Option(
      names = "--first",
      required = true,
      paramLabel = "B",
      description = "How many have the first, with those that have both.")
  private long first;

  @Option(
      names = "--second",
      required = true,
      paramLabel = "C",
      description = "How many have the second, with those that have both.")
  private long second;

  @Option(
      names = "--total",
      required = true,
      paramLabel = "N",
      description = "How many units there are, with those that have neither.")
  private long total;

  @Option(
      names = "--tests",
      paramLabel = "M",
      defaultValue = "1",
      description =
          "How many such tables are looked at together: what claims to be sure claims less for it"
              + " (default: ${DEFAULT-VALUE}).")
  private long tests;

  @Option(names = "--explain", description = "Say for each measure which counts it comes from.")
  private boolean explain;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    Contingency counts = counts();
    Checks.atLeast(1, "tests", tests);
    Checks.that(!explain || tests == 1, "--explain tells of one table; leave --tests out");
    FisherExact fisher = FisherExact.of(counts);
    Map<String, Interval> intervals = new LinkedHashMap<>();
    intervals.put("logRatio", Interval.logRatio(counts, Interval.DEFAULT_LEVEL, tests));
    intervals.put("relativeRisk", Interval.relativeRisk(counts, Interval.DEFAULT_LEVEL, tests));
    intervals.put("logOddsRatio", Interval.logOddsRatio(counts, Interval.DEFAULT_LEVEL, tests));
    switch (format.chosen()) {
      case TEXT -> printText(counts, fisher, intervals);
      case JSON -> printJson(counts, fisher, intervals);
      case CSV -> printCsv(counts, fisher);
    }
    return Dateline.DONE;
  }

  private Contingency counts() {
    try {
      return new Contingency(both, first, second, total);
    } catch (IllegalArgumentException e) {
      // The table knows which counts can be; these were typed.
      throw new DatelineException(String.valueOf(e.getMessage()));
    }
  }

  private void printText(Contingency counts, FisherExact fisher, Map<String, Interval> intervals) {
    Terminal terminal = dateline.terminal();
    TextTable table = new TextTable().names("").numbers("second", "not second", "all");
    table.row(row("first", counts.both(), counts.onlyFirst()));
    table.row(row("not first", counts.onlySecond(), counts.neither()));
    table.row(row("all", counts.second(), counts.total() - counts.second()));
    table.print(terminal);
    terminal.line("");
    terminal.line("expected by chance: %s with both", Layout.number(counts.expected(), 2));
    terminal.line("");
    if (explain) {
      for (Measure measure : Measure.values()) {
        terminal.line(measure.explain(counts));
      }
    } else {
      TextTable measures = new TextTable().names("measure").numbers("value").names("95 % interval");
      for (Measure measure : Measure.values()) {
        measures.row(
            List.of(
                measure.key(),
                Layout.score(measure, measure.score(counts, tests), DECIMALS),
                shown(intervals.get(measure.key()))));
      }
      measures.print(terminal);
    }
    terminal.line("");
    terminal.line(
        "Fisher's exact test: p = %s for more, %s for less, %s for either",
        probability(fisher.greater(), fisher.log10Greater()),
        probability(fisher.less(), fisher.log10Less()),
        probability(fisher.twoSided(), fisher.log10TwoSided()));
  }

  /** One too small for a double by its logarithm. */
  private static String probability(double p, double log10) {
    return p == 0 ? String.format(Locale.ROOT, "10^%.1f", log10) : Layout.number(p, DECIMALS);
  }

  private static List<String> row(String head, long with, long without) {
    return List.of(head, Layout.count(with), Layout.count(without), Layout.count(with + without));
  }

  private static String shown(@Nullable Interval interval) {
    return interval == null
        ? ""
        : Layout.number(interval.low(), DECIMALS)
            + " to "
            + Layout.number(interval.high(), DECIMALS);
  }

  private void printJson(Contingency counts, FisherExact fisher, Map<String, Interval> intervals)
      throws IOException {
    try (Json json = Json.indented(dateline.terminal())) {
      json.object()
          .counts("counts", counts)
          .number("expected", counts.expected())
          .measures(counts, tests)
          .object("fisher")
          .number("greater", fisher.greater())
          .number("less", fisher.less())
          .number("twoSided", fisher.twoSided())
          .number("log10Greater", fisher.log10Greater())
          .number("log10Less", fisher.log10Less())
          .number("log10TwoSided", fisher.log10TwoSided())
          .endObject()
          .object("intervals");
      for (Map.Entry<String, Interval> entry : intervals.entrySet()) {
        json.interval(entry.getKey(), entry.getValue());
      }
      json.endObject().endObject().endLine();
    }
  }

  private void printCsv(Contingency counts, FisherExact fisher) {
    Csv csv = new Csv(dateline.terminal());
    csv.header("measure", "value").endRow();
    csv.text("expected").number(counts.expected()).endRow();
    for (Measure measure : Measure.values()) {
      csv.text(measure.key()).number(measure.score(counts, tests)).endRow();
    }
    csv.text("fisherGreater").number(fisher.greater()).endRow();
    csv.text("fisherLess").number(fisher.less()).endRow();
    csv.text("fisherTwoSided").number(fisher.twoSided()).endRow();
    csv.text("fisherLog10Greater").number(fisher.log10Greater()).endRow();
    csv.text("fisherLog10Less").number(fisher.log10Less()).endRow();
    csv.text("fisherLog10TwoSided").number(fisher.log10TwoSided()).endRow();
  }
}
