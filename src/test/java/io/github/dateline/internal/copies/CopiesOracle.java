package io.github.dateline.internal.copies;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.internal.index.MinHashSignature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The slow, obvious way to find copies and boilerplate: every article against every other. */
public final class CopiesOracle {
  /** A text, by the hashes kept of it. */
  private record Sketch(AnnotatedArticle article, int shingles, long whole, List<Integer> hashes) {
    static Sketch of(AnnotatedArticle article) {
      MinHashSignature signature = new MinHashSignature();
      signature.read(MinHashSignature.encode(article.article()));
      List<Integer> hashes =
          Arrays.stream(signature.hashes, 0, signature.size).boxed().sorted().toList();
      return new Sketch(
          article,
          signature.shingles,
          signature.comparable ? signature.wholeTextHash : 0,
          signature.comparable ? hashes : List.of(-1));
    }

    String id() {
      return article.article().id();
    }

    boolean comparable() {
      return !hashes.equals(List.of(-1));
    }

    private List<Integer> below(int limitOf) {
      long limit = limitOf <= 48 ? 1L << 28 : (48L << 28) / limitOf;
      return hashes.stream().filter(hash -> hash < limit).toList();
    }

    double contained(Sketch longer) {
      List<Integer> compared = below(longer.shingles);
      if (shingles == 0 || longer.shingles == 0 || compared.size() < 8) {
        return 0;
      }
      Set<Integer> others = new HashSet<>(longer.hashes);
      return (double) compared.stream().filter(others::contains).count() / compared.size();
    }

    /** The text, whatever article has it. */
    String text() {
      return comparable() + " " + shingles + " " + whole;
    }

    /** Source and day, empty if one of them is not known. */
    String sourceAndDay() {
      Article one = article.article();
      return one.source().isEmpty() || one.day().isEmpty()
          ? ""
          : one.source().get().toLowerCase(Locale.ROOT) + " " + one.day().get();
    }

    boolean isCopyOf(Sketch leader, boolean sameDay) {
      if (shingles == 0 || leader.shingles == 0) {
        return comparable()
            && leader.comparable()
            && shingles == leader.shingles
            && whole == leader.whole;
      }
      double needed =
          shingles < 64
              ? 0.9
              : sameDay && leader.shingles <= 3L * shingles ? 0.55 : shingles < 128 ? 0.8 : 0.7;
      List<Integer> keys = leader.hashes.subList(0, Math.min(16, leader.hashes.size()));
      return leader.shingles <= (sameDay ? 6L : 3L) * shingles
          && hashes.stream().anyMatch(keys::contains)
          && contained(leader) >= needed - 1e-12;
    }
  }

  private static final Comparator<Sketch> LONGEST_FIRST =
      Comparator.comparingInt((Sketch sketch) -> -sketch.shingles)
          .thenComparing((a, b) -> Long.compareUnsigned(a.whole, b.whole));

  private final Map<String, Sketch> leaders = new TreeMap<>();
  private final Set<List<String>> boilerplate = new HashSet<>();

  public CopiesOracle(Collection<AnnotatedArticle> articles) {
    List<Sketch> inOrder = articles.stream().map(Sketch::of).sorted(LONGEST_FIRST).toList();
    Map<String, Set<String>> days = new TreeMap<>();
    for (Sketch sketch : inOrder) {
      days.computeIfAbsent(sketch.text(), text -> new HashSet<>()).add(sketch.sourceAndDay());
    }
    days.values().forEach(all -> all.remove(""));
    List<Sketch> found = new ArrayList<>();
    for (Sketch sketch : inOrder) {
      Sketch best = null;
      double surest = 0;
      for (Sketch leader : found) {
        boolean equal = sketch.whole == leader.whole && sketch.shingles == leader.shingles;
        double sure = equal && sketch.comparable() ? 1 : sketch.contained(leader);
        boolean sameDay = !Collections.disjoint(days.get(sketch.text()), days.get(leader.text()));
        if (sketch.isCopyOf(leader, sameDay) && sure > surest) {
          best = leader;
          surest = sure;
        }
      }
      if (best == null) {
        found.add(sketch);
      }
      leaders.put(sketch.id(), best == null ? sketch : best);
    }
    findBoilerplate(articles);
  }

  private void findBoilerplate(Collection<AnnotatedArticle> articles) {
    Map<List<String>, Set<Sketch>> repeated = new LinkedHashMap<>();
    for (AnnotatedArticle article : articles) {
      for (Sentence sentence : article.sentences()) {
        List<String> words = words(article.text(sentence));
        if (sentence.field() == Article.Field.BODY && words.size() >= 5) {
          repeated
              .computeIfAbsent(words, key -> new HashSet<>())
              .add(leaders.get(article.article().id()));
        }
      }
    }
    repeated.forEach((words, groups) -> {
      List<Sketch> unrelated = new ArrayList<>();
      groups.stream()
          .sorted(LONGEST_FIRST)
          .filter(one -> unrelated.stream().noneMatch(o -> one.contained(o) >= 1 / 3.0 - 1e-12))
          .forEach(unrelated::add);
      if (unrelated.size() >= 3) {
        boilerplate.add(words);
      }
    });
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The ids of an article's group. */
  public Set<String> copies(String id) {
    Set<String> ids = new TreeSet<>();
    leaders.forEach((other, leader) -> {
      if (leader.equals(leaders.get(id))) {
        ids.add(other);
      }
    });
    return ids;
  }

  /** How many groups of two articles or more there are. */
  public long groups() {
    return leaders.keySet().stream()
        .map(this::copies)
        .filter(ids -> ids.size() > 1)
        .distinct()
        .count();
  }

  public int boilerplateSentences() {
    return boilerplate.size();
  }

  /** What counts of some articles where copies count once. */
  public List<AnnotatedArticle> independent(Collection<AnnotatedArticle> scope) {
    Map<String, AnnotatedArticle> firsts = new TreeMap<>();
    Comparator<AnnotatedArticle> order =
        Comparator.comparing((AnnotatedArticle a) -> a.article().published().orElse("9999-12-31"))
            .thenComparing(a -> a.article().id());
    for (AnnotatedArticle article : scope) {
      firsts.merge(
          leaders.get(article.article().id()).id(),
          article,
          (a, b) -> order.compare(a, b) < 0 ? a : b);
    }
    return firsts.values().stream().map(this::withoutBoilerplate).toList();
  }

  private AnnotatedArticle withoutBoilerplate(AnnotatedArticle article) {
    List<Sentence> sentences =
        article.sentences().stream()
            .map(s ->
                s.field() == Article.Field.BODY && boilerplate.contains(words(article.text(s)))
                    ? new Sentence(s.field(), s.start(), s.end(), s.paragraph(), List.of())
                    : s)
            .toList();
    return new AnnotatedArticle(
        article.article(), article.annotator(), article.tokens(), sentences);
  }
}
