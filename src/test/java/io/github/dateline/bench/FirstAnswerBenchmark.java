package io.github.dateline.bench;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Hits;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a program that only searches waits for its first answer on the bundled corpus: a JVM
 * with 128 MB of heap that has run nothing before, archive opened within. The archive is made once,
 * in {@code target/bench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 10, jvmArgsAppend = "-Xmx128m")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstAnswerBenchmark {
  private static final Path FOLDER = Path.of("target", "bench", "corpus");

  /** The heap of a fork is too small to annotate in, so a JVM of its own makes the archive. */
  @Setup(Level.Trial)
  public void make() throws IOException, InterruptedException {
    if (Files.isDirectory(FOLDER)) {
      return;
    }
    Process made =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Make.class.getName())
            .inheritIO()
            .start();
    if (made.waitFor() != 0) {
      throw new IOException("the archive could not be made");
    }
  }

  /** Makes the archive. */
  static final class Make {
    private Make() {}

    public static void main(String[] args) throws IOException {
      try (ArticleReader articles = ArticleReader.open(Path.of("corpus"));
          ArchiveWriter writer = ArchiveWriter.open(FOLDER)) {
        Indexer.of(CoreNlpAnnotator.english(), writer).add(articles);
      }
    }
  }

  @Benchmark
  public Hits search() throws IOException {
    try (Archive archive = Archive.open(FOLDER)) {
      return archive.search(Query.parse("person:duffy AND moon")).limit(10).hits();
    }
  }

  @Benchmark
  public CooccurrenceTable neighbours() throws IOException {
    try (Archive archive = Archive.open(FOLDER)) {
      return archive.cooccurrences(
          CooccurrenceQuery.builder()
              .anchor(archive.entity("Roscosmos"))
              .unit(Unit.SENTENCE)
              .minimumCount(1)
              .evidence(1)
              .build());
    }
  }

  @Benchmark
  public CooccurrenceTable allPairs() throws IOException {
    try (Archive archive = Archive.open(FOLDER)) {
      return archive.cooccurrences(CooccurrenceQuery.builder().evidence(1).build());
    }
  }
}
