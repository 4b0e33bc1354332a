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
import io.github.dateline.internal.table.CountedEntities;
import java.io.IOException;
import java.util.ArrayList;
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
  public EntityTable table(Query scope, Set<EntityType> types, int limit) throws IOException {
    return count(scope, ordinals.ofTypes(types), limit);
  }

  /** Some entities. */
  public EntityTable table(Query scope, List<Entity> entities, int limit) throws IOException {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, ordinals.count()));
    for (Entity entity : entities) {
      int number = ordinals.number(entity);
      if (number >= 0) {
        wanted.set(number);
      }
    }
    return count(scope, wanted, limit);
  }

  private EntityTable count(Query query, FixedBitSet wanted, int limit) throws IOException {
    Scope scope = scopes.scope(query);
    Marginals articles = marginals(scope, Unit.ARTICLE);
    Marginals sentences = marginals(scope, Unit.SENTENCE);
    List<Integer> named = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      if (wanted.get(articles.named()[i])) {
        named.add(articles.named()[i]);
      }
    }
    named.sort(
        Comparator.comparingLong((Integer entity) -> -articles.of(entity))
            .thenComparingLong(entity -> -sentences.of(entity))
            .thenComparingInt(entity -> entity));
    List<EntityTable.Row> rows = new ArrayList<>();
    for (int entity : named.subList(0, Math.min(limit, named.size()))) {
      rows.add(
          new EntityTable.Row(
              scopes.index.open.labelled(entity), articles.of(entity), sentences.of(entity)));
    }
    return new CountedEntities(
        query, scope.size(Unit.ARTICLE, Copies.PUBLISHED).articles(), named.size(), rows);
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
