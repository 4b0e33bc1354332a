package io.github.dateline.bench;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes many articles of few. Each cycle goes through the articles once more, a month later, in
 * other words: every word in lower letters that is not part of a name becomes one of equal length
 * and about equal frequency, the same one throughout the cycle. So texts of different cycles are no
 * copies of each other, texts that are copies stay so within each cycle, lengths and offsets stay,
 * and the frequencies of words stay much as they were.
 *
 * <p>Of the entities in at most {@value #RARE} articles each cycle renames a share, by letters, so
 * that the number of distinct entities after n articles grows as n to the power of {@value
 * #GROWTH}, as it does in news (Heaps' law).
 */
final class Cycles {
  static final int RARE = 3;
  static final double GROWTH = 0.70;

  /** Words of neighbouring rank that stand for each other. */
  private static final int ALIKE = 16;

  private static final int SOURCES = 40;
  private static final String VOWELS = "aeiou";
  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";

  private final List<Story> stories;
  private final String[][] alike;
  private final Set<Entity> rare;
  private final int entities;
  private int cycle;
  private double renamed;
  private final String[] words;
  private final String[] others;

  /** An article with the words of its body that each cycle has others for: where, and which. */
  private record Story(AnnotatedArticle article, int[] at, int[] word) {}

  Cycles(List<AnnotatedArticle> given) {
    List<AnnotatedArticle> articles = given.stream().map(Cycles::withoutSignature).toList();
    Map<Entity, Integer> counts = new HashMap<>();
    Map<String, Integer> frequencies = new HashMap<>();
    for (AnnotatedArticle article : articles) {
      article.entities().forEach(entity -> counts.merge(entity, 1, Integer::sum));
      forEachWord(article, (word, at) -> frequencies.merge(word, 1, Integer::sum));
    }
    entities = counts.size();
    rare =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() <= RARE)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(HashSet::new));
    List<String> known = new ArrayList<>(frequencies.keySet());
    Map<String, Integer> numbers = new HashMap<>();
    known.forEach(word -> numbers.put(word, numbers.size()));
    Map<String, String[]> groups = alike(frequencies);
    alike = known.stream().map(groups::get).toArray(String[][]::new);
    words = known.toArray(String[]::new);
    others = words.clone();
    stories = articles.stream().map(article -> story(article, numbers)).toList();
  }

  private static Story story(AnnotatedArticle article, Map<String, Integer> numbers) {
    List<int[]> places = new ArrayList<>();
    forEachWord(article, (word, at) -> places.add(new int[] {at, numbers.get(word)}));
    return new Story(
        article,
        places.stream().mapToInt(place -> place[0]).toArray(),
        places.stream().mapToInt(place -> place[1]).toArray());
  }

  /** Most stories end with "Reuter", which would be named with everybody. */
  private static AnnotatedArticle withoutSignature(AnnotatedArticle article) {
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence s : article.sentences()) {
      List<Mention> mentions =
          s.mentions().stream()
              .filter(mention ->
                  !mention
                      .entity()
                      .map(entity -> entity.name().equalsIgnoreCase("reuter"))
                      .orElse(false))
              .toList();
      sentences.add(new Sentence(s.field(), s.start(), s.end(), s.paragraph(), mentions));
    }
    return new AnnotatedArticle(
        article.article(), article.annotator(), article.tokens(), sentences);
  }

  private static Map<String, String[]> alike(Map<String, Integer> frequencies) {
    Map<Integer, List<String>> byLength = new TreeMap<>();
    frequencies.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(word -> -frequencies.get(word))
                .thenComparing(Comparator.naturalOrder()))
        .forEach(word -> byLength.computeIfAbsent(word.length(), l -> new ArrayList<>()).add(word));
    Map<String, String[]> alike = new HashMap<>();
    for (List<String> words : byLength.values()) {
      for (int i = 0; i < words.size(); i += ALIKE) {
        List<String> group = words.subList(i, Math.min(i + ALIKE, words.size()));
        String[] shared = group.toArray(String[]::new);
        group.forEach(word -> alike.put(word, shared));
      }
    }
    return alike;
  }

  /** How many articles a cycle has. */
  int size() {
    return stories.size();
  }

  /** How many distinct entities the articles themselves have. */
  int entities() {
    return entities;
  }

  /** An article: the given ones themselves first, then those of the cycles. */
  AnnotatedArticle article(long number) {
    turnTo((int) (number / stories.size()));
    return cycled(stories.get((int) (number % stories.size())));
  }

  private void turnTo(int wanted) {
    if (wanted == cycle) {
      return;
    }
    cycle = wanted;
    for (int i = 0; i < words.length; i++) {
      others[i] = alike[i][Math.floorMod(hash(words[i]), alike[i].length)];
    }
    double fresh = entities * (Math.pow(cycle + 1.0, GROWTH) - Math.pow(cycle, GROWTH));
    renamed = Math.min(1, fresh / rare.size());
  }

  private AnnotatedArticle cycled(Story story) {
    AnnotatedArticle original = story.article();
    Article from = original.article();
    Article.Builder to =
        Article.builder(from.id() + "-" + cycle)
            .headline(rewritten(story, Article.Field.HEADLINE))
            .body(rewritten(story, Article.Field.BODY))
            .source("Paper " + Math.floorMod(hash(from.id()), SOURCES));
    from.published().ifPresent(stamp -> to.published(monthsLater(stamp)));
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence s : original.sentences()) {
      List<Mention> mentions = s.mentions().stream().map(this::renamed).toList();
      sentences.add(new Sentence(s.field(), s.start(), s.end(), s.paragraph(), mentions));
    }
    return new AnnotatedArticle(to.build(), original.annotator(), original.tokens(), sentences);
  }

  /** A day, with what follows it, some months later. */
  private String monthsLater(String stamp) {
    int day = "2026-11-30".length();
    return LocalDate.parse(stamp.substring(0, day)).plusMonths(cycle) + stamp.substring(day);
  }

  private Mention renamed(Mention mention) {
    Optional<Entity> entity = mention.entity();
    return entity.isPresent() && isRenamed(entity.get())
        ? Mention.of(
            mention.start(),
            mention.end(),
            Entity.of(mention.type(), spelt(entity.get(), entity.get().name().toCharArray())))
        : mention;
  }

  private boolean isRenamed(Entity entity) {
    return cycle > 0
        && rare.contains(entity)
        && Math.floorMod(hash(entity.toString()), 1 << 20) < renamed * (1 << 20);
  }

  private String rewritten(Story story, Article.Field field) {
    AnnotatedArticle article = story.article();
    boolean body = field == Article.Field.BODY;
    String text = body ? article.article().body() : article.article().headline();
    if (cycle == 0) {
      return text;
    }
    char[] rewritten = text.toCharArray();
    for (int i = 0; body && i < story.at().length; i++) {
      String word = others[story.word()[i]];
      word.getChars(0, word.length(), rewritten, story.at()[i]);
    }
    for (Sentence sentence : article.sentences()) {
      for (Mention mention : sentence.mentions()) {
        if (sentence.field() == field
            && mention.entity().isPresent()
            && isRenamed(mention.entity().get())) {
          char[] name = text.substring(mention.start(), mention.end()).toCharArray();
          spelt(mention.entity().get(), name).getChars(0, name.length, rewritten, mention.start());
        }
      }
    }
    return new String(rewritten);
  }

  /** Other letters, one for one, by an affine map of vowels and one of consonants. */
  private String spelt(Entity entity, char[] name) {
    int hash = hash(entity.toString()) >>> 1;
    int step = 1 + hash % 4;
    int shift = hash / 4 % 5;
    int times = new int[] {1, 2, 4, 5, 8, 10, 11, 13, 16, 17, 19, 20}[hash / 20 % 12];
    int plus = hash / 240 % 21;
    for (int i = 0; i < name.length; i++) {
      char lower = Character.toLowerCase(name[i]);
      int vowel = VOWELS.indexOf(lower);
      int consonant = CONSONANTS.indexOf(lower);
      char other =
          vowel >= 0
              ? VOWELS.charAt((vowel * step + shift) % 5)
              : consonant >= 0 ? CONSONANTS.charAt((consonant * times + plus) % 21) : name[i];
      name[i] = lower == name[i] ? other : Character.toUpperCase(other);
    }
    return new String(name);
  }

  /** Of the cycle and a text. */
  private int hash(String text) {
    int hash = (text.hashCode() + cycle * 0x9E3779B9) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    return hash ^ hash >>> 16;
  }

  private static boolean[] names(AnnotatedArticle article) {
    boolean[] names = new boolean[article.article().body().length()];
    for (Sentence sentence : article.sentences()) {
      boolean inBody = sentence.field() == Article.Field.BODY;
      for (Mention mention : sentence.mentions()) {
        for (int i = mention.start(); inBody && i < mention.end(); i++) {
          names[i] = true;
        }
      }
    }
    return names;
  }

  private interface WordVisitor {
    void word(String word, int at);
  }

  private static void forEachWord(AnnotatedArticle article, WordVisitor visitor) {
    String text = article.article().body();
    boolean[] names = names(article);
    for (int i = 0; i < text.length(); ) {
      int start = i;
      boolean plain = true;
      while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
        plain &= text.charAt(i) >= 'a' && text.charAt(i) <= 'z' && !names[i];
        i++;
      }
      if (plain && i > start) {
        visitor.word(text.substring(start, i), start);
      }
      i = Math.max(i, start + 1);
    }
  }
}
