package io.github.dateline.internal.count;

import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.Timeline;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.table.CountedArticles;
import io.github.dateline.internal.table.CountedTimeline;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts articles by day from the column of stamps, and gathers the days into bins. The articles in
 * scope are found once, however many timelines are asked for.
 */
public final class TimelineCounter {

  /** More than five centuries by day: a wrong date must not fill the memory with empty bins. */
  static final long MAX_BINS = 200_000;

  /** Stands for the day of an article without a date. */
  private static final long NO_DAY = Long.MIN_VALUE;

  private final IndexSearcher searcher;
  private final io.github.dateline.Query scope;
  private final Timeline.BinWidth by;
  private final List<FixedBitSet> inScope = new ArrayList<>();
  private final BinCounts scoped;
  private final List<LocalDate> starts;
  private final OpenIndex open;

  /**
   * Finds the articles in scope, from whose first to whose last the timelines go.
   *
   * @param found the same as a query of Lucene
   */
  public TimelineCounter(
      OpenIndex open, io.github.dateline.Query scope, Query found, Timeline.BinWidth by)
      throws IOException {
    this.open = open;
    searcher = open.searcher;
    this.scope = scope;
    this.by = by;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      inScope.add(new FixedBitSet(leaf.reader().maxDoc()));
    }
    scoped =
        walk(
            found,
            (leaf, doc) -> {
              inScope.get(leaf.ord).set(doc);
              return true;
            });
    starts =
        scoped.bins.isEmpty()
            ? List.of()
            : starts(scoped.bins.firstKey(), scoped.bins.lastKey(), by);
  }

  /** The articles in scope, of all that another query matches. */
  public Timeline ofAll(Query all) throws IOException {
    return timeline(List.of(), scoped, walk(all, (leaf, doc) -> true));
  }

  /** The articles in scope that a query matches as well, of those in scope. */
  public Timeline of(List<Entity> entities, Query named) throws IOException {
    BinCounts counts = walk(named, (leaf, doc) -> inScope.get(leaf.ord).get(doc));
    return timeline(entities, counts, scoped);
  }

  private static List<LocalDate> starts(LocalDate first, LocalDate last, Timeline.BinWidth by) {
    List<LocalDate> starts = new ArrayList<>();
    for (LocalDate start = first; !start.isAfter(last); start = by.next(start)) {
      if (starts.size() == MAX_BINS) {
        throw new DatelineException(
            "more than "
                + MAX_BINS
                + " bins by "
                + by
                + " from "
                + first
                + " to "
                + last
                + "; ask for longer ones, or for fewer days (published:[... TO ...])");
      }
      starts.add(start);
    }
    return starts;
  }

  private Timeline timeline(List<Entity> entities, BinCounts counted, BinCounts of)
      throws IOException {
    long[] hits = new long[starts.size()];
    long[] totals = new long[hits.length];
    for (int t = 0; t < hits.length; t++) {
      hits[t] = counted.bins.getOrDefault(starts.get(t), 0L);
      totals[t] = of.bins.getOrDefault(starts.get(t), 0L);
    }
    BurstDetector automaton = new BurstDetector(hits, totals);
    boolean[] states = automaton.states();
    List<Timeline.Bin> bins = new ArrayList<>();
    for (int t = 0; t < hits.length; t++) {
      bins.add(new Timeline.Bin(starts.get(t), hits[t], totals[t], states[t]));
    }
    List<Timeline.Burst> bursts = new ArrayList<>();
    for (int t = 0; t < hits.length; t++) {
      if (states[t]) {
        LocalDate start = starts.get(t);
        double weight = automaton.gain(t);
        while (t + 1 < hits.length && states[t + 1]) {
          weight += automaton.gain(++t);
        }
        bursts.add(new Timeline.Burst(start, by.next(starts.get(t)).minusDays(1), weight));
      }
    }
    return new CountedTimeline(
        scope,
        entities,
        by,
        scoped.articles,
        counted.articles,
        counted.undated,
        articles(),
        bins,
        bursts);
  }

  private CountedArticles articles() throws IOException {
    boolean dated = scoped.firstDay <= scoped.lastDay;
    return new CountedArticles(
        open.annotator(),
        open.reader.numDocs(),
        open.fingerprint(),
        dated ? LocalDate.ofEpochDay(scoped.firstDay) : null,
        dated ? LocalDate.ofEpochDay(scoped.lastDay) : null);
  }

  /** Counts the articles that a query matches, of those that are wanted. */
  private BinCounts walk(Query query, ArticleFilter wanted) throws IOException {
    BinCounts counts = new BinCounts();
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        walk(leaf, scorer.iterator(), wanted, counts);
      }
    }
    counts.end();
    return counts;
  }

  private static void walk(
      LeafReaderContext leaf, DocIdSetIterator docs, ArticleFilter wanted, BinCounts counts)
      throws IOException {
    NumericDocValues stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if ((live == null || live.get(doc)) && wanted.is(leaf, doc)) {
        counts.add(stamps.advanceExact(doc) ? IndexFields.day(stamps.longValue()) : NO_DAY);
      }
    }
  }

  /** Tells which articles count. */
  private interface ArticleFilter {
    boolean is(LeafReaderContext leaf, int doc);
  }

  /** Counts runs of articles of one bin, so that a bin is looked up once for each. */
  private final class BinCounts {
    private final TreeMap<LocalDate, Long> bins = new TreeMap<>();
    private long articles;
    private long undated;
    private long from;
    private long to = -1;
    private long size;
    private long firstDay = Long.MAX_VALUE;
    private long lastDay = Long.MIN_VALUE;

    void add(long day) {
      articles++;
      if (day == NO_DAY) {
        undated++;
        return;
      }
      firstDay = Math.min(firstDay, day);
      lastDay = Math.max(lastDay, day);
      if (size == 0 || day < from || day > to) {
        end();
        LocalDate start = by.start(LocalDate.ofEpochDay(day));
        from = start.toEpochDay();
        to = by.next(start).toEpochDay() - 1;
      }
      size++;
    }

    void end() {
      if (size > 0) {
        bins.merge(LocalDate.ofEpochDay(from), size, Long::sum);
        size = 0;
      }
    }
  }
}
