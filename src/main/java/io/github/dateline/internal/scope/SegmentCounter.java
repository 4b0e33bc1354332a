package io.github.dateline.internal.scope;

import io.github.dateline.Unit;
import io.github.dateline.internal.index.UnitColumn;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * Counts the entities of one segment's articles, unit by unit, by segment ordinal.
 *
 * <p>Nearly all articles count just as their columns say, and are counted straight from the
 * columns. Not thread-safe.
 */
public final class SegmentCounter {
  private final boolean wholeArticles;

  /** Whether the columns tell the units of a plain article without a walk. */
  private final boolean byColumns;

  private final SegmentUnitIterator unitIterator;

  /** The ordinals gathered. */
  public int[] coOccurring = new int[64];

  /** How many were gathered. */
  public int size;

  /** What it reads. */
  public final ColumnReader columns;

  public SegmentCounter(
      CountingIndex index, LeafReaderContext leaf, Scope.CountingRule counting, int articles)
      throws IOException {
    wholeArticles = counting.unit() instanceof Unit.WholeArticle;
    byColumns = wholeArticles || counting.unit().equals(Unit.SENTENCE);
    unitIterator = new SegmentUnitIterator(index, leaf, counting.unit(), counting.rule(), articles);
    columns = unitIterator.columns;
  }

  /** Counts every unit of some articles. */
  public void count(ArticleSlices.Slice slice, ByteAccumulator accumulator) throws IOException {
    if (wholeArticles) {
      countWhole(slice, accumulator, doc -> count(doc, accumulator));
    } else {
      slice.forEach(columns, true, doc -> count(doc, accumulator));
    }
  }

  /**
   * Counts those units that have an entity of some articles that all name it.
   *
   * @param anchor the entity's ordinals, rising
   */
  public void countCoOccurring(ArticleSlices.Slice slice, int[] anchor, ByteAccumulator accumulator)
      throws IOException {
    if (wholeArticles) {
      // A plain one has the entity, or it would not be among them.
      countWhole(slice, accumulator, doc -> countCoOccurring(doc, anchor, accumulator));
    } else {
      slice.forEach(columns, true, doc -> countCoOccurring(doc, anchor, accumulator));
    }
  }

  /** Counts whole articles: some plain ones at a time, others each by itself. */
  private void countWhole(
      ArticleSlices.Slice slice, ByteAccumulator accumulator, ArticleSlices.Visitor others)
      throws IOException {
    if (columns.joining() == null) {
      slice.forEach(columns, false, others);
      return;
    }
    slice.forEachBlock((docs, size) -> {
      int plain = 0;
      for (int i = 0; i < size; i++) {
        if (unitIterator.isPlain(docs[i])) {
          docs[plain++] = docs[i];
        } else {
          others.article(docs[i]);
        }
      }
      columns.count(docs, plain, accumulator);
    });
  }

  private void count(int doc, ByteAccumulator accumulator) throws IOException {
    if (!isRead(doc)) {
      while (unitIterator.next()) {
        accumulator.addOrdinals(unitIterator.ordinals, unitIterator.size, unitIterator.times);
      }
      return;
    }
    int[] places = columns.places;
    int from = columns.entities.offset;
    if (wholeArticles) {
      accumulator.addAll(places, from, from + columns.entities.length);
    } else if (columns.entities.length > 0) {
      BytesRef units = columns.units;
      int at = columns.membersStart;
      int to = units.offset + units.length;
      if (UnitColumn.isWide(units)) {
        for (; at < to; at += 2) {
          accumulator.add(places[from + UnitColumn.wide(units.bytes, at)]);
        }
      } else {
        for (; at < to; at++) {
          accumulator.add(places[from + (units.bytes[at] & 0x7F)]);
        }
      }
    }
  }

  /** Turns to an article: whether the columns alone tell its units, or the walk does. */
  private boolean isRead(int doc) throws IOException {
    if (byColumns && unitIterator.isPlain(doc)) {
      columns.readEntities(doc);
      if (!wholeArticles) {
        columns.readUnits(doc);
      }
      return true;
    }
    unitIterator.article(doc, byColumns);
    return unitIterator.plain && byColumns;
  }

