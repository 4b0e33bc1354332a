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
 * Reads where the articles of a segment mention given entities, without looking up any other name.
 *
 * <p>Not thread-safe; articles are read in ascending order.
 */
public final class PairMentionReader {
  final LeafReaderContext leaf;
  private final int[] numbers;
  private final SortedSetDocValues entities;
  private final BinaryDocValues spans;
  private final Wanted wanted;

  /** The entities whose mentions are read. */
  public interface Wanted {
    /** The entity of a number; null if its mentions are passed over. */
    @Nullable Entity of(int number) throws IOException;
  }

  public PairMentionReader(
      EntityOrdinals ordinals, LeafReaderContext leaf, Entity first, Entity second)
      throws IOException {
    this(ordinals, leaf, two(first, ordinals.number(first), second, ordinals.number(second)));
  }

  public PairMentionReader(EntityOrdinals ordinals, LeafReaderContext leaf, Wanted wanted)
      throws IOException {
    this.leaf = leaf;
    this.wanted = wanted;
    numbers = ordinals.ofSegment(leaf);
    entities = IndexFields.entities(leaf);
    spans = DocValues.getBinary(leaf.reader(), IndexFields.SPANS);
  }

  private static Wanted two(Entity first, int numberOfFirst, Entity second, int numberOfSecond) {
    return number -> number == numberOfFirst ? first : number == numberOfSecond ? second : null;
  }

  /**
   * The sentences of an article, with the mentions of these entities only.
   *
   * @param doc the article's number in the segment
   */
  public List<Sentence> sentences(int doc) throws IOException {
    List<@Nullable Entity> named = new ArrayList<>();
    if (entities.advanceExact(doc)) {
      int count = entities.docValueCount();
      for (int i = 0; i < count; i++) {
        int number = numbers[(int) entities.nextOrd()];
        named.add(number < 0 ? null : wanted.of(number));
      }
    }
    if (!spans.advanceExact(doc)) {
      throw new IOException("article " + (leaf.docBase + doc) + " has no column of spans");
    }
    return SpanColumn.decodeSome(spans.binaryValue(), named);
  }
}
