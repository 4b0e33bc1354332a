package io.github.dateline.internal.evidence;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceTable.Within;
import io.github.dateline.CooccurrenceTable.Word;
import io.github.dateline.Entity;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What joins two names: all sentences of all articles are read for each pair. Only which words are
 * shown, of those that were counted, is asked of {@link WordFinder}.
 */
public final class WordOracle {
  /** Fewer sentences with both mark nothing. */
  private static final int MIN_SENTENCES = 2;

  /** A word marks no pair if it is in fewer of its sentences. */
  private static final double MIN_SHARE = 0.03;

  /** One article that goes on about something marks no pair, unless it is the only one. */
  private static final int MIN_ARTICLES = 2;

  private WordOracle() {}

  /** In how many sentences a word or phrase is, and how it is written. */
  private static final class Counts {
    private long both;
    private long all;

    /** In how many articles sentences with both have it, and the last of them. */
    private int articles;

    private String last = "";

    /** Whether it is written small somewhere, so that it is no name. */
    private boolean isSmall;

    private final Map<String, Integer> written = new TreeMap<>();
  }

  /** The words of a pair, the strongest first. */
  public static List<Word> of(List<AnnotatedArticle> all, Entity first, Entity second, int most) {
    Map<String, Counts> words = new HashMap<>();
    long[] sentences = new long[2];
    int articles = 0;
    for (AnnotatedArticle annotated : all) {
      Article article = annotated.article();
      boolean together = false;
      for (Sentence sentence : annotated.sentences()) {
        Set<Entity> named = new HashSet<>();
        sentence.mentions().forEach(mention -> mention.entity().ifPresent(named::add));
        boolean hasFirst = named.contains(first);
        boolean hasSecond = named.contains(second);
        if ((hasFirst || hasSecond) && named.size() <= Within.MOST_NAMES) {
          boolean both = hasFirst && hasSecond;
          sentences[both ? 0 : 1]++;
          together |= both;
          count(words, article, sentence, both, article.id());
        }
      }
      articles += together ? 1 : 0;
    }
    words.values().removeIf(unfit(sentences[0], articles));
    return ranked(words, sentences[0], sentences[0] + sentences[1], most);
  }

  private static void count(
      Map<String, Counts> words, Article article, Sentence sentence, boolean both, String id) {
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
        if (both && !counts.last.equals(id)) {
          counts.last = id;
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
    return WordFinder.chosen(found, most);
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
