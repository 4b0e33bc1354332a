package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.SetAside;
import java.io.IOException;
import java.io.InterruptedIOException;
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

/**
 * Annotates articles on all cores and hands them on in the order in which they came.
 *
 * <p>Few articles are held at a time: some for each thread, and no more once their texts together
 * pass 32 million characters. Immutable and thread-safe; a run is one thread's.
 */
public final class AnnotationPipeline {
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
  public static AnnotationPipeline of(Annotator annotator) {
    return new AnnotationPipeline(annotator, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same pipeline with another number of threads.
   *
   * @param newThreads how many threads annotate, at least 1
   * @return the pipeline
   */
  public AnnotationPipeline threads(int newThreads) {
    return new AnnotationPipeline(annotator, newThreads);
  }

  /** Takes what comes out of a pipeline. All calls come from the thread that runs it. */
  public interface Sink {
    /**
     * Whether an article needs to be annotated. Asked when the article comes in, unless another of
     * its id is under way: then it is.
     *
     * @param article the article
     * @return false to pass over it
     * @throws IOException to end the run
     */
    default boolean wants(Article article) throws IOException {
      return true;
    }

    /**
     * Takes an annotated article.
     *
     * @param article the article, in the order in which it came
     * @throws IOException to end the run
     */
    void annotated(AnnotatedArticle article) throws IOException;

    /**
     * Hears of an article that could not be annotated; the run goes on.
     *
     * @param setAside the article's id and the reason
     */
    void setAside(SetAside setAside);
  }

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
   * @throws IOException as thrown by the sink, or if the thread is interrupted; articles under way
   *     are dropped
   */
  public void run(Iterator<Article> articles, Sink sink) throws IOException {
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
      run(articles, sink, workers);
    } finally {
      workers.shutdownNow();
    }
  }

  private void run(Iterator<Article> articles, Sink sink, ExecutorService workers)
      throws IOException {
    ArrayDeque<InFlight> queue = new ArrayDeque<>();
    Map<String, Integer> ids = new HashMap<>();
    long held = 0;
    while (articles.hasNext()) {
      Article article = articles.next();
      if (!ids.containsKey(article.id()) && !sink.wants(article)) {
        continue;
      }
      while (queue.size() >= threads * ARTICLES_PER_THREAD
          || (!queue.isEmpty() && held + article.body().length() > CHARACTERS_IN_FLIGHT)) {
        held -= handOn(queue, ids, sink);
      }
      queue.add(new InFlight(article, workers.submit(() -> annotator.annotate(article))));
      ids.merge(article.id(), 1, Integer::sum);
      held += article.body().length();
      while (!queue.isEmpty() && queue.peek().result().isDone()) {
        held -= handOn(queue, ids, sink);
      }
    }
    while (!queue.isEmpty()) {
      handOn(queue, ids, sink);
    }
  }

  /** Waits for the oldest article and hands it on; tells how many characters that frees. */
  private static long handOn(ArrayDeque<InFlight> queue, Map<String, Integer> ids, Sink sink)
      throws IOException {
    InFlight oldest = queue.remove();
    String id = oldest.article().id();
    ids.computeIfPresent(id, (key, times) -> times == 1 ? null : times - 1);
    try {
      sink.annotated(oldest.result().get());
    } catch (ExecutionException e) {
      sink.setAside(new SetAside(id, reason(oldest.article(), e.getCause())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("annotating was interrupted");
    }
    return oldest.size();
  }

  private static String reason(Article article, Throwable cause) {
    return switch (cause) {
      case OutOfMemoryError e ->
          "too little memory to annotate " + article.body().length() + " characters";
      case StackOverflowError e -> "could not be annotated: nested too deeply";
      default -> "could not be annotated: " + cause;
    };
  }
}
