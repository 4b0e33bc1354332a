package io.github.dateline.bench;

import io.github.dateline.Entity;
import io.github.dateline.Unit;
import io.github.dateline.bench.CountedArchive.Anchor;
import io.github.dateline.bench.CountedArchive.Ranking;
import io.github.dateline.bench.CountedArchive.Within;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/**
 * Asks the questions of {@link CountedArchive} in turn with what they are held against: flat arrays
 * in memory, Lucene's facets, and bare reading of as many bytes. Prints medians and ratios.
 *
 * <p>Arguments: names of archives in the folder of {@link CountingBenchmark#archives}. The property
 * {@code rounds} says how often each is asked (default 15); {@code peers=false} leaves out what
 * needs all articles in memory. Processor time is that of all Java threads; where the machine is
 * busy it says more than the clock.
 */
final class CountingReport {
  private static final int ROUNDS = Integer.getInteger("rounds", 15);
  private static final boolean PEERS = !"false".equals(System.getProperty("peers"));
  private static final String ONLY = System.getProperty("only", ".*");
  private static final long WARM_NANOS = 2_000_000_000L;
  private static final int LIMIT = 100;

  private final CountedArchive counted;
  private final IndexSearcher searcher;
  private final FlatCounts flat;
  private final FacetCounts facets;
  private final int[] docs;
  private long sink;

  private CountingReport(CountedArchive counted) throws IOException {
    this.counted = counted;
    IndexReader reader = counted.archive().unwrap(IndexReader.class);
    if (MultiBits.getLiveDocs(reader) != null) {
      throw new IllegalArgumentException("the archive must have no deleted articles");
    }
    searcher = new IndexSearcher(reader);
    flat = PEERS ? new FlatCounts(counted.archive()) : null;
    facets = new FacetCounts(reader);
    docs = new int[reader.maxDoc()];
  }

  public static void main(String[] args) throws IOException {
    for (String name : args) {
      Path folder = CountingBenchmark.archives().resolve(name);
      long before = memory();
      long start = System.nanoTime();
      try (CountedArchive counted = new CountedArchive(folder)) {
        counted.neighbours(Anchor.RARE, Within.ALL, Unit.ARTICLE, Ranking.DEFAULT);
        print("%n%s: %s%n", name, counted.describe());
        print(
            "first answer after %.1f s; the open archive keeps %.1f MB, %.0f bytes an entity%n",
            (System.nanoTime() - start) / 1e9,
            (memory() - before) / 1e6,
            (double) (memory() - before) / counted.distinct());
        new CountingReport(counted).run();
      }
    }
  }

  /** Bytes of heap in use after collecting. */
  static long memory() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  /** Something to be timed. */
  private interface Work {
    Object run() throws IOException;
  }

  /** One work of those that are done in turn. */
  private static final class Timed {
    final String name;
    final Work work;
    final List<Double> wall = new ArrayList<>();
    final List<Double> processor = new ArrayList<>();

    Timed(String name, Work work) {
      this.name = name;
      this.work = work;
    }
  }

  private void run() throws IOException {
    print("%n| question | unit | what | ms | processor ms | ratio to ours, by processor time |%n");
    print("|---|---|---|---|---|---|%n");
    for (Anchor anchor : Anchor.values()) {
      for (Within within : Within.values()) {
        for (Unit unit : CountedArchive.UNITS) {
          neighbours(anchor, within, unit);
        }
      }
    }
    for (Within within : Within.values()) {
      for (Unit unit : CountedArchive.UNITS) {
        measure(
            "all pairs, " + within,
            unit.toString(),
            0,
            List.of(
                new Timed("by count", () -> counted.allPairs(within, unit, Ranking.COUNT)),
                new Timed("default", () -> counted.allPairs(within, unit, Ranking.DEFAULT))));
      }
    }
    Entity partner = counted.partner();
    measure(
        "timeline of a pair",
        "",
        0,
        List.of(new Timed("by month", () -> counted.timeline(partner))));
  }

