package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import io.github.dateline.internal.copies.CopiesFile;
import io.github.dateline.internal.copies.KeptCopies;
import io.github.dateline.report.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that index, rebuild, merge, curate, report, look for copies and compile a model, one
 * after the other in the same folder, each killed at some moment: nothing that was committed is
 * lost, and the next one goes on.
 *
 * <p>The build kills some, {@code -Plong} a thousand.
 */
class KilledRunsTest {
  private static final int KILLS =
      Integer.getInteger("dateline.kills", Seeds.takesLong() ? 1000 : 8);

  private static final int ARTICLES = 30;

  /** The articles below this are committed at once, and so are the others. */
  private static final int FIRST = 20;

  private static final byte[] MODEL = new byte[1 << 18];

  @TempDir Path temp;

  static {
    new Random(6).nextBytes(MODEL);
  }

  @Test
  void nothingIsLostAndNoOneLockedOut() throws Exception {
    Random random = new Random(Long.getLong("dateline.seed", 12));
    Path folder = Files.createDirectory(temp.resolve("work"));
    Path log = temp.resolve("log.txt");
    Path ready = temp.resolve("ready");
    Jvm jvm =
        new Jvm()
            .with("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx200m")
            .with("--enable-native-access=ALL-UNNAMED");
    assertThat(start(jvm, log, folder, ready, "1").waitFor()).as(Files.readString(log)).isZero();
    TreeMap<String, Integer> killed = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(jvm, log, folder, ready, "1000000");
      while (Files.notExists(ready)) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        process.waitFor(2, TimeUnit.MILLISECONDS);
      }
      // By the time that it has worked: on a busy machine that is not the time that has gone by.
      Duration most = worked(process).plusMillis(random.nextInt(600));
      while (worked(process).compareTo(most) < 0) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        process.waitFor(2, TimeUnit.MILLISECONDS);
      }
      process.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();
      killed.merge(lastLine(log), 1, Integer::sum);
      check(folder, "kill " + kill);
      if (kill % 100 == 99) {
        System.out.println(kill + 1 + " kills, by what was done: " + killed);
      }
    }
    assertThat(start(jvm, log, folder, ready, "1").waitFor()).as(Files.readString(log)).isZero();
    check(folder, "at last");
    try (Stream<Path> files = Files.walk(folder)) {
      // What a run left that compiled a model is removed an hour later.
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part") || name.startsWith("pending"));
    }
    try (Stream<Path> files = Files.list(folder.resolve("archive"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("shard-"))
          .hasSize(2);
    }
    // The figures of docs/safety.md.
    System.out.println(KILLS + " kills, by what was done: " + killed);
  }

  private static Process start(Jvm jvm, Path log, Path folder, Path ready, String rounds)
      throws IOException {
    Files.deleteIfExists(ready);
    return jvm.start(log, Work.class, folder.toString(), ready.toString(), rounds);
  }

  private static Duration worked(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "start" : lines.getLast();
  }

  private static void check(Path folder, String what) throws IOException, UnknownModelException {
    Path archive = folder.resolve("archive");
    assertThat(Archive.check(archive)).as(what).isEmpty();
    List<Article> found = articles(archive);
    assertThat(found).as(what).hasSize(ARTICLES);
    for (boolean first : new boolean[] {true, false}) {
      Set<Article> part = new HashSet<>();
      found.stream().filter(article -> isFirst(article) == first).forEach(part::add);
      assertThat(part)
          .as(what)
          .isIn(
              Stream.of(0, 1)
                  .map(version -> {
                    Set<Article> all = new HashSet<>();
                    Work.articles(version).forEach(article -> all.add(article.article()));
                    all.removeIf(article -> isFirst(article) != first);
                    return all;
                  })
                  .toList());
    }
    try (Curation curation = Curation.open(archive, "test")) {
      assertThat(curation.problems()).as(what).isEmpty();
    }
    assertThat(Files.readString(archive.resolve("curation.txt"))).as(what).endsWith("\n");
    assertThat(new CopiesFile(archive).fault()).as(what).isEmpty();
    Path merged = folder.resolve("merged");
    if (Archive.exists(merged)) {
      assertThat(Archive.check(merged)).as(what).isEmpty();
      assertThat(articles(merged)).as(what).hasSize(ARTICLES);
    }
    assertThat(Files.readString(folder.resolve("page.html")))
        .as(what)
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n");
    assertThat(Work.model(folder)).as(what).isEqualTo(MODEL);
  }

  private static boolean isFirst(Article article) {
    return Integer.parseInt(article.id().substring(1)) < FIRST;
  }

  /** Without their names, of which one may be hidden, and which have been checked. */
  private static List<Article> articles(Path archive) throws IOException {
    List<Article> articles = new ArrayList<>();
    try (Archive open = Archive.open(archive)) {
      open.articles().forEach(article -> articles.add(article.article()));
    }
    return articles;
  }

  /** Does all of it, so many times, and says before each part what it is. */
  static final class Work {
    private static final List<String> PARTS =
        List.of("index", "rebuild", "curate", "merge", "report", "copies", "compile");

    private Work() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Path archive = folder.resolve("archive");
      // All else goes on from an archive that is there.
      int first = Files.exists(archive) ? new Random().nextInt(PARTS.size()) : 0;
      Files.createFile(Path.of(arguments[1]));
      int parts = Integer.parseInt(arguments[2]) * PARTS.size();
      for (int i = 0; i < parts; i++) {
        run((first + i) % PARTS.size(), archive, folder);
      }
    }

    private static void run(int part, Path archive, Path folder) throws Exception {
      System.out.println(PARTS.get(part));
      System.out.flush();
      List<AnnotatedArticle> articles = articles(new Random().nextInt(2));
      switch (part) {
        case 0 -> {
          try (ArchiveWriter writer = ArchiveWriter.open(archive, 2)) {
            add(writer, articles.subList(0, FIRST));
            writer.commit();
            add(writer, articles.subList(FIRST, ARTICLES));
          }
        }
        case 1 -> {
          try (ArchiveWriter writer = ArchiveWriter.rebuild(archive)) {
            add(writer, articles);
            writer.commit();
          }
        }
        case 2 -> {
          try (Curation curation = Curation.open(archive, "test")) {
            // Each is a decision, and none can be one that cannot be made.
            curation.rename(curation.entity("PERSON/Name0 Part0"), "Ada " + System.nanoTime());
          }
        }
        case 3 -> {
          IOUtils.rm(folder.resolve("merged"));
          ArchiveWriter.merge(folder.resolve("merged"), List.of(archive, archive), 2);
        }
        case 4 -> {
          try (Archive open = Archive.open(archive)) {
            Report.builder(open).build().write(folder.resolve("page.html"));
          }
        }
        case 5 -> {
          Files.deleteIfExists(archive.resolve("copies.bin"));
          KeptCopies.find(archive);
        }
        default -> {
          IOUtils.rm(folder.resolve("cache"));
          model(folder);
        }
      }
    }

    private static void add(ArchiveWriter writer, List<AnnotatedArticle> articles)
        throws IOException {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
      }
    }

    /** One of two versions of the same articles. */
    static List<AnnotatedArticle> articles(int version) {
      RandomArticles make = new RandomArticles(new Random(version), 40);
      List<AnnotatedArticle> articles = new ArrayList<>();
      for (int i = 0; i < ARTICLES; i++) {
        articles.add(make.article("a" + i, 6));
      }
      return articles;
    }

    static byte[] model(Path folder) throws IOException, UnknownModelException {
      ByteBuffer bytes =
          new CompiledModels(Optional.of(folder.resolve("cache")))
              .load(
                  new Model(),
                  (file, before) -> {
                    byte[] all = file.readAllBytes();
                    return ByteBuffer.allocate(before + all.length).put(before, all);
                  });
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      return content;
    }
  }

  /** What is compiled: bytes as they are. */
  private static final class Model implements CompiledModels.Source {
    @Override
    public String name() {
      return "model";
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(MODEL);
    }

    @Override
    public ModelResource.Fingerprint fingerprint() {
      return new ModelResource.Fingerprint(MODEL.length, Arrays.hashCode(MODEL));
    }
  }
}
