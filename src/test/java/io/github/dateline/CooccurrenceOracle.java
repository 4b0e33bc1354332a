package io.github.dateline;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.stats.Contingency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The slow, obvious way to count: every unit of every article as a set of entities. */
final class CooccurrenceOracle {
  private final List<Set<Entity>> units = new ArrayList<>();

  CooccurrenceOracle(Collection<AnnotatedArticle> articles, Unit unit) {
    for (AnnotatedArticle article : articles) {
      units.addAll(unitsOf(article, unit));
    }
  }

  private static List<Set<Entity>> unitsOf(AnnotatedArticle article, Unit unit) {
    List<Set<Entity>> units = new ArrayList<>();
    switch (unit) {
      case Unit.WholeArticle whole -> units.add(entities(article.sentences()));
      case Unit.Paragraph paragraph -> {
        Map<String, List<Sentence>> paragraphs = new LinkedHashMap<>();
        for (Sentence sentence : article.sentences()) {
          paragraphs
              .computeIfAbsent(
                  sentence.field() + " " + sentence.paragraph(), key -> new ArrayList<>())
              .add(sentence);
        }
        paragraphs.values().forEach(sentences -> units.add(entities(sentences)));
      }
      case Unit.Sentences window -> {
        List<Sentence> body = new ArrayList<>();
        for (Sentence sentence : article.sentences()) {
          if (sentence.field() == Article.Field.HEADLINE) {
            units.add(entities(List.of(sentence)));
          } else {
            body.add(sentence);
          }
        }
        for (int i = 0; i < body.size(); i++) {
          units.add(entities(body.subList(i, Math.min(body.size(), i + window.count()))));
        }
      }
    }
    return units;
  }

  private static Set<Entity> entities(List<Sentence> sentences) {
    Set<Entity> entities = new HashSet<>();
    for (Sentence sentence : sentences) {
      sentence.mentions().forEach(mention -> mention.entity().ifPresent(entities::add));
    }
    return entities;
  }

  long total() {
    return units.size();
  }

  long count(Entity... entities) {
    return units.stream().filter(unit -> unit.containsAll(List.of(entities))).count();
  }

  /** All pairs of the types that pass the minimum count and are together somewhere. */
  Map<List<Entity>, Contingency> pairs(Set<EntityType> types, long minimumCount) {
    TreeSet<Entity> kept = new TreeSet<>();
    units.forEach(kept::addAll);
    kept.removeIf(e -> !types.contains(e.type()) || count(e) < minimumCount);
    Map<List<Entity>, Contingency> pairs =
        new TreeMap<>(
            java.util.Comparator.<List<Entity>, Entity>comparing(pair -> pair.get(0))
                .thenComparing(pair -> pair.get(1)));
    for (Entity first : kept) {
      for (Entity second : kept.tailSet(first, false)) {
        long both = count(first, second);
        if (both > 0) {
          pairs.put(
              List.of(first, second), new Contingency(both, count(first), count(second), total()));
        }
      }
    }
    return pairs;
  }

  /** How many pairs of the types pass the minimum count, together or not. */
  long tests(Set<EntityType> types, long minimumCount) {
    TreeSet<Entity> kept = new TreeSet<>();
    units.forEach(kept::addAll);
    kept.removeIf(e -> !types.contains(e.type()) || count(e) < minimumCount);
    return (long) kept.size() * (kept.size() - 1) / 2;
  }

  /** The neighbours of an entity, of the types, that pass the minimum count. */
  Map<Entity, Contingency> neighbours(Entity anchor, Set<EntityType> types, long minimumCount) {
    Map<Entity, Contingency> neighbours = new TreeMap<>();
    if (count(anchor) < minimumCount) {
      return neighbours;
    }
    TreeSet<Entity> others = new TreeSet<>();
    units.stream().filter(unit -> unit.contains(anchor)).forEach(others::addAll);
    others.remove(anchor);
    for (Entity other : others) {
      if (types.contains(other.type()) && count(other) >= minimumCount) {
        neighbours.put(
            other, new Contingency(count(anchor, other), count(anchor), count(other), total()));
      }
    }
    return neighbours;
  }
}
