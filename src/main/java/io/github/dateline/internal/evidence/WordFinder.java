package io.github.dateline.internal.evidence;

import io.github.dateline.Article;
import io.github.dateline.CooccurrenceTable.Word;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds the words that mark the sentences with both of two entities against those with one of them,
 * for many pairs at once: first, from the sentences that a pair shares, the words that may mark it;
 * then, in one walk through the articles that have any of the entities, in how many sentences these
 * are. Not thread-safe.
 */
public final class WordFinder {
  private static final int MIN_WORDS = 3;

  /** A phrase stands for a word that is in it so often. */
  private static final double PHRASE_SHARE = 0.6;

  private final OpenIndex open;
  private final NamedSentences sentences;

  /** The number of the sentence that is counted now, and of the word of it. */
  private long sentence;

  private long place;

  /** Looks in the articles in scope that count by a rule for copies. */
  public WordFinder(ScopeCache scopes, Query scope, Copies rule) throws IOException {
    open = scopes.index.open;
    sentences = new NamedSentences(open, scopes.scope(scope).articles(rule), rule);
  }

  /** Two entities. */
  public record Names(Entity first, Entity second) {}

  /** In how many sentences a word or phrase is, and how it is written. */
  private static final class Counts {
    private final long both;
    private long all;

    /** Where it was counted last. */
    private long sentence;

    private long place;

    /** Whether it is written small somewhere, so that it is no name. */
    private boolean isSmall;

    private final Map<String, Integer> written = new TreeMap<>();

    Counts(long both) {
      this.both = both;
    }
  }

  /** A pair, and the words that may mark it. */
  private static final class Pair {
    /** The numbers of the sentences with both. */
    private final List<Integer> shared = new ArrayList<>();

    private final Map<String, Counts> words = new HashMap<>();
    private long all;

    /** The sentence that was counted last. */
    private long sentence;
  }

  /** An entity that is in pairs. */
  private static final class Sought {
    /** By the other entity. */
    private final Map<Entity, Pair> pairs = new LinkedHashMap<>();

    private final Map<String, List<Counts>> words = new HashMap<>();

    /** Seeks the words of its pairs, and tells whether there are any. */
    boolean seekWords() {
      for (Pair pair : pairs.values()) {
        pair.words.forEach(
            (word, counts) -> words.computeIfAbsent(word, none -> new ArrayList<>()).add(counts));
      }
      return !words.isEmpty();
    }
  }

  /**
   * The words of each pair, the strongest first.
   *
   * @param pairs the pairs, each once
   * @param most how many words of each at most
   */
  public List<List<Word>> of(List<Names> pairs, int most) throws IOException {
    List<Pair> found = new ArrayList<>();
    Map<Entity, Sought> sought = new LinkedHashMap<>();
    for (Names names : pairs) {
      Pair pair = new Pair();
      found.add(pair);
      sought.computeIfAbsent(names.first(), any -> new Sought()).pairs.put(names.second(), pair);
      sought.computeIfAbsent(names.second(), any -> new Sought()).pairs.put(names.first(), pair);
    }
    SharedSentences shared = new SharedSentences();
    sentences.forEach(
        naming(sought.keySet(), 2),
        one -> {
          Set<Pair> here = pairs(one.named(), sought);
          if (!here.isEmpty()) {
            int number = shared.add(one.article(), one.words());
            here.forEach(pair -> pair.shared.add(number));
          }
        });
    for (Pair pair : found) {
      shared.frequent(pair.shared).forEach((word, n) -> pair.words.put(word, new Counts(n)));
    }
    sought.values().removeIf(entity -> !entity.seekWords());
    sentences.forEach(naming(sought.keySet(), 1), one -> count(one, sought));
    return found.stream().map(pair -> ranked(pair, most)).toList();
  }

  /** The articles that name at least one or two of some entities. */
  private FixedBitSet naming(Set<Entity> entities, int least) throws IOException {
    FixedBitSet one = new FixedBitSet(Math.max(1, open.reader.maxDoc()));
    FixedBitSet two = new FixedBitSet(Math.max(1, open.reader.maxDoc()));
    for (Entity entity : entities) {
      FixedBitSet naming = open.matching(open.queries.naming(entity));
      FixedBitSet again = naming.clone();
      again.and(one);
      two.or(again);
      one.or(naming);
    }
    return least == 1 ? one : two;
  }

