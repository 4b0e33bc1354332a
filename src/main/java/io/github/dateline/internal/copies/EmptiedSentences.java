package io.github.dateline.internal.copies;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.SentenceHashColumn;
import io.github.dateline.internal.index.UnitColumn;
import io.github.dateline.internal.names.CuratedNames;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that are left without entities because curation hides every entity they mention.
 */
final class EmptiedSentences {
  private final IndexReader reader;
  private final Set<BytesRef> hidden = new HashSet<>();
  private final FixedBitSet articles;
  private final UnitColumn.Decoder text = new UnitColumn.Decoder();

  EmptiedSentences(IndexReader reader, CuratedNames curated) throws IOException {
    this.reader = reader;
    for (Entity entity : curated.hidden()) {
      hidden.add(new BytesRef(EntityTerms.term(entity)));
    }
    articles = new FixedBitSet(hidden.isEmpty() ? 0 : Math.max(1, reader.maxDoc()));
    for (BytesRef term : hidden) {
      PostingsEnum naming =
          MultiTerms.getTermPostingsEnum(reader, IndexFields.ENTITY, term, PostingsEnum.NONE);
      while (naming != null && naming.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        articles.set(naming.docID());
      }
    }
  }

  /** Sees a sentence by its place among those of an article that have an entity. */
  interface Visitor {
    void sentence(int sentence, long hash);
  }

  /** Sees the sentences of an article that are not emptied and can be boilerplate. */
  void forEachOther(int article, BytesRef hashes, Visitor visitor) throws IOException {
    FixedBitSet left = of(article);
    for (int i = 0; i < SentenceHashColumn.size(hashes); i++) {
      long hash = SentenceHashColumn.hash(hashes, i);
      if (hash != 0 && (left == null || !left.get(i))) {
        visitor.sentence(i, hash);
      }
    }
  }

  /** The names that are hidden, sorted. */
  List<String> hidden() {
    return hidden.stream().sorted().map(BytesRef::utf8ToString).toList();
  }

  /**
   * The emptied sentences of an article, by index among its sentences with an entity; null if there
   * is none.
   */
  private @Nullable FixedBitSet of(int article) throws IOException {
    if (hidden.isEmpty() || !articles.get(article)) {
      return null;
    }
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(article, reader.leaves()));
    int doc = article - leaf.docBase;
    SortedSetDocValues entities = IndexFields.entities(leaf);
    BinaryDocValues columns = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
    if (!entities.advanceExact(doc) || !columns.advanceExact(doc)) {
      throw new IOException("article " + article + " has no counting column");
    }
    FixedBitSet shown = new FixedBitSet(entities.docValueCount());
    for (int i = 0; i < entities.docValueCount(); i++) {
      if (!hidden.contains(entities.lookupOrd(entities.nextOrd()))) {
        shown.set(i);
      }
    }
    text.read(columns.binaryValue());
    FixedBitSet nameless = new FixedBitSet(Math.max(1, text.listed));
    for (int sentence = 0; sentence < text.listed; sentence++) {
      boolean names = false;
      for (int i = text.from[sentence]; i < text.from[sentence + 1]; i++) {
        names |= shown.get(text.members[i]);
      }
      if (!names) {
        nameless.set(sentence);
      }
    }
    return nameless;
  }
}
