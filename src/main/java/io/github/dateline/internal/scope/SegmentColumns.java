package io.github.dateline.internal.scope;

import io.github.dateline.Unit;
import io.github.dateline.internal.index.UnitColumn;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The counting columns of one segment in memory, as flat arrays, because decoding an ordinal from
 * the index takes several times as long as counting it.
 *
 * <p>Takes {@value #BYTES_PER_ENTITY} bytes for each entity of each article, the bytes of the
 * article's {@link UnitColumn}, and {@value #BYTES_PER_ARTICLE} bytes and a bit for each article.
 * Immutable and thread-safe.
 */
public final class SegmentColumns {
  private static final int BYTES_PER_ARTICLE = 20;
  private static final int BYTES_PER_ENTITY = 8;

  private final int[] entitiesFrom;
  private final int[] unitsFrom;
  private final int[] membersFrom;
  private final int[] allEntities;
  private final int[] allPlaces;
  private final byte[] allUnits;
  private final int[] sentences;
  private final int[] paragraphs;

  /** The number of each of the segment's ordinals. */
  private final int[] numbers;

  /** The ordinals whose number another one has too; null if there is none. */
  private final @Nullable FixedBitSet sharingNumber;

  /** The articles of which several ordinals have one number. */
  private final FixedBitSet joining;

  private SegmentColumns(
      int[] entitiesFrom,
      int[] unitsFrom,
      int[] membersFrom,
      int[] entities,
      int[] places,
      byte[] units,
      int[] sentences,
      int[] paragraphs,
      int[] numbers,
      @Nullable FixedBitSet sharingNumber,
      FixedBitSet joining) {
    this.entitiesFrom = entitiesFrom;
    this.unitsFrom = unitsFrom;
    this.membersFrom = membersFrom;
    allEntities = entities;
    allPlaces = places;
    allUnits = units;
    this.sentences = sentences;
    this.paragraphs = paragraphs;
    this.numbers = numbers;
    this.sharingNumber = sharingNumber;
    this.joining = joining;
  }

  private static FixedBitSet joining(
      int[] entitiesFrom, int[] entities, int[] places, @Nullable FixedBitSet sharingNumber) {
    FixedBitSet joining = new FixedBitSet(entitiesFrom.length - 1);
    int[] found = new int[64];
    for (int doc = 0; doc < joining.length() && sharingNumber != null; doc++) {
      int size = 0;
      for (int i = entitiesFrom[doc]; i < entitiesFrom[doc + 1]; i++) {
        if (sharingNumber.get(entities[i])) {
          found = ArrayUtil.grow(found, size + 1);
          found[size++] = places[i];
        }
      }
      Arrays.sort(found, 0, size);
      for (int i = 1; i < size; i++) {
        if (found[i] == found[i - 1]) {
          joining.set(doc);
        }
      }
    }
    return joining;
  }

  /**
   * Reads a segment's columns.
   *
   * @param numbers the number of each of the segment's ordinals
   * @param sharingNumber those whose number another one has too, null if there is none
   * @param mostBytes how much memory they may take
   * @return the columns, null if they are larger
   */
  static @Nullable SegmentColumns read(
      LeafReaderContext leaf, int[] numbers, @Nullable FixedBitSet sharingNumber, long mostBytes)
      throws IOException {
    int articles = leaf.reader().maxDoc();
    long bytes = (long) articles * BYTES_PER_ARTICLE;
    if (bytes > mostBytes) {
      return null;
    }
    ColumnReader from = ColumnReader.stored(leaf, numbers);
    int[] entitiesFrom = new int[articles + 1];
    int[] unitsFrom = new int[articles + 1];
    int[] membersFrom = new int[articles];
    int[] sentences = new int[articles];
    int[] paragraphs = new int[articles];
    int[] entities = new int[4 * articles];
    int[] places = new int[entities.length];
    byte[] units = new byte[8 * articles];
    for (int doc = 0; doc < articles; doc++) {
      from.readEntities(doc);
      from.readUnits(doc);
      int entitiesAt = entitiesFrom[doc];
      int unitsAt = unitsFrom[doc];
      long entitiesTo = (long) entitiesAt + from.entities.length;
      long unitsTo = (long) unitsAt + from.units.length;
      if (bytes + BYTES_PER_ENTITY * entitiesTo + unitsTo > mostBytes
          || Math.max(entitiesTo, unitsTo) > ArrayUtil.MAX_ARRAY_LENGTH) {
        return null;
      }
      entities = ArrayUtil.grow(entities, (int) entitiesTo);
      places = ArrayUtil.grow(places, (int) entitiesTo);
      units = ArrayUtil.grow(units, (int) unitsTo);
      System.arraycopy(from.entities.ints, 0, entities, entitiesAt, from.entities.length);
      System.arraycopy(from.places, 0, places, entitiesAt, from.entities.length);
      System.arraycopy(from.units.bytes, from.units.offset, units, unitsAt, from.units.length);
      entitiesFrom[doc + 1] = (int) entitiesTo;
      unitsFrom[doc + 1] = (int) unitsTo;
      membersFrom[doc] = unitsAt + from.membersStart - from.units.offset;
      sentences[doc] = from.sentences(doc);
      paragraphs[doc] = from.paragraphs(doc);
    }
    return new SegmentColumns(
        entitiesFrom,
        unitsFrom,
        membersFrom,
        ArrayUtil.copyOfSubArray(entities, 0, entitiesFrom[articles]),
        ArrayUtil.copyOfSubArray(places, 0, entitiesFrom[articles]),
        ArrayUtil.copyOfSubArray(units, 0, unitsFrom[articles]),
        sentences,
        paragraphs,
        numbers,
        sharingNumber,
        joining(entitiesFrom, entities, places, sharingNumber));
  }

  /**
   * The same columns under other numbers of the segment's ordinals.
   *
   * @param numbers the number of each
   * @param sharing those whose number another one has too, null if there is none; the same set as
   *     before where they are in the same groups as before
   */
  SegmentColumns numbered(int[] numbers, @Nullable FixedBitSet sharing) {
    if (sharing == sharingNumber && Arrays.equals(numbers, this.numbers)) {
      return this;
    }
    int[] places = new int[allEntities.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = ByteAccumulator.place(numbers[allEntities[i]]);
    }
    return new SegmentColumns(
        entitiesFrom,
        unitsFrom,
        membersFrom,
        allEntities,
        places,
        allUnits,
        sentences,
        paragraphs,
        numbers,
        sharing,
        sharing == sharingNumber ? joining : joining(entitiesFrom, allEntities, places, sharing));
  }

  private static long sum(int[] of, FixedBitSet articles) {
    long sum = 0;
    long[] words = articles.getBits();
    for (int i = 0; i < words.length; i++) {
      for (long left = words[i]; left != 0; left &= left - 1) {
        sum += of[(i << 6) + Long.numberOfTrailingZeros(left)];
      }
    }
    return sum;
  }

  /** How much memory they take. */
  long bytes() {
    return (long) sentences.length * BYTES_PER_ARTICLE
        + (long) BYTES_PER_ENTITY * allEntities.length
        + allUnits.length;
  }

  /** A view of the articles, in any order. */
  ColumnReader articles() {
    return new ArrayReader();
  }

  /** Points into the arrays. */
  private final class ArrayReader extends ColumnReader {
    private final int[] begins = new int[2 * ArticleSlices.BLOCK_SIZE];
    private final int[] ends = new int[2 * ArticleSlices.BLOCK_SIZE];

    /** Keeps what is read only to be near. */
    private int ignored;

    ArrayReader() {
      entities.ints = allEntities;
      places = allPlaces;
      units.bytes = allUnits;
    }

    @Override
    FixedBitSet joining() {
      return joining;
    }

    /**
     * Reads something of each: no branch depends on what was read, so that the processor does not
     * wait for one before it asks for the next.
     */
    @Override
    public void prefetch(int[] docs, int size, boolean withUnits) {
      for (int i = 0; i < size; i++) {
        begins[i] = entitiesFrom[docs[i]];
      }
      int sum = 0;
      int last = allEntities.length - 1;
      for (int i = 0; i < size && last >= 0; i++) {
        sum += allPlaces[Math.min(begins[i], last)];
      }
      if (withUnits) {
        for (int i = 0; i < size; i++) {
          begins[i] = membersFrom[docs[i]];
          sum += unitsFrom[docs[i]];
        }
        last = allUnits.length - 1;
        for (int i = 0; i < size && last >= 0; i++) {
          sum += allUnits[Math.min(begins[i], last)];
        }
      }
      ignored = sum;
    }

    @Override
    void count(int[] docs, int size, ByteAccumulator accumulator) {
      // Where all are is read first, for the same reason.
      for (int i = 0; i < size; i++) {
        begins[i] = entitiesFrom[docs[i]];
        ends[i] = entitiesFrom[docs[i] + 1];
      }
      for (int i = 0; i < size; i++) {
        accumulator.addAll(allPlaces, begins[i], ends[i]);
      }
    }

    @Override
    public void readEntities(int doc) {
      entities.offset = entitiesFrom[doc];
      entities.length = entitiesFrom[doc + 1] - entities.offset;
    }

    @Override
    void readUnits(int doc) {
      units.offset = unitsFrom[doc];
      units.length = unitsFrom[doc + 1] - units.offset;
      membersStart = membersFrom[doc];
    }

    @Override
    long units(Unit unit, FixedBitSet articles) {
      return unit instanceof Unit.WholeArticle
          ? articles.cardinality()
          : sum(unit instanceof Unit.Paragraph ? paragraphs : sentences, articles);
    }

    @Override
    int sentences(int doc) {
      return sentences[doc];
    }

    @Override
    int paragraphs(int doc) {
      return paragraphs[doc];
    }
  }
}
