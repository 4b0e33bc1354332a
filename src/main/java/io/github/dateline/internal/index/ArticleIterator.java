package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.util.Bits;

/** Walks the articles that are not deleted. Not thread-safe. */
public final class ArticleIterator implements Iterator<AnnotatedArticle> {
  private final StoredArticles stored;
  private final int end;
  private final Bits live;
  private int next = -1;

  public ArticleIterator(IndexReader reader, StoredArticles stored) {
    this.stored = stored;
    end = reader.maxDoc();
    live = MultiBits.getLiveDocs(reader);
    advance();
  }

  private void advance() {
    do {
      next++;
    } while (hasNext() && live != null && !live.get(next));
  }

  @Override
  public boolean hasNext() {
    return next < end;
  }

  @Override
  public AnnotatedArticle next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more articles");
    }
    try {
      AnnotatedArticle article = stored.annotated(next);
      advance();
      return article;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
