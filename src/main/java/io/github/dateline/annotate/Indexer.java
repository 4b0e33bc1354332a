package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.DatelineException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Annotates articles on all cores and adds them to an archive, in the order in which they came.
 *
 * <p>An article that the archive holds to the letter costs no annotation. What has been added is
 * committed every few seconds, so that a run cut short goes on from there when it is started again;
 * what a writer {@linkplain ArchiveWriter#rebuild rebuilds} is not. At the end nothing is: commit
 * or close the writer afterwards. Not thread-safe.
 *
 * {@snippet class="io.github.dateline.ExamplesTest" region="index"}
 */
public final class Indexer {
  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Annotator annotator;
  private final ArchiveWriter writer;
  private final Listener listener;

  private Indexer(Annotator annotator, ArchiveWriter writer, Listener listener) {
    this.annotator = Objects.requireNonNull(annotator, "annotator must not be null");
    this.writer = Objects.requireNonNull(writer, "writer must not be null");
    this.listener = Objects.requireNonNull(listener, "listener must not be null");
  }

  /**
   * An indexer without a listener.
   *
   * @param annotator the annotator
   * @param writer where articles go; neither committed at the end nor closed
   * @return the indexer
   */
  public static Indexer of(Annotator annotator, ArchiveWriter writer) {
    return new Indexer(annotator, writer, (articles, tokens) -> {});
  }

  /**
   * The same indexer with a listener.
   *
   * @param newListener hears of each article
   * @return the indexer
   */
  public Indexer listener(Listener newListener) {
    return new Indexer(annotator, writer, newListener);
  }

  /** Hears how far a run is. Called from the thread that runs it. */
  public interface Listener {
    /**
     * An article is done, whatever came of it.
     *
     * @param articles how many are done
     * @param tokens how many tokens were read for them; unchanged articles cost none
     */
    void done(long articles, long tokens);

    /**
     * All that was done so far is committed: it is safe whatever happens to the rest.
     *
     * @param articles how many are done
     */
    default void committed(long articles) {}
  }

  /**
   * What a run did. Reading, annotating and writing go on side by side, so that a run takes about
   * as long as the slowest of them. Immutable and thread-safe.
   *
   * @param added how many articles had an id that was not known
   * @param replaced how many took the place of another article with their id
   * @param unchanged how many the archive held already, to the letter
   * @param outdated of how many the archive holds a later version, which stays
   * @param tokens how many tokens were annotated
   * @param setAside the articles that could not be annotated or added, in order
   * @param foreign how many of those annotated are of each language that the annotator does not
   *     read, by its English name: they have no names
   * @param reading how long it took to get the articles
   * @param annotating how long a thread took to annotate them, in the mean of all threads
   * @param writing how long the archive took
   */
  public record Outcome(
      long added,
      long replaced,
      long unchanged,
      long outdated,
      long tokens,
      List<SetAside> setAside,
      SortedMap<String, Long> foreign,
      Duration reading,
      Duration annotating,
      Duration writing) {
    /** Copies the list and the map. */
    public Outcome {
      setAside = List.copyOf(setAside);
      foreign = Collections.unmodifiableSortedMap(new TreeMap<>(foreign));
    }
  }

  /**
   * Adds articles until there are no more. Of two with one id the later one stays.
   *
   * @param articles the articles, taken one by one as there is room
   * @return what was done
   * @throws DatelineException if the archive holds another annotator's work
   * @throws IOException if the disk fails; what was committed stays
   */
  public Outcome add(Iterator<Article> articles) throws IOException {
    if (writer.annotator().isPresent() && !writer.annotator().get().equals(annotator.identity())) {
      throw new DatelineException(
          "the archive was annotated with "
              + writer.annotator().get()
              + ", not with "
              + annotator.identity(),
          DatelineException.Remedy.REANNOTATE);
    }
    Run run = new Run();
    return run.outcome(AnnotationPipeline.of(annotator).run(articles, run));
  }

  /**
   * Adds articles, taken in their order.
   *
   * @param articles the articles
   * @return what was done
   * @throws DatelineException if the archive holds another annotator's work
   * @throws IOException if the disk fails; what was committed stays
   */
  public Outcome add(Iterable<Article> articles) throws IOException {
    return add(articles.iterator());
  }

  /**
   * Adds the articles of a stream, taken in its order.
   *
   * @param articles the articles; the stream is not closed
   * @return what was done
   * @throws DatelineException if the archive holds another annotator's work
   * @throws IOException if the disk fails; what was committed stays
   */
  public Outcome add(Stream<Article> articles) throws IOException {
    return add(articles.iterator());
  }

  /**
   * Adds one article. To add many, hand them over together: all cores annotate then.
   *
   * @param article the article
   * @return what was done
   * @throws DatelineException if the archive holds another annotator's work
   * @throws IOException if the disk fails
   */
  public Outcome add(Article article) throws IOException {
    return add(List.of(article));
  }

  /** The state of one run. */
  private final class Run implements Annotator.Sink {
    private final List<SetAside> setAside = new ArrayList<>();
    private final SortedMap<String, Long> foreign = new TreeMap<>();
    private final long[] changes = new long[ArchiveWriter.Change.values().length];
    private long tokens;
    private long checkpoint = System.nanoTime();

    @Override
    public boolean wants(Article article) throws IOException {
      boolean held = writer.holds(article);
      if (!held && !writer.passesOver(article)) {
        return true;
      }
      changes[(held ? ArchiveWriter.Change.UNCHANGED : ArchiveWriter.Change.OUTDATED).ordinal()]++;
      done();
      return false;
    }

    @Override
    public void annotated(AnnotatedArticle article) throws IOException {
      tokens += article.tokens();
      annotator
          .foreignLanguage(article.article())
          .ifPresent(language -> foreign.merge(language, 1L, Long::sum));
      try {
        changes[writer.add(article).ordinal()]++;
      } catch (DatelineException e) {
        setAside.add(new SetAside(article.article().id(), String.valueOf(e.getMessage())));
      }
      if (System.nanoTime() - checkpoint > CHECKPOINT_NANOS) {
        if (writer.checkpoint()) {
          listener.committed(articles());
        }
        checkpoint = System.nanoTime();
      }
      done();
    }

    @Override
    public void setAside(SetAside article) {
      setAside.add(article);
      done();
    }

    private long articles() {
      long articles = setAside.size();
      for (long change : changes) {
        articles += change;
      }
      return articles;
    }

    private void done() {
      listener.done(articles(), tokens);
    }

    Outcome outcome(AnnotationPipeline.Timings timings) {
      return new Outcome(
          changes[ArchiveWriter.Change.ADDED.ordinal()],
          changes[ArchiveWriter.Change.REPLACED.ordinal()],
          changes[ArchiveWriter.Change.UNCHANGED.ordinal()],
          changes[ArchiveWriter.Change.OUTDATED.ordinal()],
          tokens,
          setAside,
          foreign,
          timings.reading(),
          timings.annotating(),
          timings.writing());
    }
  }
}
