package io.github.dateline.internal.names;

import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies the decisions of a curation file in order.
 *
 * <p>A decision that a later line undoes is left out from the start, so that undoing restores what
 * was there. A line that makes no sense is skipped, with a sentence that says why.
 *
 * <p>A name in a line is one that an entity has by then, or once had: who was merged is found in
 * the merged one.
 */
public final class CurationReplay {
  private static final Pattern TYPED = Pattern.compile("([A-Za-z]\\w{0,39})/(.+)");

  /** For so many lines that are passed over the nearest names are looked for. */
  private static final int MAX_NEAREST = 100;

  private final IndexedNames indexed;
  private final EntityLookup annotated;

  /** What is one without anybody's decision. */
  private final KeyGroups groups;

  private @Nullable CuratedNames spellings;

  /** The names that {@link #groups} has no say in any more. */
  private final Set<Entity> ungrouped = new HashSet<>();

  /** By present name; hidden ones have none. */
  private final Map<Entity, EntityGroup> current = new HashMap<>();

  /** By the name that articles were annotated with, and by names given and left since. */
  private final Map<Entity, EntityGroup> known = new HashMap<>();

  private final List<List<EntityGroup>> apart = new ArrayList<>();
  private final List<Integer> apartAt = new ArrayList<>();
  private final Map<Integer, String> problems = new TreeMap<>();
  private final Map<Integer, Integer> undone = new HashMap<>();

  private CurationReplay(IndexedNames indexed) throws IOException {
    this.indexed = indexed;
    this.groups = indexed.groups();
    this.annotated = new EntityLookup(indexed, this::withoutDecisions, null);
  }

  /** An entity in the making. */
  private static final class EntityGroup {
    Entity entity;
    final Set<Entity> annotated = new TreeSet<>();
    final Set<Entity> former = new LinkedHashSet<>();
    @Nullable EntityGroup mergedInto;

    /** The line that last changed it, 0 if none did. */
    int line;

    boolean hidden;

    EntityGroup(Entity entity, List<Entity> members) {
      this.entity = entity;
      annotated.addAll(members);
    }

    EntityGroup whole() {
      EntityGroup whole = this;
      while (whole.mergedInto != null) {
        whole = whole.mergedInto;
      }
      return whole;
    }

    boolean isChanged() {
      return hidden
          || annotated.size() > 1
          || !annotated.contains(entity)
          || !annotated.iterator().next().label().equals(entity.label());
    }
  }

  /**
   * What came of it.
   *
   * @param names the entities' present names
   * @param problems a sentence for each line that is passed over, whole or in part, by its number
   * @param undone by the number of a line that does not stand: that of the line that undoes it
   * @param apart sets of entities that are not one
   * @param hidden by a name that articles have for one that is hidden: the line that hides it
   */
  public record Outcome(
      CuratedNames names,
      Map<Integer, String> problems,
      Map<Integer, Integer> undone,
      List<Set<Entity>> apart,
      Map<Entity, Integer> hidden) {}

  private CuratedNames withoutDecisions() {
    if (spellings == null) {
      spellings = new CuratedNames(List.of(), groups, Set.of());
    }
    return spellings;
  }

