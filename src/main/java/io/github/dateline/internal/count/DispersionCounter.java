package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Unit;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.ArticleSlices;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.SegmentUnitIterator;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts how the units of a table's rows are spread: over how many days, and how many of them are
 * in long articles. By the question's rule for copies.
 */
final class DispersionCounter {
  private static final long NO_DAY = Long.MIN_VALUE;

  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final EntityOrdinals ordinals;

  /** The entities whose names make an article long. */
  private final FixedBitSet named;

  private final ListedEntities listed;

  /** The anchor's place among them, -1 if there is none. */
  private final int anchor;

  /** The row of each two places, plus 1. */
  private final PairCountMap rowOf = new PairCountMap(Long.MAX_VALUE);

  /** Each row with each of its days. */
  private final PairCountMap rowDays = new PairCountMap(Long.MAX_VALUE);

  private final long[] days;
  private final long[] inLongArticles;

  DispersionCounter(
      CountingIndex index,
      CooccurrenceQuery query,
      Scope scope,
      List<CooccurrenceCounter.Pair> rows,
      ListedEntities listed)
      throws IOException {
    this.index = index;
    this.query = query;
    ordinals = index.ordinals();
    named = ordinals.ofTypes(CooccurrenceCounter.typesOfChance(query));
    this.listed = listed;
    for (int row = 0; row < rows.size(); row++) {
      int first = listed.place(rows.get(row).first());
      int second = listed.place(rows.get(row).second());
      rowOf.add(Math.min(first, second), Math.max(first, second), row + 1);
    }
    boolean anchored = query.anchor().isPresent() && !rows.isEmpty();
    anchor = anchored ? listed.place(rows.get(0).first()) : -1;
    days = new long[rows.size()];
    inLongArticles = new long[rows.size()];
    if (!rows.isEmpty()) {
      new ArticleSlices(
              index,
              anchored
                  ? scope.articlesNaming(rows.get(0).first(), query.copies())
                  : scope.articles(query.copies()))
          .forEach(this::count);
      rowDays.forEach((row, day, times) -> days[row]++);
    }
  }

  /** On how many days a row's units were published. */
  long days(int row) {
    return days[row];
  }

  /** How many of a row's units are in long articles. */
  long inLongArticles(int row) {
    return inLongArticles[row];
  }

  private void count(ArticleSlices.Slice slice) throws IOException {
    SliceDispersion part = new SliceDispersion(slice);
    slice.forEach(part.units.columns, true, part::add);
    synchronized (this) {
      part.rowDays.forEach((row, day, times) -> rowDays.add(row, day, 1));
      for (int row = 0; row < inLongArticles.length; row++) {
        inLongArticles[row] += part.inLongArticles[row];
      }
    }
    listed.giveBack(slice.leaf(), part.placeOf);
  }

  /** What one slice of a segment adds. */
  private final class SliceDispersion {
    final SegmentUnitIterator units;
    final PairCountMap rowDays = new PairCountMap(Long.MAX_VALUE);
    final long[] inLongArticles = new long[days.length];
    private final SegmentUnitIterator whole;
    private final NumericDocValues stamps;
    private final int[] numbers;

    /** By ordinal of the segment: its place among the entities, plus 1; 0 if it has none. */
    private final int[] placeOf;

    private int[] present = new int[16];

    SliceDispersion(ArticleSlices.Slice slice) throws IOException {
      LeafReaderContext leaf = slice.leaf();
      units = new SegmentUnitIterator(index, leaf, query.unit(), query.copies(), slice.inSegment());
      whole = new SegmentUnitIterator(index, leaf, Unit.ARTICLE, query.copies(), slice.inSegment());
      stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
      numbers = ordinals.ofSegment(leaf);
      placeOf = listed.placesIn(leaf);
    }

    void add(int doc) throws IOException {
      units.columns.readEntities(doc);
      if (!ListedEntities.hasTwo(placeOf, units.columns.entities)) {
        return;
      }
      long day = stamps.advanceExact(doc) ? IndexFields.day(stamps.longValue()) : NO_DAY;
      boolean isLong = isLong(doc);
      units.article(doc);
      while (units.next()) {
        int size = 0;
        boolean hasAnchor = anchor < 0;
        present = ArrayUtil.growNoCopy(present, units.size);
        for (int i = 0; i < units.size; i++) {
          int place = placeOf[units.ordinals[i]] - 1;
          hasAnchor |= place >= 0 && place == anchor;
          if (place >= 0 && place != anchor) {
            present[size++] = place;
          }
        }
        for (int i = 0; i < size && hasAnchor; i++) {
          if (anchor >= 0) {
            add(anchor, present[i], day, isLong);
          }
          for (int j = i + 1; j < size && anchor < 0; j++) {
            add(present[i], present[j], day, isLong);
          }
        }
      }
    }

    private boolean isLong(int doc) throws IOException {
      if (units.columns.entities.length <= CooccurrenceTable.LongArticles.MORE_THAN) {
        return false;
      }
      whole.article(doc);
      int names = 0;
      if (whole.next()) {
        for (int i = 0; i < whole.size; i++) {
          int number = numbers[whole.ordinals[i]];
          names += number >= 0 && named.get(number) ? 1 : 0;
        }
      }
      return names > CooccurrenceTable.LongArticles.MORE_THAN;
    }

    private void add(int one, int other, long day, boolean isLong) {
      int row = (int) rowOf.count(Math.min(one, other), Math.max(one, other)) - 1;
      if (row < 0) {
        return;
      }
      if (day != NO_DAY) {
        rowDays.add(row, (int) day, 1);
      }
      inLongArticles[row] += isLong ? units.times : 0;
    }
  }
}
