package io.github.dateline.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.util.BytesRef;

/**
 * Orders articles by their ids, the last thing that hits are ordered by.
 *
 * <p>Lucene's own order by a string reads the string of each article that is among the best so far.
 * Here only the place of the id in its segment is kept, and ids are read where two articles of two
 * segments are alike in all else, and at the end.
 */
final class IdOrder extends FieldComparatorSource {
  @Override
  public FieldComparator<BytesRef> newComparator(
      String field, int hits, Pruning pruning, boolean reversed) {
    return new Comparator(field, hits);
  }

  private static final class Comparator extends FieldComparator<BytesRef>
      implements LeafFieldComparator {
    private final String field;

    /** The columns of the segments that were read so far. */
    private final List<SortedDocValues> segments = new ArrayList<>();

    /** Of each hit its segment and the place of its id in there. */
    private final int[] segment;

    private final int[] ordinal;
    private int bottom;
    private BytesRef top = new BytesRef();

    Comparator(String field, int hits) {
      this.field = field;
      segment = new int[hits];
      ordinal = new int[hits];
    }

    @Override
    public LeafFieldComparator getLeafComparator(LeafReaderContext leaf) throws IOException {
      segments.add(DocValues.getSorted(leaf.reader(), field));
      return this;
    }

    @Override
    public int compare(int slot1, int slot2) {
      return compare(segment[slot1], ordinal[slot1], segment[slot2], ordinal[slot2]);
    }

    private int compare(int segment1, int ordinal1, int segment2, int ordinal2) {
      return segment1 == segment2
          ? Integer.compare(ordinal1, ordinal2)
          : id(segment1, ordinal1).compareTo(id(segment2, ordinal2));
    }

    private BytesRef id(int itsSegment, int itsOrdinal) {
      try {
        return segments.get(itsSegment).lookupOrd(itsOrdinal);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void setTopValue(BytesRef value) {
      top = value;
    }

    @Override
    public BytesRef value(int slot) {
      return BytesRef.deepCopyOf(id(segment[slot], ordinal[slot]));
    }

    @Override
    public void setBottom(int slot) {
      bottom = slot;
    }

    @Override
    public int compareBottom(int doc) throws IOException {
      return compare(segment[bottom], ordinal[bottom], segments.size() - 1, ordinal(doc));
    }

    @Override
    public int compareTop(int doc) throws IOException {
      return top.compareTo(id(segments.size() - 1, ordinal(doc)));
    }

    @Override
    public void copy(int slot, int doc) throws IOException {
      segment[slot] = segments.size() - 1;
      ordinal[slot] = ordinal(doc);
    }

    private int ordinal(int doc) throws IOException {
      SortedDocValues ids = segments.getLast();
      if (!ids.advanceExact(doc)) {
        throw new IOException("article " + doc + " of a segment has no id");
      }
      return ids.ordValue();
    }

    @Override
    public void setScorer(Scorable scorer) {
      // Ids do not depend on it.
    }
  }
}
