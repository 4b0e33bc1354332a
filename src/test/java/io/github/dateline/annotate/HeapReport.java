package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * How much heap annotating takes with two threads: the articles given are read again and again
 * until there were so many. Every so many articles, the heap after a full collection and the most
 * that was in use since the last one.
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="-Xmx512m -cp %classpath io.github.dateline.annotate.HeapReport reuters.jsonl 100000 20000"
 * </pre>
 */
final class HeapReport implements Annotator.Sink {
  private static final double MEGABYTE = 1 << 20;

  private final int every;
  private int articles;
  private long tokens;

  private HeapReport(int every) {
    this.every = every;
  }

  public static void main(String[] arguments) throws IOException {
    CoreNlpAnnotator annotator = CoreNlpAnnotator.builder().load();
    HeapReport report = new HeapReport(Integer.parseInt(arguments[2]));
    try (Cycle articles = new Cycle(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
      AnnotationPipeline.of(annotator).threads(2).run(articles, report);
    }
  }

  @Override
  public void annotated(AnnotatedArticle article) {
    articles++;
    tokens += article.tokens();
    if (articles % every == 0) {
      double most = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        if (pool.getType() == MemoryType.HEAP) {
          most += pool.getPeakUsage().getUsed() / MEGABYTE;
        }
      }
      System.gc();
      double live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d articles, %d tokens: %.0f MB live, at most %.0f MB since the last line",
              articles,
              tokens,
              live,
              most));
      ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }
  }

  @Override
  public void setAside(SetAside setAside) {
    System.out.println(setAside);
  }

  /** Articles over and over. */
  private static final class Cycle implements Iterator<Article>, AutoCloseable {
    private final Path file;
    private int left;
    private ArticleReader articles;

    Cycle(Path file, int count) {
      this.file = file;
      this.left = count;
      this.articles = ArticleReader.open(file);
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Article next() {
      if (left-- <= 0) {
        throw new NoSuchElementException();
      }
      if (!articles.hasNext()) {
        articles.close();
        articles = ArticleReader.open(file);
      }
      return articles.next();
    }

    @Override
    public void close() {
      articles.close();
    }
  }
}
