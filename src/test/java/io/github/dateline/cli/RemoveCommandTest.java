package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.DatelineException;
import io.github.dateline.Query;
import io.github.dateline.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Taking articles out: by id, by query, and what a folder no longer has. */
class RemoveCommandTest {
  @TempDir Path folder;

  Path archive;
  Path articles;

  @BeforeEach
  void write() throws IOException {
    archive = folder.resolve("archive");
    articles = folder.resolve("articles");
    for (int i = 10; i < 40; i++) {
      CommandLineRun.write(articles.resolve("a" + i + ".txt"), "Nasa flies number " + i + ".\n");
    }
    CommandLineRun.of("index", archive, articles).succeeds();
  }

  private List<String> ids() throws IOException {
    try (Archive open = Archive.open(archive)) {
      List<String> ids = open.ids(Query.all());
      List<String> slow = new ArrayList<>();
      open.articles().forEach(article -> slow.add(article.article().id()));
      assertThat(ids).isSorted().containsExactlyInAnyOrderElementsOf(slow);
      return ids;
    }
  }

  private CommandLineRun mirror(Object... rest) {
    List<Object> args = new ArrayList<>(List.of("index", "--mirror", archive));
    args.addAll(List.of(rest));
    return CommandLineRun.of(args.toArray());
  }

  @Test
  void takesOutByIdAndByQuery() throws IOException {
    CommandLineRun dry =
        CommandLineRun.of("remove", "--dry-run", archive, "a10.txt", "a11.txt").succeeds();
    assertThat(dry.out())
        .isEqualTo(
            "2 articles would be taken out\n  a10.txt\n  a11.txt\narchive "
                + archive
                + " would hold 28 articles\n");
    assertThat(ids()).hasSize(30);

    CommandLineRun some = CommandLineRun.of("remove", archive, "a10.txt", "nowhere");
    assertThat(some.status()).isEqualTo(1);
    assertThat(some.err()).isEqualTo("dateline: nowhere: no such article\n");
    assertThat(ids()).hasSize(29).doesNotContain("a10.txt");

    CommandLineRun none = CommandLineRun.of("remove", archive, "a10.txt");
    assertThat(none.status()).isEqualTo(2);
    CommandLineRun query =
        CommandLineRun.of("remove", "--format", "json", archive, "--query", "body:\"number 12\"")
            .succeeds();
    assertThat(query.json())
        .isEqualTo(
            Map.of(
                "dryRun",
                false,
                "removed",
                List.of("a12.txt"),
                "missing",
                List.of(),
                "articles",
                28L));
    CommandLineRun.of("remove", archive, "--query", "nobody").succeeds();
    assertThat(ids()).hasSize(28);

    CommandLineRun.of("remove", archive).failsWith("give either ids or --query");
    CommandLineRun.of("remove", archive, "--query", " ").failsWith("nothing to look for");
    CommandLineRun.of("remove", archive, "x", "--query", "x").failsWith("either");
    CommandLineRun.of("remove", folder, "x").failsWith("is no archive");
    CommandLineRun.of("check", archive).succeeds();

    CommandLineRun.of("index", archive, articles).succeeds();
    assertThat(ids()).hasSize(30);
  }

  @Test
  void mirrorsWhatIsGone() throws IOException {
    Files.delete(articles.resolve("a11.txt"));
    CommandLineRun.write(articles.resolve("b.txt"), "Nasa is new.\n");
    CommandLineRun run = mirror(articles).succeeds();
    assertThat(run.out())
        .startsWith(
            "1 of the archive's 30 articles is no longer there and will be taken out\n"
                + "1 article added, 0 replaced, 29 unchanged, 0 set aside, 1 taken out\n");
    assertThat(ids()).hasSize(30).contains("b.txt").doesNotContain("a11.txt");

    CommandLineRun json = mirror("--format", "json", articles);
    assertThat(json.status()).isZero();
    assertThat(json.json()).containsEntry("removed", 0L);
    assertThat(json.err()).contains("0 of the archive's 30 articles are no longer there");
  }

