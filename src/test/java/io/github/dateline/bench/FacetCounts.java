package io.github.dateline.bench;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Lucene's own counting of the same column, {@link SortedSetDocValuesFacetCounts}: how many of a
 * query's articles name each entity, in an array; nothing sorted, no name looked up. One thread.
 */
final class FacetCounts {
  private final IndexSearcher searcher;
  private final State state;

  FacetCounts(IndexReader reader) throws IOException {
    searcher = new IndexSearcher(reader);
    state = new State(reader);
  }

  SortedSetDocValuesFacetCounts count(Query query) throws IOException {
    FacetsCollector articles = searcher.search(query, new FacetsCollectorManager());
    return new SortedSetDocValuesFacetCounts(state, articles);
  }

  /**
   * The column as it is. Lucene's own state wants each value to begin with its dimension; to count
   * takes the ordinals only.
   */
  private static final class State extends SortedSetDocValuesReaderState {
    private static final String FIELD = "entity";

    private final IndexReader reader;
    private final SortedSetDocValues values;

    State(IndexReader reader) throws IOException {
      this.reader = reader;
      values = MultiDocValues.getSortedSetValues(reader, FIELD);
    }

    @Override
    public SortedSetDocValues getDocValues() throws IOException {
      return values instanceof MultiDocValues.MultiSortedSetDocValues multi
          ? new MultiDocValues.MultiSortedSetDocValues(
              multi.values, multi.docStarts, multi.mapping, 0)
          : MultiDocValues.getSortedSetValues(reader, FIELD);
    }

    @Override
    public String getField() {
      return FIELD;
    }

    @Override
    public IndexReader getReader() {
      return reader;
    }

    @Override
    public int getSize() {
      return (int) values.getValueCount();
    }

    @Override
    public FacetsConfig getFacetsConfig() {
      return new FacetsConfig();
    }

    @Override
    public OrdRange getOrdRange(String dimension) {
      return new OrdRange(0, getSize() - 1);
    }

    @Override
    public Map<String, OrdRange> getPrefixToOrdRange() {
      return Map.of();
    }

    @Override
    public DimTree getDimTree(String dimension) {
      throw new UnsupportedOperationException("the column has no tree");
    }

    @Override
    public Iterable<String> getDims() {
      return getPrefixToOrdRange().keySet();
    }

    @Override
    public long ramBytesUsed() {
      return 0;
    }
  }
}
