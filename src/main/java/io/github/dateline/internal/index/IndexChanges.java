package io.github.dateline.internal.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What came and what went between two states of an index, some of whose segments are the same. An
 * article that is in another segment now went and came. Immutable and thread-safe.
 */
public final class IndexChanges {
  public final IndexReader before;
  public final IndexReader now;

  /** The articles that are in the index no more, by their documents before. */
  public final FixedBitSet gone;

  /** The articles that came, by their documents now. */
  public final FixedBitSet came;

  /** By segment now: which one it was. */
  private final Map<LeafReaderContext, LeafReaderContext> segmentBefore = new HashMap<>();

  /** The segments that are there no more. */
  private final List<LeafReaderContext> goneSegments;

  /** By document before: which one it is now, -1 if it is in no segment. */
  private final int[] documentNow;

  /** By document now: which one it was, -1 if it was in no segment. */
  private final int[] documentBefore;

  public IndexChanges(IndexReader before, IndexReader now) {
    this.before = before;
    this.now = now;
    gone = new FixedBitSet(Math.max(1, before.maxDoc()));
    came = new FixedBitSet(Math.max(1, now.maxDoc()));
    documentNow = new int[before.maxDoc()];
    Arrays.fill(documentNow, -1);
    documentBefore = new int[now.maxDoc()];
    Arrays.fill(documentBefore, -1);
    Map<Object, LeafReaderContext> leaves = new HashMap<>();
    for (LeafReaderContext leaf : before.leaves()) {
      leaves.put(key(leaf), leaf);
    }
    for (LeafReaderContext leaf : now.leaves()) {
      LeafReaderContext same = leaves.remove(key(leaf));
      if (same == null) {
        setLive(leaf, came);
      } else {
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
          documentNow[same.docBase + doc] = leaf.docBase + doc;
          documentBefore[leaf.docBase + doc] = same.docBase + doc;
        }
        segmentBefore.put(leaf, same);
        compare(same, leaf);
      }
    }
    goneSegments = List.copyOf(leaves.values());
    goneSegments.forEach(leaf -> setLive(leaf, gone));
  }

  /** What tells a segment from others, whatever is deleted in it. */
  public static Object key(LeafReaderContext leaf) {
    return leaf.reader().getCoreCacheHelper().getKey();
  }

  private static void setLive(LeafReaderContext leaf, FixedBitSet into) {
    int articles = leaf.reader().maxDoc();
    FixedBitSet ofSegment = new FixedBitSet(articles);
    ofSegment.set(0, articles);
    Bits live = leaf.reader().getLiveDocs();
    if (live != null) {
      live.applyMask(ofSegment, 0);
    }
    FixedBitSet.orRange(ofSegment, 0, into, leaf.docBase, articles);
  }

  /** The articles of an index that are not deleted. */
  public static FixedBitSet live(IndexReader reader) {
    FixedBitSet live = new FixedBitSet(Math.max(1, reader.maxDoc()));
    reader.leaves().forEach(leaf -> setLive(leaf, live));
    return live;
  }

  private void compare(LeafReaderContext one, LeafReaderContext other) {
    Bits were = one.reader().getLiveDocs();
    Bits are = other.reader().getLiveDocs();
    for (int doc = 0; were != are && doc < other.reader().maxDoc(); doc++) {
      boolean was = were == null || were.get(doc);
      if (was != (are == null || are.get(doc))) {
        if (was) {
          gone.set(one.docBase + doc);
        } else {
          came.set(other.docBase + doc);
        }
      }
    }
  }

  /** What a segment of now was before, with the same articles; null if it is new. */
  public @Nullable LeafReaderContext before(LeafReaderContext leaf) {
    return segmentBefore.get(leaf);
  }

  /** The segments that are there no more. */
  public List<LeafReaderContext> goneSegments() {
    return goneSegments;
  }

  /** The first document from one on, -1 if there is none. */
  public static int next(FixedBitSet articles, int from) {
    int found =
        from < articles.length() ? articles.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    return found == DocIdSetIterator.NO_MORE_DOCS ? -1 : found;
  }

  /** Sees the ordinals of the entities of those of some articles that are in a segment. */
  public static void forEachEntity(
      LeafReaderContext leaf, FixedBitSet articles, IntConsumer ordinals) throws IOException {
    SortedSetDocValues entities = IndexFields.entities(leaf);
    int end = leaf.docBase + leaf.reader().maxDoc();
    for (int doc = next(articles, leaf.docBase);
        doc >= 0 && doc < end;
        doc = next(articles, doc + 1)) {
      if (entities.advanceExact(doc - leaf.docBase)) {
        for (int i = 0; i < entities.docValueCount(); i++) {
          ordinals.accept((int) entities.nextOrd());
        }
      }
    }
  }

  /** The document now of one before, deleted or not; -1 if its segment is gone. */
  public int documentNow(int doc) {
    return documentNow[doc];
  }

  /** The document before of one now; -1 if its segment is new. */
  public int documentBefore(int doc) {
    return documentBefore[doc];
  }
}
