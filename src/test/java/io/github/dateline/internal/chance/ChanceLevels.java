package io.github.dateline.internal.chance;

import io.github.dateline.Archive;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import io.github.dateline.stats.Excess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints how many corpora without any link have a pair that passes, and which share of the pairs
 * that pass is false where some pairs are planted: the long run of what {@link ChanceModelTest}
 * samples.
 *
 * <pre>
 * levels ARTICLES CORPORA SHAPE...    corpora without links in which any pair passes
 * planted ARTICLES CORPORA SHAPE...   300 planted pairs in each: what is found, what of it is false
 * hidden CORPORA                      12 planted pairs of 12 articles each next to round-ups
 * archived ARTICLES CORPORA SHAPE...  levels, by an archive of each
 * compared ARTICLES CORPORA SHAPE...  two sets without difference, articles of one three times as
 *                                     long, by an archive of each
 * </pre>
 *
 * A shape is a name of {@link NamesInArticles.Shape}, or an archive or file whose sizes and counts
 * are taken, shuffled; one that is not there is left out.
 */
final class ChanceLevels {
  static final int MINIMUM = 3;
  private static final int PLANTED = 300;
  private static final double[] LEVELS = {.01, .05, .2};

  private ChanceLevels() {}

  /** Makes corpora. */
  private interface Source {
    NamesInArticles random(int articles, Random random);
  }

  public static void main(String[] args) throws IOException {
    int articles = args[0].equals("hidden") ? 0 : Integer.parseInt(args[1]);
    int corpora = Integer.parseInt(args[args[0].equals("hidden") ? 1 : 2]);
    if (args[0].equals("hidden")) {
      hidden(corpora);
      return;
    }
    for (int i = 3; i < args.length; i++) {
      Source source = source(args[i]);
      if (source == null) {
        continue;
      }
      long start = System.nanoTime();
      switch (args[0]) {
        case "levels" -> level(source, articles, corpora, args[i]);
        case "planted" -> planted(source, articles, corpora, args[i]);
        case "compared" ->
            compared(NamesInArticles.Shape.valueOf(args[i]), articles, corpora, args[i]);
        case "archived" -> archived(source, articles, corpora, args[i]);
        default -> throw new IllegalArgumentException(args[0]);
      }
      System.out.printf(Locale.ROOT, "  %.0f s%n", (System.nanoTime() - start) / 1e9);
    }
  }

