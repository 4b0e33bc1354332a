package io.github.dateline.internal.count;

import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.SparseCounts;
import io.github.dateline.internal.table.CountedArticles;
import io.github.dateline.internal.table.CountedEntities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/** Counts the entities of the articles in scope, every article with its copies. */
public final class EntityCounter {
  private final ScopeCache scopes;
  private final EntityOrdinals ordinals;

  public EntityCounter(ScopeCache scopes) throws IOException {
    this.scopes = scopes;
    ordinals = scopes.index.ordinals();
  }

  /** The entities of some types. */
  public Counted of(Query scope, Set<EntityType> types, int limit) throws IOException {
    return count(scope, ordinals.ofTypes(types), types, limit);
  }

  /** Some entities. */
  public Counted of(Query scope, List<Entity> entities, int limit) throws IOException {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, ordinals.count()));
    for (Entity entity : entities) {
      int number = ordinals.number(entity);
      if (number >= 0) {
        wanted.set(number);
      }
    }
    return count(scope, wanted, EntityType.coOccurring(), limit);
  }

  private Counted count(Query query, FixedBitSet wanted, Set<EntityType> types, int limit)
      throws IOException {
    Scope scope = scopes.scope(query);
    Marginals articles = marginals(scope, Unit.ARTICLE);
    Marginals sentences = marginals(scope, Unit.SENTENCE);
    int[] named = Arrays.stream(articles.named(), 0, articles.size()).filter(wanted::get).toArray();
    // Most are in fewer articles than the last that is given, and need not be sorted.
    int least = countOfLast(named, articles, limit);
    List<Integer> given =
        Arrays.stream(named)
            .filter(entity -> articles.of(entity) >= least)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer entity) -> -articles.of(entity))
                    .thenComparingInt(entity -> -sentences.of(entity))
                    .thenComparingInt(entity -> entity))
            .limit(limit)
            .toList();
    return new Counted(
        query,
        scope.size(Unit.ARTICLE, Copies.PUBLISHED).articles(),
        named.length,
        CountedArticlesFinder.of(scopes.index.open, scope),
        types,
        limit,
        () ->
            given.stream()
                .map(entity ->
                    new EntityTable.Row(
                        labelled(entity), articles.of(entity), sentences.of(entity)))
                .iterator());
  }

  /** In how many articles the entity at a place is at least, by falling number of articles. */
  private static int countOfLast(int[] entities, Marginals articles, int place) {
    int[] withCount = new int[1 << Short.SIZE];
    for (int entity : entities) {
      withCount[Math.min(articles.of(entity), withCount.length - 1)]++;
    }
    int count = withCount.length - 1;
    for (long seen = withCount[count]; seen < place && count > 0; seen += withCount[count]) {
      count--;
    }
    return count;
  }

  private Entity labelled(int entity) {
    try {
      return scopes.index.open.labelled(entity);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counted entities, which get their names one by one. */
  public static final class Counted {
    private final Query query;
    private final long articles;
    private final long entities;
    private final CountedArticles made;
    private final Set<EntityType> types;
    private final int limit;
    private final Iterable<EntityTable.Row> rows;

    private Counted(
        Query query,
        long articles,
        long entities,
        CountedArticles made,
        Set<EntityType> types,
        int limit,
        Iterable<EntityTable.Row> rows) {
      this.query = query;
      this.articles = articles;
      this.entities = entities;
      this.made = made;
      this.types = types;
      this.limit = limit;
      this.rows = rows;
    }

    /** As many as were asked for. */
    public Iterable<EntityTable.Row> rows() {
      return rows;
    }

    /** All of them in memory. */
    public EntityTable table() throws IOException {
      List<EntityTable.Row> held = new ArrayList<>();
      try {
        rows.forEach(held::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      return new CountedEntities(query, articles, entities, made, types, limit, held);
    }
  }

  private Marginals marginals(Scope scope, Unit unit) throws IOException {
    Scope.CountingRule counting = new Scope.CountingRule(unit, Copies.PUBLISHED);
    return scope.isKept()
        ? scopes.marginals(scope, counting)
        : Marginals.of(
            scopes.index,
            scope.articles(Copies.PUBLISHED),
            counting,
            new SparseCounts(ordinals.count()));
  }
}
