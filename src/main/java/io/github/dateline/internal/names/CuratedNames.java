package io.github.dateline.internal.names;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Entity;
import io.github.dateline.internal.index.ContentFingerprint;
import io.github.dateline.internal.index.EntityKeys;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.SpanColumn;
import io.github.dateline.internal.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Maps annotated entities to curated ones, and back.
 *
 * <p>Only entities that are changed are held. Immutable and thread-safe.
 */
public final class CuratedNames {
  /** Nothing is changed. */
  public static final CuratedNames NONE = new CuratedNames(List.of(), KeyGroups.NONE, Set.of());

  /** By annotated entity that a decision changes; empty where that is hidden. */
  private final Map<Entity, Optional<Entity>> curated = new LinkedHashMap<>();

  /** By present name: the curated entity, labelled. */
  private final Map<Entity, Entity> present = new HashMap<>();

  /** By a name that an entity had: the same. */
  private final Map<Entity, Entity> former = new HashMap<>();

  /** By curated entity: the terms that the index has for it. */
  private final Map<Entity, List<String>> terms = new HashMap<>();

  /** What is one by its key, and is labelled as articles label its parts. */
  private final KeyGroups spellings;

  /** The groups of those that decisions speak of: by identity, as a group may have many members. */
  private final Set<KeyGroups.Group> decidedGroups =
      Collections.newSetFromMap(new IdentityHashMap<>());

  /** By a folded name that was given by hand: who it was given to. */
  private final Map<String, Set<Entity>> given = new TreeMap<>(Text.UTF8_ORDER);

  /**
   * One entity that a decision changes.
   *
   * @param entity what it is now, labelled; empty if it is hidden
   * @param annotated the entities of articles that it is made of
   * @param former other names that it had
   */
  record Change(Optional<Entity> entity, Collection<Entity> annotated, Collection<Entity> former) {}

  /**
   * Names.
   *
   * @param spellings what is one by its key
   * @param decided what decisions speak of: no group of these is one by its key alone
   */
  CuratedNames(Collection<Change> changes, KeyGroups spellings, Set<Entity> decided) {
    this.spellings = spellings;
    for (Entity entity : decided) {
      spellings.group(entity).ifPresent(decidedGroups::add);
    }
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
    return curated.isEmpty() && spellings.isEmpty();
  }

  /** A number that tells these from the names that other decisions give. */
  public long fingerprint() {
    long sum = 0;
    for (Map.Entry<Entity, Optional<Entity>> one : curated.entrySet()) {
      String now =
          one.getValue().map(entity -> EntityTerms.term(entity) + "\n" + entity.label()).orElse("");
      sum += ContentFingerprint.of(EntityTerms.term(one.getKey()) + "\n" + now);
    }
    for (KeyGroups.Group apart : decidedGroups) {
      sum += ContentFingerprint.of(EntityTerms.term(apart.entity()));
    }
    return sum;
  }

  /** The annotated entities that decisions hide. */
  public List<Entity> hidden() {
    return curated.entrySet().stream()
        .filter(one -> one.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The annotated entities that decisions call otherwise or hide, in order. */
  Map<Entity, Optional<Entity>> decided() {
    return curated;
  }

  /** What is one by its key, and no decision speaks of. */
  Collection<KeyGroups.Group> spellings() {
    return decidedGroups.isEmpty()
        ? spellings.all()
        : spellings.all().stream().filter(group -> !decidedGroups.contains(group)).toList();
  }

  private Optional<KeyGroups.Group> spelling(Entity entity) {
    return spellings.group(entity).filter(group -> !decidedGroups.contains(group));
  }

  /** What an annotated entity is now; empty if it is hidden. */
  Optional<Entity> of(Entity annotated) {
    Optional<Entity> now = curated.get(annotated);
    return now == null
        ? Optional.of(spelling(annotated).map(KeyGroups.Group::entity).orElse(annotated))
        : now;
  }

  /** Whether a changed entity is so for nothing but its spelling, and not labelled. */
  boolean isSpelling(Entity changed) {
    return !present.containsKey(changed)
        && spelling(changed).filter(group -> group.entity().equals(changed)).isPresent();
  }

  /**
   * The changed entity that is meant by its present name or by one that it had; labelled unless it
   * {@link #isSpelling}.
   */
  Optional<Entity> changed(Entity named) {
    Entity now = present.get(named);
    now = now != null ? now : former.get(named);
    return now != null ? Optional.of(now) : spelling(named).map(KeyGroups.Group::entity);
  }

  /** The terms that the index has for an entity, by its present name or one that it had. */
  List<String> terms(Entity named) {
    Optional<Entity> changed = changed(named);
    if (changed.isEmpty()) {
      return curated.containsKey(named) ? List.of() : List.of(EntityTerms.term(named));
    }
    List<String> decided = terms.get(changed.get());
    return decided != null
        ? decided
        : spelling(changed.get()).orElseThrow().members().stream().map(EntityTerms::term).toList();
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
    return isEmpty() || annotated.entities().stream().noneMatch(this::isChanged)
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
    return mention.entity().filter(this::isChanged).isPresent();
  }

  private boolean isChanged(Entity annotated) {
    return curated.containsKey(annotated) || spelling(annotated).isPresent();
  }
}
