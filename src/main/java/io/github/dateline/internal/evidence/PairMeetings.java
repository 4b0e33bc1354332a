package io.github.dateline.internal.evidence;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.SpanColumn;
import io.github.dateline.internal.index.UnitColumn;
import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds the sentences of a segment's articles that have two entities. Which have both is read from
 * the columns for counting; only of articles with such a sentence is it read where they are named.
 *
 * <p>Not thread-safe; articles are asked for in ascending order.
 */
final class PairMeetings {
  private final int[] numbers;
  private final SortedSetDocValues entities;
  private final BinaryDocValues units;
  private final BinaryDocValues spans;
  private final int first;
  private final int second;
  private final UnitColumn.Decoder text = new UnitColumn.Decoder();

  /** By position among the article's entities: which of the two it is. */
  private byte[] which = new byte[64];

  PairMeetings(EntityOrdinals ordinals, LeafReaderContext leaf, Entity first, Entity second)
      throws IOException {
    numbers = ordinals.ofSegment(leaf);
    entities = IndexFields.entities(leaf);
    units = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
    spans = DocValues.getBinary(leaf.reader(), IndexFields.SPANS);
    this.first = ordinals.number(first);
    this.second = ordinals.number(second);
  }

  /**
   * Hands on the sentences of an article that have both.
   *
   * @param doc the article's number in the segment
   * @param leftOut which sentences are left out, by place among those that have an entity
   */
  void forEach(int doc, IntPredicate leftOut, SpanColumn.PairVisitor visitor) throws IOException {
    if (!entities.advanceExact(doc) || !units.advanceExact(doc)) {
      return;
    }
    int count = entities.docValueCount();
    which = ArrayUtil.growNoCopy(which, count);
    Arrays.fill(which, 0, count, (byte) 0);
    for (int i = 0; i < count; i++) {
      int number = numbers[(int) entities.nextOrd()];
      which[i] =
          number == first ? SpanColumn.FIRST : number == second ? SpanColumn.SECOND : which[i];
    }
    text.read(units.binaryValue());
    FixedBitSet meeting = null;
    for (int i = 0; i < text.listed; i++) {
      int found = 0;
      for (int j = text.from[i]; j < text.from[i + 1]; j++) {
        found |= which[text.members[j]];
      }
      if (found == (SpanColumn.FIRST | SpanColumn.SECOND) && !leftOut.test(i)) {
        meeting = meeting == null ? new FixedBitSet(text.total) : meeting;
        meeting.set(text.number[i]);
      }
    }
    if (meeting != null && spans.advanceExact(doc)) {
      SpanColumn.forEach(spans.binaryValue(), which, count, meeting, visitor);
    }
  }
}
