package io.github.dateline;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
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

/** Counts articles by day from the column of stamps, and gathers the days into bins. */
final class TimelineCounter {
  private static final long SECONDS_A_DAY = 24 * 60 * 60;

  /** More than five centuries by day: a wrong date must not fill the memory with empty bins. */
  static final long MOST_BINS = 200_000;

  /** Stands for the day of an article without a date. */
  private static final long NO_DAY = Long.MIN_VALUE;

  private final IndexSearcher searcher;
  private final Timeline.By by;
  private final TreeMap<LocalDate, long[]> counts = new TreeMap<>();
  private long undated;
  private long articles;

  TimelineCounter(IndexSearcher searcher, Timeline.By by) {
    this.searcher = searcher;
    this.by = by;
  }

  /**
   * Counts.
   *
   * @param asked the articles that have what was asked
   * @param all the articles of which they are a part
   * @param span the articles from whose first to whose last the timeline goes
   */
  Timeline count(
      io.github.dateline.Query scope, List<Entity> entities, Query asked, Query all, Query span)
      throws IOException {
    TreeMap<LocalDate, long[]> spanned = new TreeMap<>();
    walk(asked, 0, counts);
    articles = undated;
    for (long[] bin : counts.values()) {
      articles += bin[0];
    }
    long withoutDate = undated;
    walk(all, 1, counts);
    walk(span, 0, spanned);
    List<Timeline.Bin> bins = new ArrayList<>();
    List<Timeline.Burst> bursts = new ArrayList<>();
    if (!spanned.isEmpty()) {
      fill(spanned.firstKey(), spanned.lastKey(), bins, bursts);
    }
    return new Timeline(scope, entities, by, articles, withoutDate, bins, bursts);
  }

  private void fill(
      LocalDate first, LocalDate last, List<Timeline.Bin> bins, List<Timeline.Burst> bursts) {
    List<LocalDate> starts = new ArrayList<>();
    for (LocalDate start = first; !start.isAfter(last); start = by.next(start)) {
      if (starts.size() == MOST_BINS) {
        throw new IllegalStateException(
            "more than "
                + MOST_BINS
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
    long[] hits = new long[starts.size()];
    long[] totals = new long[hits.length];
    for (int t = 0; t < hits.length; t++) {
      long[] bin = counts.getOrDefault(starts.get(t), new long[2]);
      hits[t] = bin[0];
      totals[t] = bin[1];
    }
    Bursts automaton = new Bursts(hits, totals);
    boolean[] states = automaton.states();
    for (int t = 0; t < hits.length; t++) {
      bins.add(new Timeline.Bin(starts.get(t), hits[t], totals[t], states[t]));
    }
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
  }

  /** Adds the articles that a query matches to one of the two counts of each bin. */
  private void walk(Query query, int which, TreeMap<LocalDate, long[]> into) throws IOException {
    undated = 0;
    Run run = new Run(which, into);
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        walk(leaf, scorer.iterator(), run);
      }
    }
    run.end();
  }

  private static void walk(LeafReaderContext leaf, DocIdSetIterator docs, LongConsumer days)
      throws IOException {
    NumericDocValues stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if (live == null || live.get(doc)) {
        days.accept(
            stamps.advanceExact(doc) ? Math.floorDiv(stamps.longValue(), SECONDS_A_DAY) : NO_DAY);
      }
    }
  }

  /** Counts runs of articles of one bin, so that a bin is looked up once for each. */
  private final class Run implements LongConsumer {
    private final int which;
    private final TreeMap<LocalDate, long[]> into;
    private long from;
    private long to = -1;
    private long size;

    Run(int which, TreeMap<LocalDate, long[]> into) {
      this.which = which;
      this.into = into;
    }

    @Override
    public void accept(long day) {
      if (day == NO_DAY) {
        undated++;
        return;
      }
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
        into.computeIfAbsent(LocalDate.ofEpochDay(from), start -> new long[2])[which] += size;
        size = 0;
      }
    }
  }
}
