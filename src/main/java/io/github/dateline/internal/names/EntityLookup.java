package io.github.dateline.internal.names;

import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.index.EntityKeys;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/**
 * Looks up entities by what people type, and gives the label that people are shown for an entity.
 *
 * <p>Thread-safe.
 */
public final class EntityLookup {
  private static final int MAX_SUGGESTIONS = 5;

  /** One of several of a name is meant if it has this share of their articles, in percent. */
  private static final int MIN_PERCENT_MEANT = 95;

  /** And this many times as many as the next. */
  private static final int MIN_TIMES_MEANT = 20;

  private final IndexedNames indexed;
  private final Supplier<CuratedNames> curated;
  private final @Nullable Notices notices;

  /** A look-up that takes no name for one of several. */
  public EntityLookup(IndexedNames indexed, CuratedNames curated) {
    this(indexed, () -> curated, null);
  }

  /**
   * A look-up.
   *
   * @param notices who is told where the one of several that nearly all articles mean is taken;
   *     null never to take it
   */
  public EntityLookup(
      IndexedNames indexed, Supplier<CuratedNames> curated, @Nullable Notices notices) {
    this.indexed = indexed;
    this.curated = curated;
    this.notices = notices;
  }

  /** How well what was typed fits, the best first. */
  enum Fit {
    /** The name or label, to the letter. */
    EXACT,
    /** The name or label, in another case. */
    FOLDED,
    /** The name or label but for its spelling: accents, initials, what a company is by law. */
    SPELLED,
    /** Another form written for it. */
    FORM
  }

  /**
   * An entity that fits.
   *
   * @param entity the entity, labelled
   * @param articles in how many articles it is named
   * @param fit how well what was typed fits
   */
  public record Candidate(Entity entity, long articles, Fit fit) {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparing(Candidate::fit)
            .thenComparing(Comparator.comparingLong(Candidate::articles).reversed())
            .thenComparing(Candidate::entity);

    /** As an error lists it. */
    String shown() {
      return entity + " (" + articles + (articles == 1 ? " article)" : " articles)");
    }
  }

  /**
   * The entities that fit a name, in the order of fit, then falling number of articles, then name.
   *
   * @param typed a name, label or form, perhaps as TYPE/Name, perhaps with wildcards
   * @param types the types wanted, empty for any
   */
  public List<Candidate> candidates(String typed, Set<EntityType> types) throws IOException {
    String line = Text.oneLine(typed);
    int slash = line.indexOf('/');
    if (slash > 0
        && slash < line.length() - 1
        && line.substring(0, slash).matches("[A-Za-z]\\w{0,39}")) {
      Set<EntityType> type = typeOf(line, slash);
      List<Candidate> typedOnly = read(line.substring(slash + 1), type);
      if (typedOnly.isEmpty() || typedOnly.get(0).fit() != Fit.EXACT) {
        byFormerName(line.substring(slash + 1), type).ifPresent(found -> typedOnly.add(0, found));
      }
      typedOnly.removeIf(
          candidate -> !types.isEmpty() && !types.contains(candidate.entity().type()));
      if (!typedOnly.isEmpty()) {
        return best(typedOnly);
      }
    }
    return read(line, types);
  }

  /**
   * The entities that fit a name as it stands, or else without what it has in a sentence or a list
   * and is no part of it.
   */
  private List<Candidate> read(String line, Set<EntityType> types) throws IOException {
    List<Candidate> fitting = fitting(line, types);
    String name = TypedName.withoutPossessive(line);
    if (!name.equals(line) && !isSoWritten(line, types, fitting)) {
      List<Candidate> owners = fitting(name, types);
      fitting = owners.isEmpty() ? fitting : owners;
    }
    boolean mayBePerson = types.isEmpty() || types.contains(EntityType.PERSON);
    for (String other :
        fitting.isEmpty() && mayBePerson ? TypedName.otherwise(name) : List.<String>of()) {
      List<Candidate> found = fitting(other, types);
      if (!found.isEmpty()) {
        if (notices != null) {
          notices.add(
              "no entity is called \""
                  + Text.excerpt(line)
                  + "\"; \""
                  + Text.excerpt(other)
                  + "\" is looked up");
        }
        return found;
      }
    }
    return fitting;
  }

