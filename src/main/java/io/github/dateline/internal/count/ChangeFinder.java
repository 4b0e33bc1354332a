package io.github.dateline.internal.count;

import io.github.dateline.Changes;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Hits;
import io.github.dateline.Query;
import io.github.dateline.internal.index.EarlierReader;
import io.github.dateline.internal.index.StateColumn;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.ArticleSearch;
import io.github.dateline.internal.search.OpenIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/** Finds what came into an archive since one of its states. Not thread-safe. */
public final class ChangeFinder {
  /** The share of chance that is to be expected among the pairs that are sure. */
  private static final double MAXIMUM_Q = 0.05;

  private final ScopeCache scopes;
  private final OpenIndex open;
  private final PendingDetails pending;
  private final long since;

  /** Articles that came, and that were replaced. */
  public record Articles(long added, long replaced) {}

  public ChangeFinder(ScopeCache scopes, PendingDetails pending, long since) {
    this.scopes = scopes;
    this.pending = pending;
    this.open = scopes.index.open;
    this.since = since;
  }

  /** How many articles came, and how many were replaced. */
  public Articles articles() throws IOException {
    long added = 0;
    long replaced = 0;
    for (LeafReaderContext leaf : open.reader.leaves()) {
      StateColumn.Reader states = new StateColumn.Reader(leaf);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          states.article(doc);
          added += states.first() > since ? 1 : 0;
          replaced += states.first() <= since && states.last() > since ? 1 : 0;
        }
      }
    }
    return new Articles(added, replaced);
  }

  /** The pairs that have become sure. */
  public List<CooccurrenceTable.Row> sure(Set<EntityType> types, Optional<Set<Entity>> only)
      throws IOException {
    CooccurrenceQuery question =
        CooccurrenceQuery.builder()
            .types(types)
            .maximumQ(MAXIMUM_Q)
            .limit(Integer.MAX_VALUE)
            .build();
    List<CooccurrenceTable.Row> now = above(scopes, pending, question);
    if (now.isEmpty()) {
      return now;
    }
    Set<List<Entity>> then = new HashSet<>();
    try (IndexReader reader = EarlierReader.of(open.reader, since)) {
      ScopeCache counted =
          new ScopeCache(new CountingIndex(open.restrictedTo(reader), scopes.index.tuning));
      above(counted, new PendingDetails(), question)
          .forEach(row -> then.add(List.of(row.first(), row.second())));
    }
    return now.stream()
        .filter(row -> !then.contains(List.of(row.first(), row.second())))
        .filter(row ->
            only.isEmpty() || only.get().contains(row.first()) || only.get().contains(row.second()))
        .toList();
  }

  /** Those that are together more often than by chance. */
  private static List<CooccurrenceTable.Row> above(
      ScopeCache counted, PendingDetails details, CooccurrenceQuery question) throws IOException {
    List<CooccurrenceTable.Row> above = new ArrayList<>();
    for (CooccurrenceTable.Row row : CooccurrenceTableBuilder.of(counted, details, question)) {
      if (row.excess().isPresent() && row.excess().get().ratio() > 1) {
        above.add(row);
      }
    }
    return above;
  }

  /** The new answers to a question. */
  public Changes.Answers answers(Query question) throws IOException {
    List<Hits.Hit> hits = ArticleSearch.since(open, question, since);
    Set<String> replaced = new HashSet<>();
    for (Hits.Hit hit : hits) {
      String id = hit.article().id();
      if (StateColumn.addedIn(open.reader, id) <= since) {
        replaced.add(id);
      }
    }
    return new Changes.Answers(question, hits, replaced);
  }

  /** The names that are together for the first time. */
  public List<Changes.Partner> partners(
      Set<EntityType> types, Optional<Set<Entity>> only, long minimumTogether) throws IOException {
    return new PartnerFinder(scopes.index, since, types, only).partners(minimumTogether);
  }

  /** What memory does not hold. */
  static DatelineException tooMany() {
    return new DatelineException(
        "there are more new pairs of names than memory holds; ask for one type or one entity");
  }
}
