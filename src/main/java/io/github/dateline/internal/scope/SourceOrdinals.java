package io.github.dateline.internal.scope;

import io.github.dateline.internal.index.IndexFields;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * Assigns a number to each source of the archive, and holds the source of each article: 4 bytes an
 * article.
 *
 * <p>Immutable and thread-safe.
 */
public final class SourceOrdinals {
  /** The number of an article without a source. */
  public static final int NO_SOURCE = -1;

  private final int[][] ofArticles;
  private final int count;
  private final boolean oneForAll;

  SourceOrdinals(IndexReader reader) throws IOException {
    Map<BytesRef, Integer> known = new HashMap<>();
    ofArticles = new int[reader.leaves().size()][];
    boolean all = true;
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues values = DocValues.getSorted(leaf.reader(), IndexFields.SOURCE);
      int[] numbers = numbers(values, known);
      int[] sources = new int[leaf.reader().maxDoc()];
      Arrays.fill(sources, NO_SOURCE);
      int sourced = 0;
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        sources[doc] = numbers[values.ordValue()];
        sourced++;
      }
      all &= sourced == sources.length;
      ofArticles[leaf.ord] = sources;
    }
    count = known.size();
    oneForAll = count == 1 && all;
  }

  private static int[] numbers(SortedDocValues values, Map<BytesRef, Integer> known)
      throws IOException {
    int[] numbers = new int[values.getValueCount()];
    for (int i = 0; i < numbers.length; i++) {
      BytesRef source = values.lookupOrd(i);
      Integer number = known.get(source);
      if (number == null) {
        number = known.size();
        known.put(BytesRef.deepCopyOf(source), number);
      }
      numbers[i] = number;
    }
    return numbers;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Whether all articles have the same source. */
  public boolean isSingle() {
    return oneForAll;
  }

  /** The source of each of a segment's articles, {@link #NO_SOURCE} where it has none. */
  public int[] ofArticles(LeafReaderContext leaf) {
    return ofArticles[leaf.ord];
  }
}
