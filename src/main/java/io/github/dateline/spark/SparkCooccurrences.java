package io.github.dateline.spark;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.internal.table.CooccurrenceMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Answers many co-occurrence questions about one archive on a Spark cluster, several at a time. The
 * answers are those of the opened archive, to the last bit: each question is counted over all
 * shards by one executor, since one machine answers one question quickly, even about ten million
 * articles, so that only many questions are worth a cluster.
 *
 * <p>The archive lies where every executor can read it as a folder: on a shared disk, or copied to
 * each node. Each executor opens it once. Immutable and thread-safe.
 *
 * {@snippet class="io.github.dateline.spark.SparkIndexerTest" region="ask"}
 */
public final class SparkCooccurrences {
  private final JavaSparkContext context;
  private final String archive;

  private SparkCooccurrences(JavaSparkContext context, String archive) {
    this.context = Objects.requireNonNull(context, "context must not be null");
    this.archive = Objects.requireNonNull(archive, "archive must not be null");
  }

  /**
   * Creates one for an archive.
   *
   * @param context the cluster
   * @param archive the archive's folder, as every executor sees it
   * @return what answers them
   */
  public static SparkCooccurrences of(JavaSparkContext context, String archive) {
    return new SparkCooccurrences(context, archive);
  }

  /**
   * Answers questions. A question that cannot be answered, such as one with a mistyped query, fails
   * the batch, with Spark's exception, whose cause says why.
   *
   * @param questions the questions; a measure that is not one of this library's must be
   *     serializable in fact, not in name only
   * @return the answers in the order of the questions; empty if there are none
   */
  public List<CooccurrenceTable> answer(List<CooccurrenceQuery> questions) {
    if (questions.isEmpty()) {
      return List.of();
    }
    String folder = archive;
    List<CooccurrenceMessage> answers =
        context
            .parallelize(questions, questions.size())
            .map(
                question -> CooccurrenceMessage.of(ArchiveCache.at(folder).cooccurrences(question)))
            .collect();
    List<CooccurrenceTable> tables = new ArrayList<>();
    IntStream.range(0, questions.size())
        .forEach(i -> tables.add(answers.get(i).table(questions.get(i))));
    return tables;
  }
}
