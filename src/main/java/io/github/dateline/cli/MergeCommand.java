package io.github.dateline.cli;

import io.github.dateline.ArchiveWriter;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline merge}: merges archives and shards into a new archive. */
@Command(
    name = "merge",
    customSynopsis = "dateline merge [OPTION...] ARCHIVE SOURCE...",
    description = {
      "Join archives into a new one.",
      "",
      "Nothing is annotated again, so all must be the work of one annotator. Of articles with the"
          + " same id the one in the last source stays. The sources are left as they are; their"
          + " curation files are not joined."
    },
    exitCodeList = {"0:the new archive is there", "2:it is not"},
    footer = {
      "  dateline merge year january february march",
      "  dateline merge --shards 1 whole archive-of-eight-shards"
    })
final class MergeCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Parameters(
      index = "0",
      paramLabel = "ARCHIVE",
      description = "The new archive's folder, which is not there yet.")
  private Path archive;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "The folders of the archives to join.")
  private List<Path> sources;

  @Mixin private ShardsOption shards;

  @Mixin private TextOrJsonOption format;

  @Override
  public Integer call() throws IOException {
    int count = shards.number().orElse(1);
    sources.forEach(Checks::archive);
    long articles = ArchiveWriter.merge(archive, sources, count);
    if (format.isJson()) {
      try (Json json = Json.indented(dateline.terminal().out())) {
        json.object().number("articles", articles).number("shards", count).endObject().endLine();
      }
    } else {
      dateline
          .terminal()
          .line(
              "archive "
                  + archive
                  + " holds "
                  + Formats.articles(articles)
                  + " in "
                  + Formats.count(count, "shard", "shards"));
    }
    return Dateline.DONE;
  }
}