  private void neighbours(Anchor anchor, Within within, Unit unit) throws IOException {
    org.apache.lucene.search.Query naming =
        new TermQuery(new Term("entity", counted.anchor(anchor).toString()));
    org.apache.lucene.search.Query scope = lucene(within);
    List<Timed> works = new ArrayList<>();
    works.add(new Timed("by count", () -> counted.neighbours(anchor, within, unit, Ranking.COUNT)));
    works.add(
        new Timed("default", () -> counted.neighbours(anchor, within, unit, Ranking.DEFAULT)));
    boolean bySentence = unit.equals(Unit.SENTENCE);
    if (flat != null && (bySentence || unit.equals(Unit.ARTICLE))) {
      int number = flat.number(counted.anchor(anchor).toString());
      int[] near = flat.naming(number);
      works.add(
          new Timed(
              "flat arrays",
              () ->
                  within == Within.ALL
                      ? flat.near(number, near, bySentence, LIMIT)
                      : flat.scan(number, docs, collect(scope), bySentence, LIMIT)));
      byte[] bytes =
          new byte
              [(int)
                  (within == Within.ALL
                      ? flat.bytes(near, near.length, bySentence)
                      : flat.bytes(docs, collect(scope), bySentence))];
      works.add(new Timed("bare reading of " + bytes.length + " bytes", () -> sink += sum(bytes)));
    }
    if (unit.equals(Unit.ARTICLE)) {
      org.apache.lucene.search.Query both =
          new BooleanQuery.Builder().add(naming, Occur.FILTER).add(scope, Occur.FILTER).build();
      works.add(
          new Timed(
              "facets",
              () ->
                  within == Within.ALL
                      ? facets.count(naming)
                      : List.of(facets.count(both), facets.count(scope))));
    }
    measure(
        "neighbours of " + anchor + ", " + within,
        unit.toString(),
        collect(within == Within.ALL ? naming : scope),
        works);
  }

  private org.apache.lucene.search.Query lucene(Within within) {
    if (within == Within.ALL) {
      return MatchAllDocsQuery.INSTANCE;
    }
    return new TermQuery(new Term("body", counted.word()));
  }

  private int collect(org.apache.lucene.search.Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    int size = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        DocIdSetIterator found = scorer.iterator();
        for (int doc = found.nextDoc();
            doc != DocIdSetIterator.NO_MORE_DOCS;
            doc = found.nextDoc()) {
          docs[size++] = leaf.docBase + doc;
        }
      }
    }
    return size;
  }

  private static long sum(byte[] bytes) {
    long sum = 0;
    for (byte b : bytes) {
      sum += b;
    }
    return sum;
  }

  private void measure(String question, String unit, int matched, List<Timed> works)
      throws IOException {
    if (!(question + ", " + unit).matches(ONLY)) {
      return;
    }
    long until = System.nanoTime() + WARM_NANOS;
    do {
      for (Timed timed : works) {
        sink += timed.work.run().hashCode() & 1;
      }
    } while (System.nanoTime() < until);
    for (int round = 0; round < ROUNDS; round++) {
      for (Timed timed : works) {
        long processor = processor();
        long start = System.nanoTime();
        sink += timed.work.run().hashCode() & 1;
        timed.wall.add((System.nanoTime() - start) / 1e6);
        timed.processor.add((processor() - processor) / 1e6);
      }
    }
    double ours = median(works.get(0).processor);
    for (Timed timed : works) {
      double time = median(timed.processor);
      String what = question + ", " + unit + ": " + timed.name;
      Figures.add(CountingReport.class, what, "ms", timed.wall);
      Figures.add(CountingReport.class, what, "ms of processor time", timed.processor);
      print(
          "| %s | %s | %s | %.2f | %.2f | %.2f%s |%n",
          question,
          unit,
          timed.name,
          median(timed.wall),
          time,
          time / ours,
          timed == works.get(0) && matched > 0
              ? String.format(
                  Locale.ROOT, "; %.0f ns an article of %d", 1e6 * time / matched, matched)
              : "");
    }
  }

  /** What all Java threads have worked, in nanoseconds. */
  private static long processor() {
    var threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getAllThreadIds())
        .map(threads::getThreadCpuTime)
        .filter(time -> time > 0)
        .sum();
  }
}
