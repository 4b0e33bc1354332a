package io.github.dateline.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.jspecify.annotations.Nullable;

/**
 * Orders articles by their ids, the last thing that hits are ordered by.
 *
 * <p>Lucene's own order by a string reads the string of each article that is among the best so far.
 * Here only the place of the id in its segment is kept, and ids are read where two articles of two
 * segments are alike in all else.
 */
final class IdOrder extends FieldComparatorSource {
  @Override
  public FieldComparator<Place> newComparator(
      String field, int hits, Pruning pruning, boolean reversed) {
    return new Comparator(field, hits);
  }

  /**
   * Where an id is.
   *
   * @param ids the ids of a segment, in order
   * @param ordinal which of them
   */
  record Place(SortedDocValues ids, int ordinal) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      if (ids == other.ids) {
        return Integer.compare(ordinal, other.ordinal);
      }
      try {
        return ids.lookupOrd(ordinal).compareTo(other.ids.lookupOrd(other.ordinal));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Comparator extends FieldComparator<Place>
      implements LeafFieldComparator {
    private final String field;
    private final Place[] places;
    private @Nullable SortedDocValues segment;
    private @Nullable Place bottom;
    private @Nullable Place top;

    Comparator(String field, int hits) {
      this.field = field;
      places = new Place[hits];
    }

    @Override
    public LeafFieldComparator getLeafComparator(LeafReaderContext leaf) throws IOException {
      segment = DocValues.getSorted(leaf.reader(), field);
      return this;
    }

    @Override
    public int compare(int slot1, int slot2) {
      return places[slot1].compareTo(places[slot2]);
    }

    @Override
    public void setTopValue(Place value) {
      top = value;
    }

    @Override
    public Place value(int slot) {
      return places[slot];
    }

    @Override
    public void setBottom(int slot) {
      bottom = places[slot];
    }

    @Override
    public int compareBottom(int doc) throws IOException {
      return Objects.requireNonNull(bottom).compareTo(place(doc));
    }

    @Override
    public int compareTop(int doc) throws IOException {
      return Objects.requireNonNull(top).compareTo(place(doc));
    }

    @Override
    public void copy(int slot, int doc) throws IOException {
      places[slot] = place(doc);
    }

    private Place place(int doc) throws IOException {
      SortedDocValues ids = Objects.requireNonNull(segment);
      if (!ids.advanceExact(doc)) {
        throw new IOException("article " + doc + " of a segment has no id");
      }
      return new Place(ids, ids.ordValue());
    }

    @Override
    public void setScorer(Scorable scorer) {
      // Ids do not depend on it.
    }
  }
}
