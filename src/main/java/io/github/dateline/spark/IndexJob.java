package io.github.dateline.spark;

import io.github.dateline.Article.SetAside;
import io.github.dateline.DatelineException;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.spark.SparkIndexer.AnnotatorSource;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The main class for {@code spark-submit}: indexes with {@link CoreNlpAnnotator} and says what was
 * done. Exit status 0: all articles are in the archive; 1: some were set aside and are listed; 2:
 * there is no archive. Not thread-safe.
 */
@Command(
    name = "IndexJob",
    customSynopsis =
        "spark-submit --class io.github.dateline.spark.IndexJob JAR [OPTION...] ARCHIVE PATH...",
    descriptionHeading = "%n",
    description = {
      "Annotate and index articles on a Spark cluster.",
      "",
      "Started again with the same arguments it goes on where it was cut short."
    },
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    sortOptions = false,
    exitCodeOnExecutionException = IndexJob.FAILED)
public final class IndexJob implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int IN_PART = 1;
  static final int FAILED = 2;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The new archive's folder.")
  private String archive;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files, or folders with files, of JSON lines (.jsonl, .ndjson, each perhaps with .gz), on"
              + " any file system that Hadoop knows.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--shards",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "How many Lucene indexes the archive consists of, 1 to 1024 (default:"
              + " ${DEFAULT-VALUE}). Each is merged by one task.")
  private int shards;

  @Option(
      names = "--split",
      paramLabel = "MB",
      defaultValue = "32",
      description =
          "How much of a file that is not packed a task annotates (default: ${DEFAULT-VALUE}).")
  private int megabytes;

  @Option(names = "--help", usageHelp = true, description = "Show this help and end.")
  private boolean help;

  private final PrintStream out;
  private final PrintStream err;

  private IndexJob(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the job and ends the JVM if it failed.
   *
   * @param arguments as {@code --help} tells
   */
  public static void main(String[] arguments) {
    int status = new CommandLine(new IndexJob(System.out, System.err)).execute(arguments);
    if (status != DONE) {
      System.exit(status);
    }
  }

  @Override
  public Integer call() {
    SparkConf settings = new SparkConf().setIfMissing("spark.app.name", "dateline index");
    try (JavaSparkContext context = new JavaSparkContext(settings)) {
      SparkIndexer.Summary done =
          configured(SparkIndexer.of(context, english())).index(paths, archive);
      print(done);
      return done.setAside().isEmpty() ? DONE : IN_PART;
    } catch (IOException | DatelineException e) {
      err.println("dateline: " + e.getMessage());
      return FAILED;
    } catch (Exception e) {
      if (e instanceof SparkException) {
        err.println(
            "dateline: the cluster gave up: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        err.println("dateline: what was done is kept; the same command goes on from there");
        return FAILED;
      }
      throw e;
    }
  }

  private SparkIndexer configured(SparkIndexer indexer) {
    try {
      return indexer.shards(shards).splitBytes((long) megabytes << 20);
    } catch (IllegalArgumentException e) {
      // The indexer knows the ranges; these numbers were typed.
      throw new DatelineException(String.valueOf(e.getMessage()));
    }
  }

  private static AnnotatorSource english() {
    return AnnotatorSource.of(
        CoreNlpAnnotator.builder().identity(), () -> CoreNlpAnnotator.builder().load());
  }

  private void print(SparkIndexer.Summary done) {
    out.printf(
        Locale.ROOT,
        "%,d articles in archive %s, %,d annotated, %,d set aside%n",
        done.articles(),
        archive,
        done.annotated(),
        done.setAside().size());
    out.printf(
        Locale.ROOT,
        "%,d tokens in %,.1f s of one core, %,d tokens/s for each core%n",
        done.tokens(),
        done.coreSeconds(),
        (long) (done.tokens() / Math.max(done.coreSeconds(), 0.001)));
    if (!done.setAside().isEmpty()) {
      out.println("set aside:");
      for (SetAside one : done.setAside()) {
        out.println("  " + one);
      }
    }
  }
}
