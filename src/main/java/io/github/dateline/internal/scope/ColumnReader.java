package io.github.dateline.internal.scope;

import io.github.dateline.Unit;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.UnitColumn;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IntsRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counting columns of one segment, one article at a time: its entities, and the sentences
 * that they are in.
 *
 * <p>Not thread-safe; the values may be overwritten by those of the next article.
 */
public abstract class ColumnReader {
  /** The article's entities as ordinals of the segment, rising. Not to be changed. */
  public final IntsRef entities = new IntsRef();

  /** Where a {@link ByteAccumulator} counts them, at the same offset. Not to be changed. */
  int[] places = new int[0];

  /** The article's {@link UnitColumn}. Not to be changed. */
  BytesRef units = new BytesRef();

  /**
   * Columns read from the index, in rising order of articles.
   *
   * @param numbers the number of each of the segment's ordinals
   */
  static ColumnReader stored(LeafReaderContext leaf, int[] numbers) throws IOException {
    return new DocValuesReader(leaf, numbers);
  }

  /**
   * The articles with several ordinals of one entity; null if that is not known before they are
   * read, and they are to be read in order.
   */
  @Nullable FixedBitSet joining() {
    return null;
  }

  /**
   * Announces the next articles, so that their columns are fetched from memory together.
   *
   * @param docs the articles, rising
   * @param size how many there are, less than twice {@value ArticleSlices#BLOCK_SIZE}
   * @param withUnits whether their units are read, too
   */
  public void prefetch(int[] docs, int size, boolean withUnits) {}

  /**
   * Counts the entities of some articles.
   *
   * @param docs the articles, rising
   * @param size how many there are, less than twice {@value ArticleSlices#BLOCK_SIZE}
   */
  void count(int[] docs, int size, ByteAccumulator accumulator) throws IOException {
    for (int i = 0; i < size; i++) {
      readEntities(docs[i]);
      accumulator.addAll(places, entities.offset, entities.offset + entities.length);
    }
  }

  /** Reads the article's entities. */
  public abstract void readEntities(int doc) throws IOException;

  /** Where in {@link #units} the positions of entities begin; they go to its end. */
  int membersStart;

  /** Reads in which units they are. */
  abstract void readUnits(int doc) throws IOException;

  /** How many sentences the article has, with or without an entity. */
  abstract int sentences(int doc) throws IOException;

  /** How many paragraphs the article has, with or without an entity. */
  abstract int paragraphs(int doc) throws IOException;

  /** How many units the article has, with or without an entity. */
  int units(Unit unit, int doc) throws IOException {
    return switch (unit) {
      case Unit.WholeArticle whole -> 1;
      case Unit.Paragraph paragraph -> paragraphs(doc);
      case Unit.Sentences sentences -> sentences(doc);
    };
  }

  /** How many units some articles have, with or without an entity. */
  long units(Unit unit, FixedBitSet articles) throws IOException {
    long units = 0;
    for (int doc = Scope.next(articles, 0);
        doc != ArticleSlices.NO_MORE_ARTICLES;
        doc = Scope.next(articles, doc + 1)) {
      units += units(unit, doc);
    }
    return units;
  }

  /** Decodes what the index holds. */
  private static final class DocValuesReader extends ColumnReader {
    private static final BytesRef NOTHING = new BytesRef();

    private final int[] numbers;
    private final SortedSetDocValues values;
    private final BinaryDocValues columns;
    private final NumericDocValues sentenceTotals;
    private final NumericDocValues paragraphTotals;

    DocValuesReader(LeafReaderContext leaf, int[] numbers) throws IOException {
      this.numbers = numbers;
      values = IndexFields.entities(leaf);
      columns = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
      sentenceTotals = DocValues.getNumeric(leaf.reader(), IndexFields.SENTENCES);
      paragraphTotals = DocValues.getNumeric(leaf.reader(), IndexFields.PARAGRAPHS);
    }

    @Override
    public void readEntities(int doc) throws IOException {
      entities.length = 0;
      if (values.advanceExact(doc)) {
        int size = values.docValueCount();
        entities.ints = ArrayUtil.grow(entities.ints, size);
        places = ArrayUtil.grow(places, size);
        for (int i = 0; i < size; i++) {
          entities.ints[i] = (int) values.nextOrd();
          places[i] = ByteAccumulator.place(numbers[entities.ints[i]]);
        }
        entities.length = size;
      }
    }

    @Override
    void readUnits(int doc) throws IOException {
      boolean present = columns.advanceExact(doc);
      units = present ? columns.binaryValue() : NOTHING;
      membersStart = present ? UnitColumn.membersStart(units) : 0;
    }

    @Override
    int sentences(int doc) throws IOException {
      return sentenceTotals.advanceExact(doc) ? (int) sentenceTotals.longValue() : 0;
    }

    @Override
    int paragraphs(int doc) throws IOException {
      return paragraphTotals.advanceExact(doc) ? (int) paragraphTotals.longValue() : 0;
    }
  }
}
