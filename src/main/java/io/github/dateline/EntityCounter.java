package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/** Counts the entities of the articles in scope, every article with its copies. */
final class EntityCounter {
  private final Snapshot snapshot;
  private final EntityOrdinals ordinals;

  EntityCounter(Snapshot snapshot) throws IOException {
    this.snapshot = snapshot;
    ordinals = snapshot.ordinals();
  }

  /** The entities of some types. */
  EntityTable table(Query scope, Set<EntityType> types, int limit) throws IOException {
    return count(scope, ordinals.ofTypes(types), limit);
  }

  /** Some entities. */
  EntityTable table(Query scope, List<Entity> entities) throws IOException {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, ordinals.count()));
    for (Entity entity : entities) {
      int number = ordinals.number(entity);
      if (number >= 0) {
        wanted.set(number);
      }
    }
    return count(scope, wanted, Math.max(1, entities.size()));
  }

  private EntityTable count(Query query, FixedBitSet wanted, int limit) throws IOException {
    Scope scope = snapshot.scope(snapshot.translate(query));
    long[] articles = new long[ordinals.count()];
    long[] sentences = new long[articles.length];
    Scope.Size size =
        scope.walk(Unit.ARTICLE, (present, n, times) -> add(articles, present, n, times));
    scope.walk(Unit.SENTENCE, (present, n, times) -> add(sentences, present, n, times));
    List<Integer> named = new ArrayList<>();
    for (int entity = 0; entity < articles.length; entity++) {
      if (articles[entity] > 0 && wanted.get(entity)) {
        named.add(entity);
      }
    }
    named.sort(
        Comparator.comparingLong((Integer entity) -> -articles[entity])
            .thenComparingLong(entity -> -sentences[entity])
            .thenComparingInt(entity -> entity));
    List<EntityTable.Row> rows = new ArrayList<>();
    for (int entity : named.subList(0, Math.min(limit, named.size()))) {
      rows.add(new EntityTable.Row(snapshot.labelled(entity), articles[entity], sentences[entity]));
    }
    return new EntityTable(size.articles(), named.size(), rows);
  }

  private static void add(long[] counts, int[] present, int n, int times) {
    for (int i = 0; i < n; i++) {
      counts[present[i]] += times;
    }
  }
}
