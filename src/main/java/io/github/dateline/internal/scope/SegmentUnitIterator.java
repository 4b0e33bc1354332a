package io.github.dateline.internal.scope;

import io.github.dateline.Copies;
import io.github.dateline.Unit;
import io.github.dateline.internal.copies.Boilerplate;
import io.github.dateline.internal.index.UnitColumn;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the units of one segment's articles that have an entity, under a rule for copies.
 *
 * <p>Several ordinals may stand for one entity: a unit gives one of them, and none that is hidden.
 * Not thread-safe; its buffers are reused.
 */
public final class SegmentUnitIterator {
  private final LeafReaderContext leaf;
  private final boolean whole;
  private final boolean single;
  private final @Nullable Boilerplate boilerplate;
  private final int[] numbersOfSegment;
  private final @Nullable FixedBitSet shared;

  /** The articles with several ordinals of one entity, null if that is not known before. */
  private final @Nullable FixedBitSet joining;

  private final ArticleUnitIterator cursor;
  private final Map<Integer, Integer> places = new HashMap<>();
  private int[] canonical = new int[64];

  /** Where the next sentence begins, where it is taken from the column. */
  private int at;

  /** Whether no unit is left. */
  private boolean given;

  /** The article's columns. */
  public final ColumnReader columns;

  /**
   * Whether the present article counts just as its columns say. The columns alone then tell its
   * units, but for ordinals that are hidden.
   */
  boolean plain;

  /** The ordinals of the present unit, distinct, in no order. */
  public int[] ordinals = new int[64];

  /** How many ordinals the present unit has. */
  public int size;

  /** How many units in a row are just so. */
  public int times;

  /** How many numbers {@link #numbers} gave. */
  int entityCount;

  /** Walks some articles of a segment. */
  public SegmentUnitIterator(
      CountingIndex index, LeafReaderContext leaf, Unit unit, Copies rule, int articles)
      throws IOException {
    this(index, leaf, unit, rule, articles, unit.equals(Unit.SENTENCE));
  }

  /**
   * Walks sentences, and knows which of them are headlines.
   *
   * @param articles how many articles will be looked at
   */
  public static SegmentUnitIterator ofNumberedSentences(
      CountingIndex index, LeafReaderContext leaf, Copies rule, int articles) throws IOException {
    return new SegmentUnitIterator(index, leaf, Unit.SENTENCE, rule, articles, false);
  }

  private SegmentUnitIterator(
      CountingIndex index,
      LeafReaderContext leaf,
      Unit unit,
      Copies rule,
      int articles,
      boolean single)
      throws IOException {
    this.leaf = leaf;
    this.single = single;
    whole = unit instanceof Unit.WholeArticle;
    boilerplate =
        rule == Copies.PUBLISHED || index.copyGroups().boilerplate().isEmpty()
            ? null
            : index.copyGroups().boilerplate();
    numbersOfSegment = index.ordinals().ofSegment(leaf);
    shared = index.ordinals().ordinalsSharingNumber(leaf);
    cursor = new ArticleUnitIterator(unit);
    columns = index.columns.articles(leaf, articles);
    joining = columns.joining();
  }

  /** Whether it is clear before it is read that an article is {@link #plain}. */
  boolean isPlain(int doc) {
    return (shared == null || joining != null && !joining.get(doc)) && !hasBoilerplate(doc);
  }

  private boolean hasBoilerplate(int doc) {
    return boilerplate != null && boilerplate.occursIn(leaf.docBase + doc);
  }

  /** Turns to an article, and to before its first unit. */
  public void article(int doc) throws IOException {
    article(doc, false);
  }

