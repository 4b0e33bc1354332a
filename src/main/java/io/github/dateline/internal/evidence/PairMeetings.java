package io.github.dateline.internal.evidence;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.SpanColumn;
import io.github.dateline.internal.index.UnitColumn;
import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds the sentences of a segment's articles that have an entity and one of several others. Which
 * have is read from the columns for counting; only of articles with such a sentence is it read
 * where they are named.
 *
 * <p>Not thread-safe; articles are asked for in ascending order.
 */
final class PairMeetings {
  /** The mark of the entity; those of the others are one more than their number. */
  private static final int ANCHOR = -1;

  private final SortedSetDocValues entities;
  private final BinaryDocValues units;
  private final BinaryDocValues spans;

  /** The segment's ordinals of all these, rising, and the mark of each. */
  private final int[] ordinals;

  private final int[] marks;
  private final UnitColumn.Decoder text = new UnitColumn.Decoder();

  /** By position among the article's entities: its mark, or 0. */
  private int[] which = new int[64];

  /** By mark: where its last mention in a sentence ends, and how far it is from the entity. */
  private final int[] ends;

  private final int[] gaps;

  /** Sees a sentence. */
  interface Visitor {
    /**
     * Sees it.
     *
     * @param other which of the others it has
     * @param sentence its number among all sentences
     * @param paragraph the number of its paragraph, the headline being one
     * @param gap the fewest UTF-16 code units between mentions of the two
     */
    void sentence(int other, int sentence, int paragraph, int gap) throws IOException;
  }

  PairMeetings(EntityOrdinals numbers, LeafReaderContext leaf, Entity anchor, List<Entity> others)
      throws IOException {
    entities = IndexFields.entities(leaf);
    units = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
    spans = DocValues.getBinary(leaf.reader(), IndexFields.SPANS);
    TreeMap<Integer, Integer> all = new TreeMap<>();
    for (int ordinal : numbers.inSegment(leaf, numbers.number(anchor))) {
      all.put(ordinal, ANCHOR);
    }
    for (int other = 0; other < others.size(); other++) {
      for (int ordinal : numbers.inSegment(leaf, numbers.number(others.get(other)))) {
        all.put(ordinal, other + 1);
      }
    }
    ordinals = all.keySet().stream().mapToInt(ordinal -> ordinal).toArray();
    marks = all.values().stream().mapToInt(mark -> mark).toArray();
    ends = new int[others.size() + 1];
    gaps = new int[others.size() + 1];
  }

  /**
   * Hands on the sentences of an article that have the entity and others, those of one other in
   * their order.
   *
   * @param doc the article's number in the segment
   * @param leftOut which sentences are left out, by place among those that have an entity
   */
  void forEach(int doc, IntPredicate leftOut, Visitor visitor) throws IOException {
    if (!entities.advanceExact(doc) || !mark() || !units.advanceExact(doc)) {
      return;
    }
    text.read(units.binaryValue());
    FixedBitSet meeting = null;
    for (int i = 0; i < text.listed; i++) {
      boolean anchor = false;
      boolean other = false;
      for (int j = text.from[i]; j < text.from[i + 1]; j++) {
        anchor |= which[text.members[j]] < 0;
        other |= which[text.members[j]] > 0;
      }
      if (anchor && other && !leftOut.test(i)) {
        meeting = meeting == null ? new FixedBitSet(text.total) : meeting;
        meeting.set(text.number[i]);
      }
    }
    if (meeting != null && spans.advanceExact(doc)) {
      SpanColumn.forEach(
          spans.binaryValue(),
          entities.docValueCount(),
          meeting,
          (sentence, paragraph, mentions) -> {
            Arrays.fill(ends, -1);
            Arrays.fill(gaps, Integer.MAX_VALUE);
            int endOfAnchor = -1;
            while (mentions.next()) {
              int mark = which[mentions.position];
              if (mark < 0) {
                endOfAnchor = Math.max(endOfAnchor, mentions.end);
                for (int other = 1; other < ends.length; other++) {
                  gaps[other] = nearer(gaps[other], ends[other], mentions.start);
                }
              } else if (mark > 0) {
                ends[mark] = Math.max(ends[mark], mentions.end);
                gaps[mark] = nearer(gaps[mark], endOfAnchor, mentions.start);
              }
            }
            for (int other = 1; other < gaps.length; other++) {
              if (gaps[other] < Integer.MAX_VALUE) {
                visitor.sentence(other - 1, sentence, paragraph, gaps[other]);
              }
            }
          });
    }
  }

  private static int nearer(int gap, int end, int start) {
    return end < 0 ? gap : Math.min(gap, Math.max(0, start - end));
  }

  /** Marks those of the article's entities that are among these; false if two are not. */
  private boolean mark() throws IOException {
    int count = entities.docValueCount();
    which = ArrayUtil.growNoCopy(which, count);
    boolean anchor = false;
    boolean other = false;
    int next = 0;
    for (int i = 0; i < count; i++) {
      int ordinal = (int) entities.nextOrd();
      while (next < ordinals.length && ordinals[next] < ordinal) {
        next++;
      }
      which[i] = next < ordinals.length && ordinals[next] == ordinal ? marks[next] : 0;
      anchor |= which[i] < 0;
      other |= which[i] > 0;
    }
    return anchor && other;
  }
}
