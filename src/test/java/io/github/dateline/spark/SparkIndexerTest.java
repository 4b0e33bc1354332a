package io.github.dateline.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveFingerprint;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.internal.index.ArchivePlan;
import io.github.dateline.read.ArticleReader;
import io.github.dateline.spark.SparkIndexer.AnnotatorSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark inside this JVM, two tasks at once, each tried up to three times. */
class SparkIndexerTest {
  private static final List<String> WORDS = List.of("moon", "crew AND launch", "budget");
  private static final int SPLIT = 3000;

  @TempDir static Path temp;

  private static JavaSparkContext context;
  private static List<String> inputs;
  private static List<String> expected;

  @BeforeAll
  static void start() throws IOException {
    context =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2,3]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.host", "127.0.0.1"));
    context.setLogLevel("OFF");
    inputs = write();
    Path one = temp.resolve("one");
    try (ArticleReader reader = ArticleReader.open(inputs.stream().map(Path::of).toList());
        ArchiveWriter writer = ArchiveWriter.open(one)) {
      Indexer.of(new NamePairAnnotator(), writer).add(reader);
      assertThat(reader.setAside()).hasSize(2);
    }
    // Scores do not forget replaced articles before they are merged away.
    Path merged = temp.resolve("merged");
    ArchivePlan.joining(List.of(one), 1).build(merged, List.of(one));
    expected = ArchiveFingerprint.of(merged, WORDS);
  }

  @AfterAll
  static void stop() {
    context.stop();
  }

  /** Plain and packed files, ids that come again, lines that are no articles. */
  private static List<String> write() throws IOException {
    Random random = new Random(17);
    Path folder = Files.createDirectories(temp.resolve("news with spaces"));
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.write(NamePairAnnotator.lines(0, 120, random));
    first.write("not JSON\n".getBytes(StandardCharsets.UTF_8));
    first.write(NamePairAnnotator.line("a7", random).getBytes(StandardCharsets.UTF_8));
    first.write(NamePairAnnotator.lines(120, 150, random));
    Files.write(folder.resolve("b.jsonl"), first.toByteArray());
    Files.createDirectories(folder.resolve("deep"));
    try (GZIPOutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("deep/c.jsonl.gz")))) {
      packed.write(NamePairAnnotator.lines(140, 200, random));
      packed.write("{\"id\":\"half\",\"bo".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve("a.ndjson"), NamePairAnnotator.lines(190, 230, random));
    Files.writeString(folder.resolve("README.md"), "nothing");
    Path last = temp.resolve("last.jsonl");
    Files.writeString(
        last,
        NamePairAnnotator.line("a3", random) + "{\"id\":\"x\",\"body\":\"This cannot be read.\"}",
        StandardCharsets.UTF_8);
    return List.of(folder.toString(), last.toString());
  }

  private static Path archive(String name) {
    return temp.resolve(name);
  }

  private static SparkIndexer indexer(AnnotatorSource source, int shards) {
    return SparkIndexer.of(context, source).shards(shards).splitBytes(SPLIT);
  }

  /** All answers are the expected ones, no matter who annotated. */
  private static void answersAsOneMachine(Path folder) throws IOException {
    assertThat(answers(ArchiveFingerprint.of(folder, WORDS))).isEqualTo(answers(expected));
  }

  /** All but the first, which names who annotated, as do the foots of tables. */
  private static List<String> answers(List<String> fingerprint) {
    return fingerprint.subList(1, expected.size()).stream()
        .map(answer ->
            answer.replaceAll(Pattern.quote(NamePairAnnotator.IDENTITY) + "[\\w ]*", "name pairs"))
        .toList();
  }

  /**
   * {@link NamePairAnnotator} under another name, with something that may go wrong before each
   * article.
   */
  private abstract static class Troubled implements Annotator {
    private final NamePairAnnotator names = new NamePairAnnotator();
    private final String identity;

    Troubled(String identity) {
      this.identity = identity;
    }

    abstract void before(Article article);

    @Override
    public AnnotatedArticle annotate(Article article) {
      before(article);
      var found = names.annotate(article);
      return new AnnotatedArticle(article, identity, found.tokens(), found.sentences());
    }

    @Override
    public String identity() {
      return identity;
    }
  }

  @Test
  void theArchiveAnswersAsTheOneMadeHere() throws Exception {
    for (int shards : List.of(1, 5)) {
      Path folder = archive("archive" + shards);
      SparkIndexer.Summary done =
          indexer(NamePairAnnotator.source(), shards).index(inputs, folder.toString());
      assertThat(Archive.check(folder)).isEmpty();
      assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(expected);
      assertThat(done.articles()).isEqualTo(230);
      assertThat(done.annotated()).isGreaterThan(230);
      assertThat(done.coreSeconds()).isPositive();
      assertThat(done.setAside())
          .extracting(SetAside::toString)
          .satisfiesExactly(
              fault -> assertThat(fault).contains("b.jsonl, byte ").contains("JSON"),
              fault -> assertThat(fault).contains("c.jsonl.gz:61"),
              fault -> assertThat(fault).isEqualTo("x: asked not to read this"));
      assertThat(names(folder)).allMatch(name -> !name.startsWith("part-"));
    }
  }

  @Test
  void filesLieAnywhereThatHadoopKnows() throws Exception {
    context.hadoopConfiguration().set("fs.far.impl", Far.class.getName());
    for (String scheme : List.of("file", "far")) {
      Path folder = archive("on " + scheme);
      List<String> from = inputs.stream().map(path -> scheme + "://" + path).toList();
      indexer(NamePairAnnotator.source(), 3).index(from, scheme + "://" + folder);
      assertThat(Archive.check(folder)).isEmpty();
      assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(expected);
    }
  }

  /** Files of this machine that nobody takes for such. */
  private static final class Far extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("far:///");
    }
  }

  @Test
  void aRunThatIsDoneIsNotDoneAgainAndNoOtherTakesItsPlace() throws Exception {
    Path folder = archive("twice");
    SparkIndexer indexer = indexer(NamePairAnnotator.source(), 2);
    SparkIndexer.Summary first = indexer.index(inputs, folder.toString());
    Set<String> files = names(folder);
    int before = NamePairAnnotator.ANNOTATED.get();
    assertThat(indexer.index(inputs, folder.toString())).isEqualTo(first);
    assertThat(NamePairAnnotator.ANNOTATED.get()).isEqualTo(before);
    assertThat(names(folder)).isEqualTo(files);
    assertThatThrownBy(() -> indexer.shards(3).index(inputs, folder.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already exists");
    assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(expected);
  }

  @Test
  void whatFailsIsTriedAgain() throws Exception {
    Path folder = archive("failing");
    SparkIndexer indexer = indexer(AnnotatorSource.of(FailingOnce.IDENTITY, FailingOnce::new), 3);
    indexer.index(inputs, folder.toString());
    assertThat(FailingOnce.FAILED).hasSizeGreaterThan(3);
    assertThat(Archive.check(folder)).isEmpty();
    answersAsOneMachine(folder);
  }

  /** An executor's fault, not an article's: once for every tenth article. */
  private static final class FailingOnce extends Troubled {
    private static final String IDENTITY = NamePairAnnotator.IDENTITY + " failing";
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    FailingOnce() {
      super(IDENTITY);
    }

    @Override
    void before(Article article) {
      if (article.id().matches("a[13]0") && FAILED.add(article.id())
          || article.id().matches("a1[67]0") && FAILED.add(article.id())) {
        throw new AssertionError("the executor is lost");
      }
    }
  }

  @Test
  @Timeout(120)
  void whatAKilledTaskThrowsIsNoFaultOfAnArticle() throws Exception {
    Path folder = archive("killed");
    AnnotatorSource source = AnnotatorSource.of(KilledOnce.IDENTITY, KilledOnce::new);
    SparkIndexer.Summary done = indexer(source, 3).index(inputs, folder.toString());
    assertThat(KilledOnce.KILLED.get()).isEqualTo(1);
    assertThat(done.setAside()).hasSize(3).noneMatch(fault -> fault.where().equals("a50"));
    assertThat(done.articles()).isEqualTo(230);
    assertThat(Archive.check(folder)).isEmpty();
    answersAsOneMachine(folder);
  }

  /** Spark kills the task that comes first to one article, which then fails as an article would. */
  private static final class KilledOnce extends Troubled {
    private static final String IDENTITY = NamePairAnnotator.IDENTITY + " killed";
    private static final AtomicInteger KILLED = new AtomicInteger();

    KilledOnce() {
      super(IDENTITY);
    }

    @Override
    void before(Article article) {
      TaskContext task = TaskContext.get();
      if (article.id().equals("a50") && KILLED.compareAndSet(0, 1)) {
        context.sc().killTaskAttempt(task.taskAttemptId(), true, "for a test");
        while (!task.isInterrupted()) {
          Thread.onSpinWait();
        }
        throw new IllegalStateException("a resource is gone");
      }
    }
  }

  @Test
  void aRunCutShortGoesOnWhereItWas() throws Exception {
    Path folder = archive("resumed");
    SparkIndexer indexer = indexer(AnnotatorSource.of(Stopping.IDENTITY, Stopping::new), 2);
    assertThatThrownBy(() -> indexer.index(inputs, folder.toString()))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("no more");
    assertThatThrownBy(() -> Archive.open(folder)).hasMessageContaining("is no archive");
    int before = NamePairAnnotator.ANNOTATED.get();
    assertThat(before).isPositive();
    Stopping.stopped = false;
    SparkIndexer.Summary done = indexer.index(inputs, folder.toString());
    assertThat(NamePairAnnotator.ANNOTATED.get() - before).isLessThan((int) done.annotated());
    answersAsOneMachine(folder);
  }

  /** Fails for good at a late article, until told otherwise. */
  private static final class Stopping extends Troubled {
    private static final String IDENTITY = NamePairAnnotator.IDENTITY + " stopping";
    private static volatile boolean stopped = true;

    Stopping() {
      super(IDENTITY);
    }

    @Override
    void before(Article article) {
      if (stopped && article.id().equals("a199")) {
        throw new AssertionError("no more");
      }
    }
  }

  /** An attempt that was given up, and goes on when the archive is there. */
  @Test
  void whatComesBackFromTheDeadChangesNothing() throws Exception {
    Path folder = archive("late");
    AnnotatorSource source = AnnotatorSource.of(Late.IDENTITY, Late::new);
    SparkIndexer indexer = indexer(source, 2);
    Configuration configuration = context.hadoopConfiguration();
    List<HadoopFolder.HadoopFile> files = new ArrayList<>();
    for (String input : inputs) {
      files.addAll(HadoopFolder.of(input, configuration).inputs());
    }
    IndexPlan job = IndexPlan.of(folder.toString(), files, Late.IDENTITY, 2, SPLIT);
    List<SparkIndexer.Summary> meanwhile = new ArrayList<>();
    Late.meanwhile.set(() -> meanwhile.add(indexer.index(inputs, folder.toString())));
    TaskResult late = new AnnotateTask(job, source, configuration).run(job.splits().getFirst());
    assertThat(Late.refused).isPositive();
    assertThat(late.setAside()).isEmpty();

    HadoopFolder place = HadoopFolder.of(folder.toString(), configuration);
    place.upload(Files.createDirectory(archive("nothing")), "shard-1.late");
    TaskResult wrong = new TaskResult("shard-1.late", 0, 0, 0, List.of());
    place.in(job.workFolder()).publish("shard-1.json", wrong.toJson(), "late");

    assertThat(Archive.check(folder)).isEmpty();
    answersAsOneMachine(folder);
    assertThat(meanwhile).containsExactly(indexer.index(inputs, folder.toString()));
    answersAsOneMachine(folder);
  }

  /** At its first article lets something else happen, and reads nothing any more thereafter. */
  private static final class Late extends Troubled {
    private static final String IDENTITY = NamePairAnnotator.IDENTITY + " late";

    private static final AtomicReference<Meanwhile> meanwhile = new AtomicReference<>();
    private static volatile int refused;
    private final ThreadLocal<Boolean> isDead = ThreadLocal.withInitial(() -> false);

    Late() {
      super(IDENTITY);
    }

    /** What happens before it comes back. */
    private interface Meanwhile {
      void run() throws IOException;
    }

    @Override
    void before(Article article) {
      Meanwhile first = meanwhile.getAndSet(null);
      if (first != null) {
        try {
          first.run();
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        isDead.set(true);
      }
      if (isDead.get()) {
        refused++;
        throw new IllegalStateException("dead");
      }
    }
  }

  @Test
  void questionsAreAnsweredAsByTheOpenArchive() throws Exception {
    Path folder = archive("asked");
    indexer(NamePairAnnotator.source(), 3).index(inputs, folder.toString());
    List<CooccurrenceQuery> questions = new ArrayList<>();
    for (Unit unit : List.of(Unit.ARTICLE, Unit.SENTENCE, new Unit.Sentences(2))) {
      for (Copies copies : Copies.values()) {
        questions.add(
            CooccurrenceQuery.builder().unit(unit).copies(copies).evidence(2).limit(20).build());
        questions.add(
            CooccurrenceQuery.builder()
                .unit(unit)
                .copies(copies)
                .scope(Query.parse("moon"))
                .build());
      }
    }
    String shared = folder.toString();
    // @start region="ask"
    List<CooccurrenceTable> answers = SparkCooccurrences.of(context, shared).answer(questions);
    // @end
    try (Archive archive = Archive.open(folder)) {
      for (int i = 0; i < questions.size(); i++) {
        assertThat(answers.get(i)).isEqualTo(archive.cooccurrences(questions.get(i)));
      }
    }
    assertThat(SparkCooccurrences.of(context, folder.toString()).answer(List.of())).isEmpty();
  }

  @Test
  void annotatesWithCoreNlp() throws IOException {
    Path folder = archive("english");
    String news =
        Files.writeString(
                temp.resolve("english.jsonl"),
                "{\"id\":\"a\",\"body\":\"Angela Merkel met Emmanuel Macron in Paris.\"}\n")
            .toString();
    String archive = folder.toString();
    // @start region="index"
    AnnotatorSource english =
        AnnotatorSource.of(
            CoreNlpAnnotator.builder().identity(), () -> CoreNlpAnnotator.builder().load());
    SparkIndexer.Summary done =
        SparkIndexer.of(context, english).shards(8).index(List.of(news), archive);
    // @end
    assertThat(done.articles()).isEqualTo(1);
    try (Archive open = Archive.open(folder)) {
      assertThat(open.find("Emmanuel Macron")).isPresent();
    }
  }

  @Test
  void mistakesAreSaid() {
    SparkIndexer indexer = indexer(NamePairAnnotator.source(), 1);
    assertThatThrownBy(() -> indexer.index(List.of(temp + "/nowhere"), temp + "/none"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere: no such file or folder");
    assertThatThrownBy(() -> indexer.index(List.of(), temp + "/none"))
        .hasMessageContaining("nothing was done");
    assertThatThrownBy(() -> indexer.shards(0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> indexer.splitBytes(0)).hasMessage("bytes must be >= 1, got 0");
    assertThat(temp.resolve("none")).doesNotExist();
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return new TreeSet<>(files.map(file -> folder.relativize(file).toString()).toList());
    }
  }
}