  private void countCoOccurring(int doc, int[] anchor, ByteAccumulator accumulator)
      throws IOException {
    if (!isRead(doc)) {
      while (unitIterator.next()) {
        if (contains(unitIterator.ordinals, unitIterator.size, anchor)) {
          accumulator.addOrdinals(unitIterator.ordinals, unitIterator.size, unitIterator.times);
        }
      }
    } else if (wholeArticles) {
      int from = columns.entities.offset;
      accumulator.addAll(columns.places, from, from + columns.entities.length);
    } else {
      gather(anchor);
      accumulator.addOrdinals(coOccurring, size, 1);
    }
  }

  /**
   * Gathers the entities that are in a unit of an article with the anchor, once or more often:
   * {@link #coOccurring}.
   *
   * @param doc an article that names the entity
   * @param anchor the entity's ordinals, rising
   */
  public void gatherCoOccurring(int doc, int[] anchor) throws IOException {
    if (isRead(doc)) {
      gather(anchor);
      return;
    }
    size = 0;
    while (unitIterator.next()) {
      if (contains(unitIterator.ordinals, unitIterator.size, anchor)) {
        coOccurring = ArrayUtil.grow(coOccurring, size + unitIterator.size);
        System.arraycopy(unitIterator.ordinals, 0, coOccurring, size, unitIterator.size);
        size += unitIterator.size;
      }
    }
  }

  private void gather(int[] anchor) {
    int[] entities = columns.entities.ints;
    int from = columns.entities.offset;
    int to = from + columns.entities.length;
    size = 0;
    if (wholeArticles) {
      coOccurring = ArrayUtil.growNoCopy(coOccurring, to - from);
      System.arraycopy(entities, from, coOccurring, 0, to - from);
      size = to - from;
      return;
    }
    for (int ordinal : anchor) {
      int place = Arrays.binarySearch(entities, from, to, ordinal);
      if (place >= 0 && UnitColumn.isWide(columns.units)) {
        gatherWide(place - from);
      } else if (place >= 0) {
        gatherSentences(place - from);
      }
    }
  }

  /** Whether an entity, given by its ordinals, rising, is among some ordinals. */
  public static boolean contains(int[] ordinals, int size, int[] anchor) {
    for (int i = 0; i < size; i++) {
      if (anchor.length == 1
          ? ordinals[i] == anchor[0]
          : Arrays.binarySearch(anchor, ordinals[i]) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Looks for one position in the stream of members, and widens to the sentence. */
  private void gatherSentences(int position) {
    int[] entities = columns.entities.ints;
    int from = columns.entities.offset;
    byte[] bytes = columns.units.bytes;
    int begin = columns.membersStart;
    int end = columns.units.offset + columns.units.length;
    coOccurring = ArrayUtil.grow(coOccurring, size + end - begin);
    int at = begin;
    while ((at = UnitColumn.findPosition(bytes, position, at, end)) < end) {
      while (at > begin && bytes[at - 1] >= 0) {
        at--;
      }
      do {
        coOccurring[size++] = entities[from + (bytes[at] & 0x7F)];
      } while (bytes[at++] >= 0);
    }
  }

  private void gatherWide(int position) {
    int[] entities = columns.entities.ints;
    int from = columns.entities.offset;
    byte[] bytes = columns.units.bytes;
    int begin = columns.membersStart;
    int end = columns.units.offset + columns.units.length;
    coOccurring = ArrayUtil.grow(coOccurring, size + (end - begin) / 2);
    for (int sentence = begin; sentence < end; ) {
      boolean found = false;
      int at = sentence;
      do {
        found |= UnitColumn.wide(bytes, at) == position;
        at += 2;
      } while (bytes[at - 2] >= 0);
      for (int i = sentence; found && i < at; i += 2) {
        coOccurring[size++] = entities[from + UnitColumn.wide(bytes, i)];
      }
      sentence = at;
    }
  }
}
