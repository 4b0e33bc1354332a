package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.annotate.GumInterviews.Interview;
import io.github.dateline.annotate.GumInterviews.Named;
import io.github.dateline.annotate.QualityReport.Marked;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is named with whom in a sentence, against the gold's: people, organisations and places.
 *
 * <p>An annotator's entity is the gold's with which it shares most mentions, exact in span and
 * type; each of the gold's is that of one entity at most, so that a person who falls apart costs
 * pairs. What overlaps a name of another kind in the gold, and is no entity of the gold, is left
 * out. All annotators are held against the same sentences.
 */
final class SentencePairs {
  private int right;
  private int wrong;
  private int missed;

  private final Annotator splitter;

  /** Counts in the sentences of an annotator. */
  SentencePairs(Annotator splitter) {
    this.splitter = splitter;
  }

  /** Annotates a text and counts. */
  void add(Annotator annotator, Interview text) {
    Article article = Article.of(text.id(), text.text());
    List<Mention> mentions =
        annotator.annotate(article).sentences().stream()
            .flatMap(sentence -> sentence.mentions().stream())
            .toList();
    Map<Marked, String> gold = new HashMap<>();
    for (Named name : text.names()) {
      folded(text, name.start(), name.end(), name.type())
          .ifPresent(marked -> gold.put(marked, name.type() + "/" + name.entity()));
    }
    Map<Entity, String> same = same(text, mentions, gold);
    for (Sentence sentence : splitter.annotate(article).sentences()) {
      Set<String> there = new TreeSet<>();
      gold.forEach((marked, entity) -> {
        if (isIn(sentence, marked)) {
          there.add(entity);
        }
      });
      Set<String> found = new TreeSet<>();
      for (Mention mention : mentions) {
        marked(text, mention)
            .filter(marked -> isIn(sentence, marked))
            .ifPresent(marked -> {
              String entity = same.get(mention.entity().orElseThrow());
              if (entity != null) {
                found.add(entity);
              } else if (!isOther(text, marked)) {
                found.add("found " + mention.entity().orElseThrow());
              }
            });
      }
      count(pairs(there), pairs(found));
    }
  }

  private void count(Set<String> gold, Set<String> found) {
    for (String pair : found) {
      if (gold.contains(pair)) {
        right++;
      } else {
        wrong++;
      }
    }
    for (String pair : gold) {
      missed += found.contains(pair) ? 0 : 1;
    }
  }

  private static Map<Entity, String> same(
      Interview text, List<Mention> mentions, Map<Marked, String> gold) {
    record Shared(Entity entity, String gold) {}
    Map<Shared, Integer> shared = new HashMap<>();
    for (Mention mention : mentions) {
      marked(text, mention)
          .map(gold::get)
          .ifPresent(entity ->
              shared.merge(new Shared(mention.entity().orElseThrow(), entity), 1, Integer::sum));
    }
    Map<Entity, String> same = new HashMap<>();
    Set<String> taken = new HashSet<>();
    shared.entrySet().stream()
        .sorted(
            Map.Entry.<Shared, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().toString()))
        .map(Map.Entry::getKey)
        .forEach(pair -> {
          if (!same.containsKey(pair.entity()) && taken.add(pair.gold())) {
            same.put(pair.entity(), pair.gold());
          }
        });
    return same;
  }

  private static Set<String> pairs(Set<String> entities) {
    List<String> all = List.copyOf(entities);
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        pairs.add(all.get(i) + " + " + all.get(j));
      }
    }
    return pairs;
  }

  private static boolean isIn(Sentence sentence, Marked marked) {
    return sentence.start() <= marked.start() && marked.end() <= sentence.end();
  }

  private static Optional<Marked> marked(Interview text, Mention mention) {
    return mention.entity().isEmpty()
        ? Optional.empty()
        : folded(text, mention.start(), mention.end(), mention.type().tag());
  }

  private static Optional<Marked> folded(Interview text, int start, int end, String type) {
    return QualityReport.folded(text.text(), List.of(new Marked(start, end, type))).stream()
        .filter(marked -> !marked.type().equals("NORP"))
        .findFirst();
  }

  private static boolean isOther(Interview text, Marked marked) {
    return text.names().stream()
        .anyMatch(name ->
            marked.overlaps(new Marked(name.start(), name.end(), name.type()))
                && folded(text, name.start(), name.end(), name.type()).isEmpty());
  }

  @Override
  public String toString() {
    double precision = right == 0 ? 0 : (double) right / (right + wrong);
    double recall = right == 0 ? 0 : (double) right / (right + missed);
    return String.format(
        Locale.ROOT,
        "pairs in a sentence P %.3f  R %.3f  F1 %.3f   tp %d fp %d fn %d",
        precision,
        recall,
        right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed),
        right,
        wrong,
        missed);
  }
}