  /** Whether "McDonald's" is written so, and is no "McDonald" with the 's of the possessive. */
  private boolean isSoWritten(String line, Set<EntityType> types, List<Candidate> fitting)
      throws IOException {
    String folded = EntityTerms.folded(line);
    return entitiesByForm(folded).stream()
            .anyMatch(entity -> types.isEmpty() || types.contains(entity.type()))
        || fitting.stream()
            .map(Candidate::entity)
            .anyMatch(entity ->
                EntityTerms.folded(entity.name()).contains("'s")
                    || EntityTerms.folded(entity.label()).contains("'s"));
  }

  /** The entity that had a name and a type, both to the letter, before it was merged or renamed. */
  private Optional<Candidate> byFormerName(String name, Set<EntityType> types) throws IOException {
    if (curated.get().isEmpty() || types.size() != 1) {
      return Optional.empty();
    }
    Entity former;
    try {
      former = Entity.of(types.iterator().next(), name);
    } catch (IllegalArgumentException e) {
      // Too long to have been the name of an entity.
      return Optional.empty();
    }
    Optional<Entity> now = curated.get().changed(former);
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(new Candidate(labelled(now.get()), articles(now.get()), Fit.EXACT));
  }

  private static Set<EntityType> typeOf(String line, int slash) {
    return EntityType.parse(line.substring(0, slash));
  }

  private static List<Candidate> best(List<Candidate> sorted) {
    Fit fit = sorted.get(0).fit();
    return sorted.stream().filter(candidate -> candidate.fit() == fit).toList();
  }

  /**
   * The candidates without strays: where nearly all articles mean one of those that have the very
   * name, the others that have it are left out, and that is told.
   *
   * @param candidates what {@link #candidates} gives
   */
  public List<Candidate> withoutStrays(String typed, List<Candidate> candidates) {
    List<Candidate> called =
        candidates.stream().filter(candidate -> candidate.fit() != Fit.FORM).toList();
    Optional<Candidate> meant = meant(typed, called);
    return meant.isEmpty()
        ? candidates
        : candidates.stream()
            .filter(candidate -> candidate == meant.get() || candidate.fit() == Fit.FORM)
            .toList();
  }

  /** The one of several that nearly all articles mean; it is told. */
  private Optional<Candidate> meant(String typed, List<Candidate> several) {
    if (notices == null || several.size() < 2) {
      return Optional.empty();
    }
    List<Candidate> byArticles =
        several.stream().sorted(Comparator.comparingLong(Candidate::articles).reversed()).toList();
    long most = byArticles.get(0).articles();
    long all = byArticles.stream().mapToLong(Candidate::articles).sum();
    if (100 * most < MIN_PERCENT_MEANT * all
        || most < MIN_TIMES_MEANT * byArticles.get(1).articles()) {
      return Optional.empty();
    }
    notices.add(
        "\""
            + Text.excerpt(typed)
            + "\" is taken for "
            + byArticles.get(0).shown()
            + ", not for "
            + shown(byArticles.subList(1, byArticles.size())));
    return Optional.of(byArticles.get(0));
  }

  private static String shown(List<Candidate> candidates) {
    return candidates.stream().limit(10).map(Candidate::shown).collect(Collectors.joining(", "))
        + (candidates.size() > 10 ? " and " + (candidates.size() - 10) + " more" : "");
  }

  private List<Candidate> fitting(String line, Set<EntityType> types) throws IOException {
    boolean pattern = line.indexOf('*') >= 0 || line.indexOf('?') >= 0;
    String folded = EntityTerms.folded(line);
    List<Candidate> candidates = new ArrayList<>();
    Set<Entity> fitting = pattern ? matching(folded) : entitiesByForm(folded);
    if (!pattern) {
      fitting.addAll(entitiesByKey(line));
    }
    for (Entity entity : fitting) {
      if (!types.isEmpty() && !types.contains(entity.type())) {
        continue;
      }
      long articles = articles(entity);
      if (articles > 0) {
        Entity labelled = labelled(entity);
        candidates.add(new Candidate(labelled, articles, pattern ? Fit.FORM : fit(line, labelled)));
      }
    }
    candidates.sort(Candidate.ORDER);
    return candidates;
  }

  private static Fit fit(String line, Entity entity) {
    if (line.equals(entity.name()) || line.equals(entity.label())) {
      return Fit.EXACT;
    }
    String folded = EntityTerms.folded(line);
    if (folded.equals(EntityTerms.folded(entity.name()))
        || folded.equals(EntityTerms.folded(entity.label()))) {
      return Fit.FOLDED;
    }
    return EntityKeys.areOne(entity.type(), line, entity.name())
            || EntityKeys.areOne(entity.type(), line, entity.label())
        ? Fit.SPELLED
        : Fit.FORM;
  }