  private static Source source(String name) throws IOException {
    for (NamesInArticles.Shape shape : NamesInArticles.Shape.values()) {
      if (shape.name().equals(name)) {
        return shape::random;
      }
    }
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      System.out.println("left out, since it is not there: " + name);
      return null;
    }
    return NamesInArticles.read(path, true)::drawn;
  }

  private static void level(Source source, int articles, int corpora, String name) {
    int byQ = 0;
    int byBound = 0;
    long pairs = 0;
    for (int seed = 1; seed <= corpora; seed++) {
      Found found = found(source.random(articles, new Random(seed)));
      byQ += found.passing(.05) > 0 ? 1 : 0;
      byBound += found.sure() > 0 ? 1 : 0;
      pairs += found.passing(.05);
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d articles: any q <= .05 in %d of %d (%d pairs), any lower bound above 0 in %d%n",
        name,
        articles,
        byQ,
        corpora,
        pairs,
        byBound);
  }

  private static void archived(Source source, int articles, int corpora, String name)
      throws IOException {
    int byQ = 0;
    int byBound = 0;
    for (int seed = 1; seed <= corpora; seed++) {
      NamesInArticles made = source.random(articles, new Random(seed));
      Path folder = Files.createTempDirectory("levels");
      made.write(folder);
      try (Archive archive = Archive.open(folder)) {
        CooccurrenceTable table =
            archive.cooccurrences(question().maximumQ(1).limit(Integer.MAX_VALUE).build());
        boolean passes = false;
        boolean isSure = false;
        for (CooccurrenceTable.Row row : table) {
          passes |= row.excess().orElseThrow().qValue() <= .05;
          isSure |= row.score() > 0 && table.rankedBy().equals(Excess.BOUND);
        }
        byQ += passes ? 1 : 0;
        byBound += isSure ? 1 : 0;
      }
      delete(folder);
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d articles, archives: any q <= .05 in %d of %d, any lower bound above 0 in %d%n",
        name,
        articles,
        byQ,
        corpora,
        byBound);
  }

  private static void compared(NamesInArticles.Shape shape, int articles, int corpora, String name)
      throws IOException {
    int[] passing = new int[4];
    for (int seed = 1; seed <= corpora; seed++) {
      boolean[] passes = compared(shape.random(articles, 3, new Random(seed)));
      for (int i = 0; i < passing.length; i++) {
        passing[i] += passes[i] ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d articles, half of them three times as long: pairs, any q <= .05 in %d of %d, any bound"
            + " beyond 0 in %d; entities, %d and %d%n",
        name,
        articles,
        passing[0],
        corpora,
        passing[1],
        passing[2],
        passing[3]);
  }

  /** Whether any pair passes, any has a bound beyond 0, any entity passes, any has. */
  static boolean[] compared(NamesInArticles made) throws IOException {
    Path folder = Files.createTempDirectory("levels");
    made.write(folder);
    boolean[] passes = new boolean[4];
    try (Archive archive = Archive.open(folder)) {
      CooccurrenceQuery query =
          question().scope(Query.parse("source:First")).limit(Integer.MAX_VALUE).build();
      for (boolean pairs : new boolean[] {true, false}) {
        ComparisonTable table =
            pairs ? archive.compare(query, Query.all()) : archive.keyEntities(query, Query.all());
        for (ComparisonTable.Row row : table) {
          passes[pairs ? 0 : 2] |= row.excess().orElseThrow().qValue() <= .05;
          passes[pairs ? 1 : 3] |= pairs ? row.score() != 0 : row.score() > 0;
        }
      }
    }
    delete(folder);
    return passes;
  }

  private static CooccurrenceQuery.Builder question() {
    return CooccurrenceQuery.builder().copies(Copies.PUBLISHED).minimumCount(MINIMUM);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void planted(Source source, int articles, int corpora, String name) {
    long[] passing = new long[LEVELS.length];
    long[] right = new long[LEVELS.length];
    long sure = 0;
    long rightlySure = 0;
    for (int seed = 1; seed <= corpora; seed++) {
      Random random = new Random(seed);
      Set<Long> planted = new HashSet<>();
      Found found = found(plant(source.random(articles, random), planted, random));
      for (int i = 0; i < LEVELS.length; i++) {
        passing[i] += found.passing(LEVELS[i]);
        right[i] += found.of(planted, found.passing(LEVELS[i]));
      }
      sure += found.sure();
      rightlySure += found.of(planted, found.sure());
    }
    System.out.printf(Locale.ROOT, "%s, %d articles, %d corpora%n", name, articles, corpora);
    for (int i = 0; i < LEVELS.length; i++) {
      System.out.printf(
          Locale.ROOT,
          "  q <= %.2f: %d pairs, %d of %d planted, false share %.4f%n",
          LEVELS[i],
          passing[i],
          right[i],
          (long) PLANTED * corpora,
          1 - right[i] / (double) Math.max(1, passing[i]));
    }
    System.out.printf(
        Locale.ROOT, "  lower bound above 0: %d pairs, %d false%n", sure, sure - rightlySure);
  }

  /** Articles of two names, every tenth a round-up of 30; 144 more have twelve pairs. */
  private static void hidden(int corpora) {
    for (int seed = 1; seed <= corpora; seed++) {
      NamesInArticles made = NamesInArticles.Shape.ROUND_UPS.random(2000, new Random(seed));
      int[][] all = Arrays.copyOf(made.articles, 2144);
      Set<Long> planted = new HashSet<>();
      for (int i = 2000; i < all.length; i++) {
        int one = made.names + 2 * (i % 12);
        all[i] = new int[] {one, one + 1};
        planted.add((long) one << 32 | one + 1);
      }
      Found found = found(made.with(all, 24));
      System.out.printf(
          Locale.ROOT,
          "seed %d: q <= .05 for %d pairs, of which %d of 12 planted; bound above 0 for %d, of"
              + " which %d%n",
          seed,
          found.passing(.05),
          found.of(planted, found.passing(.05)),
          found.sure(),
          found.of(planted, found.sure()));
    }
  }

  /**
   * Pairs that were seen together and pass at the mildest level, those of the least p-value first.
   *
   * @param pairs each as two names
   * @param qValues of each
   * @param sure how many have a lower bound above 0
   */
  record Found(long[] pairs, double[] qValues, int sure) {
    int passing(double level) {
      int passing = 0;
      while (passing < qValues.length && qValues[passing] <= level) {
        passing++;
      }
      return passing;
    }

    /** How many of the first are planted ones. */
    int of(Set<Long> planted, int first) {
      return (int) Arrays.stream(pairs).limit(first).filter(planted::contains).count();
    }
  }

  static Found found(NamesInArticles made) {
    ChanceModel model = made.model();
    NullPairs nulls = made.nulls(model, MINIMUM);
    List<Tested> tested = tested(made, model);
    double bound = Math.min(.025, nulls.bound(.025));
    long rank = tested.stream().mapToLong(Tested::pairs).sum();
    long sure = 0;
    double least = 1;
    Map<NamesInArticles.Kind, Passing> passing = new HashMap<>();
    for (Tested alike : tested.reversed()) {
      least = Math.min(least, nulls.reaching(alike.p()) / rank);
      double q = Math.max(least, alike.p());
      if (q <= LEVELS[LEVELS.length - 1]) {
        passing.put(alike.kind(), new Passing(alike.p(), q));
      }
      sure += alike.p() <= bound ? alike.pairs() : 0;
      rank -= alike.pairs();
    }
    List<Map.Entry<Long, Passing>> pairs = new ArrayList<>();
    int[] counts = made.counts();
    made.forEachPair(
        MINIMUM,
        (one, other, both) -> {
          Passing passes = passing.get(made.kind(counts, one, other, both));
          if (passes != null) {
            pairs.add(Map.entry((long) one << 32 | other, passes));
          }
        });
    pairs.sort(Comparator.comparingDouble(pair -> pair.getValue().p()));
    return new Found(
        pairs.stream().mapToLong(Map.Entry::getKey).toArray(),
        pairs.stream().mapToDouble(pair -> pair.getValue().q()).toArray(),
        Math.toIntExact(sure));
  }

  /** The p-values of all pairs seen together, the least first. */
  static List<Tested> tested(NamesInArticles made, ChanceModel model) {
    List<Tested> tested = new ArrayList<>();
    made.kinds(MINIMUM)
        .forEach((kind, pairs) -> tested.add(new Tested(kind, kind.p(model), pairs)));
    tested.sort(Comparator.comparingDouble(Tested::p));
    return tested;
  }

  /** Pairs that are alike. */
  record Tested(NamesInArticles.Kind kind, double p, long pairs) {}

  private record Passing(double p, double q) {}

  /**
   * Puts pairs of new names in the place of others, in 3 to 8 articles together and in up to 4
   * alone, so that articles keep their size.
   */
  private static NamesInArticles plant(NamesInArticles made, Set<Long> planted, Random random) {
    int[][] articles = new int[made.articles.length][];
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < articles.length; i++) {
      articles[i] = made.articles[i].clone();
      for (int j = 0; j < articles[i].length; j++) {
        places.add(i);
      }
    }
    for (int pair = 0; pair < PLANTED; pair++) {
      int one = made.names + 2 * pair;
      planted.add((long) one << 32 | one + 1);
      int together = 3 + pair % 6;
      int alone = 2 * (pair % 5);
      for (int i = 0; i < together + alone; ) {
        int[] article = articles[places.get(random.nextInt(places.size()))];
        boolean both = i < together;
        if (has(article, one) || has(article, one + 1) || both && article.length < 2) {
          continue;
        }
        put(article, both || i % 2 == 0 ? one : one + 1, made.names, random);
        if (both) {
          put(article, one + 1, made.names, random);
        }
        i++;
      }
    }
    return made.with(articles, 2 * PLANTED);
  }

  private static boolean has(int[] article, int name) {
    for (int other : article) {
      if (other == name) {
        return true;
      }
    }
    return false;
  }

  /** In the place of a name that was there before, if there is one. */
  private static void put(int[] article, int name, int names, Random random) {
    int place = random.nextInt(article.length);
    for (int i = 0; i < article.length && article[place] >= names; i++) {
      place = (place + 1) % article.length;
    }
    article[place] = name;
  }
}
