package io.github.dateline.internal.count;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.QueryTranslator;
import io.github.dateline.internal.table.CountedComparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a {@code ComparisonTable} from the counts of two sets of articles. */
public final class ComparisonTableBuilder {
  private final ScopeCache scopes;
  private final CooccurrenceQuery query;
  private final Query against;
  private @Nullable Scope scope;

  public ComparisonTableBuilder(ScopeCache scopes, CooccurrenceQuery query, Query against) {
    this.scopes = scopes;
    this.query = query;
    this.against = against;
  }

  public ComparisonTable pairs() throws IOException {
    return table(counter().pairs());
  }

  public ComparisonTable entities() throws IOException {
    return table(counter().entities());
  }

  private ComparisonCounter counter() throws IOException {
    QueryTranslator queries = scopes.index.open.queries;
    org.apache.lucene.search.Query first = queries.translate(query.scope()).query();
    org.apache.lucene.search.Query second = queries.translate(against).query();
    scope = scopes.scope(first);
    return new ComparisonCounter(
        scopes, query, scope, scopes.scope(QueryTranslator.without(second, first)));
  }

  private ComparisonTable table(ComparisonCounter.ComparisonResult counted) throws IOException {
    List<ComparisonTable.Row> rows = new ArrayList<>();
    for (ComparisonCounter.Item item : counted.top()) {
      List<Entity> entities = new ArrayList<>();
      entities.add(scopes.index.open.labelled(item.first()));
      if (item.second() >= 0) {
        entities.add(scopes.index.open.labelled(item.second()));
      }
      ComparisonExcess.Strength strength = item.strength();
      rows.add(
          new CountedComparison.Row(
              entities,
              item.counts(),
              item.change(),
              item.score(),
              counted.significance().of(item.counts()),
              Optional.ofNullable(strength).map(strong -> strong.excess(counted.tests())),
              strength == null ? Double.NaN : strength.byChance(),
              strength == null ? Double.NaN : strength.againstByChance()));
    }
    return new CountedComparison(
        query,
        against,
        counted.size().articles(),
        counted.againstSize().articles(),
        counted.size().units(),
        counted.againstSize().units(),
        counted.tests(),
        counted.found(),
        CountedArticlesFinder.of(scopes.index.open, Objects.requireNonNull(scope)),
        rows);
  }
}
