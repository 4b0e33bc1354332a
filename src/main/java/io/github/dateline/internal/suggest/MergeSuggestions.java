package io.github.dateline.internal.suggest;

import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Hits;
import io.github.dateline.Passage;
import io.github.dateline.Query;
import io.github.dateline.Suggestion;
import io.github.dateline.Unit;
import io.github.dateline.internal.evidence.Evidence;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.NameBlocks;
import io.github.dateline.internal.names.NameLikeness;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.search.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jspecify.annotations.Nullable;

/**
 * Looks for entities that may be one: by their names first, in blocks; then by the company that
 * they keep in articles, for the likeliest.
 */
public final class MergeSuggestions {
  /** Beyond these, entities are in few articles; whoever cares for one asks for it by name. */
  private static final int MOST_ENTITIES = 200_000;

  /** Pairs whose company is looked at. */
  private static final int MOST_PAIRS = 2_000;

  /** A form of more entities than these, such as a frequent surname, says nothing. */
  private static final int MOST_OF_ONE_FORM = 6;

  private static final int MOST_SHARED = 3;

  /** From so many articles on, what an entity is not named with says something. */
  private static final int FREQUENT = 5;

  /** Less likely ones are shown to those only who ask for a name. */
  private static final double UNLIKELY = 0.3;

  /** A company less alike than this says nothing. */
  private static final double LITTLE = 0.05;

  // Logarithms of odds, guessed by looking at what they do to the order on real news.
  private static final double SHARED_FORM = 0.4;
  private static final double ALIKE = 3;
  private static final double OTHER_COMPANY = 0.7;
  private static final double NOT_JOINED = 0.5;
  private static final double NEVER_TOGETHER = 0.3;

  private final ScopeCache scopes;
  private final OpenIndex open;
  private final EntityOrdinals ordinals;
  private final Marginals articles;
  private final TermsEnum labels;
  private final Map<Integer, NameLikeness.Named> entities = new HashMap<>();
  private final Map<List<Integer>, String> sharedForms = new HashMap<>();
  private final Map<Integer, Integer> meanings = new HashMap<>();

  private MergeSuggestions(ScopeCache scopes) throws IOException {
    this.scopes = scopes;
    open = scopes.index.open;
    ordinals = open.ordinals();
    labels = open.indexed.labels();
    articles =
        scopes.marginals(scopes.everything(), new Scope.Counting(Unit.ARTICLE, Copies.PUBLISHED));
  }

  /**
   * Two entities that may be one, by their numbers.
   *
   * @param entity the one that would be merged
   * @param into the one that it would be
   * @param likeness why
   * @param form what articles write for both, empty if they write nothing for both
   */
  private record Pair(int entity, int into, NameLikeness likeness, String form, double score) {}

  /**
   * The likeliest, in order.
   *
   * @param apart sets of entities that are not one
   * @param only an entity that all are about, empty for any
   */
  public static List<Suggestion> of(
      ScopeCache scopes, Collection<Set<Entity>> apart, Optional<Entity> only, int limit)
      throws IOException {
    MergeSuggestions suggestions = new MergeSuggestions(scopes);
    int asked = only.isPresent() ? suggestions.ordinals.number(only.get()) : -1;
    return only.isPresent() && asked < 0 ? List.of() : suggestions.best(apart, asked, limit);
  }

  private List<Suggestion> best(Collection<Set<Entity>> apart, int asked, int limit)
      throws IOException {
    List<Pair> pairs = new ArrayList<>(pairs(apart, asked));
    Company company = new Company(scopes.everything(), articles);
    for (Pair pair : pairs) {
      company.watch(pair.entity());
      company.watch(pair.into());
    }
    company.look();
    pairs.replaceAll(pair ->
        new Pair(pair.entity(), pair.into(), pair.likeness(), pair.form(), score(pair, company)));
    pairs.removeIf(pair -> asked < 0 && pair.score() < UNLIKELY);
    pairs.sort(order());
    List<Suggestion> shown = new ArrayList<>();
    for (Pair pair : pairs.subList(0, Math.min(limit, pairs.size()))) {
      shown.add(suggestion(pair, company));
    }
    return shown;
  }

  /** What is likely and changes much comes first. */
  private Comparator<Pair> order() {
    return Comparator.comparingDouble((Pair pair) -> -pair.score() * Math.log(1 + fewer(pair)))
        .thenComparingInt(Pair::into)
        .thenComparingInt(Pair::entity);
  }

  private long fewer(Pair pair) {
    return Math.min(articles.of(pair.entity()), articles.of(pair.into()));
  }

