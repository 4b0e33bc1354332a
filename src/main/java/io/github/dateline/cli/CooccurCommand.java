package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Json;
import io.github.dateline.stats.AssociationMeasure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline cooccur}: lists entities mentioned together. */
@Command(
    name = "cooccur",
    customSynopsis = "dateline cooccur [OPTION...] ARCHIVE [QUERY]",
    description = {
      "List entities mentioned together, with counts and how sure they are.",
      "",
      "Each pair comes with its counts: how many units mention both, the first and the second, and"
          + " how many would mention both by chance; for articles also with the q-value: of the"
          + " pairs with a q of at most 0.05, one in twenty is expected to be due to chance. Chance"
          + " keeps how many people, organisations, places and other names each article has, and in"
          + " how many articles each name is: names that nothing joins meet in long articles."
    },
    exitCodeList = {
      "0:done, also when nothing was found",
      "2:a mistyped query or name, no archive or one that cannot be read"
    },
    footer = {
      "  dateline cooccur archive --entity 'Sean Duffy' --evidence 1",
      "  dateline cooccur archive --unit sentence --type people 'published:2025'",
      "  dateline cooccur archive --entity 'Sean Duffy' --entity bakanov",
      "  dateline cooccur archive --entity 'Sean Duffy' --type people --plot",
      "  dateline cooccur archive --max-q 0.05 --min-effect 1 --explain",
      "  dateline cooccur archive published:2025-07 --against published:2025-06",
      "  dateline cooccur archive --by party --unit sentence"
    })
final class CooccurCommand implements Callable<Integer> {
  private static final int MAX_WORDS = 8;

  @ParentCommand private Dateline dateline;

