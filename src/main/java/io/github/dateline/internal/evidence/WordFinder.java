package io.github.dateline.internal.evidence;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceTable.Within;
import io.github.dateline.CooccurrenceTable.Word;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.internal.copies.Boilerplate;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds the words that mark the sentences with both of two entities against those with one of them.
 * Not thread-safe.
 */
public final class WordFinder {
  /** Fewer sentences with both mark nothing. */
  private static final int MIN_SENTENCES = 2;

  private static final int MIN_WORDS = 3;

  /** A word marks no pair if it is in fewer of its sentences. */
  private static final double MIN_SHARE = 0.03;

  /** One article that goes on about something marks no pair, unless it is the only one. */
  private static final int MIN_ARTICLES = 2;

  /** A phrase stands for a word that is in it so often. */
  private static final double PHRASE_SHARE = 0.6;

  private final ScopeCache scopes;
  private final Query scope;
  private final Copies rule;

  /** Looks in the articles in scope that count by a rule for copies. */
  public WordFinder(ScopeCache scopes, Query scope, Copies rule) {
    this.scopes = scopes;
    this.scope = scope;
    this.rule = rule;
  }

  /** In how many sentences a word or phrase is, and how it is written. */
  private static final class Counts {
    private long both;
    private long all;

    /** In how many articles sentences with both have it, and the last of them. */
    private int articles;

    private int last = -1;

    /** Whether it is written small somewhere, so that it is no name. */
    private boolean isSmall;

    private final Map<String, Integer> written = new TreeMap<>();
  }

  /** The words of a pair, the strongest first. */
  public List<Word> of(Entity first, Entity second, int most) throws IOException {
    OpenIndex open = scopes.index.open;
    Query either =
        new BooleanQuery.Builder()
            .add(open.queries.naming(first), Occur.SHOULD)
            .add(open.queries.naming(second), Occur.SHOULD)
            .build();
    FixedBitSet naming =
        open.matching(
            new BooleanQuery.Builder().add(either, Occur.FILTER).add(scope, Occur.FILTER).build());
    FixedBitSet[] counted = scopes.scope(scope).articles(rule);
    Boilerplate boilerplate = open.copyGroups().boilerplate();
    Map<String, Counts> words = new HashMap<>();
    long[] sentences = new long[2];
    int articles = 0;
    for (int doc = naming.nextSetBit(0);
        doc < naming.length();
        doc = doc + 1 < naming.length() ? naming.nextSetBit(doc + 1) : Integer.MAX_VALUE) {
      LeafReaderContext leaf = open.stored.leaf(doc);
      if (!counted[leaf.ord].get(doc - leaf.docBase)) {
        continue;
      }
      List<Sentence> ofArticle = open.stored.spans(doc).sentences();
      if (rule == Copies.INDEPENDENT && boilerplate.occursIn(doc)) {
        ofArticle = boilerplate.without(doc, open.stored.named(doc), ofArticle);
      }
      Article article = null;
      boolean together = false;
      for (Sentence sentence : ofArticle) {
        Set<Entity> named = new HashSet<>();
        sentence.mentions().forEach(mention -> mention.entity().ifPresent(named::add));
        boolean hasFirst = named.contains(first);
        boolean hasSecond = named.contains(second);
        if ((hasFirst || hasSecond) && named.size() <= Within.MOST_NAMES) {
          article = article == null ? open.stored.article(doc) : article;
          boolean both = hasFirst && hasSecond;
          sentences[both ? 0 : 1]++;
          together |= both;
          count(words, article, sentence, both, doc);
        }
      }
      articles += together ? 1 : 0;
    }
    words.values().removeIf(unfit(sentences[0], articles));
    return ranked(words, sentences[0], sentences[0] + sentences[1], most);
  }

  private static void count(
      Map<String, Counts> words, Article article, Sentence sentence, boolean both, int doc) {
    StringBuilder text =
        new StringBuilder(
            article.text(sentence.field()).substring(sentence.start(), sentence.end()));
    for (Mention mention : sentence.mentions()) {
      if (mention.entity().isPresent() || !SentenceWords.isTitle(mention.type())) {
        for (int i = mention.start(); i < mention.end(); i++) {
          text.setCharAt(i - sentence.start(), SentenceWords.NAME);
        }
      }
    }
    Set<String> seen = new HashSet<>();
    for (SentenceWords.Found found : SentenceWords.of(text.toString())) {
      Counts counts = words.computeIfAbsent(found.key(), key -> new Counts());
      counts.isSmall |= found.isSmall() && sentence.field() == Article.Field.BODY;
      counts.isSmall |= found.isTitle();
      counts.written.merge(found.written(), 1, Integer::sum);
      if (seen.add(found.key())) {
        counts.all++;
        counts.both += both ? 1 : 0;
        if (both && counts.last != doc) {
          counts.last = doc;
          counts.articles++;
        }
      }
    }
  }

  /** Names, and what is in too few sentences or articles with both. */
  private static Predicate<Counts> unfit(long pair, int articles) {
    double fewest = Math.max(MIN_SENTENCES, MIN_SHARE * pair);
    return counts ->
        !counts.isSmall
            || counts.both < fewest
            || counts.articles < Math.min(MIN_ARTICLES, articles);
  }

  private static List<Word> ranked(Map<String, Counts> words, long pair, long all, int most) {
    if (pair < MIN_SENTENCES) {
      return List.of();
    }
    List<Word> found = new ArrayList<>();
    words.forEach((key, counts) -> {
      Contingency table = new Contingency(counts.both, pair, counts.all, all);
      double ratio = Measure.LOG_RATIO.score(table);
      if (ratio > 0) {
        found.add(
            new Word(written(counts), table, ratio, Measure.CONSERVATIVE_LOG_RATIO.score(table)));
      }
    });
    // Where all sentences of the two have both, or no bound is above 0, by how sure.
    found.sort(
        Comparator.comparingDouble((Word word) -> -word.lower())
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
