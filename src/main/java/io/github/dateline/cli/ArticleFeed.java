package io.github.dateline.cli;

import io.github.dateline.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

/**
 * Feeds articles to the annotator.
 *
 * <p>The models are loaded before the first article that needs them, so that a failure to load ends
 * the run at once; the feed can be closed at any time.
 */
final class ArticleFeed implements Iterator<Article> {
  private final Iterator<Article> articles;
  private final AnnotatorOnDemand annotator;
  private final Need need;
  private final Runnable loaded;
  private final BooleanSupplier ended;

  /**
   * Articles on their way.
   *
   * @param loaded told when the models have been loaded
   * @param ended whether there is to be no further article
   */
  ArticleFeed(
      Iterator<Article> articles,
      AnnotatorOnDemand annotator,
      Need need,
      Runnable loaded,
      BooleanSupplier ended) {
    this.articles = articles;
    this.annotator = annotator;
    this.need = need;
    this.loaded = loaded;
    this.ended = ended;
  }

  /** Whether an article must be annotated. */
  interface Need {
    boolean of(Article article) throws IOException;
  }

  @Override
  public boolean hasNext() {
    return !ended.getAsBoolean() && articles.hasNext();
  }

  @Override
  public Article next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no article left");
    }
    Article article = articles.next();
    try {
      if (!annotator.isLoaded() && need.of(article)) {
        annotator.load();
        loaded.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return article;
  }
}
