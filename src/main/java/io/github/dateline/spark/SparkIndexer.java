package io.github.dateline.spark;

import io.github.dateline.Article.SetAside;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.internal.index.ArchiveFiles;
import io.github.dateline.internal.index.ArchivePlan;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SerializableWritable;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Annotates and indexes articles on a Spark cluster. The archive answers every question as the one
 * does that {@code dateline index} makes of the same files.
 *
 * <p>Read are JSON lines ({@code .jsonl}, {@code .ndjson}, each perhaps with {@code .gz}) from any
 * file system that Hadoop knows, large ones in parts. Each part is annotated where it is read, and
 * put into an archive of its own; each shard is then merged from these. Every task writes under a
 * name that no other attempt has and says when it is done, so tasks that fail, are killed, run
 * twice or come back from the dead change nothing. The manifest, written last, makes the archive.
 * Started again with the same inputs and settings, a run goes on where an earlier one was cut
 * short.
 *
 * <p>Of articles with one id the last in the order of path and offset stays, paths being taken as
 * they are given. Immutable and thread-safe.
 *
 * {@snippet class="io.github.dateline.spark.SparkIndexerTest" region="index"}
 */
public final class SparkIndexer {
  /** Bytes of JSON lines that a task annotates, unless told otherwise: 32 MiB. */
  private static final long SPLIT_BYTES = 32L << 20;

  private final JavaSparkContext context;
  private final AnnotatorSource annotators;
  private final int shards;
  private final long splitBytes;

  private SparkIndexer(
      JavaSparkContext context, AnnotatorSource annotators, int shards, long splitBytes) {
    this.context = Objects.requireNonNull(context, "context must not be null");
    this.annotators = Objects.requireNonNull(annotators, "annotators must not be null");
    this.shards = shards;
    this.splitBytes = splitBytes;
  }

  /**
   * An indexer that makes an archive of one shard.
   *
   * @param context the cluster
   * @param annotators where executors get the annotator from
   * @return the indexer
   */
  public static SparkIndexer of(JavaSparkContext context, AnnotatorSource annotators) {
    return new SparkIndexer(context, annotators, 1, SPLIT_BYTES);
  }

  /**
   * The same indexer for archives of several shards.
   *
   * @param count how many, from 1 to 1,024
   * @return the indexer
   * @throws IllegalArgumentException if it is out of range
   */
  public SparkIndexer shards(int count) {
    // The plan knows the range.
    new ArchivePlan("any", count, "any");
    return new SparkIndexer(context, annotators, count, splitBytes);
  }

