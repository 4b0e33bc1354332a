package io.github.dateline.internal.search;

import io.github.dateline.Article;
import io.github.dateline.Hits;
import io.github.dateline.Query;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.query.SyntaxParser;
import io.github.dateline.internal.table.FoundHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/**
 * Runs a search: finds the matching articles, and for each the sentence that shows why it matches.
 */
public final class ArticleSearch {
  private ArticleSearch() {}

  public static Hits hits(OpenIndex open, Query query, Hits.Order order, int from, int limit)
      throws IOException {
    SyntaxParser.ParsedQuery parsed = open.queries.translate(query);
    int last = (int) Math.min(open.reader.maxDoc(), (long) from + limit);
    if (last <= from) {
      return new FoundHits(query, open.searcher.count(parsed.query()), from, List.of());
    }
    TopFieldDocs found = open.searcher.search(parsed.query(), last, sort(order), hasNoScore(order));
    // Lucene counts as far as it must look to find the best, and at least the first thousand.
    long total =
        found.totalHits.relation() == TotalHits.Relation.EQUAL_TO
            ? found.totalHits.value()
            : open.searcher.count(parsed.query());
    return new FoundHits(query, total, from, hits(open, parsed, found, from));
  }

  /** The ids of the hits that {@link #hits} has, in its order. */
  public static List<String> ids(OpenIndex open, Query query, Hits.Order order, int from, int limit)
      throws IOException {
    int last = (int) Math.min(open.reader.maxDoc(), (long) from + limit);
    if (last <= from) {
      return List.of();
    }
    TopDocs found =
        open.searcher.search(open.queries.translate(query).query(), last, sort(order), false);
    List<String> ids = new ArrayList<>();
    for (int i = from; i < found.scoreDocs.length; i++) {
      ids.add(open.stored.id(found.scoreDocs[i].doc));
    }
    return Collections.unmodifiableList(ids);
  }

  /** All articles that match and were added or replaced since a state, the newest first. */
  public static List<Hits.Hit> since(OpenIndex open, Query query, long state) throws IOException {
    SyntaxParser.ParsedQuery parsed = open.queries.translate(query);
    BooleanQuery later =
        new BooleanQuery.Builder()
            .add(parsed.query(), BooleanClause.Occur.MUST)
            .add(
                NumericDocValuesField.newSlowRangeQuery(
                    IndexFields.STATE, state + 1, Long.MAX_VALUE),
                BooleanClause.Occur.FILTER)
            .build();
    int total = open.searcher.count(later);
    return total == 0
        ? List.of()
        : hits(open, parsed, open.searcher.search(later, total, sort(Hits.Order.NEWEST), true), 0);
  }

  private static List<Hits.Hit> hits(
      OpenIndex open, SyntaxParser.ParsedQuery parsed, TopDocs found, int from) throws IOException {
    Snippets snippets =
        new Snippets(
            open.searcher.createWeight(
                open.searcher.rewrite(parsed.query()), ScoreMode.COMPLETE, 1),
            parsed.targets(),
            open.stored);
    List<Hits.Hit> hits = new ArrayList<>();
    for (int i = from; i < found.scoreDocs.length; i++) {
      ScoreDoc hit = found.scoreDocs[i];
      Article article = open.stored.article(hit.doc);
      hits.add(new Hits.Hit(article, score(hit), snippets.of(hit.doc, article)));
    }
    return hits;
  }

  /** The ids of all articles that match, sorted. */
  public static List<String> ids(OpenIndex open, Query query) throws IOException {
    return open.searcher.search(
        open.queries.translate(query).query(),
        new CollectorManager<IdCollector, List<String>>() {
          @Override
          public IdCollector newCollector() {
            return new IdCollector();
          }

          @Override
          public List<String> reduce(Collection<IdCollector> collectors) {
            List<String> ids = new ArrayList<>();
            collectors.forEach(collector -> ids.addAll(collector.ids));
            Collections.sort(ids);
            return ids;
          }
        });
  }

  private static final class IdCollector extends SimpleCollector {
    private final List<String> ids = new ArrayList<>();
    private @Nullable SortedDocValues values;

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      values = DocValues.getSorted(leaf.reader(), IndexFields.ID);
    }

    @Override
    public void collect(int doc) throws IOException {
      SortedDocValues column = values;
      if (column != null && column.advanceExact(doc)) {
        ids.add(column.lookupOrd(column.ordValue()).utf8ToString());
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  /** Whether hits are not ordered by their scores, so that those must be asked for. */
  private static boolean hasNoScore(Hits.Order order) {
    return order != Hits.Order.RELEVANCE;
  }

  private static float score(ScoreDoc hit) {
    return Float.isNaN(hit.score) ? (Float) ((FieldDoc) hit).fields[0] : hit.score;
  }

  private static Sort sort(Hits.Order order) {
    boolean newestFirst = order != Hits.Order.OLDEST;
    SortField published =
        new SortField(
            IndexFields.PUBLISHED,
            SortField.Type.LONG,
            newestFirst,
            newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
    SortField id = new SortField(IndexFields.ID, new IdOrder());
    return order == Hits.Order.RELEVANCE
        ? new Sort(SortField.FIELD_SCORE, published, id)
        : new Sort(published, id);
  }
}
