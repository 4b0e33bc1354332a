package io.github.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.util.Bits;

/** Walks the articles that are not deleted. Not thread-safe. */
final class ArticleIterator implements Iterator<AnnotatedArticle> {
  private final Snapshot snapshot;
  private final Bits live;
  private int next = -1;

  ArticleIterator(Snapshot snapshot) {
    this.snapshot = snapshot;
    live = MultiBits.getLiveDocs(snapshot.reader);
    advance();
  }

  private void advance() {
    do {
      next++;
    } while (hasNext() && live != null && !live.get(next));
  }

  @Override
  public boolean hasNext() {
    return next < snapshot.reader.maxDoc();
  }

  @Override
  public AnnotatedArticle next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more articles");
    }
    try {
      AnnotatedArticle article = snapshot.stored.annotated(next);
      advance();
      return article;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