  /** The names where nothing has been decided. */
  public static CuratedNames withoutDecisions(IndexedNames indexed) {
    try {
      return new CurationReplay(indexed).withoutDecisions();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Outcome of(List<CurationFile.Entry> entries, IndexedNames indexed)
      throws IOException {
    CurationReplay replay = new CurationReplay(indexed);
    for (CurationFile.Entry entry : replay.standing(entries)) {
      try {
        replay.apply(entry.number(), entry.line().orElseThrow());
      } catch (CurationException e) {
        replay.problems.put(entry.number(), e.sentence());
      }
    }
    return new Outcome(
        replay.names(),
        replay.problems,
        replay.undone,
        replay.apart.stream()
            .map(groups ->
                groups.stream().map(group -> group.whole().entity).collect(Collectors.toSet()))
            .toList(),
        replay.hidden());
  }

  private Map<Entity, Integer> hidden() {
    Map<Entity, Integer> hidden = new HashMap<>();
    known.forEach((name, group) -> {
      if (group.whole().hidden) {
        hidden.put(name, group.whole().line);
      }
    });
    return hidden;
  }

  private List<CurationFile.Entry> standing(List<CurationFile.Entry> entries) {
    Map<String, Deque<CurationFile.Entry>> byDecision = new HashMap<>();
    Set<Integer> left = new HashSet<>();
    for (CurationFile.Entry entry : entries) {
      entry.problem().ifPresent(problem -> problems.put(entry.number(), problem));
      if (entry.line().isEmpty()) {
        left.add(entry.number());
        continue;
      }
      CurationLine line = entry.line().get();
      Deque<CurationFile.Entry> same =
          byDecision.computeIfAbsent(line.decision(), key -> new ArrayDeque<>());
      if (!line.undo()) {
        same.push(entry);
        continue;
      }
      left.add(entry.number());
      if (same.isEmpty()) {
        problems.put(entry.number(), "no line before it says \"" + line.decision() + "\"");
      } else {
        int number = same.pop().number();
        left.add(number);
        undone.put(number, entry.number());
      }
    }
    return entries.stream().filter(entry -> !left.contains(entry.number())).toList();
  }

  private void apply(int number, CurationLine line) throws CurationException, IOException {
    switch (line.action()) {
      case MERGE -> merge(number, line);
      case RENAME -> rename(number, line);
      case TYPE -> {
        EntityGroup group = visible(line.names().get(0));
        become(
            number,
            group,
            retyped(group.entity, line.type().orElseThrow()),
            isOneSpelling(line.names().get(0)));
      }
      case HIDE -> {
        for (EntityGroup group : visible(number, stillShown(line.names()))) {
          current.remove(group.entity);
          leave(group);
          group.hidden = true;
          group.line = number;
        }
      }
      case APART -> keepApart(number, line);
    }
  }

  private void merge(int number, CurationLine line) throws CurationException, IOException {
    EntityGroup into = visible(line.to().orElseThrow());
    Set<EntityGroup> parts = new LinkedHashSet<>(visible(number, line.names()));
    boolean spelling = line.names().stream().anyMatch(this::isOneSpelling);
    if (parts.remove(into) && !spelling) {
      note(
          number,
          "\""
              + into.entity
              + "\" cannot be merged into itself"
              + (into.line > 0 ? "; line " + into.line + " made them one" : ""));
    }
    if (parts.isEmpty()) {
      return;
    }
    EntityType type = line.type().orElse(into.entity.type());
    for (EntityGroup part : parts) {
      if (line.type().isEmpty() && !part.entity.type().equals(type)) {
        throw new CurationException(
            "\""
                + part.entity
                + "\" and \""
                + into.entity
                + "\" are of different types; if they are one, say which with \"as "
                + type
                + "\" in the line, or with --type "
                + type
                + " on the command line");
      }
    }
    Entity result = retyped(into.entity, type);
    Set<EntityGroup> all = new LinkedHashSet<>(parts);
    all.add(into);
    occupant(result).ifPresent(all::add);
    checkApart(all);
    for (EntityGroup part : parts) {
      join(number, part, into);
    }
    if (!result.equals(into.entity)) {
      become(number, into, result, false);
    }
  }

  /** Whether a name is one of several that are one without anybody's decision. */
  private boolean isOneSpelling(String name) {
    Matcher typed = TYPED.matcher(name);
    if (!typed.matches()) {
      return false;
    }
    try {
      return groups.group(entity(new EntityType(typed.group(1)), typed.group(2))).isPresent();
    } catch (CurationException e) {
      return false;
    }
  }

  /** The names without those of which another spelling is hidden already. */
  private List<String> stillShown(List<String> names) throws CurationException, IOException {
    List<String> shown = new ArrayList<>();
    for (String name : names) {
      if (!isOneSpelling(name) || !find(name).hidden) {
        shown.add(name);
      }
    }
    return shown;
  }

  private void rename(int number, CurationLine line) throws CurationException, IOException {
    EntityGroup group = visible(line.names().get(0));
    String name = line.to().orElseThrow();
    Entity old = group.entity;
    Matcher typed = TYPED.matcher(name);
    if (typed.matches() && typed.group(1).equals(old.type().tag())) {
      name = typed.group(2);
    } else if (typed.matches()
        && EntityType.coOccurring().stream().anyMatch(t -> t.tag().equals(typed.group(1)))) {
      throw new CurationException("rename leaves the type as it is; \"type\" changes it");
    }
    become(
        number,
        group,
        name.equals(old.name()) ? old.withLabel(name) : entity(old.type(), name),
        isOneSpelling(line.names().get(0)));
  }

  private static Entity entity(EntityType type, String name) throws CurationException {
    try {
      return Entity.of(type, name);
    } catch (IllegalArgumentException e) {
      throw new CurationException(String.valueOf(e.getMessage()));
    }
  }

  private static Entity retyped(Entity entity, EntityType type) {
    return entity.wikipedia().isPresent()
        ? Entity.linked(type, entity.wikipedia().get(), entity.label())
        : Entity.of(type, entity.name()).withLabel(entity.label());
  }

  /**
   * Gives a group another name; an entity that has that name is one with it from then on.
   *
   * @param spelling whether it may have the name, since another spelling of it was given that
   */
  private void become(int number, EntityGroup group, Entity entity, boolean spelling)
      throws CurationException, IOException {
    if (entity.equals(group.entity) && entity.label().equals(group.entity.label())) {
      if (spelling) {
        return;
      }
      throw new CurationException("\"" + entity + "\" is that already");
    }
    EntityGroup there = occupant(entity).orElse(group);
    if (there != group) {
      checkApart(Set.of(there, group));
      join(number, group, there);
      return;
    }
    current.remove(group.entity);
    leave(group);
    group.entity = entity;
    group.line = number;
    current.put(entity, group);
  }

  private void join(int number, EntityGroup part, EntityGroup into) {
    current.remove(part.entity);
    leave(part);
    part.mergedInto = into;
    into.annotated.addAll(part.annotated);
    into.former.addAll(part.former);
    into.line = number;
  }

  private void leave(EntityGroup group) {
    group.former.add(group.entity);
    known.put(group.entity, group);
  }

  private void keepApart(int number, CurationLine line) throws CurationException, IOException {
    List<EntityGroup> apartNow = new ArrayList<>();
    for (String name : line.names()) {
      EntityGroup group = visible(name);
      int same = apartNow.indexOf(group);
      if (same >= 0) {
        Optional<EntityGroup> split = split(line.names().get(same), name, group);
        if (split.isPresent()) {
          apartNow.add(split.get());
          continue;
        }
        throw new CurationException(
            "\""
                + line.names().get(same)
                + "\" and \""
                + name
                + "\" are one"
                + (group.line > 0 ? " since line " + group.line : ""));
      }
      apartNow.add(group);
    }
    apart.add(apartNow);
    apartAt.add(number);
  }

  /**
   * Takes one of two names out of a group that is one for nothing but their spelling.
   *
   * @return what is taken out; empty if decisions, or the very same name, make them one
   */
  private Optional<EntityGroup> split(String first, String second, EntityGroup group)
      throws IOException {
    Entity one = annotatedAs(first, group);
    Entity other = annotatedAs(second, group);
    if (group.line > 0 || one.equals(other)) {
      return Optional.empty();
    }
    Entity leaving = other.equals(group.entity) ? one : other;
    ungrouped.addAll(group.annotated);
    group.annotated.remove(leaving);
    EntityGroup left = alone(leaving);
    current.put(leaving, left);
    known.put(leaving, left);
    group.entity = indexed.labelled(group.entity, terms(group.annotated), indexed.labels());
    return Optional.of(left);
  }

  /** Which of the names that articles have for a group is meant. */
  private static Entity annotatedAs(String name, EntityGroup group) {
    return group.annotated.stream()
        .filter(entity -> entity.toString().equals(name) || entity.name().equals(name))
        .findFirst()
        .orElse(group.entity);
  }

  private void checkApart(Set<EntityGroup> joined) throws CurationException {
    for (int i = 0; i < apart.size(); i++) {
      List<Entity> kept =
          apart.get(i).stream()
              .map(EntityGroup::whole)
              .filter(joined::contains)
              .map(g -> g.entity)
              .distinct()
              .toList();
      if (kept.size() > 1) {
        throw new CurationException(
            "line "
                + apartAt.get(i)
                + " keeps "
                + kept.stream().map(e -> "\"" + e + "\"").collect(Collectors.joining(" and "))
                + " apart");
      }
    }
  }

  private void note(int number, String sentence) {
    problems.merge(number, sentence, (one, other) -> one + "; " + other);
  }

  /** Those of the names that an entity has; the others are noted. */
  private List<EntityGroup> visible(int number, List<String> names)
      throws CurationException, IOException {
    List<EntityGroup> groups = new ArrayList<>();
    for (String name : names) {
      try {
        groups.add(visible(name));
      } catch (CurationException e) {
        if (names.size() == 1) {
          throw e;
        }
        note(number, e.sentence());
      }
    }
    return groups;
  }

  private EntityGroup visible(String name) throws CurationException, IOException {
    EntityGroup group = find(name);
    if (group.hidden) {
      throw new CurationException("\"" + Text.excerpt(name) + "\" is hidden by line " + group.line);
    }
    return group;
  }

  private EntityGroup find(String name) throws CurationException, IOException {
    // To look for the nearest takes a while, and a file for another archive has no name of this
    // one.
    boolean isLooked = problems.size() < MAX_NEAREST;
    Matcher typed = TYPED.matcher(name);
    if (typed.matches()) {
      Optional<EntityGroup> found = find(entity(new EntityType(typed.group(1)), typed.group(2)));
      if (found.isPresent()) {
        return found.get();
      }
      Optional<EntityGroup> spelled = spelledOtherwise(typed.group(1), typed.group(2));
      if (spelled.isPresent()) {
        return spelled.get();
      }
      if (EntityType.coOccurring().stream().anyMatch(t -> t.tag().equals(typed.group(1)))) {
        throw new CurationException(
            "no article names \""
                + Text.excerpt(name)
                + "\""
                + (isLooked ? annotated.nearestClause(typed.group(2), Set.of()) : ""));
      }
    }
    List<EntityGroup> called =
        current.values().stream().filter(group -> group.entity.name().equals(name)).toList();
    if (called.size() == 1) {
      return called.get(0);
    }
    if (!isLooked && annotated.candidates(name, Set.of()).isEmpty()) {
      throw new CurationException("no entity is called \"" + Text.excerpt(name) + "\"");
    }
    try {
      return find(annotated.resolve(name, Set.of())).orElseThrow();
    } catch (DatelineException e) {
      throw new CurationException(e.problem());
    }
  }

  /** The one that articles name in another spelling. */
  private Optional<EntityGroup> spelledOtherwise(String tag, String name) throws IOException {
    List<Entity> spelled = annotated.spelled(name, new EntityType(tag));
    return spelled.size() == 1 ? find(spelled.get(0)) : Optional.empty();
  }

  private Optional<EntityGroup> find(Entity name) throws IOException {
    EntityGroup group = current.get(name);
    if (group == null) {
      group = known.get(name);
    }
    return group != null ? Optional.of(group.whole()) : untouched(name);
  }

  /** Who has a name now. */
  private Optional<EntityGroup> occupant(Entity name) throws IOException {
    EntityGroup group = current.get(name);
    return group != null
        ? Optional.of(group)
        : known.containsKey(name) ? Optional.empty() : untouched(name);
  }

  private Optional<EntityGroup> untouched(Entity name) throws IOException {
    if (indexed.articles(List.of(EntityTerms.term(name))) == 0) {
      return Optional.empty();
    }
    KeyGroups.Group spellings = ungrouped.contains(name) ? null : groups.group(name).orElse(null);
    EntityGroup group =
        spellings == null
            ? alone(name)
            : new EntityGroup(
                indexed.labelled(spellings.entity(), terms(spellings.members()), indexed.labels()),
                spellings.members());
    current.put(group.entity, group);
    group.annotated.forEach(member -> known.put(member, group));
    return Optional.of(group);
  }

  private static List<String> terms(Collection<Entity> entities) {
    return entities.stream().map(EntityTerms::term).toList();
  }

  private EntityGroup alone(Entity name) throws IOException {
    Entity labelled = indexed.labelled(name);
    return new EntityGroup(labelled, List.of(labelled));
  }

  private CuratedNames names() {
    List<CuratedNames.Change> changes =
        known.values().stream()
            .map(EntityGroup::whole)
            .distinct()
            .filter(EntityGroup::isChanged)
            .map(group ->
                new CuratedNames.Change(
                    group.hidden ? Optional.empty() : Optional.of(group.entity),
                    group.annotated,
                    group.former))
            .toList();
    return new CuratedNames(changes, groups, known.keySet());
  }
}
