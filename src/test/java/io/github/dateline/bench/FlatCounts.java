package io.github.dateline.bench;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Archive;
import io.github.dateline.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.apache.lucene.util.IntsRef;

/**
 * The limit: the same counting over arrays of numbers that lie in memory, nothing decoded, one
 * thread. Counts of all articles alone are kept, as an archive keeps them. Articles have the
 * numbers that they have in the index.
 */
final class FlatCounts {
  private static final int MINIMUM = 3;

  private final List<Entity> entities;
  private final Map<Entity, Integer> numbers = new HashMap<>();
  private final Ints articleFrom = new Ints();
  private final Ints inArticles = new Ints();
  private final Ints articleSentences = new Ints();
  private final Ints sentenceFrom = new Ints();
  private final Ints inSentences = new Ints();
  private final int[] articles;
  private final int[] sentences;
  private final int[] alone;
  private final int[] both;

  FlatCounts(Archive archive) {
    for (AnnotatedArticle article : archive.articles()) {
      articleFrom.add(inArticles.size);
      articleSentences.add(sentenceFrom.size);
      article.entities().forEach(entity -> inArticles.add(number(entity)));
      for (Sentence sentence : article.sentences()) {
        addSentence(sentence);
      }
    }
    articleFrom.add(inArticles.size);
    articleSentences.add(sentenceFrom.size);
    sentenceFrom.add(inSentences.size);
    entities = new ArrayList<>(numbers.keySet());
    Collections.sort(entities);
    int[] sorted = new int[entities.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[numbers.get(entities.get(i))] = i;
      numbers.put(entities.get(i), i);
    }
    articles = counts(inArticles, sorted);
    sentences = counts(inSentences, sorted);
    alone = new int[sorted.length];
    both = new int[sorted.length];
  }

  private int number(Entity entity) {
    Integer number = numbers.putIfAbsent(entity, numbers.size());
    return number == null ? numbers.size() - 1 : number;
  }

  private void addSentence(Sentence sentence) {
    TreeSet<Entity> present = new TreeSet<>();
    for (Mention mention : sentence.mentions()) {
      mention.entity().ifPresent(present::add);
    }
    if (!present.isEmpty()) {
      sentenceFrom.add(inSentences.size);
      present.forEach(entity -> inSentences.add(number(entity)));
    }
  }

  private static int[] counts(Ints column, int[] sorted) {
    int[] counts = new int[sorted.length];
    for (int i = 0; i < column.size; i++) {
      column.values[i] = sorted[column.values[i]];
      counts[column.values[i]]++;
    }
    return counts;
  }

  int distinct() {
    return entities.size();
  }

  int number(String term) {
    for (int i = 0; i < entities.size(); i++) {
      if (entities.get(i).toString().equals(term)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no entity " + term);
  }

  /** The articles that name an entity, as its postings would have them. */
  int[] naming(int entity) {
    Ints found = new Ints();
    for (int article = 0; article + 1 < articleFrom.size; article++) {
      for (int i = articleFrom.values[article]; i < articleFrom.values[article + 1]; i++) {
        if (inArticles.values[i] == entity) {
          found.add(article);
        }
      }
    }
    return Arrays.copyOf(found.values, found.size);
  }

  /** How many bytes the columns of some articles would take as an archive keeps them. */
  long bytes(int[] docs, int size, boolean bySentence) {
    long bytes = 0;
    for (int i = 0; i < size; i++) {
      int doc = docs[i];
      int first = articleSentences.values[doc];
      int last = articleSentences.values[doc + 1];
      bytes += 3L * (articleFrom.values[doc + 1] - articleFrom.values[doc]);
      bytes +=
          bySentence
              ? 4 + last - first + sentenceFrom.values[last] - sentenceFrom.values[first]
              : 0;
    }
    return bytes;
  }

  /** Neighbours over everything: only articles with the anchor are walked. */
  List<IntsRef> near(int anchor, int[] naming, boolean bySentence, int limit) {
    for (int doc : naming) {
      if (bySentence) {
        sentences(doc, anchor, false);
      } else {
        add(both, articleFrom.values[doc], articleFrom.values[doc + 1], inArticles.values);
      }
    }
    return top(anchor, bySentence ? sentences : articles, limit);
  }

  /** Neighbours inside a query: every article of it is walked, each entity's own count too. */
  List<IntsRef> scan(int anchor, int[] docs, int size, boolean bySentence, int limit) {
    for (int i = 0; i < size; i++) {
      int doc = docs[i];
      if (bySentence) {
        sentences(doc, anchor, true);
        continue;
      }
      int from = articleFrom.values[doc];
      int to = articleFrom.values[doc + 1];
      boolean with = false;
      for (int j = from; j < to; j++) {
        alone[inArticles.values[j]]++;
        with |= inArticles.values[j] == anchor;
      }
      if (with) {
        add(both, from, to, inArticles.values);
      }
    }
    List<IntsRef> top = top(anchor, alone, limit);
    Arrays.fill(alone, 0);
    return top;
  }

  private void sentences(int doc, int anchor, boolean all) {
    for (int s = articleSentences.values[doc]; s < articleSentences.values[doc + 1]; s++) {
      int from = sentenceFrom.values[s];
      int to = sentenceFrom.values[s + 1];
      boolean with = false;
      for (int j = from; j < to; j++) {
        with |= inSentences.values[j] == anchor;
      }
      if (all) {
        add(alone, from, to, inSentences.values);
      }
      if (with) {
        add(both, from, to, inSentences.values);
      }
    }
  }

  private static void add(int[] counts, int from, int to, int[] column) {
    for (int j = from; j < to; j++) {
      counts[column[j]]++;
    }
  }

  /** The largest counts, each as entity, both, its own count. */
  private List<IntsRef> top(int anchor, int[] own, int limit) {
    PriorityQueue<IntsRef> top =
        new PriorityQueue<>((a, b) -> Integer.compare(a.ints[1], b.ints[1]));
    for (int entity = 0; entity < both.length; entity++) {
      int count = both[entity];
      if (count == 0) {
        continue;
      }
      both[entity] = 0;
      if (entity != anchor
          && own[entity] >= MINIMUM
          && (top.size() < limit || count > top.element().ints[1])) {
        top.add(new IntsRef(new int[] {entity, count, own[entity]}, 0, 3));
        if (top.size() > limit) {
          top.remove();
        }
      }
    }
    return new ArrayList<>(top);
  }

  /** Numbers that grow. */
  private static final class Ints {
    int[] values = new int[1 << 16];
    int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }
}
