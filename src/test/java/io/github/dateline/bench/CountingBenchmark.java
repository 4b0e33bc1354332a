package io.github.dateline.bench;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the questions of {@link CountedArchive} take on archives that {@link CycledArchive} has
 * made in {@code target/bench}, or where {@code dateline.bench} points to. {@link CountingReport}
 * asks the same next to what they are held against.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CountingBenchmark {
  @Param({"100000", "1000000"})
  public String archive = "";

  @Param({"COUNT", "DEFAULT"})
  public String ranking = "";

  @Param({"0", "1", "2", "3"})
  public int unit;

  private CountedArchive counted;
  private Entity partner;

  /** Where the archives are. */
  static Path archives() {
    return Path.of(System.getProperty("dateline.bench", "target/bench"));
  }

  @Setup
  public void open() throws IOException {
    Path folder = archives().resolve(archive);
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not there; make it with CycledArchive");
    }
    counted = new CountedArchive(folder);
    partner = counted.partner();
  }

  @TearDown
  public void close() throws IOException {
    counted.close();
  }

  private CooccurrenceTable neighbours(CountedArchive.Anchor anchor, CountedArchive.Within within)
      throws IOException {
    return counted.neighbours(
        anchor, within, CountedArchive.UNITS.get(unit), CountedArchive.Ranking.valueOf(ranking));
  }

  @Benchmark
  public CooccurrenceTable frequentEverywhere() throws IOException {
    return neighbours(CountedArchive.Anchor.FREQUENT, CountedArchive.Within.ALL);
  }

  @Benchmark
  public CooccurrenceTable frequentInTenth() throws IOException {
    return neighbours(CountedArchive.Anchor.FREQUENT, CountedArchive.Within.TENTH);
  }

  @Benchmark
  public CooccurrenceTable frequentInNewTenth() throws IOException {
    return neighbours(CountedArchive.Anchor.FREQUENT, CountedArchive.Within.NEW_TENTH);
  }

  @Benchmark
  public CooccurrenceTable rareEverywhere() throws IOException {
    return neighbours(CountedArchive.Anchor.RARE, CountedArchive.Within.ALL);
  }

  @Benchmark
  public CooccurrenceTable rareInTenth() throws IOException {
    return neighbours(CountedArchive.Anchor.RARE, CountedArchive.Within.TENTH);
  }

  @Benchmark
  public CooccurrenceTable allPairs() throws IOException {
    return counted.allPairs(
        CountedArchive.Within.ALL,
        CountedArchive.UNITS.get(unit),
        CountedArchive.Ranking.valueOf(ranking));
  }

  @Benchmark
  public CooccurrenceTable allPairsInTenth() throws IOException {
    return counted.allPairs(
        CountedArchive.Within.TENTH,
        CountedArchive.UNITS.get(unit),
        CountedArchive.Ranking.valueOf(ranking));
  }

  @Benchmark
  public Timeline timeline() throws IOException {
    return counted.timeline(partner);
  }
}
