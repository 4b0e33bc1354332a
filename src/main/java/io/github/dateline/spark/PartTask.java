package io.github.dateline.spark;

import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.SetAside;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.read.ArticleReader;
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
final class PartTask {
  private final Job job;
  private final AnnotatorSource annotators;
  private final Configuration configuration;

  PartTask(Job job, AnnotatorSource annotators, Configuration configuration) {
    this.job = job;
    this.annotators = annotators;
    this.configuration = configuration;
  }

  Done run(Job.Split split) throws IOException {
    Storage work = Storage.of(job.archive(), configuration).in(job.workFolder());
    String marker = "part-" + split.number() + ".json";
    Optional<String> before = work.read(marker);
    if (before.isPresent()) {
      return Done.fromJson(before.get());
    }
    try (Attempt attempt = Attempt.begin()) {
      Path part = attempt.folder().resolve("part");
      String folder = "part-" + split.number() + "." + attempt.name();
      Done done = annotate(split, part, folder);
      work.upload(part, folder);
      work.publish(marker, done.toJson(), attempt.name());
    }
    return Done.fromJson(work.read(marker).orElseThrow());
  }

  private Done annotate(Job.Split split, Path part, String folder) throws IOException {
    Annotator annotator = LoadedAnnotator.of(annotators);
    List<SetAside> setAside = new ArrayList<>();
    long begun = System.nanoTime();
    long articles = 0;
    long tokens = 0;
    try (InputStream content =
            Storage.of(split.path(), configuration).read(Math.max(0, split.from() - 1));
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
    return new Done(
        folder,
        articles,
        tokens,
        System.nanoTime() - begun,
        setAside.stream().map(fault -> new Done.Fault(fault.where(), fault.why())).toList());
  }
}
