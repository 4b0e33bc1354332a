package io.github.dateline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveFingerprint;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.CorpusArchive;
import io.github.dateline.Jvm;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
  private static List<String> ids;

  private Cluster cluster;

  @BeforeAll
  static void makeWhatIsExpected() throws IOException {
    news = Files.createDirectories(temp.resolve("news"));
    try (ArticleReader articles = ArticleReader.open(Path.of("corpus"));
        Writer out = Files.newBufferedWriter(news.resolve("corpus.jsonl"))) {
      ids = new ArrayList<>();
      while (articles.hasNext()) {
        Article article = articles.next();
        ids.add(article.id());
        out.write(Lines.of(article));
      }
    }
    Path one = temp.resolve("one");
    CorpusArchive.make(one, news);
    expected = ArchiveFingerprint.of(one, WORDS);
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
    Path disturbed = Files.createDirectory(temp.resolve("disturbed-killed"));
    Process driver = index(archive, "killed", disturbing(disturbed));
    until(driver, () -> FaultyAnnotator.hasStopped(disturbed));
    assertThat(FaultyAnnotator.stopped(disturbed).destroyForcibly()).isTrue();
    ends(driver, "killed");
    assertThat(FaultyAnnotator.hasThrown(disturbed)).isTrue();
    answersAsOneMachine(archive);
  }

  /** The attempt that has stopped never ends, so the job does not unless it is run twice. */
  @Test
  void tasksRunTwiceAtOnce() throws Exception {
    Path archive = temp.resolve("speculative");
    Path disturbed = Files.createDirectory(temp.resolve("disturbed-speculative"));
    Process driver =
        index(
            archive,
            "speculative",
            disturbing(disturbed),
            "-Dspark.speculation=true",
            "-Dspark.speculation.multiplier=1.0",
            "-Dspark.speculation.quantile=0.1",
            "-Dspark.speculation.interval=10ms",
            "-Dspark.speculation.minTaskRuntime=1ms");
    ends(driver, "speculative");
    assertThat(FaultyAnnotator.hasStopped(disturbed)).isTrue();
    answersAsOneMachine(archive);
  }

  @Test
  void theDriverIsKilledAndTheJobStartedAgain() throws Exception {
    Path archive = temp.resolve("again");
    Path disturbed = Files.createDirectory(temp.resolve("disturbed-again"));
    Process driver = index(archive, "first", disturbing(disturbed));
    until(driver, () -> FaultyAnnotator.hasStopped(disturbed) && parts(archive).size() >= 2);
    Map<String, String> before = parts(archive);
    driver.destroyForcibly().waitFor();
    assertThat(archive.resolve("archive.json")).doesNotExist();
    Process again = index(archive, "second");
    ends(again, "second");
    // They name the attempts, so none was made again.
    assertThat(parts(archive)).hasSizeGreaterThan(before.size()).containsAllEntriesOf(before);
    answersAsOneMachine(archive);
  }

  /**
   * Takes minutes, and so is for those who name a file of JSON lines: {@code mvn -Pcluster test
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
    List<String> answers = ArchiveFingerprint.of(one, words);
    assertThat(answers).hasSizeGreaterThan(1000);
    String parts = "-Ddateline.split=1000000";
    Path threads = temp.resolve("many-threads");
    Process local =
        new Jvm()
            .with("-Xmx1g", "-Dspark.master=local[2]", "-Dspark.ui.enabled=false", parts)
            .start(
                temp.resolve("threads.log"), SmallSplitsDriver.class, threads.toString(), articles);
    ends(local, "threads");
    assertThat(Archive.check(threads)).isEmpty();
    assertThat(ArchiveFingerprint.of(threads, words)).isEqualTo(answers);
    Path many = temp.resolve("many-cluster");
    ends(
        cluster.drive(temp.resolve("many.log"), new String[] {parts}, many.toString(), articles),
        "many");
    assertThat(Archive.check(many)).isEmpty();
    assertThat(ArchiveFingerprint.of(many, words)).isEqualTo(answers);
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

  private static String disturbing(Path folder) {
    return "-Ddateline.disturbed="
        + String.join("|", folder.toString(), ids.get(ids.size() / 4), ids.get(ids.size() / 2));
  }

  private static void until(Process driver, Condition condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    while (!condition.holds()) {
      assertThat(driver.isAlive() && System.nanoTime() < deadline).isTrue();
      driver.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** What is waited for. */
  private interface Condition {
    boolean holds() throws IOException;
  }

  /** What tasks have said of the parts that are done, by name. */
  private static Map<String, String> parts(Path archive) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (var work = Files.newDirectoryStream(archive, "_work-*")) {
      for (Path folder : work) {
        try (var markers = Files.newDirectoryStream(folder, "part-*.json")) {
          for (Path marker : markers) {
            parts.put(marker.getFileName().toString(), Files.readString(marker));
          }
        }
      }
    }
    return parts;
  }

  private static void answersAsOneMachine(Path archive) throws IOException {
    assertThat(Archive.check(archive)).isEmpty();
    assertThat(ArchiveFingerprint.of(archive, WORDS)).isEqualTo(expected);
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