  @Mixin private ArchiveAndQuery scope;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description =
          "Only pairs that include this entity: its name or any spelling of it, ignoring case;"
              + " TYPE/NAME if several match. Give it twice to compare two entities at every"
              + " unit.")
  private List<String> entities = new ArrayList<>();

  @Mixin private CooccurrenceOptions cooccurrences;

  @Option(names = "--rank", paramLabel = "MEASURE", description = CooccurrenceOptions.RANK)
  private @Nullable AssociationMeasure rank;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      defaultValue = "3",
      description = "Leave out names that are in fewer than N units (default: ${DEFAULT-VALUE}).")
  private long minimumCount;

  @Mixin private SignificanceOptions significance;

  @Option(
      names = "--against",
      paramLabel = "QUERY2",
      description =
          "Compare with the articles that QUERY2 matches and QUERY does not: which pairs are named"
              + " together in a greater or smaller share of them, new or gone. *:* stands for all"
              + " others.")
  private @Nullable String against;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Show N pairs at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--evidence",
      paramLabel = "K",
      defaultValue = "0",
      description =
          "Show for each pair K units where both are named, the nearest to each other first, from"
              + " several articles, sources and days if there are several (default:"
              + " ${DEFAULT-VALUE}).")
  private int evidence;

  @Option(
      names = "--by",
      paramLabel = "ATTRIBUTE",
      description =
          "Count pairs of groups in place of names: those of an attribute, such as party, in the"
              + " list that the archive was indexed with ('dateline index --names').")
  private @Nullable String by;

  @Option(
      names = "--within",
      description =
          "Tell for each pair how many sentences the two share within the articles that have both,"
              + " and how many times as many as by chance, each keeping its number of sentences and"
              + " how they clump.")
  private boolean within;

  @Option(
      names = "--unfold",
      description =
          "Give each pair a row. Otherwise a name leads one row of the text, that with its strongest"
              + " pair; its other pairs are named below.")
  private boolean unfolded;

  @Option(
      names = "--words",
      description =
          "Show what joins each pair: up to eight words and titles that are typical of the"
              + " sentences with both, compared with the other sentences of either.")
  private boolean words;

  @Mixin private FormatOption format;

  @Option(
      names = "--plot",
      description =
          "Draw for each pair a bar of how often both are named, and a mark where chance alone"
              + " would bring it, instead of the table.")
  private boolean plot;

  @Override
  public Integer call() throws IOException {
    CooccurrenceQuery.Builder question = question();
    checkCombination();
    try (Archive archive = scope.open(against)) {
      cooccurrences.check(archive);
      if (by != null) {
        new Groups(dateline.terminal(), archive, scope.folder(), question.build(), by)
            .print(format);
      } else if (entities.size() == 2) {
        answerByEveryUnit(archive);
      } else if (against != null) {
        ComparisonTable table =
            archive.compare(anchored(archive, question).build(), Query.parse(against));
        new Comparison(dateline.terminal(), table, true, significance.explained()).print(format);
      } else {
        answer(archive, anchored(archive, question));
      }
    }
    return Dateline.DONE;
  }

  private CooccurrenceQuery.Builder question() {
    CooccurrenceQuery.Builder question =
        cooccurrences
            .question(scope.query(), format.chosen() == OutputFormat.TEXT)
            .minimumCount(Checks.atLeast(1, "--min-count", minimumCount))
            .minimumEffect(significance.minimumEffect())
            .maximumQ(significance.maximumQ())
            .limit(Checks.atLeast(1, "--limit", limit))
            .evidence(Checks.atLeast(0, "--evidence", evidence))
            .within(within)
            .words(words ? MAX_WORDS : 0);
    return rank == null ? question : question.rankBy(rank);
  }

  private void checkCombination() {
    Checks.that(
        significance.maximumQ() == 1 || cooccurrences.unit().equals(Unit.ARTICLE),
        "--max-q goes with --unit article only: sentences of one article are not independent, so no"
            + " q is claimed by smaller units");
    Checks.that(
        by == null
            || entities.isEmpty() && !plot && !unfolded && !significance.explained() && !isMore(),
        "--by goes with --type, --unit, --copies, --min-count, --min-both, --limit and --format"
            + " only");
    Checks.that(against == null || rank == null, "--rank does not go with --against");
    Checks.that(against == null || evidence == 0, "--evidence does not go with --against");
    Checks.that(against == null || !within, "--within does not go with --against");
    Checks.that(against == null || !words, "--words does not go with --against");
    Checks.that(
        against == null && entities.size() < 2 || !(cooccurrences.chooseRows() || unfolded),
        "--min-both, --one-day, --lists, --demonyms, --places, --doubles and --unfold do not go"
            + " with --against or two of --entity");
    Checks.that(
        !plot || format.chosen() == OutputFormat.TEXT, "--plot goes with --format text only");
    Checks.that(
        !plot
            || (against == null
                && entities.size() < 2
                && evidence == 0
                && !within
                && !words
                && !significance.explained()),
        "--plot does not go with --against, --evidence, --within, --words, --explain or two of"
            + " --entity");
    Checks.that(entities.size() <= 2, "--entity can be given twice, got " + entities.size());
    Checks.that(
        entities.size() < 2 || !isMore(),
        "two of --entity do not go with --against, --rank, --evidence, --within, --words,"
            + " --min-effect, --max-q or --explain");
  }

  private boolean isMore() {
    return against != null
        || rank != null
        || evidence > 0
        || within
        || words
        || significance.areGiven();
  }

  private CooccurrenceQuery.Builder anchored(Archive archive, CooccurrenceQuery.Builder question)
      throws IOException {
    return entities.isEmpty() ? question : question.anchor(archive.entity(entities.get(0)));
  }

  private void answer(Archive archive, CooccurrenceQuery.Builder question) throws IOException {
    CooccurrenceTable table = archive.cooccurrences(question.build());
    boolean explained = significance.explained();
    switch (format.chosen()) {
      case TEXT -> {
        CooccurrenceText text =
            new CooccurrenceText(
                dateline.terminal(), archive, question, table, explained, unfolded);
        if (plot) {
          text.plot();
        } else {
          text.print();
        }
      }
      case JSON ->
          Json.write(
              dateline.terminal().out(), CooccurrenceColumns.document(table, explained), table);
      case CSV ->
          format
              .csv(dateline.terminal())
              .write(
                  CooccurrenceColumns.csv(table, format.hasAllColumns()),
                  CooccurrenceColumns.rows(table));
    }
  }

  private void answerByEveryUnit(Archive archive) throws IOException {
    new PairByUnit(
            dateline.terminal(),
            archive,
            scope.query(),
            cooccurrences.copies(),
            archive.entity(entities.get(0)),
            archive.entity(entities.get(1)))
        .print(format);
  }
}