  /**
   * Turns to an article.
   *
   * @param plainByColumns whether {@link #next} is not called for one that is {@link #plain}
   */
  void article(int doc, boolean plainByColumns) throws IOException {
    columns.readEntities(doc);
    boolean dropped = hasBoilerplate(doc);
    boolean merged = shared != null && (joining == null ? hasMerged(shared) : joining.get(doc));
    plain = !dropped && !merged;
    given = columns.entities.length == 0;
    times = 1;
    if (given) {
      plain = true;
      return;
    }
    if (merged) {
      findCanonical();
    }
    if (whole && plain) {
      return;
    }
    columns.readUnits(doc);
    if (plain && plainByColumns) {
      return;
    }
    if (plain && single) {
      at = columns.membersStart;
      return;
    }
    cursor.reset(columns.units, columns.entities.length);
    if (dropped && boilerplate != null) {
      cursor.drop(boilerplate.sentencesOf(leaf.docBase + doc));
    }
    if (merged) {
      cursor.mapPositions(canonical);
    }
  }

  /** Turns to the next unit that has an entity. */
  public boolean next() {
    if (given) {
      return false;
    }
    if (!whole) {
      return plain && single ? nextSentence() : nextPart();
    }
    given = true;
    size = columns.entities.length;
    ordinals = ArrayUtil.growNoCopy(ordinals, size);
    int[] those = columns.entities.ints;
    int offset = columns.entities.offset;
    if (plain) {
      System.arraycopy(those, offset, ordinals, 0, size);
    } else {
      FixedBitSet positions = cursor.named(size);
      size = 0;
      for (int i = 0; i < columns.entities.length; i++) {
        if (positions.get(i)) {
          ordinals[size++] = those[offset + i];
        }
      }
    }
    return size > 0;
  }

  /** A sentence straight from the column. */
  private boolean nextSentence() {
    BytesRef units = columns.units;
    if (at >= units.offset + units.length) {
      return false;
    }
    boolean wide = UnitColumn.isWide(units);
    int[] those = columns.entities.ints;
    int offset = columns.entities.offset;
    ordinals = ArrayUtil.growNoCopy(ordinals, columns.entities.length);
    size = 0;
    int from;
    do {
      from = at;
      int position = wide ? UnitColumn.wide(units.bytes, at) : units.bytes[at] & 0x7F;
      ordinals[size++] = those[offset + position];
      at += wide ? 2 : 1;
    } while (units.bytes[from] >= 0);
    return true;
  }

  private boolean nextPart() {
    if (!cursor.next()) {
      return false;
    }
    size = cursor.size;
    times = cursor.weight;
    ordinals = ArrayUtil.growNoCopy(ordinals, size);
    int[] those = columns.entities.ints;
    int offset = columns.entities.offset;
    for (int i = 0; i < size; i++) {
      ordinals[i] = those[offset + cursor.members[i]];
    }
    return true;
  }

  /** Whether the present unit, of {@linkplain #ofNumberedSentences those}, is the headline. */
  public boolean inHeadline() {
    return cursor.isHeadline();
  }

  /** How many sentences the body of the present article has, named in or not. */
  public int bodySentences() {
    return cursor.bodySentences();
  }

  /** The unit's entities, without those that are hidden; see {@link #entityCount}. */
  int[] numbers(int[] ofSegment, int[] into) {
    int[] numbers = ArrayUtil.growNoCopy(into, size);
    entityCount = 0;
    for (int i = 0; i < size; i++) {
      int number = ofSegment[ordinals[i]];
      if (number >= 0) {
        numbers[entityCount++] = number;
      }
    }
    return numbers;
  }

  private boolean hasMerged(FixedBitSet shared) {
    int found = 0;
    for (int i = 0; i < columns.entities.length; i++) {
      found += shared.get(columns.entities.ints[columns.entities.offset + i]) ? 1 : 0;
    }
    return found > 1;
  }

  /** For each position the first one of the same entity, -1 where it is hidden. */
  private void findCanonical() {
    canonical = ArrayUtil.growNoCopy(canonical, columns.entities.length);
    places.clear();
    for (int i = 0; i < columns.entities.length; i++) {
      int number = numbersOfSegment[columns.entities.ints[columns.entities.offset + i]];
      Integer before = number < 0 ? Integer.valueOf(-1) : places.putIfAbsent(number, i);
      canonical[i] = before == null ? i : before;
    }
  }
}
