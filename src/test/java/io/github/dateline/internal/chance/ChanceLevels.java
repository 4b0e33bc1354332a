package io.github.dateline.internal.chance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Prints how many corpora without any link have a pair that passes, and which share of the pairs
 * that pass is false where some pairs are planted: the long run of what {@link ChanceModelTest}
 * samples. Arguments: the number of articles, and how many corpora of each shape.
 */
final class ChanceLevels {
  private static final int MINIMUM = 3;
  private static final int PLANTED = 300;

  private ChanceLevels() {}

  public static void main(String[] args) {
    int articles = Integer.parseInt(args[0]);
    int corpora = Integer.parseInt(args[1]);
    for (NamesInArticles.Shape shape : NamesInArticles.Shape.values()) {
      int wrong = 0;
      double[] levels = {.01, .05, .2};
      long[] found = new long[levels.length];
      long[] right = new long[levels.length];
      for (int seed = 1; seed <= corpora; seed++) {
        Random random = new Random(seed);
        NamesInArticles made = shape.random(articles, random);
        wrong += found(made, .05).isEmpty() ? 0 : 1;
        Set<Long> planted = new HashSet<>();
        NamesInArticles linked = plant(made, planted, random);
        for (int i = 0; i < levels.length; i++) {
          Set<Long> passing = found(linked, levels[i]);
          found[i] += passing.size();
          passing.retainAll(planted);
          right[i] += passing.size();
        }
      }
      System.out.printf(Locale.ROOT, "%s: any pair passes in %d of %d%n", shape, wrong, corpora);
      for (int i = 0; i < levels.length; i++) {
        System.out.printf(
            Locale.ROOT,
            "  q <= %.2f: %d pairs, %d of %d planted, false share %.4f%n",
            levels[i],
            found[i],
            right[i],
            (long) PLANTED * corpora,
            1 - right[i] / (double) Math.max(1, found[i]));
      }
    }
  }

  /** The pairs with at most that q. */
  static Set<Long> found(NamesInArticles made, double level) {
    ChanceModel model = made.model();
    NullPairs nulls = made.nulls(model, MINIMUM);
    int[] counts = made.counts();
    Map<Long, Integer> pairs = made.pairs(MINIMUM);
    List<Tested> tested = new ArrayList<>();
    pairs.forEach((pair, both) -> {
      PairChance chance = model.of(0, counts[(int) (pair >>> 32)], 0, counts[(int) (long) pair]);
      tested.add(new Tested(pair, chance.atLeast(both)));
    });
    tested.sort(Comparator.comparingDouble(Tested::p));
    int passing = 0;
    for (int i = 0; i < tested.size(); i++) {
      passing = nulls.reaching(tested.get(i).p()) / (i + 1) <= level ? i + 1 : passing;
    }
    Set<Long> found = new HashSet<>();
    tested.subList(0, passing).forEach(one -> found.add(one.pair()));
    return found;
  }

  private record Tested(long pair, double p) {}

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
    return new NamesInArticles(articles, made.names + 2 * PLANTED);
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
