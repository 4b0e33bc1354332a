package io.github.dateline.internal.evidence;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Entity;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.SpanColumn;
import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/**
 * Reads where the articles of a segment mention two given entities, without looking up any name.
 *
 * <p>Not thread-safe; articles are read in ascending order.
 */
public final class PairMentionReader {
  final LeafReaderContext leaf;
  private final int[] numbers;
  private final SortedSetDocValues entities;
  private final BinaryDocValues spans;
  private final Entity first;
  private final Entity second;
  private final int numberOfFirst;
  private final int numberOfSecond;

  public PairMentionReader(
      EntityOrdinals ordinals, LeafReaderContext leaf, Entity first, Entity second)
      throws IOException {
    this.leaf = leaf;
    this.first = first;
    this.second = second;
    numbers = ordinals.ofSegment(leaf);
    numberOfFirst = ordinals.number(first);
    numberOfSecond = ordinals.number(second);
    entities = IndexFields.entities(leaf);
    spans = DocValues.getBinary(leaf.reader(), IndexFields.SPANS);
  }

  /**
   * The sentences of an article, with the mentions of the two only.
   *
   * @param doc the article's number in the segment
   */
  public List<Sentence> sentences(int doc) throws IOException {
    List<@Nullable Entity> named = new ArrayList<>();
    if (entities.advanceExact(doc)) {
      int count = entities.docValueCount();
      for (int i = 0; i < count; i++) {
        int number = numbers[(int) entities.nextOrd()];
        named.add(number < 0 ? null : number == numberOfFirst ? first : second(number));
      }
    }
    if (!spans.advanceExact(doc)) {
      throw new IOException("article " + (leaf.docBase + doc) + " has no column of spans");
    }
    return SpanColumn.decodeSome(spans.binaryValue(), named);
  }

  private @Nullable Entity second(int number) {
    return number == numberOfSecond ? second : null;
  }
}
