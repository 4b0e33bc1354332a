package io.github.dateline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever operation of the storage fails, or is the last one that comes through: there is no
 * archive or the whole one, and the same run makes it.
 *
 * <p>The build tries some operations, {@code -Plong} all of them.
 */
class StorageFaultsTest {
  /** How many operations are tried with each fault, unless all are. */
  private static final int SAMPLE = Integer.getInteger("dateline.sample", 3);

  private static final long SEED = Long.getLong("dateline.seed", 5);

  @TempDir static Path temp;

  private static JavaSparkContext context;
  private static String input;

  @BeforeAll
  static void start() throws IOException {
    // One task at a time, so that operations come in one order; one that fails is not tried again.
    context =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[1,1]")
                .setAppName("faults")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.host", "127.0.0.1"));
    context.setLogLevel("OFF");
    context.hadoopConfiguration().set("fs.faulty.impl", FaultyStorage.class.getName());
    byte[] lines = NamePairAnnotator.lines(0, 12, new Random(SEED));
    input = Files.write(temp.resolve("news.jsonl"), lines).toString();
  }

  @AfterAll
  static void stop() {
    context.stop();
  }

  /** What can happen at an operation. */
  private enum Fault {
    FAILS,
    STOPS,
    LOSES
  }

  private static void run(Path folder) throws IOException {
    SparkIndexer.of(context, NamePairAnnotator.source())
        .shards(2)
        .splitBytes(2000)
        .index(List.of(input), "faulty://" + folder);
  }

  @Test
  void thereIsTheWholeArchiveOrNone() throws IOException {
    Path folder = temp.resolve("archive");
    FaultyStorage.plan(Integer.MAX_VALUE, Integer.MAX_VALUE);
    run(folder);
    Map<String, AnnotatedArticle> expected = articles(folder);
    List<String> files = files(folder);
    List<Boolean> operations = FaultyStorage.operations();
    int tried = 0;
    List<String> wrong = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      // Between two operations that change something the same stays, or is lost.
      List<Integer> all =
          IntStream.rangeClosed(1, operations.size())
              .filter(at -> fault == Fault.FAILS || operations.get(at - 1))
              .boxed()
              .toList();
      int step = Seeds.takesLong() ? 1 : all.size() / SAMPLE;
      for (int i = new Random(SEED).nextInt(step); i < all.size(); i += step) {
        IOUtils.rm(folder);
        tried++;
        String problem = tryOne(folder, fault, all.get(i), expected, files);
        if (!problem.isEmpty()) {
          wrong.add(fault + " at " + all.get(i) + ": " + problem);
        }
      }
    }
    // The figures of docs/safety.md.
    System.out.printf(
        Locale.ROOT,
        "Spark: %,d operations, %,d faults tried, %,d wrong%n",
        operations.size(),
        tried,
        wrong.size());
    assertThat(wrong).isEmpty();
  }

  private static String tryOne(
      Path folder, Fault fault, int at, Map<String, AnnotatedArticle> expected, List<String> files)
      throws IOException {
    FaultyStorage.plan(at, fault == Fault.FAILS ? at : Integer.MAX_VALUE);
    List<String> problems = new ArrayList<>();
    boolean failed = false;
    try {
      run(folder);
    } catch (Exception e) {
      // Of the cluster's exception Java knows nothing here, as Scala declares none.
      failed = true;
      if (!(e instanceof IOException || e instanceof SparkException)
          || !e.getMessage().contains("planned fault")
              && !e.getMessage().contains("cannot be written")) {
        problems.add("throws " + e);
      }
    }
    if (fault == Fault.LOSES) {
      FaultyStorage.lose(new Random(SEED + at));
    }
    FaultyStorage.plan(Integer.MAX_VALUE, Integer.MAX_VALUE);
    if (Archive.exists(folder)) {
      problems.addAll(differences(folder, expected));
    } else if (!failed) {
      problems.add("there is no archive");
    }
    try {
      run(folder);
      problems.addAll(differences(folder, expected));
      if (!files(folder).equals(files)) {
        problems.add("there are left " + files(folder));
      }
    } catch (IOException | RuntimeException e) {
      problems.add("cannot be repeated: " + e);
    }
    return String.join("; ", problems);
  }

  private static List<String> differences(Path folder, Map<String, AnnotatedArticle> expected)
      throws IOException {
    List<String> found = new ArrayList<>(Archive.check(folder));
    if (!articles(folder).equals(expected)) {
      found.add("another archive");
    }
    return found;
  }

  private static Map<String, AnnotatedArticle> articles(Path folder) throws IOException {
    Map<String, AnnotatedArticle> found = new TreeMap<>();
    try (Archive archive = Archive.open(folder)) {
      archive.articles().forEach(article -> found.put(article.article().id(), article));
    }
    return found;
  }

  /** What stays after a run, without what attempts are called. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString().replaceAll("[.][0-9]+-.*", ""))
          .sorted()
          .toList();
    }
  }
}