  /**
   * The same indexer with other parts.
   *
   * @param bytes how much of a file that is not packed a task annotates, in bytes, at least 1
   * @return the indexer
   * @throws IllegalArgumentException if it is less
   */
  public SparkIndexer splitBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be >= 1, got " + bytes);
    }
    return new SparkIndexer(context, annotators, shards, bytes);
  }

  /**
   * What a run did. Immutable and thread-safe.
   *
   * @param articles how many articles the archive holds
   * @param annotated how many were annotated, those of earlier runs of the same plan included; more
   *     than {@code articles} where an id came more than once
   * @param tokens how many tokens were read for them
   * @param coreSeconds how long one core would have taken to read, annotate and write them, in
   *     seconds
   * @param setAside what could not be read or annotated, in the order of path and offset
   */
  public record Summary(
      long articles, long annotated, long tokens, double coreSeconds, List<SetAside> setAside) {
    /** Copies the list. */
    public Summary {
      setAside = List.copyOf(setAside);
    }
  }

  /**
   * Makes an archive.
   *
   * @param inputs files, or folders with files; names that begin with a dot or underscore and other
   *     endings are passed over
   * @param archive the archive's folder
   * @return what was done
   * @throws IOException if there is nothing to read, if there is another archive already, or if the
   *     cluster gives up
   */
  public Summary index(List<String> inputs, String archive) throws IOException {
    Configuration configuration = context.hadoopConfiguration();
    List<HadoopFolder.HadoopFile> files = new ArrayList<>();
    for (String input : inputs) {
      files.addAll(HadoopFolder.of(input, configuration).inputs());
    }
    if (files.isEmpty()) {
      throw new IOException(
          String.join(", ", inputs)
              + ": no .jsonl or .ndjson files, packed or not; nothing was done");
    }
    IndexPlan job = IndexPlan.of(archive, files, annotators.identity(), shards, splitBytes);
    HadoopFolder place = HadoopFolder.of(archive, configuration);
    refuseAnother(place, job);
    List<TaskResult> parts = annotate(job);
    List<TaskResult> merged = merge(job, parts);
    List<String> folders = merged.stream().map(TaskResult::folder).toList();
    sweep(place, job, publish(place, job, folders));
    return summary(parts, merged);
  }

  /** Publishes the manifest, and tells what it is. */
  private static String publish(HadoopFolder place, IndexPlan job, List<String> folders)
      throws IOException {
    String manifest = place.publish(ArchiveFiles.MANIFEST, job.plan().manifest(folders), "driver");
    refuseAnother(job, manifest);
    return manifest;
  }

  private static void refuseAnother(HadoopFolder place, IndexPlan job) throws IOException {
    Optional<String> manifest = place.read(ArchiveFiles.MANIFEST);
    if (manifest.isPresent()) {
      refuseAnother(job, manifest.get());
    }
  }

  private static void refuseAnother(IndexPlan job, String manifest) throws IOException {
    if (!manifest.contains(job.plan().id())) {
      throw new IOException(
          "archive "
              + job.archive()
              + " already exists, made of other files or in another way; name a new folder");
    }
  }

  private List<TaskResult> annotate(IndexPlan job) {
    AnnotatorSource source = annotators;
    var configuration = new SerializableWritable<>(context.hadoopConfiguration());
    return context
        .parallelize(job.splits(), job.splits().size())
        .map(split -> new AnnotateTask(job, source, configuration.value()).run(split))
        .collect();
  }

  private List<TaskResult> merge(IndexPlan job, List<TaskResult> parts) {
    List<String> folders = parts.stream().map(TaskResult::folder).toList();
    List<Integer> numbers = IntStream.range(0, job.plan().shards()).boxed().toList();
    var configuration = new SerializableWritable<>(context.hadoopConfiguration());
    return context
        .parallelize(numbers, numbers.size())
        .map(shard -> new MergeTask(job, folders, configuration.value()).run(shard))
        .collect();
  }

  /**
   * Removes what attempts left, now that the manifest is there. What the tasks have said stays: a
   * few small files, by which the same run started again is done at once.
   */
  private static void sweep(HadoopFolder place, IndexPlan job, String manifest) throws IOException {
    for (String name : place.names()) {
      if (name.startsWith("shard-") && !manifest.contains('"' + name + '"')) {
        place.remove(name);
      }
    }
    HadoopFolder work = place.in(job.workFolder());
    for (String name : work.names()) {
      if (!name.endsWith(".json")) {
        work.remove(name);
      }
    }
  }

  private static Summary summary(List<TaskResult> parts, List<TaskResult> merged) {
    long nanos = 0;
    List<SetAside> setAside = new ArrayList<>();
    for (TaskResult part : parts) {
      nanos += part.nanos();
      part.setAside().forEach(fault -> setAside.add(new SetAside(fault.where(), fault.why())));
    }
    return new Summary(
        merged.stream().mapToLong(TaskResult::articles).sum(),
        parts.stream().mapToLong(TaskResult::articles).sum(),
        parts.stream().mapToLong(TaskResult::tokens).sum(),
        nanos / 1e9,
        setAside);
  }

  /**
   * A serializable source of an annotator for Spark executors.
   *
   * <p>Each JVM loads the annotator once, and all its tasks share it.
   *
   * {@snippet class="io.github.dateline.spark.SparkIndexerTest" region="index"}
   */
  public interface AnnotatorSource extends Serializable {
    /**
     * The identity of what {@link #load} gives, told without loading it.
     *
     * @return the identity
     */
    String identity();

    /**
     * Loads the annotator.
     *
     * @return the annotator, safe for many threads
     * @throws IOException if it cannot be loaded
     */
    Annotator load() throws IOException;

    /** Loads an annotator; a lambda will do. */
    @FunctionalInterface
    interface Loader extends Serializable {
      /**
       * Loads the annotator.
       *
       * @return the annotator
       * @throws IOException if it cannot be loaded
       */
      Annotator load() throws IOException;
    }

    /**
     * A source of two parts.
     *
     * @param identity the identity
     * @param loader loads the annotator
     * @return the source
     */
    static AnnotatorSource of(String identity, Loader loader) {
      return new AnnotatorCache.Source(identity, loader);
    }
  }
}
