package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.DatelineException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Annotates articles on all cores and hands them on in the order in which they came.
 *
 * <p>Few articles are held at a time: some for each thread, and no more once their texts together
 * pass 32 million characters. Immutable and thread-safe; a run is one thread's.
 */
final class AnnotationPipeline {
  private static final int ARTICLES_PER_THREAD = 16;
  private static final long CHARACTERS_IN_FLIGHT = 32_000_000;

  private final Annotator annotator;
  private final int threads;

  private AnnotationPipeline(Annotator annotator, int threads) {
    this.annotator = Objects.requireNonNull(annotator, "annotator must not be null");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    this.threads = threads;
  }

  /**
   * A pipeline with a thread for each core.
   *
   * @param annotator the annotator, shared by all threads
   * @return the pipeline
   */
  static AnnotationPipeline of(Annotator annotator) {
    return new AnnotationPipeline(annotator, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same pipeline with another number of threads.
   *
   * @param newThreads how many threads annotate, at least 1
   * @return the pipeline
   */
  AnnotationPipeline threads(int newThreads) {
    return new AnnotationPipeline(annotator, newThreads);
  }

  /**
   * How long the parts of a run were at work. They work side by side: a run takes about as long as
   * the slowest.
   *
   * @param reading how long it took to get the articles
   * @param annotating how long a thread took to annotate them, in the mean of all threads
   * @param writing how long the sink took
   */
  record Timings(Duration reading, Duration annotating, Duration writing) {}

  /** An article under way. */
  private record InFlight(Article article, Future<AnnotatedArticle> result) {
    long size() {
      return article.body().length();
    }
  }

  /**
   * Annotates articles until there are no more.
   *
   * @param articles the articles, taken one by one as there is room
   * @param sink where they go
   * @return how long the parts of the run were at work
   * @throws IOException as thrown by the sink, or if the thread is interrupted; articles under way
   *     are dropped
   */
  Timings run(Iterator<Article> articles, Annotator.Sink sink) throws IOException {
    AtomicInteger number = new AtomicInteger();
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread worker = new Thread(task, "dateline-annotate-" + number.incrementAndGet());
              worker.setDaemon(true);
              return worker;
            });
    try {
      Run run = new Run(sink, workers);
      run.all(articles);
      return new Timings(
          Duration.ofNanos(run.reading),
          Duration.ofNanos(run.annotating.sum() / threads),
          Duration.ofNanos(run.writing));
    } finally {
      workers.shutdownNow();
    }
  }

  /** One run. */
  private final class Run {
    private final Annotator.Sink sink;
    private final ExecutorService workers;
    private final ArrayDeque<InFlight> queue = new ArrayDeque<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final LongAdder annotating = new LongAdder();
    private long held;
    private long reading;
    private long writing;

    Run(Annotator.Sink sink, ExecutorService workers) {
      this.sink = sink;
      this.workers = workers;
    }

    void all(Iterator<Article> articles) throws IOException {
      for (Article article = next(articles); article != null; article = next(articles)) {
        long begun = System.nanoTime();
        boolean wanted = ids.containsKey(article.id()) || sink.wants(article);
        writing += System.nanoTime() - begun;
        if (wanted) {
          add(article);
        }
      }
      while (!queue.isEmpty()) {
        handOn();
      }
    }

    private @Nullable Article next(Iterator<Article> articles) {
      long begun = System.nanoTime();
      Article next = articles.hasNext() ? articles.next() : null;
      reading += System.nanoTime() - begun;
      return next;
    }

    private void add(Article article) throws IOException {
      while (queue.size() >= threads * ARTICLES_PER_THREAD
          || (!queue.isEmpty() && held + article.body().length() > CHARACTERS_IN_FLIGHT)) {
        handOn();
      }
      queue.add(new InFlight(article, workers.submit(() -> annotated(article))));
      ids.merge(article.id(), 1, Integer::sum);
      held += article.body().length();
      while (!queue.isEmpty() && queue.peek().result().isDone()) {
        handOn();
      }
    }

    private AnnotatedArticle annotated(Article article) {
      long begun = System.nanoTime();
      try {
        return annotator.annotate(article);
      } finally {
        annotating.add(System.nanoTime() - begun);
      }
    }

    /** Waits for the oldest article and hands it on. */
    private void handOn() throws IOException {
      InFlight oldest = queue.remove();
      String id = oldest.article().id();
      ids.computeIfPresent(id, (key, times) -> times == 1 ? null : times - 1);
      held -= oldest.size();
      try {
        AnnotatedArticle annotated = oldest.result().get();
        long begun = System.nanoTime();
        sink.annotated(annotated);
        writing += System.nanoTime() - begun;
      } catch (ExecutionException e) {
        sink.setAside(
            new SetAside(id, reason(oldest.article(), Objects.requireNonNull(e.getCause()))));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("annotating was interrupted");
      }
    }
  }

  private static String reason(Article article, Throwable cause) {
    return switch (cause) {
      case OutOfMemoryError e ->
          "too little memory with "
              + Math.ceilDiv(Runtime.getRuntime().maxMemory(), 1L << 20)
              + " MB of heap to annotate "
              + article.body().length()
              + " characters; give Java more with -Xmx, on the command line in DATELINE_JAVA_OPTS";
      case StackOverflowError e -> "could not be annotated: nested too deeply";
      case DatelineException e -> String.valueOf(e.getMessage());
      default -> "could not be annotated: " + cause;
    };
  }
}
