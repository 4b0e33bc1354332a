package io.github.dateline.internal.count;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.internal.evidence.PairMentionReader;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.names.EntityPostings;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The sentences of those articles in scope that name both of a pair, or of some {@value
 * #MOST_ARTICLES} of them where there are more: enough to tell a share. Not thread-safe.
 */
final class PairSentences {
  private static final int MOST_ARTICLES = 200;

  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;

  PairSentences(CountingIndex index, CooccurrenceQuery query, Scope scope) {
    this.index = index;
    this.query = query;
    this.scope = scope;
  }

  /** The two and no other. */
  static PairMentionReader.Wanted both(CooccurrenceCounter.Pair pair, Entity first, Entity second) {
    return number -> number == pair.first() ? first : number == pair.second() ? second : null;
  }

  /** Sees a sentence. */
  interface Visitor {
    void sentence(Sentence sentence);
  }

  /**
   * Sees each, in the order of the archive.
   *
   * @param wanted the entities whose mentions the sentences have
   */
  void forEach(CooccurrenceCounter.Pair pair, PairMentionReader.Wanted wanted, Visitor visitor)
      throws IOException {
    List<FixedBitSet> both = new ArrayList<>();
    long articles = 0;
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      EntityPostings postings = new EntityPostings(index.ordinals(), leaf);
      FixedBitSet one = postings.naming(pair.first(), scope.articles(leaf, query.copies()));
      both.add(postings.naming(pair.second(), one));
      articles += both.getLast().cardinality();
    }
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      PairMentionReader mentions = new PairMentionReader(index.ordinals(), leaf, wanted);
      BinaryDocValues digests = DocValues.getBinary(leaf.reader(), IndexFields.DIGEST);
      DocIdSetIterator docs = new BitSetIterator(both.get(leaf.ord), 0);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (articles <= MOST_ARTICLES || isDrawn(digests, doc, articles)) {
          mentions.sentences(doc).forEach(visitor::sentence);
        }
      }
    }
  }

  /** Whether an article of many is one of those few: the same in each order of the articles. */
  private static boolean isDrawn(BinaryDocValues digests, int doc, long many) throws IOException {
    if (!digests.advanceExact(doc)) {
      return true;
    }
    BytesRef digest = digests.binaryValue();
    long draw = Integer.toUnsignedLong(ByteBuffer.wrap(digest.bytes).getInt(digest.offset));
    return draw * many < (long) MOST_ARTICLES << Integer.SIZE;
  }
}
