package io.github.dateline.internal.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.ArrayUtil;

/** The words of the sentences that have both names of some pair, as numbers. Not thread-safe. */
final class SharedSentences {
  /** Fewer sentences with both mark nothing. */
  private static final int MIN_SENTENCES = 2;

  /** A word marks no pair if it is in fewer of its sentences. */
  private static final double MIN_SHARE = 0.03;

  /** One article that goes on about something marks no pair, unless it is the only one. */
  private static final int MIN_ARTICLES = 2;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /** By sentence: its words, each once. */
  private final List<int[]> ofSentences = new ArrayList<>();

  /** By sentence: its article. */
  private int[] articles = new int[0];

  /** By word, while those of a pair are counted. */
  private int[] sentencesWith = new int[0];

  private int[] articlesWith = new int[0];
  private int[] lastWith = new int[0];

  /** Adds a sentence, those of an article one after the other, and gives its number. */
  int add(int article, List<SentenceWords.Found> found) {
    int number = ofSentences.size();
    int[] ofSentence =
        found.stream().map(SentenceWords.Found::key).distinct().mapToInt(this::number).toArray();
    articles = ArrayUtil.grow(articles, number + 1);
    articles[number] = article;
    ofSentences.add(ofSentence);
    return number;
  }

  private int number(String word) {
    Integer known = numbers.get(word);
    if (known == null) {
      known = words.size();
      numbers.put(word, known);
      words.add(word);
    }
    return known;
  }

  /**
   * The words that are in enough of some sentences, and of their articles.
   *
   * @param sentences the numbers of the sentences, rising
   * @return by word: how many of the sentences have it
   */
  Map<String, Integer> frequent(List<Integer> sentences) {
    if (sentences.size() < MIN_SENTENCES) {
      return Map.of();
    }
    sentencesWith = ArrayUtil.grow(sentencesWith, words.size());
    articlesWith = ArrayUtil.grow(articlesWith, words.size());
    lastWith = ArrayUtil.grow(lastWith, words.size());
    int[] seen = new int[0];
    int size = 0;
    int ofArticles = 0;
    int last = -1;
    for (int sentence : sentences) {
      int article = articles[sentence];
      ofArticles += article == last ? 0 : 1;
      last = article;
      for (int word : ofSentences.get(sentence)) {
        if (sentencesWith[word] == 0) {
          seen = ArrayUtil.grow(seen, size + 1);
          seen[size++] = word;
          lastWith[word] = -1;
        }
        sentencesWith[word]++;
        articlesWith[word] += lastWith[word] == article ? 0 : 1;
        lastWith[word] = article;
      }
    }
    double fewest = Math.max(MIN_SENTENCES, MIN_SHARE * sentences.size());
    Map<String, Integer> frequent = new HashMap<>();
    for (int word : Arrays.copyOf(seen, size)) {
      if (sentencesWith[word] >= fewest
          && articlesWith[word] >= Math.min(MIN_ARTICLES, ofArticles)) {
        frequent.put(words.get(word), sentencesWith[word]);
      }
      sentencesWith[word] = 0;
      articlesWith[word] = 0;
    }
    return frequent;
  }
}
