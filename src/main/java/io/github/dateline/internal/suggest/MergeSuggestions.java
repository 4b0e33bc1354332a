package io.github.dateline.internal.suggest;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Decision.Suggestion;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Hits;
import io.github.dateline.Passage;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.internal.count.CooccurrenceTableBuilder;
import io.github.dateline.internal.count.PendingDetails;
import io.github.dateline.internal.evidence.EvidenceFinder;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.names.DoubleNames;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.NameBlocks;
import io.github.dateline.internal.names.NameSimilarity;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.ArticleSearch;
import io.github.dateline.internal.search.OpenIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
 * Suggests entities that may be the same: finds pairs with similar names by blocking, then compares
 * the contexts of the most likely ones.
 */
public final class MergeSuggestions {
  /**
   * Entities that are compared, those in most articles; others are compared when asked for by name.
   */
  private static final int MAX_ENTITIES = 200_000;

  /** Pairs whose contexts are compared. */
  private static final int MAX_PAIRS = 2_000;

  /** A form of more entities than these, such as a frequent surname, says nothing. */
  private static final int MAX_ENTITIES_OF_FORM = 6;

  /** How many names are given as the reason that two contexts are alike. */
  private static final int MAX_SHARED_NEIGHBOURS = 3;

  /** From this many articles on, missing co-occurrence says something. */
  private static final int MIN_ARTICLES_FREQUENT = 5;

  /** Less likely pairs are shown only when a name is asked for. */
  private static final double MIN_SCORE = 0.3;

  /** Rows of the table of all pairs that are looked at for one name twice. */
  private static final int MAX_ROWS = 1_000;

  /** Contexts with a smaller cosine have nothing in common. */
  private static final double MIN_COSINE = 0.05;

  // Logarithms of odds, guessed by looking at what they do to the order on real news.
  private static final double LOGIT_SHARED_FORM = 0.4;
  private static final double LOGIT_PER_COSINE = 3;
  private static final double LOGIT_OTHER_CONTEXT = 0.7;
  private static final double LOGIT_NOT_JOINED = 0.5;
  private static final double LOGIT_NEVER_TOGETHER = 0.3;

  private final ScopeCache scopes;
  private final OpenIndex open;
  private final EntityOrdinals ordinals;
  private final Marginals articles;
  private final TermsEnum labels;
  private final Map<Integer, NameSimilarity.ComparedEntity> entities = new HashMap<>();
  private final Map<List<Integer>, String> sharedForms = new HashMap<>();
  private final Map<Integer, Integer> meanings = new HashMap<>();

  private MergeSuggestions(ScopeCache scopes) throws IOException {
    this.scopes = scopes;
    open = scopes.index.open;
    ordinals = open.ordinals();
    labels = open.indexed.labels();
    articles =
        scopes.marginals(
            scopes.everything(), new Scope.CountingRule(Unit.ARTICLE, Copies.PUBLISHED));
  }

