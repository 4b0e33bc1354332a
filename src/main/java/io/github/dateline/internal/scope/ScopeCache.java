package io.github.dateline.internal.scope;

import io.github.dateline.Copies;
import io.github.dateline.EntityType;
import io.github.dateline.Unit;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.names.NumberChanges;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that questions share, and in how many units of them each entity is. A scope is kept
 * once its query is asked again. Thread-safe.
 */
public final class ScopeCache {
  /** Marginals that are kept, 4 to 8 bytes an entity each. */
  private static final int MAX_KEPT_MARGINALS = 6;

  /** In so many states of the archive in a row they are kept without being asked for. */
  private static final int MAX_STATES_UNASKED = 16;

  /** Models of chance that are kept, about as large. */
  private static final int MAX_KEPT_CHANCES = 6;

  /** Sizes of articles that are kept, 4 bytes an article and one an entity each. */
  private static final int MAX_KEPT_SIZES = 2;

  /** Scopes that are kept next to that of all articles, some bits an article each. */
  private static final int MAX_KEPT_SCOPES = 4;

  /** Queries remembered as asked before. */
  private static final int MAX_RECENT_QUERIES = 32;

  public final CountingIndex index;
  private final Map<MarginalsKey, Marginals> marginals = lruMap(MAX_KEPT_MARGINALS);
  private final Map<Query, Scope> scopes = lruMap(MAX_KEPT_SCOPES);
  private final Set<Query> recentQueries = Collections.newSetFromMap(lruMap(MAX_RECENT_QUERIES));
  private final Map<ChanceKey, ScopeChance> chances = lruMap(MAX_KEPT_CHANCES);
  private final Map<SizesKey, ArticleSizes> sizes = lruMap(MAX_KEPT_SIZES);
  private @Nullable Scope everything;

  /** Whose chances: names of some types, in the same scope, by the same rule. */
  private record ChanceKey(Scope scope, Copies rule, Set<EntityType> types) {}

  /** Whose articles' sizes: names of some types, by the same rule. */
  private record SizesKey(Copies rule, Set<EntityType> types) {}

  /** What was counted: the same scope, by the same unit and rule. */
  private record MarginalsKey(Scope scope, Scope.CountingRule counting) {}

  public ScopeCache(CountingIndex index) {
    this.index = index;
  }

  /**
   * Takes over what was counted of all articles in another state of the index, brought up to date.
   * To be called before it is asked, while the other is open.
   *
   * @param changes what came and went
   * @param numbers what became of the numbers of entities
   */
  public void follow(ScopeCache before, IndexChanges changes, NumberChanges numbers)
      throws IOException {
    Scope all;
    synchronized (before) {
      all = before.everything;
    }
    if (numbers.areNone()) {
      index.counters.takeIdle(before.index.counters);
    }
    CountChanges counts = new CountChanges(before.index, index, changes, numbers);
    for (Map.Entry<MarginalsKey, Marginals> one : entries(before.marginals)) {
      Scope.CountingRule counting = one.getKey().counting;
      boolean isAsked = one.getValue().statesUnasked() < MAX_STATES_UNASKED;
      if (one.getKey().scope == all && all != null && isAsked) {
        CountChanges.Recounted articles =
            counts.among(
                counting.rule(),
                all.articles(counting.rule()),
                everything().articles(counting.rule()));
        if (articles != null) {
          marginals.put(
              new MarginalsKey(everything(), counting),
              one.getValue().updated(counts, articles, counting));
        }
      }
    }
    for (Map.Entry<SizesKey, ArticleSizes> one : entries(before.sizes)) {
      sizes.put(one.getKey(), one.getValue().updated(counts));
    }
  }

  private static <K, V> List<Map.Entry<K, V>> entries(Map<K, V> map) {
    synchronized (map) {
      return List.copyOf(map.entrySet());
    }
  }

  /** A map of a bounded number of entries: those used last. */
  private static <K, V> Map<K, V> lruMap(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /** The articles that a query of Dateline's matches. */
  public Scope scope(io.github.dateline.Query query) throws IOException {
    return scope(index.open.queries.translate(query).query());
  }

  /** The articles that a query matches. Kept, if it is asked again. */
  public Scope scope(Query query) throws IOException {
    if (query instanceof MatchAllDocsQuery) {
      return everything();
    }
    boolean isAgain;
    synchronized (scopes) {
      Scope kept = scopes.get(query);
      if (kept != null) {
        return kept;
      }
      isAgain = !recentQueries.add(query);
    }
    Scope scope = new Scope(index, query, isAgain);
    if (isAgain) {
      synchronized (scopes) {
        scopes.put(query, scope);
      }
    }
    return scope;
  }

  /** All articles. */
  public synchronized Scope everything() throws IOException {
    if (everything == null) {
      everything = new Scope(index, MatchAllDocsQuery.INSTANCE, true);
    }
    return everything;
  }

  /** In how many units of a scope that is kept each entity is. */
  public Marginals marginals(Scope scope, Scope.CountingRule counting) throws IOException {
    Scope kept = scope.isEverything() ? everything() : scope;
    MarginalsKey key = new MarginalsKey(kept, counting);
    synchronized (marginals) {
      Marginals found = marginals.get(key);
      if (found != null) {
        found.ask();
        return found;
      }
    }
    SparseCounts sparseCounts = new SparseCounts(index.ordinals().count());
    Marginals counted = Marginals.of(index, kept.articles(counting.rule()), counting, sparseCounts);
    synchronized (marginals) {
      Marginals other = marginals.putIfAbsent(key, counted);
      return other == null ? counted : other;
    }
  }

  /**
   * What chance alone brings names of some types in the articles of a scope. Kept, if the scope is.
   */
  public ScopeChance chance(Scope scope, Copies rule, Set<EntityType> types) throws IOException {
    Scope.CountingRule counting = new Scope.CountingRule(Unit.ARTICLE, rule);
    if (!scope.isKept()) {
      SparseCounts counts = new SparseCounts(index.ordinals().count());
      FixedBitSet[] articles = scope.articles(rule);
      return chance(articles, rule, types, Marginals.of(index, articles, counting, counts));
    }
    Scope kept = scope.isEverything() ? everything() : scope;
    ChanceKey key = new ChanceKey(kept, rule, Set.copyOf(types));
    synchronized (chances) {
      ScopeChance found = chances.get(key);
      if (found != null) {
        return found;
      }
    }
    ScopeChance fitted = chance(kept.articles(rule), rule, types, marginals(kept, counting));
    synchronized (chances) {
      ScopeChance other = chances.putIfAbsent(key, fitted);
      return other == null ? fitted : other;
    }
  }

  private ScopeChance chance(
      FixedBitSet[] articles, Copies rule, Set<EntityType> types, Marginals marginals)
      throws IOException {
    ArticleSizes found = sizes(rule, types);
    return new ScopeChance(marginals, found.groups(), found.of(articles));
  }

  private ArticleSizes sizes(Copies rule, Set<EntityType> types) throws IOException {
    synchronized (sizes) {
      SizesKey key = new SizesKey(rule, Set.copyOf(types));
      ArticleSizes found = sizes.get(key);
      if (found == null) {
        found = new ArticleSizes(index, rule, new NameGroups(index.ordinals(), types));
        sizes.put(key, found);
      }
      return found;
    }
  }

  /** How many articles of a scope have more than so many names of some types. */
  public long longArticles(Scope scope, Copies rule, Set<EntityType> types, int names)
      throws IOException {
    return sizes(rule, types).of(scope.articles(rule)).longerThan(names).articles();
  }
}
