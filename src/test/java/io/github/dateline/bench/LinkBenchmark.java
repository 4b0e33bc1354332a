package io.github.dateline.bench;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What links cost: the corpus annotated with and without them, on one thread. {@code
 * -Ddateline.bench.articles} names another folder or file of articles.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx500m")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
public class LinkBenchmark {
  /** Whether names are linked. */
  @Param({"false", "true"})
  private boolean links;

  private Annotator annotator;
  private List<Article> articles;

  /** Loads models and articles. */
  @Setup
  public void load() throws IOException {
    annotator = CoreNlpAnnotator.builder().links(links).load();
    articles = new ArrayList<>();
    try (ArticleReader reader =
        ArticleReader.open(Path.of(System.getProperty("dateline.bench.articles", "corpus")))) {
      reader.forEachRemaining(articles::add);
    }
  }

  /** All articles, one after the other. */
  @Benchmark
  public long annotate() {
    long mentions = 0;
    for (Article article : articles) {
      AnnotatedArticle annotated = annotator.annotate(article);
      mentions += annotated.sentences().stream().mapToInt(s -> s.mentions().size()).sum();
    }
    return mentions;
  }
}
