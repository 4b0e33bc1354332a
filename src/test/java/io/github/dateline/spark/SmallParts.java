package io.github.dateline.spark;

import io.github.dateline.annotate.CoreNlpAnnotator;
import java.io.IOException;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A driver that gives each task little to do, so that there is time to disturb it. */
final class SmallParts {
  private static final long SPLIT_BYTES = Long.getLong("dateline.split", 8_000);

  private SmallParts() {}

  public static void main(String[] arguments) throws IOException {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("parts"))) {
      AnnotatorSource english =
          AnnotatorSource.of(
              CoreNlpAnnotator.builder().identity(), () -> CoreNlpAnnotator.builder().load());
      SparkIndexer.Summary done =
          SparkIndexer.of(context, english)
              .shards(3)
              .splitBytes(SPLIT_BYTES)
              .index(List.of(arguments[1]), arguments[0]);
      System.out.println(done);
    }
  }
}
