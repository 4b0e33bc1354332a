package io.github.dateline.internal.count;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.evidence.PairMentionReader;
import io.github.dateline.internal.names.Demonyms;
import io.github.dateline.internal.names.EntityPostings;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Knows pairs that say where, and not who with whom: two places or peoples; the people of a country
 * or party with anything; and a person with the place or people that texts put straight before the
 * name, as in "Florida Gov. Ron DeSantis", or with another name of that country. Not thread-safe.
 */
final class WherePairs {
  private static final Set<EntityType> WHERE =
      Set.of(
          EntityType.LOCATION,
          EntityType.CITY,
          EntityType.COUNTRY,
          EntityType.STATE_OR_PROVINCE,
          EntityType.NATIONALITY,
          EntityType.RELIGION,
          EntityType.IDEOLOGY);

  /** So many characters have room for an office, and for little else. */
  private static final int LONGEST_OFFICE = 20;

  /** Of so many sentences that have both, one at least puts the place before the person. */
  private static final long DESCRIBED = 5;

  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;

  /** By the number of a person: the countries that are put before the name. */
  private final Map<Integer, Set<String>> countries = new HashMap<>();

  WherePairs(CountingIndex index, CooccurrenceQuery query, Scope scope) {
    this.index = index;
    this.query = query;
    this.scope = scope;
  }

  /** Whether a pair says where. Whom texts describe is known from the pairs before. */
  boolean contain(CooccurrenceCounter.Pair pair, Entity first, Entity second) throws IOException {
    boolean isFirst = WHERE.contains(first.type());
    if (isFirst && WHERE.contains(second.type())) {
      return true;
    }
    Entity where = isFirst ? first : second;
    Entity who = isFirst ? second : first;
    boolean says = Demonyms.isPeople(where);
    if (WHERE.contains(where.type()) && who.type().equals(EntityType.PERSON)) {
      Set<String> known =
          countries.computeIfAbsent(isFirst ? pair.second() : pair.first(), any -> new HashSet<>());
      Set<String> rows = Demonyms.rows(where);
      if (areDescribed(pair, first, second)) {
        known.addAll(rows);
        return true;
      }
      says |= !Collections.disjoint(known, rows);
    }
    return says;
  }

  /** Whether texts put the place or people before the person. */
  private boolean areDescribed(CooccurrenceCounter.Pair pair, Entity first, Entity second)
      throws IOException {
    long together = 0;
    long described = 0;
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      EntityPostings postings = new EntityPostings(index.ordinals(), leaf);
      FixedBitSet both = postings.naming(pair.first(), scope.articles(leaf, query.copies()));
      both = postings.naming(pair.second(), both);
      PairMentionReader mentions = new PairMentionReader(index.ordinals(), leaf, first, second);
      DocIdSetIterator docs = new BitSetIterator(both, 0);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        for (Sentence sentence : mentions.sentences(doc)) {
          int gap = gap(sentence);
          together += gap >= 0 ? 1 : 0;
          described += gap > 0 && gap <= LONGEST_OFFICE ? 1 : 0;
        }
      }
    }
    return described > 0 && described * DESCRIBED >= together;
  }

  /**
   * How many characters are between a place and a person behind it, where these are fewest;
   * negative if a sentence does not have both, 0 if no place is before a person.
   */
  private static int gap(Sentence sentence) {
    int least = Integer.MAX_VALUE;
    int place = -1;
    boolean person = false;
    for (Mention mention : sentence.mentions()) {
      if (mention.entity().isEmpty()) {
        continue;
      }
      if (!mention.entity().get().type().equals(EntityType.PERSON)) {
        place = mention.end();
      } else {
        person = true;
        least = place < 0 ? least : Math.min(least, mention.start() - place);
      }
    }
    return place < 0 || !person ? -1 : least == Integer.MAX_VALUE ? 0 : least;
  }
}