  private List<Pair> pairs(Collection<Set<Entity>> apart, int asked) throws IOException {
    NameBlocks blocks = new NameBlocks();
    for (int number : mostNamed(asked)) {
      blocks.add(number, named(number));
    }
    addForms(blocks);
    List<Pair> pairs = new ArrayList<>();
    blocks.forEachPair((one, other) -> {
      Pair pair = pair(one, other);
      if (pair != null && !areApart(apart, known(one).entity(), known(other).entity())) {
        if (pair.likeness().kind() == NameLikeness.Kind.SHORT) {
          meanings.merge(pair.entity(), 1, Integer::sum);
        }
        if (asked < 0 || one == asked || other == asked) {
          pairs.add(pair);
        }
      }
    });
    pairs.sort(order());
    return pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()));
  }

  private static boolean areApart(Collection<Set<Entity>> apart, Entity one, Entity other) {
    return apart.stream().anyMatch(set -> set.contains(one) && set.contains(other));
  }

  private List<Integer> mostNamed(int asked) {
    return IntStream.range(0, articles.size())
        .mapToObj(i -> articles.named()[i])
        .sorted(
            Comparator.comparing((Integer number) -> number != asked)
                .thenComparingLong(number -> -articles.of(number))
                .thenComparingInt(number -> number))
        .limit(MOST_ENTITIES)
        .toList();
  }

  private NameLikeness.Named named(int number) throws IOException {
    NameLikeness.Named known = entities.get(number);
    if (known == null) {
      known =
          NameLikeness.Named.of(
              open.names.labelled(EntityTerms.entity(ordinals.term(number)), labels));
      entities.put(number, known);
    }
    return known;
  }

  private Entity entity(int number) throws IOException {
    return named(number).entity();
  }

  /** What articles write for two entities brings them together too. */
  private void addForms(NameBlocks blocks) throws IOException {
    List<Map.Entry<String, Set<Integer>>> forms = new ArrayList<>();
    for (Map.Entry<String, Set<Entity>> form :
        open.names.sharedForms(MOST_OF_ONE_FORM).entrySet()) {
      Set<Integer> numbers = new TreeSet<>();
      for (Entity entity : form.getValue()) {
        int number = ordinals.number(entity);
        if (number >= 0 && articles.of(number) > 0) {
          numbers.add(number);
          named(number);
        }
      }
      if (numbers.size() > 1) {
        forms.add(Map.entry(form.getKey(), numbers));
      }
    }
    for (Map.Entry<String, Set<Integer>> form : forms) {
      blocks.add("form " + form.getKey(), form.getValue());
      for (int one : form.getValue()) {
        for (int other : form.getValue()) {
          // The longest says most.
          sharedForms.merge(
              List.of(one, other), form.getKey(), (a, b) -> a.length() >= b.length() ? a : b);
        }
      }
    }
  }

  private NameLikeness.Named known(int number) {
    return Objects.requireNonNull(entities.get(number));
  }

  private @Nullable Pair pair(int one, int other) {
    Entity a = known(one).entity();
    Entity b = known(other).entity();
    String form = sharedForms.getOrDefault(List.of(one, other), "");
    NameLikeness likeness =
        NameLikeness.of(known(one), known(other)).or(() -> byForm(a, b, form)).orElse(null);
    if (likeness == null) {
      return null;
    }
    boolean turned = isInto(one, a, other, b, likeness.kind());
    int entity = turned ? other : one;
    int into = turned ? one : other;
    double score = logistic(prior(likeness, form));
    return new Pair(entity, into, likeness, form, score);
  }

  /** People share surnames, which say nothing of who is who. */
  private static Optional<NameLikeness> byForm(Entity a, Entity b, String form) {
    boolean telling =
        a.type().equals(b.type())
            && form.length() >= 3
            && (!a.type().equals(EntityType.PERSON) || form.indexOf(' ') > 0);
    return telling
        ? Optional.of(new NameLikeness(NameLikeness.Kind.FORM, writtenForBoth(form)))
        : Optional.empty();
  }

  private static String writtenForBoth(String form) {
    return "articles write \"" + form + "\" for both";
  }

  /** Whether the first is the one that the other is merged into: the fuller, linked or frequent. */
  private boolean isInto(int one, Entity a, int other, Entity b, NameLikeness.Kind kind) {
    boolean fuller = kind == NameLikeness.Kind.SHORT || kind == NameLikeness.Kind.INITIALS;
    if (fuller && a.label().length() != b.label().length()) {
      return a.label().length() > b.label().length();
    }
    if (isShouted(a) != isShouted(b)) {
      return isShouted(b);
    }
    if (a.wikipedia().isPresent() != b.wikipedia().isPresent()) {
      return a.wikipedia().isPresent();
    }
    return articles.of(one) != articles.of(other)
        ? articles.of(one) > articles.of(other)
        : one < other;
  }

  /** Two words or more, or a long one, in capitals, as headlines have them. */
  private static boolean isShouted(Entity entity) {
    String label = entity.label();
    return label.length() > 5 && label.equals(label.toUpperCase(Locale.ROOT));
  }

  private static double prior(NameLikeness likeness, String form) {
    double score = likeness.kind().score;
    boolean more = !form.isEmpty() && likeness.kind() != NameLikeness.Kind.FORM;
    return Math.log(score / (1 - score)) + (more ? SHARED_FORM : 0);
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** Adds up, as logarithms of odds, what speaks for and against. */
  private double score(Pair pair, Company company) {
    double logit = prior(pair.likeness(), pair.form());
    double alike = company.likeness(pair.entity(), pair.into());
    long both = company.together(pair.entity(), pair.into());
    logit += ALIKE * alike;
    logit -= keepOtherCompany(pair, alike) ? OTHER_COMPANY : 0;
    if (both > 0 && !isAbbreviated(pair)) {
      logit -= pair.likeness().kind().isFull() ? 1 + Math.log(1 + both) : NOT_JOINED;
    } else if (both == 0 && pair.likeness().kind().isFull() && isFrequent(pair)) {
      logit += NEVER_TOGETHER;
    }
    logit -= Math.log(otherMeanings(pair) + 1);
    return logistic(logit);
  }

  /** An article that uses an acronym often has the full name too. */
  private static boolean isAbbreviated(Pair pair) {
    return pair.likeness().kind() == NameLikeness.Kind.ACRONYM;
  }

  private boolean isFrequent(Pair pair) {
    return fewer(pair) >= FREQUENT;
  }

  private boolean keepOtherCompany(Pair pair, double alike) {
    return alike < LITTLE && isFrequent(pair);
  }

  /** Whom else a short name may stand for. */
  private int otherMeanings(Pair pair) {
    return pair.likeness().kind() == NameLikeness.Kind.SHORT
        ? meanings.getOrDefault(pair.entity(), 1) - 1
        : 0;
  }

  private Suggestion suggestion(Pair pair, Company company) throws IOException {
    Entity entity = entity(pair.entity());
    Entity into = entity(pair.into());
    List<Integer> shared = company.shared(pair.entity(), pair.into(), MOST_SHARED);
    List<Entity> friends = new ArrayList<>();
    for (int number : shared) {
      friends.add(entity(number));
    }
    double alike = company.likeness(pair.entity(), pair.into());
    long both = company.together(pair.entity(), pair.into());
    List<Suggestion.Reason> reasons = new ArrayList<>();
    reasons.add(
        new Suggestion.Reason(
            true,
            pair.likeness().sentence(),
            List.of(sentence(entity, friends), sentence(into, friends))));
    if (!pair.form().isEmpty() && pair.likeness().kind() != NameLikeness.Kind.FORM) {
      reasons.add(new Suggestion.Reason(true, writtenForBoth(pair.form()), List.of()));
    }
    if (alike >= LITTLE) {
      reasons.add(new Suggestion.Reason(true, sameCompany(alike, friends), List.of()));
    } else if (keepOtherCompany(pair, alike)) {
      reasons.add(
          new Suggestion.Reason(
              false, "they are named in other company" + cosine(alike), List.of()));
    }
    if (both > 0) {
      reasons.add(
          new Suggestion.Reason(
              isAbbreviated(pair),
              both == 1 ? "one article names both" : both + " articles name both",
              together(entity, into, Unit.ARTICLE)));
    } else if (isFrequent(pair)) {
      reasons.add(new Suggestion.Reason(true, "no article names both", List.of()));
    }
    int others = otherMeanings(pair);
    if (others > 0) {
      reasons.add(
          new Suggestion.Reason(
              false,
              "\"" + entity.label() + "\" may be " + others + (others == 1 ? " other" : " others"),
              List.of()));
    }
    return new Suggestion(
        entity, articles.of(pair.entity()), into, articles.of(pair.into()), pair.score(), reasons);
  }

  private static String cosine(double alike) {
    return String.format(Locale.ROOT, " (cosine %.2f)", alike);
  }

  private static String sameCompany(double alike, List<Entity> friends) {
    return "they are named in the same company"
        + cosine(alike)
        + ", above all "
        + friends.stream().map(Entity::label).collect(Collectors.joining(", "));
  }

  /** A sentence that names an entity, if possible with one of those in its company. */
  private Passage sentence(Entity entity, List<Entity> friends) throws IOException {
    for (Entity friend : friends) {
      List<Passage> both = together(entity, friend, Unit.SENTENCE);
      if (!both.isEmpty()) {
        return both.get(0);
      }
    }
    Query naming = Query.mentions(entity);
    return Search.hits(open, naming, Hits.Order.OLDEST, 0, 1).top().get(0).snippet();
  }

  private List<Passage> together(Entity one, Entity other, Unit unit) throws IOException {
    return new Evidence(open, MatchAllDocsQuery.INSTANCE, unit).of(one, other, 1);
  }
}
