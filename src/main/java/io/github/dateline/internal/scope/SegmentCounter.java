package io.github.dateline.internal.scope;

import io.github.dateline.Unit;
import io.github.dateline.internal.index.UnitColumn;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * Counts the entities of one segment's articles, unit by unit, into tallies by ordinal. Articles
 * that count as their columns say, nearly all, are counted from the columns straight away. Not
 * thread-safe.
 */
public final class SegmentCounter {
  private final boolean whole;

  /** Whether the columns tell the units of a plain article without a walk. */
  private final boolean byColumns;

  private final UnitWalk walk;

  /** The ordinals gathered. */
  public int[] with = new int[64];

  /** How many were gathered. */
  public int size;

  /** What it reads. */
  public final ArticleColumns columns;

  public SegmentCounter(
      CountingIndex index, LeafReaderContext leaf, Scope.Counting counting, int articles)
      throws IOException {
    whole = counting.unit() instanceof Unit.WholeArticle;
    byColumns = whole || counting.unit().equals(Unit.SENTENCE);
    walk = new UnitWalk(index, leaf, counting.unit(), counting.rule(), articles);
    columns = walk.columns;
  }

  /** Counts every unit of some articles. */
  public void count(Slices.Slice slice, ByteTally tally) throws IOException {
    if (whole && walk.areAllPlain()) {
      slice.forEachBlock((docs, size) -> columns.count(docs, size, tally));
    } else {
      slice.forEach(columns, !whole, doc -> count(doc, tally));
    }
  }

  /**
   * Counts those units that have an entity of some articles that all name it.
   *
   * @param anchor the entity's ordinals, rising
   */
  public void countWith(Slices.Slice slice, int[] anchor, ByteTally tally) throws IOException {
    if (whole && walk.areAllPlain()) {
      // Each has the entity, or it would not be among them.
      slice.forEachBlock((docs, size) -> columns.count(docs, size, tally));
    } else {
      slice.forEach(columns, !whole, doc -> countWith(doc, anchor, tally));
    }
  }

  private void count(int doc, ByteTally tally) throws IOException {
    if (!isRead(doc)) {
      while (walk.next()) {
        tally.addOrdinals(walk.ordinals, walk.size, walk.times);
      }
      return;
    }
    int[] places = columns.places;
    int from = columns.entities.offset;
    if (whole) {
      tally.addAll(places, from, from + columns.entities.length);
    } else if (columns.entities.length > 0) {
      BytesRef units = columns.units;
      int at = columns.members;
      int to = units.offset + units.length;
      if (UnitColumn.isWide(units)) {
        for (; at < to; at += 2) {
          tally.add(places[from + UnitColumn.wide(units.bytes, at)]);
        }
      } else {
        for (; at < to; at++) {
          tally.add(places[from + (units.bytes[at] & 0x7F)]);
        }
      }
    }
  }

  /** Turns to an article: whether the columns alone tell its units, or the walk does. */
  private boolean isRead(int doc) throws IOException {
    if (byColumns && walk.isPlain(doc)) {
      columns.readEntities(doc);
      if (!whole) {
        columns.readUnits(doc);
      }
      return true;
    }
    walk.article(doc, byColumns);
    return walk.plain && byColumns;
  }

  private void countWith(int doc, int[] anchor, ByteTally tally) throws IOException {
    if (!isRead(doc)) {
      while (walk.next()) {
        if (contains(walk.ordinals, walk.size, anchor)) {
          tally.addOrdinals(walk.ordinals, walk.size, walk.times);
        }
      }
    } else if (whole) {
      int from = columns.entities.offset;
      tally.addAll(columns.places, from, from + columns.entities.length);
    } else {
      gather(anchor);
      tally.addOrdinals(with, size, 1);
    }
  }

  /**
   * Gathers who is in a unit of an article with an entity, once or more often: {@link #with}.
   *
   * @param doc an article that names the entity
   * @param anchor the entity's ordinals, rising
   */
  public void gatherWith(int doc, int[] anchor) throws IOException {
    if (isRead(doc)) {
      gather(anchor);
      return;
    }
    size = 0;
    while (walk.next()) {
      if (contains(walk.ordinals, walk.size, anchor)) {
        with = ArrayUtil.grow(with, size + walk.size);
        System.arraycopy(walk.ordinals, 0, with, size, walk.size);
        size += walk.size;
      }
    }
  }

  private void gather(int[] anchor) {
    int[] entities = columns.entities.ints;
    int from = columns.entities.offset;
    int to = from + columns.entities.length;
    size = 0;
    if (whole) {
      with = ArrayUtil.growNoCopy(with, to - from);
      System.arraycopy(entities, from, with, 0, to - from);
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
    int begin = columns.members;
    int end = columns.units.offset + columns.units.length;
    with = ArrayUtil.grow(with, size + end - begin);
    int at = begin;
    while ((at = UnitColumn.find(bytes, position, at, end)) < end) {
      while (at > begin && bytes[at - 1] >= 0) {
        at--;
      }
      do {
        with[size++] = entities[from + (bytes[at] & 0x7F)];
      } while (bytes[at++] >= 0);
    }
  }

  private void gatherWide(int position) {
    int[] entities = columns.entities.ints;
    int from = columns.entities.offset;
    byte[] bytes = columns.units.bytes;
    int begin = columns.members;
    int end = columns.units.offset + columns.units.length;
    with = ArrayUtil.grow(with, size + (end - begin) / 2);
    for (int sentence = begin; sentence < end; ) {
      boolean found = false;
      int at = sentence;
      do {
        found |= UnitColumn.wide(bytes, at) == position;
        at += 2;
      } while (bytes[at - 2] >= 0);
      for (int i = sentence; found && i < at; i += 2) {
        with[size++] = entities[from + UnitColumn.wide(bytes, i)];
      }
      sentence = at;
    }
  }
}
