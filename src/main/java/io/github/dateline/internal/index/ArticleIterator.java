package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Walks articles by their documents. Not thread-safe. */
public final class ArticleIterator implements Iterator<AnnotatedArticle> {
  private final StoredArticles stored;
  private final FixedBitSet articles;
  private final ShardReaders shards;
  private int next;

  /**
   * Walks these.
   *
   * @param articles the documents, none of them deleted
   * @param shards what they are read from
   */
  public ArticleIterator(FixedBitSet articles, StoredArticles stored, ShardReaders shards) {
    this.stored = stored;
    this.shards = shards;
    this.articles = articles;
    next = articles.nextSetBit(0);
  }

  @Override
  public boolean hasNext() {
    return next != DocIdSetIterator.NO_MORE_DOCS;
  }

  @Override
  public AnnotatedArticle next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more articles");
    }
    try {
      AnnotatedArticle article = shards.asked(() -> stored.annotated(next));
      next =
          next + 1 < articles.length()
              ? articles.nextSetBit(next + 1)
              : DocIdSetIterator.NO_MORE_DOCS;
      return article;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
