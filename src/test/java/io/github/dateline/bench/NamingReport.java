package io.github.dateline.bench;

import static io.github.dateline.bench.CountingReport.median;
import static io.github.dateline.bench.CountingReport.print;
import static io.github.dateline.bench.FreshReport.cpu;
import static io.github.dateline.bench.FreshReport.frequentPerson;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.MatchAllDocsQuery;

/**
 * What lists of names cost: the neighbours of the person with most articles with a sentence each,
 * next to the same without, and the names that most articles have, next to Lucene's facets, which
 * count and do no more. In turn; prints medians of processor time of all threads of the program.
 *
 * <p>Arguments: an archive, and how often (default 60, of which the first half is not counted).
 */
final class NamingReport {
  private static final int NEIGHBOURS = 20;
  private static final int NAMES = 100;

  private NamingReport() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    try (Archive archive = Archive.open(Path.of(args[0]))) {
      Entity frequent = frequentPerson(archive);
      print("%d articles, neighbours of %s%n", archive.size(), frequent);
      CooccurrenceQuery plain = CooccurrenceQuery.of(frequent).limit(NEIGHBOURS).build();
      CooccurrenceQuery shown =
          CooccurrenceQuery.of(frequent).limit(NEIGHBOURS).evidence(1).build();
      IndexReader reader = archive.unwrap(IndexReader.class);
      FacetCounts facets = new FacetCounts(reader);
      List<List<Double>> times = new ArrayList<>();
      IntStream.range(0, 4).forEach(i -> times.add(new ArrayList<>()));
      for (int round = 0; round < rounds; round++) {
        long[] at = new long[5];
        at[0] = cpu();
        CooccurrenceTable without = archive.cooccurrences(plain);
        at[1] = cpu();
        CooccurrenceTable with = archive.cooccurrences(shown);
        at[2] = cpu();
        EntityTable names = archive.entities(Query.all()).limit(NAMES).table();
        at[3] = cpu();
        SortedSetDocValuesFacetCounts counts = facets.count(MatchAllDocsQuery.INSTANCE);
        at[4] = cpu();
        if (without.rows().size() != with.rows().size() || names.rows().size() != NAMES) {
          throw new IllegalStateException("lists of other lengths, of " + counts);
        }
        for (int i = 0; round >= rounds / 2 && i < times.size(); i++) {
          times.get(i).add((at[i + 1] - at[i]) / 1e6);
        }
      }
      report("neighbours, a sentence each", times.get(1), "without", times.get(0));
      report("names", times.get(2), "facets", times.get(3));
    }
  }

  private static void report(String what, List<Double> ours, String other, List<Double> others) {
    print(
        "%-28s %6.2f ms   %-8s %6.2f ms   %.2f times%n",
        what, median(ours), other, median(others), median(ours) / median(others));
    Figures.add(NamingReport.class, what, "ms of processor time", ours);
    Figures.add(NamingReport.class, what + ": " + other, "ms of processor time", others);
  }
}
