package io.github.dateline.internal.count;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.internal.evidence.PairMentionReader;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.names.EntityPostings;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.stats.Contingency;
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
import org.jspecify.annotations.Nullable;

/**
 * The sentences of those articles in scope that name both of a pair, or of some {@value
 * #MOST_ARTICLES} of them where there are more: enough to tell a share. Not thread-safe.
 */
final class PairSentences {
  private static final int MOST_ARTICLES = 200;

  private static final int MIN_ARTICLES = 3;

  /** Fewer than one of so many articles may name both in one sentence by chance. */
  private static final int MOST_APART = 4;

  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;

  /** The pair that was asked for last, and what was read of it: several rules ask for the same. */
  private CooccurrenceCounter.@Nullable Pair last;

  private @Nullable List<List<Sentence>> ofBoth;
  private @Nullable Contingency articles;

  PairSentences(CountingIndex index, CooccurrenceQuery query, Scope scope) {
    this.index = index;
    this.query = query;
    this.scope = scope;
  }

  private void turnTo(CooccurrenceCounter.Pair pair) {
    if (pair != last) {
      last = pair;
      ofBoth = null;
      articles = null;
    }
  }

  /** In how many articles in scope the two are, and each, whatever the units of the pair are. */
  Contingency articles(CooccurrenceCounter.Pair pair) throws IOException {
    turnTo(pair);
    Contingency known = articles;
    if (known == null) {
      known = count(pair);
      articles = known;
    }
    return known;
  }

  private Contingency count(CooccurrenceCounter.Pair pair) throws IOException {
    long both = 0;
    long first = 0;
    long second = 0;
    long total = 0;
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      EntityPostings postings = new EntityPostings(index.ordinals(), leaf);
      FixedBitSet all = scope.articles(leaf, query.copies());
      FixedBitSet one = postings.naming(pair.first(), all);
      FixedBitSet other = postings.naming(pair.second(), all);
      both += FixedBitSet.intersectionCount(one, other);
      first += one.cardinality();
      second += other.cardinality();
      total += all.cardinality();
    }
    return new Contingency(both, first, second, total);
  }

  /** In how many articles in scope one is. */
  long articles(Entity entity) throws IOException {
    int number = index.ordinals().number(entity);
    long articles = 0;
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      EntityPostings postings = new EntityPostings(index.ordinals(), leaf);
      articles +=
          number < 0
              ? 0
              : postings.naming(number, scope.articles(leaf, query.copies())).cardinality();
    }
    return articles;
  }

  /** Of each article its sentences, with the mentions of the two alone. */
  List<List<Sentence>> ofBoth(CooccurrenceCounter.Pair pair, Entity first, Entity second)
      throws IOException {
    turnTo(pair);
    List<List<Sentence>> known = ofBoth;
    if (known == null) {
      known = of(pair, n -> n == pair.first() ? first : n == pair.second() ? second : null);
      ofBoth = known;
    }
    return known;
  }

  /**
   * Whether the two are in three articles or more and in one sentence in none, or, of one type, in
   * fewer than one of four: in the news of one day, the standings of a league, or credited both,
   * but not named together.
   */
  boolean areApart(CooccurrenceCounter.Pair pair, Entity first, Entity second) throws IOException {
    List<List<Sentence>> articles = ofBoth(pair, first, second);
    long together =
        articles.stream()
            .filter(sentences -> sentences.stream().anyMatch(PairSentences::namesTwo))
            .count();
    return articles.size() >= MIN_ARTICLES
        && (together == 0
            || first.type().equals(second.type()) && together * MOST_APART < articles.size());
  }

  private static boolean namesTwo(Sentence sentence) {
    return sentence.mentions().stream().map(Mention::entity).distinct().count() > 1;
  }

  /**
   * Of each article its sentences, in the order of the archive.
   *
   * @param wanted the entities whose mentions the sentences have
   */
  List<List<Sentence>> of(CooccurrenceCounter.Pair pair, PairMentionReader.Wanted wanted)
      throws IOException {
    List<List<Sentence>> read = new ArrayList<>();
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
          read.add(mentions.sentences(doc));
        }
      }
    }
    return read;
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
