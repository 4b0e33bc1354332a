package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight threads ask while another process writes: all that an open archive answers is of one state,
 * and at the end nothing is open.
 *
 * <p>The build asks for some seconds, {@code -Plong} for ten minutes.
 */
class AskedWhileWrittenTest {
  private static final int THREADS = 8;
  private static final int ARTICLES = 40;

  /** How long a thread waits between two openings, in milliseconds. */
  private static final int PAUSE = Seeds.takesLong() ? 100 : 0;

  private static final long NANOS =
      TimeUnit.SECONDS.toNanos(Integer.getInteger("dateline.seconds", Seeds.takesLong() ? 600 : 3));

  /** How many states are seen at least. */
  private static final int STATES = 5;

  private static final long MEGABYTES = 30;

  @TempDir Path temp;

  private final AtomicLong asked = new AtomicLong();
  private final Set<String> states = new HashSet<>();
  private long end;
  private Process writing;

  @Test
  void everyAnswerIsOfOneState() throws Exception {
    assumeThat(Path.of("/proc/self/maps")).exists();
    Path folder = temp.resolve("archive");
    Write.state(folder, 0);
    ask(folder);
    long before = memory();
    Path log = temp.resolve("log.txt");
    Process writer =
        new Jvm()
            .with("-Xmx300m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
            .start(log, Write.class, folder.toString());
    end = System.nanoTime() + NANOS;
    writing = writer;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        boolean refreshes = thread % 2 == 0;
        all.add(
            threads.submit(() -> {
              if (refreshes) {
                refresh(folder);
              } else {
                reopen(folder);
              }
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(writer.isAlive()).as(Files.readString(log)).isTrue();
    writer.destroyForcibly().waitFor();
    System.out.printf(
        Locale.ROOT,
        "%,d openings asked by %d threads, of %,d states%n",
        asked.get(),
        THREADS,
        states.size());
    assertThat(states).hasSizeGreaterThanOrEqualTo(STATES);
    assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain(folder.toString());
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      assertThat(handles.filter(Files::isSymbolicLink).map(AskedWhileWrittenTest::target))
          .noneMatch(file -> file.startsWith(folder.toString()));
    }
    assertThat(memory() - before).isLessThan(MEGABYTES << 20);
  }

  /** On a busy machine it takes a while until the other process writes. */
  private boolean goesOn() {
    synchronized (states) {
      return writing.isAlive() && (System.nanoTime() < end || states.size() < STATES);
    }
  }

  private void reopen(Path folder) throws IOException, InterruptedException {
    while (goesOn()) {
      ask(folder);
      Thread.sleep(PAUSE);
    }
  }

  private void refresh(Path folder) throws IOException, InterruptedException {
    Archive archive = Archive.open(folder);
    while (goesOn()) {
      ask(archive);
      Archive next = archive.refresh();
      // As it was, to the end.
      ask(archive);
      archive.close();
      archive = next;
      Thread.sleep(PAUSE);
    }
    archive.close();
  }

  private void ask(Path folder) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      ask(archive);
    }
  }

  /** All articles are of one version, by each question. */
  private void ask(Archive archive) throws IOException {
    String version = archive.article("a0").orElseThrow().article().section().orElseThrow();
    asked.incrementAndGet();
    synchronized (states) {
      states.add(version);
    }
    assertThat(archive.size()).isEqualTo(ARTICLES);
    assertThat(archive.count(Query.parse("section:" + version))).isEqualTo(ARTICLES);
    Hits hits = archive.search(version).hits();
    assertThat(hits.total()).isEqualTo(ARTICLES);
    hits.forEach(hit -> assertThat(hit.article().section()).hasValue(version));
    Entity first = Write.entity(version);
    EntityTable entities = archive.entities(Query.all()).table();
    assertThat(entities.rows())
        .extracting(row -> row.entity().name() + " " + row.articles())
        .containsExactlyInAnyOrder(first.name() + " " + ARTICLES, "Bo Nord " + ARTICLES);
    CooccurrenceTable pairs =
        archive.cooccurrences(CooccurrenceQuery.builder().minimumCount(1).build());
    assertThat(pairs).hasSize(1);
    assertThat(pairs.iterator().next().counts().both()).isEqualTo(ARTICLES);
    archive
        .articles()
        .forEach(article -> assertThat(article.article().section()).hasValue(version));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }

  private static long memory() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(20);
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /** Writes one state after another: in place, or as a whole; Lucene merges as it does. */
  static final class Write {
    private Write() {}

    public static void main(String[] arguments) throws IOException {
      for (int version = 1; ; version++) {
        state(Path.of(arguments[0]), version);
      }
    }

    static Entity entity(String version) {
      return Entity.of(EntityType.PERSON, "Ada " + version);
    }

    static void state(Path folder, int number) throws IOException {
      String version = "v" + number;
      try (ArchiveWriter writer =
          number % 10 == 9 ? ArchiveWriter.rebuild(folder) : ArchiveWriter.open(folder, 3)) {
        for (int i = 0; i < ARTICLES; i++) {
          writer.add(article("a" + i, version));
        }
        writer.commit();
      }
    }

    private static AnnotatedArticle article(String id, String version) {
      Entity ada = entity(version);
      Entity bo = Entity.of(EntityType.PERSON, "Bo Nord");
      String body = ada.name() + " met Bo Nord on day " + id + ".";
      int second = body.indexOf("Bo");
      return new AnnotatedArticle(
          Article.builder(id).section(version).body(body).build(),
          "test 1",
          6,
          List.of(
              new AnnotatedArticle.Sentence(
                  Article.Field.BODY,
                  0,
                  body.length(),
                  0,
                  List.of(
                      AnnotatedArticle.Mention.of(0, ada.name().length(), ada),
                      AnnotatedArticle.Mention.of(second, second + 7, bo)))));
    }
  }
}
