package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Changes;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.internal.file.PlainFiles;
import io.github.dateline.internal.table.ChangeColumns;
import io.github.dateline.internal.table.ChangeText;
import io.github.dateline.internal.table.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline changes}: tells what came by indexing. */
@Command(
    name = "changes",
    customSynopsis = "dateline changes [OPTION...] ARCHIVE",
    description = {
      "Tell what came by indexing since a state of the archive: pairs that have become sure, new"
          + " answers to questions, and names that are in one article for the first time.",
      "",
      "A state is a number that the archive counts up whenever it is written to. The last line names"
          + " it, to go on from; without --since that is all that is said. An article is new when it"
          + " was indexed, whatever its date. Where there is nothing new nothing is printed.",
      "",
      "Articles that an earlier version of Dateline indexed, which kept no states, count as those of"
          + " state 0. Of articles that were removed only the number is known."
    },
    exitCodeList = {
      "0:done, also when nothing is new",
      "2:a mistyped query or name, no archive or one that cannot be read",
      "3:nothing is new, with --exit-code"
    },
    footer = {
      "  dateline changes archive",
      "  dateline changes archive --since 7 --entity 'Sean Duffy'",
      "  dateline changes archive --since 7 --questions mine.txt --exit-code >new &&",
      "    mail -s News desk@example.org <new"
    })
final class ChangesCommand implements Callable<Integer> {
  private static final int NOTHING = 3;

  @ParentCommand private Dateline dateline;

  @Parameters(paramLabel = "ARCHIVE", description = "The archive's folder.")
  private Path archive;

  @Option(
      names = "--since",
      paramLabel = "STATE",
      description = "The state from which on; 0 for all that there is.")
  private @Nullable Long since;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description =
          "A file of queries, one a line, to be told the new answers to; empty lines and those that"
              + " begin with # are passed over.")
  private @Nullable Path questions;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description = "Only pairs with this name; can be given several times.")
  private List<String> entities = new ArrayList<>();

  @Mixin private TypeOption types;

  @Option(
      names = "--min-both",
      paramLabel = "N",
      description = "Tell of new pairs of names once they are together in N articles (default: 1).")
  private @Nullable Long minimumTogether;

  @Option(
      names = "--exit-code",
      description = "End with status 3 where nothing is new, so that a script can tell.")
  private boolean exitCode;

  @Mixin private TextOrJsonOption format;

  @Mixin private VerifyOption verify;

  @Override
  public Integer call() throws IOException {
    Checks.that(
        since != null || !isNarrowed(),
        "--questions, --entity, --type, --min-both and --exit-code need --since STATE");
    List<Query> asked = questions == null ? List.of() : queries(questions);
    try (Archive open = dateline.open(archive, verify, asked.toArray(Query[]::new))) {
      types.check(open);
      if (since == null) {
        state(open);
        return Dateline.DONE;
      }
      Changes.Request request =
          open.changes(Checks.atLeast(0, "--since", since))
              .types(types.wanted())
              .questions(asked)
              .minimumTogether(
                  minimumTogether == null ? 1 : Checks.atLeast(1, "--min-both", minimumTogether));
      if (!entities.isEmpty()) {
        List<Entity> named = new ArrayList<>();
        for (String name : entities) {
          named.add(open.entity(name));
        }
        request.only(named);
      }
      Changes changes = request.changes();
      if (format.isJson()) {
        Json.write(dateline.terminal().out(), ChangeColumns.DOCUMENT, changes);
      } else {
        ChangeText.of(changes, dateline.terminal().style()).forEach(dateline.terminal()::line);
      }
      return exitCode && changes.isEmpty() ? NOTHING : Dateline.DONE;
    }
  }

  private boolean isNarrowed() {
    return questions != null
        || !entities.isEmpty()
        || types.areGiven()
        || minimumTogether != null
        || exitCode;
  }

  private void state(Archive open) throws IOException {
    if (format.isJson()) {
      try (Json json = Json.indented(dateline.terminal().out())) {
        json.object().number("state", open.state()).endObject().endLine();
      }
    } else {
      dateline.terminal().line(ChangeText.state(open.state()));
    }
  }

  private static List<Query> queries(Path file) throws IOException {
    List<String> lines;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(PlainFiles.named(file));
      lines = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().lines().toList();
    } catch (CharacterCodingException e) {
      throw new DatelineException(file + " is not in UTF-8");
    }
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          queries.add(Query.parse(line));
        } catch (DatelineException e) {
          throw new DatelineException(file + ", line " + (i + 1) + ": " + e.problem());
        }
      }
    }
    return queries;
  }
}
