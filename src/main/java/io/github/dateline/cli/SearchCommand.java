package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Hits;
import io.github.dateline.Query;
import io.github.dateline.internal.table.HitColumns;
import io.github.dateline.internal.table.HitText;
import io.github.dateline.internal.table.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline search}: finds articles. */
@Command(
    name = "search",
    customSynopsis = "dateline search [OPTION...] ARCHIVE QUERY",
    description = "Find articles, each with the sentence that shows why it was found.",
    exitCodeList = {
      "0:done, also when nothing was found",
      "2:a mistyped query, no archive or one that cannot be read"
    },
    footerHeading = "%nA query can say:%n",
    footer = {
      "  moon landing             articles with any of the words, those with both first",
      "  moon AND NOT mars        combined; also OR, +moon -mars and (brackets)",
      "  \"space agency\"           a phrase; \"moon race\"~5 the words at most 5 apart,",
      "                           3 if swapped; \"space agenc*\" with part of a word",
      "  cosmonaut* w?rd launch~  words of such a form, or nearly so written",
      "  headline:launch          only there; also body:",
      "  person:\"Sean Duffy\"      articles that name him, by any form of the name; also",
      "                           org:, place:, entity:, and any type, as in country:",
      "  published:2025-07        of that day, month or year; of a range of days:",
      "                           published:[2025-07-01 TO 2025-07-31]; published:* any day",
      "  about:2025-07-31         whose text speaks of that day, month or year, after",
      "                           'dateline index --dates'",
      "  source:\"Meridian Wire\"   also section:, author:, id:, filed: (the dateline)",
      "",
      "Put the query in single quotes, and after -- if it begins with a dash.",
      "",
      "Examples:",
      "  dateline search archive 'person:\"Sean Duffy\" AND moon'",
      "  dateline search archive --order newest --limit 5 'org:roscosmos'"
    })
final class SearchCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The archive's folder.")
  private Path archive;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "QUERY",
      description = "What to look for; see below.")
  private List<String> words;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Show N articles at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "0",
      description = "Pass over the first N articles (default: ${DEFAULT-VALUE}).")
  private int from;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "relevance",
      description = "relevance, newest or oldest (default: ${DEFAULT-VALUE}).")
  private Hits.Order order;

  @Mixin private VerifyOption verify;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    Checks.archive(archive, words);
    Query query = Query.parse(String.join(" ", words));
    try (Archive open = dateline.open(archive, verify, query)) {
      Hits hits =
          open.search(query)
              .order(order)
              .from(Checks.atLeast(0, "--from", from))
              .limit(Checks.atLeast(1, "--limit", limit))
              .hits();
      switch (format.chosen()) {
        case TEXT -> printText(hits);
        case JSON -> Json.write(dateline.terminal().out(), HitColumns.document(query), hits);
        case CSV -> format.csv(dateline.terminal()).write(HitColumns.TABLE, HitColumns.rows(hits));
      }
    }
    return Dateline.DONE;
  }

  private void printText(Hits hits) {
    Terminal terminal = dateline.terminal();
    HitText.of(hits, terminal.style()).forEach(terminal::line);
    boolean past = hits.total() > 0 && hits.top().isEmpty();
    terminal.line(HitText.total(hits) + (past ? ": --from passes over them all" : ""));
  }
}
