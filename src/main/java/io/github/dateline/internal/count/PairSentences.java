package io.github.dateline.internal.count;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.internal.evidence.PairMentionReader;
import io.github.dateline.internal.names.EntityPostings;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** The sentences of those articles in scope that name both of a pair. Not thread-safe. */
final class PairSentences {
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
   * Sees each, in the order of articles.
   *
   * @param wanted the entities whose mentions the sentences have
   */
  void forEach(CooccurrenceCounter.Pair pair, PairMentionReader.Wanted wanted, Visitor visitor)
      throws IOException {
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      EntityPostings postings = new EntityPostings(index.ordinals(), leaf);
      FixedBitSet both = postings.naming(pair.first(), scope.articles(leaf, query.copies()));
      both = postings.naming(pair.second(), both);
      PairMentionReader mentions = new PairMentionReader(index.ordinals(), leaf, wanted);
      DocIdSetIterator docs = new BitSetIterator(both, 0);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        mentions.sentences(doc).forEach(visitor::sentence);
      }
    }
  }
}
