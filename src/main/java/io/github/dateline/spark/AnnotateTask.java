package io.github.dateline.spark;

import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.read.ArticleReader;
import io.github.dateline.spark.SparkIndexer.AnnotatorSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Annotates a part of a file into an archive of its own, one with as many shards as the whole is to
 * have: so no article travels to another machine before it is annotated, and a task that is lost
 * costs that task alone.
 */
final class AnnotateTask {
  private final IndexPlan job;
  private final AnnotatorSource annotators;
  private final Configuration configuration;

  AnnotateTask(IndexPlan job, AnnotatorSource annotators, Configuration configuration) {
    this.job = job;
    this.annotators = annotators;
    this.configuration = configuration;
  }

  TaskResult run(IndexPlan.Split split) throws IOException {
    HadoopFolder work = HadoopFolder.of(job.archive(), configuration).in(job.workFolder());
    String marker = "part-" + split.number() + ".json";
    Optional<String> before = work.read(marker);
    if (before.isPresent()) {
      return TaskResult.fromJson(before.get());
    }
    try (TaskAttempt attempt = TaskAttempt.begin()) {
      Path part = attempt.folder().resolve("part");
      String folder = "part-" + split.number() + "." + attempt.name();
      TaskResult done = annotate(split, part, folder);
      work.upload(part, folder);
      return TaskResult.fromJson(work.publish(marker, done.toJson(), attempt.name()));
    }
  }

  private TaskResult annotate(IndexPlan.Split split, Path part, String folder) throws IOException {
    Annotator annotator = AnnotatorCache.of(annotators);
    List<SetAside> setAside = new ArrayList<>();
    long begun = System.nanoTime();
    long articles = 0;
    long tokens = 0;
    try (InputStream content =
            HadoopFolder.of(split.path(), configuration).read(Math.max(0, split.from() - 1));
        ArticleReader reader =
            ArticleReader.ofLines(split.path(), content, split.from(), split.to());
        ArchiveWriter writer = ArchiveWriter.open(part, job.plan().shards())) {
      while (reader.hasNext()) {
        Article article = reader.next();
        try {
          var annotated = annotator.annotate(article);
          tokens += annotated.tokens();
          writer.add(annotated);
          articles++;
        } catch (RuntimeException e) {
          setAside.add(new SetAside(article.id(), String.valueOf(e.getMessage())));
        }
      }
      setAside.addAll(0, reader.setAside());
    }
    return new TaskResult(
        folder,
        articles,
        tokens,
        System.nanoTime() - begun,
        setAside.stream().map(fault -> new TaskResult.Fault(fault.where(), fault.why())).toList());
  }
}
