package io.github.dateline.internal.names;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Entity;
import io.github.dateline.internal.index.EntityKeys;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.SpanColumn;
import io.github.dateline.internal.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Maps annotated entities to curated ones, and back.
 *
 * <p>Only entities that a decision changes are held. Immutable and thread-safe.
 */
public final class CuratedNames {
  /** Nothing is changed. */
  public static final CuratedNames NONE = new CuratedNames(List.of());

  /** By annotated entity; empty where that is hidden. */
  private final Map<Entity, Optional<Entity>> curated = new LinkedHashMap<>();

  /** By present name: the curated entity, labelled unless it is one of {@link #spellings}. */
  private final Map<Entity, Entity> present = new HashMap<>();

  /** By a name that an entity had: the same. */
  private final Map<Entity, Entity> former = new HashMap<>();

  /** By curated entity: the terms that the index has for it. */
  private final Map<Entity, List<String>> terms = new HashMap<>();

  /** Those that are one without a decision, and are labelled as articles label their parts. */
  private final Set<Entity> spellings = new HashSet<>();

  /** By a folded name that was given by hand: who it was given to. */
  private final Map<String, Set<Entity>> given = new TreeMap<>(Text.UTF8_ORDER);

  /**
   * One changed entity.
   *
   * @param entity what it is now, labelled; empty if it is hidden
   * @param annotated the entities of articles that it is made of
   * @param former other names that it had
   * @param spelling whether no decision speaks of it: it is one by its key, and not labelled
   */
  record Change(
      Optional<Entity> entity,
      Collection<Entity> annotated,
      Collection<Entity> former,
      boolean spelling) {}

  CuratedNames(Collection<Change> changes) {
    Map<Entity, Optional<Entity>> sorted = new TreeMap<>();
    for (Change change : changes) {
      change.annotated().forEach(entity -> sorted.put(entity, change.entity()));
      if (change.entity().isPresent()) {
        add(change.entity().get(), change);
      }
    }
    curated.putAll(sorted);
  }

  private void add(Entity entity, Change change) {
    present.put(entity, entity);
    terms.put(entity, change.annotated().stream().sorted().map(EntityTerms::term).toList());
    change.annotated().forEach(old -> former.put(old, entity));
    if (change.spelling()) {
      // Every name leads there by the index.
      spellings.add(entity);
      return;
    }
    for (Entity old : change.former()) {
      former.put(old, entity);
      give(old.name(), entity);
    }
    give(entity.name(), entity);
    give(entity.label(), entity);
  }

  private void give(String name, Entity entity) {
    given.computeIfAbsent(EntityTerms.folded(name), key -> new TreeSet<>()).add(entity);
    EntityKeys.of(entity.type(), name)
        .forEach(key ->
            given.computeIfAbsent(EntityKeys.form(key), form -> new TreeSet<>()).add(entity));
  }

  boolean isEmpty() {
    return curated.isEmpty();
  }

  /** The annotated entities that are called otherwise or hidden, in order. */
  public Map<Entity, Optional<Entity>> changes() {
    return curated;
  }

  /** What an annotated entity is now; empty if it is hidden. */
  Optional<Entity> of(Entity annotated) {
    Optional<Entity> now = curated.get(annotated);
    return now == null ? Optional.of(annotated) : now;
  }

  /** Whether a changed entity is so for nothing but its spelling, and not labelled. */
  boolean isSpelling(Entity changed) {
    return spellings.contains(changed);
  }

  /**
   * The changed entity that is meant by its present name or by one that it had; labelled unless it
   * {@link #isSpelling}.
   */
  Optional<Entity> changed(Entity named) {
    Entity now = present.get(named);
    return Optional.ofNullable(now != null ? now : former.get(named));
  }

  /** The terms that the index has for an entity, by its present name or one that it had. */
  List<String> terms(Entity named) {
    Optional<Entity> changed = changed(named);
    return changed.isPresent()
        ? Objects.requireNonNull(terms.get(changed.get()))
        : curated.containsKey(named) ? List.of() : List.of(EntityTerms.term(named));
  }

  /** Who has a name that was given by hand, present or former, folded. */
  Collection<Entity> entitiesCalled(String folded) {
    return given.getOrDefault(folded, Set.of());
  }

  /** Who has such a name. */
  Collection<Entity> entitiesCalled(Predicate<String> folded) {
    List<Entity> found = new ArrayList<>();
    given.forEach((name, entities) -> {
      if (folded.test(name)) {
        found.addAll(entities);
      }
    });
    return found;
  }

  /** An article's sentences with their mentions under their present names, without hidden ones. */
  public SpanColumn.Spans spans(SpanColumn.Spans annotated) {
    return isEmpty() || annotated.entities().stream().noneMatch(curated::containsKey)
        ? annotated
        : new SpanColumn.Spans(
            annotated.tokens(),
            annotated.entities().stream()
                .map(this::of)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList(),
            annotated.sentences().stream().map(this::sentence).toList());
  }

  private Sentence sentence(Sentence annotated) {
    if (annotated.mentions().stream().noneMatch(this::isChanged)) {
      return annotated;
    }
    List<Mention> mentions = new ArrayList<>();
    for (Mention mention : annotated.mentions()) {
      if (isChanged(mention)) {
        of(mention.entity().orElseThrow())
            .ifPresent(now -> mentions.add(Mention.of(mention.start(), mention.end(), now)));
      } else {
        mentions.add(mention);
      }
    }
    return new Sentence(
        annotated.field(), annotated.start(), annotated.end(), annotated.paragraph(), mentions);
  }

  private boolean isChanged(Mention mention) {
    return mention.entity().isPresent() && curated.containsKey(mention.entity().get());
  }
}
