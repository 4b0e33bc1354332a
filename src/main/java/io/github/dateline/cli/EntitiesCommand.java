package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.EntityColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Headings;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * The command {@code dateline entities}: counts entities, finds one by name, or lists key entities.
 */
@Command(
    name = "entities",
    customSynopsis = "dateline entities [OPTION...] ARCHIVE [QUERY]",
    description = {
      "List who and what the articles name, those in most articles first.",
      "",
      "A sentence counts once however often it mentions an entity; the headline counts as a sentence."
    },
    exitCodeList = {
      "0:done, also when nothing was found",
      "2:a mistyped query, no archive or one that cannot be read"
    },
    footer = {
      "  dateline entities archive --type people --limit 10 'published:2025'",
      "  dateline entities archive --like bakanov",
      "  dateline entities archive moon --against '*:*' --max-q 0.05"
    })
final class EntitiesCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Mixin private ArchiveAndQuery scope;

  @Mixin private TypeOption types;

  @Option(
      names = "--like",
      paramLabel = "NAME",
      description =
          "Only those that have this name, or such a form of it, in any case; * stands for any"
              + " letters, ? for one. If none has it whole, those that have it in part.")
  private @Nullable String like;

  @Option(
      names = "--against",
      paramLabel = "QUERY2",
      description =
          "Who and what is characteristic: named in a greater share of these articles than of those"
              + " that QUERY2 matches and QUERY does not, copies of one text counted once. *:*"
              + " stands for all others.")
  private @Nullable String against;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description =
          "With --against: leave out names that are in fewer than N articles of both together"
              + " (default: 3).")
  private @Nullable Long minimumCount;

  @Mixin private SignificanceOptions significance;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Show N entities at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    Query query = scope.query();
    Set<EntityType> wanted = types.wanted();
    Checks.that(against == null || like == null, "--like does not go with --against");
    Checks.that(
        against != null || minimumCount == null && !significance.areGiven(),
        "--min-count, --min-effect, --max-q and --explain need --against");
    try (Archive archive = scope.open(against)) {
      types.check(archive);
      if (against != null) {
        printKeyEntities(archive, query, wanted, Query.parse(against));
        return Dateline.DONE;
      }
      EntityTable table = table(archive, query, wanted);
      switch (format.chosen()) {
        case TEXT -> printText(archive, query, table);
        case JSON -> Json.write(dateline.terminal().out(), EntityColumns.DOCUMENT, table);
        case CSV -> format.csv(dateline.terminal()).write(EntityColumns.TABLE, table);
      }
    }
    return Dateline.DONE;
  }

  private void printKeyEntities(
      Archive archive, Query query, Set<EntityType> wanted, Query background) throws IOException {
    CooccurrenceQuery question =
        CooccurrenceQuery.builder()
            .scope(query)
            .types(wanted)
            .minimumCount(minimumCount == null ? 3 : Checks.atLeast(1, "--min-count", minimumCount))
            .minimumEffect(significance.minimumEffect())
            .maximumQ(significance.maximumQ())
            .limit(Checks.atLeast(1, "--limit", limit))
            .build();
    ComparisonTable table = archive.keyEntities(question, background);
    new Comparison(dateline.terminal(), table, false, significance.explained()).print(format);
  }

  private EntityTable table(Archive archive, Query query, Set<EntityType> wanted)
      throws IOException {
    Checks.atLeast(1, "--limit", limit);
    if (like == null) {
      return archive.entities(query).types(wanted).limit(limit).table();
    }
    List<Entity> found = archive.entitiesLike(like);
    if (found.isEmpty() && like.indexOf('*') < 0 && like.indexOf('?') < 0) {
      found = archive.entitiesLike("*" + like + "*");
    }
    // Without --type all types are looked through: to ask for a name is to have one in mind.
    List<Entity> typed =
        types.areGiven()
            ? found.stream().filter(entity -> wanted.contains(entity.type())).toList()
            : found;
    return archive.entities(query).only(typed).limit(limit).table();
  }

  private void printText(Archive archive, Query query, EntityTable table) throws IOException {
    Terminal terminal = dateline.terminal();
    if (table.rows().isEmpty()) {
      terminal.line(whyNothing(archive, query, table));
      return;
    }
    new TextTable<>(EntityColumns.TABLE, table).print(terminal.out(), terminal.style());
    terminal.line("");
    terminal.lines(Headings.below(table));
    terminal.note(table.made());
  }

  private String whyNothing(Archive archive, Query query, EntityTable table) throws IOException {
    if (table.articles() == 0) {
      return archive.size() == 0
          ? "the archive is empty; add articles with 'dateline index'"
          : "no article matches " + Formats.oneLine(query.toString());
    }
    if (like != null && archive.entitiesLike("*" + like + "*").isEmpty()) {
      try {
        archive.entity(like);
      } catch (DatelineException e) {
        return e.problem();
      }
    }
    return "no such entity in " + Descriptions.scope(query, table.articles());
  }
}
