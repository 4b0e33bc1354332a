package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Query;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.read.ArticleReader;
import io.github.dateline.read.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make an archive hold what is read and nothing else. */
final class MirrorOptions {
  /** More than this share of an archive is not taken out unless it is meant. */
  private static final double MOST = 0.1;

  private static final String NOTHING_DONE = "; nothing was done";

  private static final String UNLESS_YES = NOTHING_DONE + "; --yes does it all the same";

  @Option(
      names = "--mirror",
      description =
          "Then take out the articles that none of the PATHs holds any longer: give all that the"
              + " archive is made of. How many that are is said first. Nothing at all is done where"
              + " more than a tenth would go, or a folder has no article, unless --yes is given.")
  private boolean mirror;

  @Option(names = "--yes", description = "With --mirror: take them out, however many they are.")
  private boolean yes;

  boolean isAsked() {
    return mirror;
  }

  /** The share of the articles that may go. */
  double most() {
    return yes ? 1 : MOST;
  }

  /**
   * Reads all files to learn which articles are there, and says how many of the archive are not.
   *
   * @return tells by its id whether an article is to stay; null where too many would go, which is
   *     said
   */
  @Nullable Predicate<String> look(
      Path archive, List<Path> paths, ReadOptions options, Terminal terminal, Consumer<String> say)
      throws IOException {
    IdSet there = new IdSet();
    try (ArticleReader reader = ArticleReader.open(paths, options)) {
      reader.forEachRemaining(article -> there.add(article.id()));
      Predicate<String> stays = id -> there.contains(id) || (!yes && reader.mayHold(id));
      for (Path path : paths) {
        String fault = fault(path, options);
        if (!fault.isEmpty() && (!yes || !Files.exists(path))) {
          terminal.complain(
              "--mirror: "
                  + path
                  + ": "
                  + fault
                  + (Files.exists(path) ? UNLESS_YES : NOTHING_DONE));
          return null;
        }
      }
      long all = 0;
      long gone = 0;
      if (Archive.exists(archive)) {
        try (Archive open = Archive.open(archive)) {
          List<String> ids = open.ids(Query.all());
          all = ids.size();
          gone = ids.stream().filter(stays.negate()).count();
        }
      }
      String said =
          Formats.count(gone)
              + " of the archive's "
              + Formats.articles(all)
              + (gone == 1 ? " is" : " are")
              + " no longer there";
      if (gone > most() * all) {
        terminal.complain("--mirror: " + said + ", more than a tenth" + UNLESS_YES);
        return null;
      }
      say.accept(said + (gone == 0 ? "" : " and will be taken out"));
      return stays;
    }
  }

  /** Why a path says nothing of what is gone; empty if it does. */
  private static String fault(Path path, ReadOptions options) {
    if (!Files.exists(path)) {
      return "no such file or folder";
    }
    try (ArticleReader reader = ArticleReader.open(List.of(path), options)) {
      return reader.hasNext() ? "" : "no article in it";
    }
  }
}