  /** The pairs that a sentence has both names of. */
  private static Set<Pair> pairs(Set<Entity> named, Map<Entity, Sought> sought) {
    Set<Pair> here = new LinkedHashSet<>();
    for (Entity entity : named) {
      Sought found = sought.get(entity);
      if (found != null) {
        for (Entity other : named) {
          Pair pair = found.pairs.get(other);
          if (pair != null) {
            here.add(pair);
          }
        }
      }
    }
    return here;
  }

  /** Counts a sentence for the pairs that it has one or both names of. */
  private void count(NamedSentences.Found one, Map<Entity, Sought> sought) throws IOException {
    List<Sought> here = new ArrayList<>();
    for (Entity entity : one.named()) {
      Sought found = sought.get(entity);
      if (found != null) {
        here.add(found);
      }
    }
    if (here.isEmpty()) {
      return;
    }
    sentence++;
    for (Sought entity : here) {
      for (Pair pair : entity.pairs.values()) {
        pair.all += pair.sentence == sentence ? 0 : 1;
        pair.sentence = sentence;
      }
    }
    boolean inBody = one.sentence().field() == Article.Field.BODY;
    for (SentenceWords.Found found : one.words()) {
      place++;
      boolean isSmall = found.isTitle() || (found.isSmall() && inBody);
      for (Sought entity : here) {
        for (Counts counts : entity.words.getOrDefault(found.key(), List.of())) {
          if (counts.place != place) {
            counts.place = place;
            counts.isSmall |= isSmall;
            counts.written.merge(found.written(), 1, Integer::sum);
            counts.all += counts.sentence == sentence ? 0 : 1;
            counts.sentence = sentence;
          }
        }
      }
    }
  }

  private static List<Word> ranked(Pair pair, int most) {
    List<Word> found = new ArrayList<>();
    pair.words.forEach((key, counts) -> {
      Contingency table = new Contingency(counts.both, pair.shared.size(), counts.all, pair.all);
      double ratio = Measure.LOG_RATIO.score(table);
      if (ratio > 0 && counts.isSmall) {
        found.add(
            new Word(written(counts), table, ratio, Measure.CONSERVATIVE_LOG_RATIO.score(table)));
      }
    });
    return chosen(found, most);
  }

  /** The words to be shown, of all that have a log ratio above 0, which are sorted. */
  static List<Word> chosen(List<Word> found, int most) {
    // By the ratio or its bound, what was said twice and nowhere else would come first.
    found.sort(
        Comparator.comparing((Word word) -> word.lower() <= 0)
            .thenComparingDouble(word -> -Measure.LOG_LIKELIHOOD.score(word.counts()))
            .thenComparing(word -> -word.counts().both())
            .thenComparing(word -> !word.word().contains(" "))
            .thenComparing(Word::word));
    List<Word> chosen = new ArrayList<>();
    for (Word word : found) {
      if (chosen.size() == most || (word.lower() <= 0 && chosen.size() >= MIN_WORDS)) {
        break;
      }
      add(chosen, word);
    }
    return chosen;
  }

  /** Adds a word, or puts a phrase in the place of its words. */
  private static void add(List<Word> chosen, Word word) {
    for (int i = 0; i < chosen.size(); i++) {
      Word other = chosen.get(i);
      if (contains(other.word(), word.word())) {
        return;
      }
      if (contains(word.word(), other.word())) {
        if (word.counts().both() >= PHRASE_SHARE * other.counts().both()) {
          chosen.set(i, word);
          int place = i;
          chosen.removeIf(one -> chosen.indexOf(one) != place && contains(word.word(), one.word()));
        }
        return;
      }
    }
    chosen.add(word);
  }

  private static boolean contains(String phrase, String word) {
    return (" " + phrase + " ").contains(" " + word + " ");
  }

  /** As it is written most often. */
  private static String written(Counts counts) {
    String most = "";
    int times = 0;
    for (Map.Entry<String, Integer> one : counts.written.entrySet()) {
      if (one.getValue() > times) {
        most = one.getKey();
        times = one.getValue();
      }
    }
    return most;
  }
}
