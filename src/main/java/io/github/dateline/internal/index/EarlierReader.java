package io.github.dateline.internal.index;

import java.io.IOException;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A segment as it was in an earlier state of the archive: with those articles that named by then
 * all that they name now. What was removed or replaced since is gone.
 */
public final class EarlierReader extends FilterLeafReader {
  private final FixedBitSet articles;

  private EarlierReader(LeafReaderContext leaf, long state) throws IOException {
    super(leaf.reader());
    articles = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
    Bits live = leaf.reader().getLiveDocs();
    StateColumn.Reader states = new StateColumn.Reader(leaf);
    for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
      if (live == null || live.get(doc)) {
        states.article(doc);
        if (states.named() <= state) {
          articles.set(doc);
        }
      }
    }
  }

  /**
   * An index as it was in an earlier state.
   *
   * @param reader the index as it is, which stays open
   * @return the same segments in the same order
   */
  public static IndexReader of(IndexReader reader, long state) throws IOException {
    LeafReader[] segments = new LeafReader[reader.leaves().size()];
    for (LeafReaderContext leaf : reader.leaves()) {
      segments[leaf.ord] = new EarlierReader(leaf, state);
    }
    return new MultiReader(segments, false);
  }

  @Override
  public Bits getLiveDocs() {
    return articles;
  }

  @Override
  public int numDocs() {
    return articles.cardinality();
  }

  @Override
  public CacheHelper getCoreCacheHelper() {
    return in.getCoreCacheHelper();
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }
}
