package io.github.dateline.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Merges one shard from all partial archives, in their order, so that of articles with one id the
 * last stays.
 */
final class MergeTask {
  private final IndexPlan job;
  private final List<String> parts;
  private final Configuration configuration;

  /**
   * A task.
   *
   * @param parts the folders of the parts in order
   */
  MergeTask(IndexPlan job, List<String> parts, Configuration configuration) {
    this.job = job;
    this.parts = parts;
    this.configuration = configuration;
  }

  TaskResult run(int shard) throws IOException {
    HadoopFolder archive = HadoopFolder.of(job.archive(), configuration);
    HadoopFolder work = archive.in(job.workFolder());
    String marker = "shard-" + shard + ".json";
    Optional<String> before = work.read(marker);
    if (before.isPresent()) {
      return TaskResult.fromJson(before.get());
    }
    try (TaskAttempt attempt = TaskAttempt.begin()) {
      long begun = System.nanoTime();
      List<Path> sources = new ArrayList<>();
      for (String part : parts) {
        sources.add(local(work, part, shard, attempt.folder().resolve(part)));
      }
      Path merged = attempt.folder().resolve("merged");
      long articles = job.plan().merge(shard, sources, merged);
      String folder = "shard-" + shard + "." + attempt.name();
      archive.upload(merged, folder);
      TaskResult done = new TaskResult(folder, articles, 0, System.nanoTime() - begun, List.of());
      return TaskResult.fromJson(work.publish(marker, done.toJson(), attempt.name()));
    }
  }

  /** The part where it is, or on this machine with the one shard that is needed. */
  private Path local(HadoopFolder work, String part, int shard, Path copy) throws IOException {
    Optional<Path> near = work.local();
    if (near.isPresent()) {
      return near.get().resolve(part);
    }
    work.download(part, copy);
    for (int other = 0; other < job.plan().shards(); other++) {
      Files.createDirectories(copy.resolve("shard-" + other));
    }
    work.download(part + "/shard-" + shard, copy.resolve("shard-" + shard));
    return copy;
  }
}