  @Test
  void doesNothingWhereMuchIsGone() throws IOException {
    for (int i = 10; i < 25; i++) {
      Files.delete(articles.resolve("a" + i + ".txt"));
    }
    CommandLineRun.write(articles.resolve("b.txt"), "Nasa is new.\n");
    mirror(articles)
        .failsWith("15 of the archive's 30 articles are no longer there", "a tenth", "--yes");
    assertThat(ids()).hasSize(30);
    mirror("--yes", articles).succeeds();
    assertThat(ids()).hasSize(16).contains("b.txt");
  }

  @Test
  void doesNothingWhereAFolderIsGoneOrEmpty() throws IOException {
    Path other = folder.resolve("other");
    mirror(articles, other).failsWith("other: no such file or folder");
    mirror("--yes", articles, other).failsWith("other: no such file or folder; nothing was done\n");
    Files.createDirectories(other);
    CommandLineRun.write(other.resolve("x.pdf"), "x");
    mirror(articles, other).failsWith("other: no article in it");
    mirror(other).failsWith("other: no article in it");
    mirror("--yes", articles, other).succeeds();
    assertThat(ids()).hasSize(30);
    CommandLineRun all = mirror("--yes", other);
    assertThat(all.status()).isZero();
    assertThat(ids()).isEmpty();
    mirror("--reannotate", articles).failsWith("do not go together");
  }

  @Test
  void keepsWhatCannotBeReadNow() throws IOException {
    Files.write(articles.resolve("a11.txt"), "{\\rtf1 x}".getBytes(StandardCharsets.UTF_8));
    CommandLineRun.write(
        articles.resolve("c.jsonl"), "{\"body\":\"Nasa.\"}\n{\"body\":\"Two.\"}\n");
    CommandLineRun first = mirror(articles);
    assertThat(first.status()).isEqualTo(1);
    assertThat(first.out()).contains("2 articles added", "1 set aside, 0 taken out");
    CommandLineRun.write(articles.resolve("c.jsonl"), "{\"body\":\"Nasa.\"}\n{\"body\":\n");
    assertThat(mirror(articles).out()).contains("0 taken out");
    assertThat(ids()).hasSize(32).contains("a11.txt", "c.jsonl:2");
    assertThat(mirror("--yes", articles).out()).contains("2 taken out");
    assertThat(ids()).hasSize(30);
  }

  @Test
  void retainsWhatIsWantedOfEveryShard() {
    Seeds.times(
        20,
        random -> {
          Path copy = folder.resolve("copy" + random.nextLong());
          CommandLineRun.of("index", "--shards", 1 + random.nextInt(4), copy, articles).succeeds();
          Set<String> wanted = new HashSet<>();
          int share = random.nextInt(11);
          ids().stream().filter(id -> random.nextInt(10) < share).forEach(wanted::add);
          double most = random.nextDouble();
          try (ArchiveWriter writer = ArchiveWriter.open(copy)) {
            int gone = 30 - wanted.size();
            if (gone > most * 30) {
              assertThatThrownBy(() -> writer.retain(wanted::contains, most))
                  .isInstanceOf(DatelineException.class)
                  .hasMessageContaining(gone + " of 30");
            } else {
              assertThat(writer.retain(wanted::contains, most))
                  .isSorted()
                  .hasSize(gone)
                  .doesNotContainAnyElementsOf(wanted);
              assertThat(writer.retain(wanted::contains, 0)).isEmpty();
              writer.commit();
              try (Archive open = Archive.open(copy)) {
                assertThat(open.ids(Query.all())).containsExactlyInAnyOrderElementsOf(wanted);
              }
            }
          }
        });
  }

  @Test
  void anArchiveKeepsItsSettings() throws IOException {
    AnnotatorOptions options = new AnnotatorOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs();
    for (String identity :
        new String[] {
          "corenlp-4.5.10 english.all.3class.distsim.crf news-16 no links",
          "corenlp-4.5.10 english.all.3class.distsim.crf news-16 dates-2 no links",
          "corenlp-4.5.10 full-1"
        }) {
      options.like(identity);
      String like = options.annotator().identity();
      assertThat(like.replaceFirst("-\\d+\\.\\S+", ""))
          .isEqualTo(identity.replaceFirst("-\\d+\\.\\S+", ""));
    }
  }
}
