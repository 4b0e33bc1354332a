package io.github.dateline.spark;

import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.spark.SparkIndexer.AnnotatorSource;
import java.io.IOException;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A driver that gives each task little to do. The property {@code dateline.disturbed} names the
 * folder and the articles of {@link FaultyAnnotator}, with bars between.
 */
final class SmallSplitsDriver {
  private static final long SPLIT_BYTES = Long.getLong("dateline.split", 8_000);

  private SmallSplitsDriver() {}

  public static void main(String[] arguments) throws IOException {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("parts"))) {
      SparkIndexer.Summary done =
          SparkIndexer.of(context, source())
              .shards(3)
              .splitBytes(SPLIT_BYTES)
              .index(List.of(arguments[1]), arguments[0]);
      System.out.println(done);
    }
  }

  private static AnnotatorSource source() {
    String disturbed = System.getProperty("dateline.disturbed");
    if (disturbed == null) {
      return AnnotatorSource.of(
          CoreNlpAnnotator.builder().identity(), () -> CoreNlpAnnotator.builder().load());
    }
    String[] how = disturbed.split("\\|");
    return FaultyAnnotator.source(how[0], how[1], how[2]);
  }
}
