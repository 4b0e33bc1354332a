package io.github.dateline.bench;

import static io.github.dateline.bench.CountingReport.median;
import static io.github.dateline.bench.CountingReport.memory;
import static io.github.dateline.bench.CountingReport.print;

import io.github.dateline.Hits;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.bench.CountedArchive.Anchor;
import io.github.dateline.bench.CountedArchive.Ranking;
import io.github.dateline.bench.CountedArchive.Within;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Asks archives of the same articles the same questions in turn: what many shards cost. Prints
 * medians by the clock, and as a multiple of the first archive's.
 *
 * <p>Arguments: names of archives in the folder of {@link CountingBenchmark#archives}, such as
 * {@code 1000000 1000000-8}; {@code dateline merge --shards 8} makes the second of the first. The
 * property {@code rounds} says how often each is asked (default 15).
 */
final class ShardsReport {
  private static final int ROUNDS = Integer.getInteger("rounds", 15);
  private static final long WARM_NANOS = 2_000_000_000L;

  private ShardsReport() {}

  /** A question. */
  private interface Question {
    Object ask(CountedArchive archive) throws IOException;
  }

  public static void main(String[] args) throws IOException {
    List<CountedArchive> archives = new ArrayList<>();
    for (String name : args) {
      long before = memory();
      long start = System.nanoTime();
      CountedArchive archive = new CountedArchive(CountingBenchmark.archives().resolve(name));
      for (Within within : Within.values()) {
        archive.neighbours(Anchor.FREQUENT, within, Unit.ARTICLE, Ranking.DEFAULT);
        archive.neighbours(Anchor.FREQUENT, within, Unit.SENTENCE, Ranking.DEFAULT);
      }
      print(
          "%s: %s%nfirst answers after %.1f s; it keeps %.1f MB%n",
          name, archive.describe(), (System.nanoTime() - start) / 1e9, (memory() - before) / 1e6);
      archives.add(archive);
    }
    CountedArchive first = archives.get(0);
    Query word = first.scope(Within.TENTH);
    Query named = Query.mentions(first.anchor(Anchor.FREQUENT));
    compare(archives, "count a word", archive -> archive.archive().count(word));
    compare(
        archives,
        "search a word and an entity, 20 by relevance",
        archive -> archive.archive().search(word.and(named)).limit(20).hits());
    compare(
        archives,
        "the same, 20 newest",
        archive ->
            archive
                .archive()
                .search(word.and(named))
                .order(Hits.Order.NEWEST)
                .from(0)
                .limit(20)
                .hits());
    for (Anchor anchor : Anchor.values()) {
      for (Within within : Within.values()) {
        for (Unit unit : List.of(Unit.ARTICLE, Unit.SENTENCE)) {
          compare(
              archives,
              "neighbours of " + anchor + ", " + within + ", " + unit,
              archive -> archive.neighbours(anchor, within, unit, Ranking.COUNT));
        }
      }
    }
    compare(
        archives,
        "all pairs, " + Within.TENTH + ", " + Unit.SENTENCE,
        archive -> archive.allPairs(Within.TENTH, Unit.SENTENCE, Ranking.COUNT));
    for (CountedArchive archive : archives) {
      archive.close();
    }
  }

  private static void compare(List<CountedArchive> archives, String what, Question question)
      throws IOException {
    long sink = 0;
    long until = System.nanoTime() + WARM_NANOS;
    do {
      for (CountedArchive archive : archives) {
        sink += question.ask(archive).hashCode();
      }
    } while (System.nanoTime() < until);
    List<List<Double>> times = new ArrayList<>();
    archives.forEach(archive -> times.add(new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < times.size(); i++) {
        long start = System.nanoTime();
        sink += question.ask(archives.get(i)).hashCode();
        times.get(i).add((System.nanoTime() - start) / 1e6);
      }
    }
    StringBuilder line = new StringBuilder("| " + what + " |");
    double ofFirst = median(times.get(0));
    for (List<Double> ofArchive : times) {
      double median = median(ofArchive);
      String archive = archives.get(times.indexOf(ofArchive)).describe();
      Figures.add(ShardsReport.class, what + ": " + archive, "ms", ofArchive);
      line.append(String.format(Locale.ROOT, " %.2f (%.2f) |", median, median / ofFirst));
    }
    print("%s%s%n", line, sink == 0 ? " " : "");
  }
}