  /**
   * Resolves a name to the one entity that it means: the one that nearly all articles mean of all
   * that it fits, or else the one that it fits best.
   *
   * @throws DatelineException if none fits, with the nearest, or if several fit equally well, with
   *     all
   */
  public Entity resolve(String typed, Set<EntityType> types) throws IOException {
    List<Candidate> candidates = candidates(typed, types);
    if (candidates.isEmpty()) {
      throw new DatelineException(unknownMessage(typed, types), typed, 0);
    }
    List<Candidate> best = best(candidates);
    if (best.size() == 1
        && candidates.stream().noneMatch(c -> c.articles() > best.get(0).articles())) {
      return best.get(0).entity();
    }
    Optional<Candidate> meant = meant(typed, candidates).or(() -> meant(typed, best));
    if (best.size() > 1 && meant.isEmpty()) {
      throw new DatelineException(
          "\""
              + Text.excerpt(typed)
              + "\" fits several entities: "
              + shown(best)
              + "; name one as TYPE/Name",
          typed,
          0);
    }
    return meant.orElse(best.get(0)).entity();
  }

  /**
   * What to say of a source, section or the like that no article has; empty if one has it.
   *
   * @param field the field
   * @param typed what was typed
   * @param value the same as the field has it
   */
  public Optional<String> unknownValue(String field, String typed, String value)
      throws IOException {
    List<String> nearest = indexed.nearestValues(field, value, MAX_SUGGESTIONS);
    return nearest.contains(value)
        ? Optional.empty()
        : Optional.of(
            "no article has the "
                + field
                + " \""
                + Text.excerpt(typed)
                + "\""
                + (nearest.isEmpty()
                    ? ""
                    : "; the nearest: " + Text.oneLine(String.join(", ", nearest))));
  }

  /** Whether a word of the text mostly stands with 's, as "Macy" does. */
  public boolean isOwner(String word) throws IOException {
    return indexed.isOwner(word);
  }

  /** The message for an unknown name. */
  public String unknownMessage(String typed, Set<EntityType> types) throws IOException {
    return "no entity is called \""
        + Text.excerpt(typed)
        + "\""
        + (types.size() == 1 ? " of type " + types.iterator().next() : "")
        + otherTypesClause(typed, types)
        + nearestClause(typed, types);
  }

  /** What of another type is so called; empty if there is nothing. */
  private String otherTypesClause(String typed, Set<EntityType> types) throws IOException {
    List<Candidate> others = types.isEmpty() ? List.of() : read(Text.oneLine(typed), Set.of());
    return others.isEmpty() ? "" : "; of another type: " + shown(best(others));
  }

  /** The end of a message about an unknown name; empty if none is near. */
  String nearestClause(String typed, Set<EntityType> types) throws IOException {
    List<Candidate> nearest = nearest(typed, types);
    return nearest.isEmpty() ? "" : "; the nearest: " + shown(nearest);
  }

  /** The entities of a type whose name is a name but for its spelling. */
  List<Entity> spelled(String name, EntityType type) throws IOException {
    return fitting(Text.oneLine(name), Set.of(type)).stream()
        .map(Candidate::entity)
        .filter(entity -> EntityKeys.areOne(type, name, entity.name()))
        .toList();
  }

  /** Entities with a form one or two slips away, then such as hold one of the words. */
  private List<Candidate> nearest(String typed, Set<EntityType> types) throws IOException {
    String line = Text.oneLine(typed);
    int slash = line.indexOf('/');
    String folded = EntityTerms.folded(slash > 0 ? line.substring(slash + 1) : line);
    Map<Entity, Integer> distance = new LinkedHashMap<>();
    if (!folded.isEmpty() && folded.length() <= 100) {
      LevenshteinAutomata slips = new LevenshteinAutomata(folded, true);
      for (int n = 1; n <= LevenshteinAutomata.MAXIMUM_SUPPORTED_DISTANCE; n++) {
        for (Entity entity : entitiesByPattern(slips.toAutomaton(n))) {
          distance.putIfAbsent(entity, n);
        }
      }
      if (distance.size() < MAX_SUGGESTIONS) {
        for (String word : folded.split("[ *?]+")) {
          if (word.length() >= 3) {
            for (Entity entity : entitiesByPattern(containing(word))) {
              distance.putIfAbsent(entity, 3);
            }
          }
        }
      }
    }
    TreeMap<Integer, List<Candidate>> byDistance = new TreeMap<>();
    for (Map.Entry<Entity, Integer> entry : distance.entrySet()) {
      Entity entity = entry.getKey();
      long articles = articles(entity);
      if (articles > 0 && (types.isEmpty() || types.contains(entity.type()))) {
        byDistance
            .computeIfAbsent(entry.getValue(), d -> new ArrayList<>())
            .add(new Candidate(entity, articles, Fit.FORM));
      }
    }
    List<Candidate> nearest = new ArrayList<>();
    for (List<Candidate> group : byDistance.values()) {
      group.sort(Candidate.ORDER);
      nearest.addAll(group);
    }
    return nearest.subList(0, Math.min(MAX_SUGGESTIONS, nearest.size()));
  }

