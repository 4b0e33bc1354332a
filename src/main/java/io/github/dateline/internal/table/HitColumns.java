package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;

import io.github.dateline.Article;
import io.github.dateline.Hits;
import io.github.dateline.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the articles that a query matches. */
public final class HitColumns {
  /** The columns. */
  public static final ColumnList<Ranked> TABLE =
      ColumnList.of(
          count("rank", Ranked::rank).in(CSV),
          text("id", (Ranked hit) -> hit.article().id()).in(CSV, JSON),
          text("headline", Ranked::headline).in(CSV, JSON),
          text("published", (Ranked hit) -> hit.article().published().orElse(null)).in(CSV, JSON),
          text("source", (Ranked hit) -> hit.article().source().orElse(null)).in(CSV, JSON),
          number("score", (Ranked hit) -> hit.hit().score()).in(CSV, JSON),
          text("snippet", (Ranked hit) -> hit.hit().snippet().marked("", "")).in(CSV, JSON));

  private HitColumns() {}

  /**
   * A hit and its rank.
   *
   * @param hit the hit
   * @param rank its place among all that match, from 1
   */
  public record Ranked(Hits.Hit hit, long rank) {
    Article article() {
      return hit.article();
    }

    @Nullable String headline() {
      return article().headline().isEmpty() ? null : article().headline();
    }
  }

  /** The rows of an answer. */
  public static List<Ranked> rows(Hits hits) {
    List<Ranked> rows = new ArrayList<>();
    for (Hits.Hit hit : hits) {
      rows.add(new Ranked(hit, hits.from() + rows.size() + 1L));
    }
    return rows;
  }

  /** The JSON document of the answer to a query. */
  public static ColumnList<Hits> document(Query query) {
    return ColumnList.of(
        text("query", hits -> query.toString()),
        count("total", Hits::total),
        list("hits", HitColumns::rows, TABLE.in(JSON)));
  }
}