  /**
   * Two entities that may be one, by their numbers.
   *
   * @param entity the one that would be merged
   * @param into the one that it would be
   * @param similarity why
   * @param form what articles write for both, empty if they write nothing for both
   */
  private record EntityPair(
      int entity, int into, NameSimilarity similarity, String form, double score) {}

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
    List<EntityPair> pairs = new ArrayList<>(pairs(apart, asked));
    ContextVectors contexts = new ContextVectors(scopes.everything(), articles);
    for (EntityPair pair : pairs) {
      contexts.add(pair.entity());
      contexts.add(pair.into());
    }
    contexts.compute();
    pairs.replaceAll(pair ->
        new EntityPair(
            pair.entity(), pair.into(), pair.similarity(), pair.form(), score(pair, contexts)));
    pairs.removeIf(pair -> asked < 0 && pair.score() < MIN_SCORE);
    pairs.sort(order());
    List<Suggestion> shown = new ArrayList<>();
    for (EntityPair pair : pairs.subList(0, Math.min(limit, pairs.size()))) {
      shown.add(suggestion(pair, contexts));
    }
    return shown;
  }

  /** The likeliest first, by its score as it is shown; of those as likely what changes most. */
  private Comparator<EntityPair> order() {
    return Comparator.comparingLong((EntityPair pair) -> -Math.round(pair.score() * 100))
        .thenComparingLong(pair -> -fewer(pair))
        .thenComparingInt(EntityPair::into)
        .thenComparingInt(EntityPair::entity);
  }

  private long fewer(EntityPair pair) {
    return Math.min(articles.of(pair.entity()), articles.of(pair.into()));
  }

  private List<EntityPair> pairs(Collection<Set<Entity>> apart, int asked) throws IOException {
    NameBlocks blocks = new NameBlocks();
    for (int number : mostNamed(asked)) {
      blocks.add(number, named(number));
    }
    addForms(blocks);
    List<EntityPair> pairs = new ArrayList<>();
    Set<List<Integer>> twice = new HashSet<>();
    if (asked < 0) {
      addDoubles(apart, pairs, twice);
    }
    blocks.forEachPair((one, other) -> {
      EntityPair pair =
          twice.contains(List.of(one, other)) || twice.contains(List.of(other, one))
              ? null
              : pair(one, other);
      if (pair != null && !areApart(apart, known(one).entity(), known(other).entity())) {
        if (pair.similarity().kind() == NameSimilarity.Kind.PARTIAL_NAME) {
          meanings.merge(pair.entity(), 1, Integer::sum);
        }
        if (asked < 0 || one == asked || other == asked) {
          pairs.add(pair);
        }
      }
    });
    pairs.sort(order());
    return pairs.subList(0, Math.min(MAX_PAIRS, pairs.size()));
  }

  /** Those that the table of all pairs has near its top and would leave out. */
  private void addDoubles(
      Collection<Set<Entity>> apart, List<EntityPair> pairs, Set<List<Integer>> found)
      throws IOException {
    CooccurrenceQuery all =
        CooccurrenceQuery.builder().everyPair().minimumCount(2).limit(MAX_ROWS).build();
    for (CooccurrenceTable.Row row :
        CooccurrenceTableBuilder.of(scopes, new PendingDetails(), all).rows()) {
      Entity a = row.first();
      Entity b = row.second();
      int first = ordinals.number(a);
      int second = ordinals.number(b);
      Optional<DoubleNames.Double> twice =
          DoubleNames.of(a, b, row.counts())
              .filter(it -> it.certainty() >= DoubleNames.MIN_CERTAINTY);
      if (twice.isPresent() && !areApart(apart, a, b)) {
        NameSimilarity likeness =
            new NameSimilarity(NameSimilarity.Kind.TWICE, twice.get().sentence());
        boolean into = isInto(first, a, second, b, likeness.kind());
        pairs.add(
            new EntityPair(
                into ? second : first,
                into ? first : second,
                likeness,
                "",
                twice.get().certainty()));
        found.add(List.of(first, second));
        named(first);
        named(second);
      }
    }
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
        .limit(MAX_ENTITIES)
        .toList();
  }

  private NameSimilarity.ComparedEntity named(int number) throws IOException {
    NameSimilarity.ComparedEntity known = entities.get(number);
    if (known == null) {
      known =
          NameSimilarity.ComparedEntity.of(
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
        open.names.sharedForms(MAX_ENTITIES_OF_FORM).entrySet()) {
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

  private NameSimilarity.ComparedEntity known(int number) {
    return Objects.requireNonNull(entities.get(number));
  }

  private @Nullable EntityPair pair(int one, int other) {
    Entity a = known(one).entity();
    Entity b = known(other).entity();
    String form = sharedForms.getOrDefault(List.of(one, other), "");
    NameSimilarity likeness =
        NameSimilarity.of(known(one), known(other))
            .or(() -> known(one).haveTwoPages(known(other)) ? Optional.empty() : byForm(a, b, form))
            .orElse(null);
    if (likeness == null) {
      return null;
    }
    boolean turned = isInto(one, a, other, b, likeness.kind());
    int entity = turned ? other : one;
    int into = turned ? one : other;
    double score = logistic(prior(likeness, form));
    return new EntityPair(entity, into, likeness, form, score);
  }

  /** A shared surname does not identify a person. */
  private static Optional<NameSimilarity> byForm(Entity a, Entity b, String form) {
    boolean telling =
        a.type().equals(b.type())
            && form.length() >= 3
            && (!a.type().equals(EntityType.PERSON) || form.indexOf(' ') > 0);
    return telling
        ? Optional.of(new NameSimilarity(NameSimilarity.Kind.SHARED_FORM, writtenForBoth(form)))
        : Optional.empty();
  }

  private static String writtenForBoth(String form) {
    return "articles write \"" + form + "\" for both";
  }

  /** Whether the first is the one that the other is merged into: the fuller, linked or frequent. */
  private boolean isInto(int one, Entity a, int other, Entity b, NameSimilarity.Kind kind) {
    boolean fuller =
        kind == NameSimilarity.Kind.PARTIAL_NAME
            || kind == NameSimilarity.Kind.INITIALS
            || kind == NameSimilarity.Kind.TWICE;
    if (fuller && a.label().length() != b.label().length()) {
      return a.label().length() > b.label().length();
    }
    if (isAllCaps(a) != isAllCaps(b)) {
      return isAllCaps(b);
    }
    if (a.wikipedia().isPresent() != b.wikipedia().isPresent()) {
      return a.wikipedia().isPresent();
    }
    return articles.of(one) != articles.of(other)
        ? articles.of(one) > articles.of(other)
        : one < other;
  }

  /** Two words or more, or a long one, in capitals, as headlines have them. */
  private static boolean isAllCaps(Entity entity) {
    String label = entity.label();
    return label.length() > 5 && label.equals(label.toUpperCase(Locale.ROOT));
  }

  private static double prior(NameSimilarity likeness, String form) {
    double score = likeness.kind().score;
    boolean more = !form.isEmpty() && likeness.kind() != NameSimilarity.Kind.SHARED_FORM;
    return Math.log(score / (1 - score)) + (more ? LOGIT_SHARED_FORM : 0);
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** Adds up, as logarithms of odds, what speaks for and against. */
  private double score(EntityPair pair, ContextVectors contexts) {
    if (pair.similarity().kind() == NameSimilarity.Kind.TWICE) {
      return pair.score();
    }
    double logit = prior(pair.similarity(), pair.form());
    double alike = contexts.cosine(pair.entity(), pair.into());
    long both = contexts.articlesWithBoth(pair.entity(), pair.into());
    logit += LOGIT_PER_COSINE * alike;
    logit -= haveOtherContexts(pair, alike) ? LOGIT_OTHER_CONTEXT : 0;
    if (both > 0 && !isAbbreviated(pair)) {
      logit -= pair.similarity().kind().isFull() ? 1 + Math.log(1 + both) : LOGIT_NOT_JOINED;
    } else if (both == 0 && pair.similarity().kind().isFull() && isFrequent(pair)) {
      logit += LOGIT_NEVER_TOGETHER;
    }
    logit -= Math.log(otherMeanings(pair) + 1);
    return logistic(logit);
  }

  /** An article that uses an acronym often has the full name too. */
  private static boolean isAbbreviated(EntityPair pair) {
    return pair.similarity().kind() == NameSimilarity.Kind.ACRONYM
        || pair.similarity().kind() == NameSimilarity.Kind.TWICE;
  }

  private boolean isFrequent(EntityPair pair) {
    return fewer(pair) >= MIN_ARTICLES_FREQUENT;
  }

  private boolean haveOtherContexts(EntityPair pair, double alike) {
    return alike < MIN_COSINE && isFrequent(pair);
  }

  /** Whom else a short name may stand for. */
  private int otherMeanings(EntityPair pair) {
    return pair.similarity().kind() == NameSimilarity.Kind.PARTIAL_NAME
        ? meanings.getOrDefault(pair.entity(), 1) - 1
        : 0;
  }

  private Suggestion suggestion(EntityPair pair, ContextVectors contexts) throws IOException {
    Entity entity = entity(pair.entity());
    Entity into = entity(pair.into());
    List<Integer> shared =
        contexts.sharedNeighbours(pair.entity(), pair.into(), MAX_SHARED_NEIGHBOURS);
    List<Entity> friends = new ArrayList<>();
    for (int number : shared) {
      friends.add(entity(number));
    }
    double alike = contexts.cosine(pair.entity(), pair.into());
    long both = contexts.articlesWithBoth(pair.entity(), pair.into());
    List<Suggestion.Reason> reasons = new ArrayList<>();
    reasons.add(
        new Suggestion.Reason(
            true,
            pair.similarity().sentence(),
            List.of(sentence(entity, friends), sentence(into, friends))));
    if (!pair.form().isEmpty() && pair.similarity().kind() != NameSimilarity.Kind.SHARED_FORM) {
      reasons.add(new Suggestion.Reason(true, writtenForBoth(pair.form()), List.of()));
    }
    if (alike >= MIN_COSINE) {
      reasons.add(new Suggestion.Reason(true, sameContext(alike, friends), List.of()));
    } else if (haveOtherContexts(pair, alike)) {
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

  private static String sameContext(double alike, List<Entity> friends) {
    return "they are named in the same company"
        + cosine(alike)
        + ", above all "
        + friends.stream().map(Entity::label).collect(Collectors.joining(", "));
  }

  /** A sentence that mentions an entity, if possible together with one of its neighbours. */
  private Passage sentence(Entity entity, List<Entity> friends) throws IOException {
    for (Entity friend : friends) {
      List<Passage> both = together(entity, friend, Unit.SENTENCE);
      if (!both.isEmpty()) {
        return both.get(0);
      }
    }
    Query naming = Query.mentions(entity);
    return ArticleSearch.hits(open, naming, Hits.Order.OLDEST, 0, 1).top().get(0).snippet();
  }

  private List<Passage> together(Entity one, Entity other, Unit unit) throws IOException {
    return new EvidenceFinder(open, MatchAllDocsQuery.INSTANCE, unit).of(one, other, 1);
  }
}
