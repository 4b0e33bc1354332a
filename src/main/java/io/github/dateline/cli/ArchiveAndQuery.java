package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The parameters ARCHIVE and QUERY: the archive that is asked, and which of its articles. */
final class ArchiveAndQuery {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The archive's folder.")
  private Path archive;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "QUERY",
      description = {
        "Which articles: all, unless a query is given, such as"
            + " 'moon AND person:\"Sean Duffy\"'. 'dateline search --help' tells what a query can"
            + " say."
      })
  private List<String> words = new ArrayList<>();

  @Mixin private VerifyOption verify;

  /** Opens the archive, and says what in the query may not be as it was meant. */
  Archive open() throws IOException {
    return open(null);
  }

  /** The same with a second query. */
  Archive open(@Nullable String against) throws IOException {
    Dateline dateline = (Dateline) spec.root().userObject();
    return against == null
        ? dateline.open(archive, verify, query())
        : dateline.open(archive, verify, query(), Query.parse(against));
  }

  /** The archive's folder. */
  Path folder() {
    return archive;
  }

  Query query() {
    Checks.archive(archive, words);
    return Query.parse(String.join(" ", words));
  }
}
