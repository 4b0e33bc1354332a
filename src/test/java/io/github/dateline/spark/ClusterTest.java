package io.github.dateline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.CorpusArchive;
import io.github.dateline.Fingerprint;
import io.github.dateline.Jvm;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standalone Spark cluster on this machine, a master and two workers, each a JVM, annotating the
 * corpus with CoreNLP while it is disturbed.
 */
@Tag("cluster")
class ClusterTest {
  private static final List<String> WORDS = List.of("moon", "crew AND launch", "station");
  private static final long PATIENCE_MINUTES = 10;

  @TempDir static Path temp;

  private static Path news;
  private static List<String> expected;

  private Cluster cluster;

  @BeforeAll
  static void makeWhatIsExpected() throws IOException {
    Path one = temp.resolve("one");
    CorpusArchive.make(one);
    expected = Fingerprint.of(one, WORDS);
    news = Files.createDirectories(temp.resolve("news"));
    try (ArticleReader articles = ArticleReader.open(Path.of("corpus"));
        Writer out = Files.newBufferedWriter(news.resolve("corpus.jsonl"))) {
      while (articles.hasNext()) {
        out.write(Lines.of(articles.next()));
      }
    }
  }

  @BeforeEach
  void start() throws IOException {
    cluster = Cluster.start(Files.createTempDirectory(temp, "cluster"));
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
  }

  @Test
  void anUndisturbedClusterAnswersAsOneMachine() throws Exception {
    Path archive = temp.resolve("plain");
    Process driver = index(archive, "plain");
    ends(driver, "plain");
    answersAsOneMachine(archive);
  }

  @Test
  void anExecutorIsKilledInTheMiddle() throws Exception {
    Path archive = temp.resolve("killed");
    Process driver = index(archive, "killed");
    until(driver, () -> parts(archive) >= 2);
    assertThat(cluster.killAnExecutor()).isTrue();
    ends(driver, "killed");
    answersAsOneMachine(archive);
  }

  @Test
  void tasksRunTwiceAtOnce() throws Exception {
    Path archive = temp.resolve("speculative");
    Process driver =
        index(
            archive,
            "speculative",
            "-Dspark.speculation=true",
            "-Dspark.speculation.multiplier=1.0",
            "-Dspark.speculation.quantile=0.1",
            "-Dspark.speculation.interval=10ms",
            "-Dspark.speculation.minTaskRuntime=1ms");
    ends(driver, "speculative");
    answersAsOneMachine(archive);
  }

  @Test
  void theDriverIsKilledAndTheJobStartedAgain() throws Exception {
    Path archive = temp.resolve("again");
    Process driver = index(archive, "first");
    until(driver, () -> parts(archive) >= 2);
    driver.destroyForcibly().waitFor();
    long before = parts(archive);
    assertThat(archive.resolve("archive.json")).doesNotExist();
    assertThat(before).isPositive();
    Process again = index(archive, "second");
    ends(again, "second");
    answersAsOneMachine(archive);
  }

  /**
   * Takes minutes, and so is for whoever names a file of JSON lines: {@code mvn -Pcluster test
   * -Dtest=ClusterTest#manyArticles* -Ddateline.articles=reuters.jsonl}.
   */
  @Test
  @EnabledIfSystemProperty(named = "dateline.articles", matches = ".+")
  void manyArticlesHaveOneAnswerFromHereFromThreadsAndFromACluster() throws Exception {
    String articles = System.getProperty("dateline.articles");
    List<String> words = List.of("oil", "bank AND profit", "japan AND NOT trade");
    Path one = temp.resolve("many-one");
    try (ArticleReader reader = ArticleReader.open(Path.of(articles));
        ArchiveWriter writer = ArchiveWriter.open(one)) {
      Indexer.of(CoreNlpAnnotator.english(), writer).add(reader);
    }
    List<String> answers = Fingerprint.of(one, words);
    assertThat(answers).hasSizeGreaterThan(1000);
    String parts = "-Ddateline.split=1000000";
    Path threads = temp.resolve("many-threads");
    Process local =
        new Jvm()
            .with("-Xmx1g", "-Dspark.master=local[2]", "-Dspark.ui.enabled=false", parts)
            .start(temp.resolve("threads.log"), SmallParts.class, threads.toString(), articles);
    ends(local, "threads");
    assertThat(Archive.check(threads)).isEmpty();
    assertThat(Fingerprint.of(threads, words)).isEqualTo(answers);
    Path many = temp.resolve("many-cluster");
    ends(
        cluster.drive(temp.resolve("many.log"), new String[] {parts}, many.toString(), articles),
        "many");
    assertThat(Archive.check(many)).isEmpty();
    assertThat(Fingerprint.of(many, words)).isEqualTo(answers);
    System.out.println(answers.size() + " lines of answers are the same");
    for (String log : List.of("threads", "many")) {
      Files.readAllLines(temp.resolve(log + ".log")).stream()
          .filter(line -> line.startsWith("Summary["))
          .forEach(line -> System.out.println(log + ": " + line));
    }
  }

  private Process index(Path archive, String log, String... settings) throws IOException {
    return cluster.drive(temp.resolve(log + ".log"), settings, archive.toString(), news.toString());
  }

  private static void ends(Process driver, String log) throws Exception {
    boolean ended = driver.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    assertThat(ended && driver.exitValue() == 0)
        .as(Files.readString(temp.resolve(log + ".log")))
        .isTrue();
  }

  private static void until(Process driver, Supplier<Boolean> condition) throws Exception {
    while (!condition.get()) {
      assertThat(driver.isAlive()).isTrue();
      driver.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** How many parts are done. */
  private static long parts(Path archive) {
    try (var files = Files.walk(archive, 2)) {
      return files
          .filter(file -> file.getFileName().toString().matches("part-[0-9]+\\.json"))
          .count();
    } catch (IOException | java.io.UncheckedIOException e) {
      // Being written just now.
      return 0;
    }
  }

  private static void answersAsOneMachine(Path archive) throws IOException {
    assertThat(Archive.check(archive)).isEmpty();
    assertThat(Fingerprint.of(archive, WORDS)).isEqualTo(expected);
  }

  /** Articles as JSON lines. */
  private static final class Lines {
    private Lines() {}

    static String of(Article article) throws IOException {
      java.io.StringWriter line = new java.io.StringWriter();
      try (var json = new com.fasterxml.jackson.core.JsonFactory().createGenerator(line)) {
        json.writeStartObject();
        json.writeStringField("id", article.id());
        json.writeStringField("headline", article.headline());
        json.writeStringField("body", article.body());
        if (article.published().isPresent()) {
          json.writeStringField("published", article.published().get());
        }
        if (article.source().isPresent()) {
          json.writeStringField("source", article.source().get());
        }
        if (article.url().isPresent()) {
          json.writeStringField("url", article.url().get());
        }
        json.writeEndObject();
      }
      return line + "\n";
    }
  }
}
