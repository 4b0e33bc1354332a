package io.github.dateline.cli;

import io.github.dateline.DatelineException;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.MeasureColumns;
import io.github.dateline.internal.table.TextTable;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline measures}: prints every measure of one contingency table. */
@Command(
    name = "measures",
    customSynopsis = {
      "dateline measures",
      "dateline measures [OPTION...] --both A --first B --second C --total N"
    },
    description = {
      "List the measures of association, or compute them all of one table of counts.",
      "",
      "For counts from elsewhere, or to check a number that Dateline gave."
    },
    exitCodeList = {"0:done", "2:wrong usage, or counts that cannot be"},
    footer = {
      "  dateline measures",
      "  dateline measures --both 8 --first 12 --second 20 --total 400",
      "  dateline measures --both 8 --first 12 --second 20 --total 400 --explain"
    })
final class MeasuresCommand implements Callable<Integer> {
  private static final int DECIMALS = 4;

  /** What Fisher's test adds up grows with the square root: of these it is some seconds. */
  private static final long MOST_UNITS = 1_000_000_000_000_000L;

  @ParentCommand private Dateline dateline;

  @Option(names = "--both", paramLabel = "A", description = "How many units have both.")
  private @Nullable Long both;

  @Option(
      names = "--first",
      paramLabel = "B",
      description = "How many have the first, with those that have both.")
  private @Nullable Long first;

  @Option(
      names = "--second",
      paramLabel = "C",
      description = "How many have the second, with those that have both.")
  private @Nullable Long second;

  @Option(
      names = "--total",
      paramLabel = "N",
      description = "How many units there are, with those that have neither; at most 10^15.")
  private @Nullable Long total;

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
    if (both == null && first == null && second == null && total == null) {
      Checks.that(
          !explain && tests == 1 && format.chosen() == OutputFormat.TEXT,
          "give --both, --first, --second and --total to compute something");
      MeasureList.print(dateline.terminal());
      return Dateline.DONE;
    }
    Contingency counts = counts();
    Checks.that(
        counts.total() <= MOST_UNITS,
        "--total must be at most " + MOST_UNITS + ", got " + counts.total());
    Checks.atLeast(1, "--tests", tests);
    Checks.that(!explain || tests == 1, "--explain tells of one table; leave --tests out");
    MeasureColumns.Measured table =
        new MeasureColumns.Measured(counts, FisherExact.of(counts), tests);
    switch (format.chosen()) {
      case TEXT -> printText(table);
      case JSON -> Json.write(dateline.terminal().out(), MeasureColumns.DOCUMENT, table);
      case CSV ->
          format.csv(dateline.terminal()).write(MeasureColumns.LINES, MeasureColumns.lines(table));
    }
    return Dateline.DONE;
  }

  private Contingency counts() {
    try {
      return new Contingency(
          given("--both", both),
          given("--first", first),
          given("--second", second),
          given("--total", total));
    } catch (IllegalArgumentException e) {
      // The table knows which counts can be; these were typed.
      throw new DatelineException(String.valueOf(e.getMessage()));
    }
  }

  private static long given(String option, @Nullable Long count) {
    if (count == null) {
      throw new DatelineException(
          option + " is missing; a table has --both, --first, --second and --total");
    }
    return count;
  }

  private void printText(MeasureColumns.Measured table) throws IOException {
    Terminal terminal = dateline.terminal();
    Contingency counts = table.counts();
    if (counts.total() == 0) {
      terminal.line(
          "there are no units, so nothing can be measured; --total says how many there are");
      return;
    }
    FisherExact fisher = table.fisher();
    new TextTable<>(MeasureColumns.MARGINS, MeasureColumns.margins(counts))
        .print(terminal.out(), terminal.style());
    terminal.line("");
    terminal.line("expected by chance: %s with both", Formats.PLAIN.number(counts.expected(), 2));
    terminal.line("");
    if (explain) {
      for (Measure measure : Measure.values()) {
        terminal.line(measure.explain(counts));
      }
    } else {
      new TextTable<>(MeasureColumns.measures(table), List.of(Measure.values()))
          .print(terminal.out(), terminal.style());
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
    return p == 0
        ? String.format(Locale.ROOT, "10^%.1f", log10)
        : Formats.PLAIN.number(p, DECIMALS);
  }
}
