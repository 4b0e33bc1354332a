package io.github.dateline;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;

/** The numbers of the archive's sources, over all segments. Immutable and thread-safe. */
final class Sources {
  private final int[][] numbers;
  private final int count;
  private final boolean oneForAll;

  Sources(IndexReader reader) throws IOException {
    Map<BytesRef, Integer> known = new HashMap<>();
    numbers = new int[reader.leaves().size()][];
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues values = values(leaf);
      int[] ofSegment = new int[values.getValueCount()];
      for (int i = 0; i < ofSegment.length; i++) {
        BytesRef source = values.lookupOrd(i);
        Integer number = known.get(source);
        if (number == null) {
          number = known.size();
          known.put(BytesRef.deepCopyOf(source), number);
        }
        ofSegment[i] = number;
      }
      numbers[leaf.ord] = ofSegment;
    }
    count = known.size();
    boolean all = true;
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(IndexFields.SOURCE);
      all &= terms != null && terms.getDocCount() == leaf.reader().maxDoc();
    }
    oneForAll = count == 1 && all;
  }

  static SortedDocValues values(LeafReaderContext leaf) throws IOException {
    return DocValues.getSorted(leaf.reader(), IndexFields.SOURCE);
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Whether all articles have the same source. */
  boolean isOneForAll() {
    return oneForAll;
  }

  /** The number of each of a segment's ordinals. Not to be changed. */
  int[] ofSegment(LeafReaderContext leaf) {
    return numbers[leaf.ord];
  }
}
