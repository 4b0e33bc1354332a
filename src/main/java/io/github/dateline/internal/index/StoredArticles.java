package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/** Reads articles and their annotations back. Thread-safe. */
public final class StoredArticles {
  private static final Set<String> STORED = Set.of(IndexFields.ARTICLE);

  private final IndexReader reader;
  private final String annotator;
  private final UnaryOperator<SpanColumn.Spans> renaming;

  /**
   * The articles of an index.
   *
   * @param renaming gives the entities of an article the names that they are to be read under
   */
  public StoredArticles(
      IndexReader reader, String annotator, UnaryOperator<SpanColumn.Spans> renaming) {
    this.reader = reader;
    this.annotator = annotator;
    this.renaming = renaming;
  }

  /**
   * An article as it was given.
   *
   * @throws CorruptIndexException if it does not have the digest that it was stored with
   */
  public Article article(int doc) throws IOException {
    BytesRef json = reader.storedFields().document(doc, STORED).getBinaryValue(IndexFields.ARTICLE);
    LeafReaderContext leaf = leaf(doc);
    BinaryDocValues digests = leaf.reader().getBinaryDocValues(IndexFields.DIGEST);
    if (json == null
        || digests == null
        || !digests.advanceExact(doc - leaf.docBase)
        || !SerializedArticle.digest(json).equals(digests.binaryValue())) {
      throw new CorruptIndexException("an article is not as it was stored", "article " + doc);
    }
    return ArticleJson.read(json.bytes, json.offset, json.length);
  }

  /** The text of an article that was read: what {@link Article#text} gives, but faster. */
  public String text(int doc, Article article, Article.Field field) throws IOException {
    if (field == Article.Field.BODY) {
      LeafReaderContext leaf = leaf(doc);
      BinaryDocValues masked = leaf.reader().getBinaryDocValues(IndexFields.MASKED);
      if (masked != null && masked.advanceExact(doc - leaf.docBase)) {
        return MaskColumn.text(masked.binaryValue(), article.body());
      }
    }
    return article.text(field);
  }

  /** The sentences of an article, without what is mentioned in them. */
  public List<Sentence> sentences(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    SortedSetDocValues entities = IndexFields.entities(leaf);
    int count = entities.advanceExact(doc - leaf.docBase) ? entities.docValueCount() : 0;
    return SpanColumn.decodeSome(
        spanBytes(leaf, doc - leaf.docBase), Collections.nCopies(count, null));
  }

  public SpanColumn.Spans spans(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    BytesRef spans = spanBytes(leaf, doc - leaf.docBase);
    return renaming.apply(SpanColumn.decode(spans, names(leaf, doc - leaf.docBase)));
  }

  private static BytesRef spanBytes(LeafReaderContext leaf, int doc) throws IOException {
    BinaryDocValues spans = leaf.reader().getBinaryDocValues(IndexFields.SPANS);
    if (spans == null || !spans.advanceExact(doc)) {
      throw new IOException("article " + (leaf.docBase + doc) + " has no column of spans");
    }
    return spans.binaryValue();
  }

  /** Which of an article's sentences have an entity, whatever has been decided about names. */
  public int[] named(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    BinaryDocValues units = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
    if (!units.advanceExact(doc - leaf.docBase)) {
      throw new IOException("article " + doc + " has no counting column");
    }
    UnitColumn.Decoder sentences = new UnitColumn.Decoder();
    sentences.read(units.binaryValue());
    return Arrays.copyOf(sentences.number, sentences.listed);
  }

  public AnnotatedArticle annotated(int doc) throws IOException {
    SpanColumn.Spans spans = spans(doc);
    return new AnnotatedArticle(article(doc), annotator, spans.tokens(), spans.sentences());
  }

  /** The local second of publication, the largest long where it is not known. */
  public long published(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    NumericDocValues published = leaf.reader().getNumericDocValues(IndexFields.PUBLISHED);
    return published != null && published.advanceExact(doc - leaf.docBase)
        ? published.longValue()
        : Long.MAX_VALUE;
  }

  public String id(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    SortedDocValues ids = DocValues.getSorted(leaf.reader(), IndexFields.ID);
    if (!ids.advanceExact(doc - leaf.docBase)) {
      throw new IOException("article " + doc + " has no id");
    }
    return ids.lookupOrd(ids.ordValue()).utf8ToString();
  }

  /** Who published it, folded; empty where it is not known. */
  public String source(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    SortedDocValues sources = DocValues.getSorted(leaf.reader(), IndexFields.SOURCE);
    return sources.advanceExact(doc - leaf.docBase)
        ? sources.lookupOrd(sources.ordValue()).utf8ToString()
        : "";
  }

  public LeafReaderContext leaf(int doc) {
    return reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
  }

  private static List<String> names(LeafReaderContext leaf, int doc) throws IOException {
    SortedSetDocValues entities = IndexFields.entities(leaf);
    List<String> names = new ArrayList<>();
    if (entities.advanceExact(doc)) {
      int count = entities.docValueCount();
      for (int i = 0; i < count; i++) {
        names.add(entities.lookupOrd(entities.nextOrd()).utf8ToString());
      }
    }
    return names;
  }
}