  private static Automaton containing(String word) {
    return Operations.concatenate(
        List.of(
            IndexedNames.notSeparator(), Automata.makeString(word), IndexedNames.notSeparator()));
  }

  private Set<Entity> matching(String pattern) throws IOException {
    try {
      // A question mark at the end may stand for nothing, as in a word.
      List<Automaton> either = new ArrayList<>(List.of(automaton(pattern)));
      if (pattern.endsWith("?") && pattern.length() > 1) {
        either.add(automaton(pattern.substring(0, pattern.length() - 1)));
      }
      return entitiesByPattern(
          Operations.determinize(
              Operations.union(either), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    } catch (TooComplexToDeterminizeException e) {
      throw new DatelineException("the pattern is too complex", pattern, 0);
    }
  }

  private static Automaton automaton(String pattern) {
    return WildcardQuery.toAutomaton(
        new Term(IndexFields.FORM, pattern), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
  }

  private Set<Entity> entitiesByForm(String folded) throws IOException {
    Set<Entity> found = entities(indexed.entitiesByForm(folded));
    found.addAll(curated.get().entitiesCalled(folded));
    return found;
  }

  /** Those with a form that is the same but for its spelling. */
  private Set<Entity> entitiesByKey(String line) throws IOException {
    Set<Entity> found = new TreeSet<>();
    for (String key : EntityKeys.ofAnyType(line)) {
      Set<Entity> called = entitiesByForm(key);
      called.addAll(entitiesByForm(EntityKeys.form(key)));
      called.removeIf(entity -> !EntityKeys.of(entity.type(), line).contains(key));
      found.addAll(called);
    }
    return found;
  }

  private Set<Entity> entitiesByPattern(Automaton forms) throws IOException {
    Set<Entity> found = entities(indexed.entitiesByPattern(forms));
    if (!curated.get().isEmpty()) {
      CharacterRunAutomaton run =
          new CharacterRunAutomaton(
              Operations.determinize(forms, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
      found.addAll(curated.get().entitiesCalled(run::run));
    }
    return found;
  }

  private Set<Entity> entities(Collection<String> terms) {
    Set<Entity> entities = new TreeSet<>();
    for (String term : terms) {
      curated.get().of(EntityTerms.entity(term)).ifPresent(entities::add);
    }
    return entities;
  }

  /** What the index has for an entity, by its present name or one that it had. */
  public List<String> terms(Entity entity) {
    return curated.get().terms(entity);
  }

  private long articles(Entity entity) throws IOException {
    return indexed.articles(curated.get().terms(entity));
  }

  /**
   * The entity under the label and link that decisions, or else the archive's articles, give it.
   */
  public Entity labelled(Entity entity) throws IOException {
    return labelled(entity, indexed.labels());
  }

  /** The same, for many: with what {@link IndexedNames#labels} gives. */
  public Entity labelled(Entity entity, TermsEnum labels) throws IOException {
    Optional<Entity> changed = curated.get().changed(entity);
    if (changed.isEmpty()) {
      return indexed.labelled(entity, labels);
    }
    return curated.get().isSpelling(changed.get())
        ? indexed.labelled(changed.get(), curated.get().terms(changed.get()), labels)
        : changed.get();
  }

  /** The folded forms that lead to two entities or more, but not to more than so many. */
  public SequencedMap<String, Set<Entity>> sharedForms(int most) throws IOException {
    SequencedMap<String, Set<Entity>> shared = new LinkedHashMap<>();
    indexed.forEachSharedForm((form, terms) -> {
      Set<Entity> entities = entities(terms);
      if (entities.size() > 1 && entities.size() <= most) {
        shared.put(form, entities);
      }
    });
    return shared;
  }
}
