package io.github.dateline.internal.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Articles of names of one group, as numbers: random ones that nothing joins, and shuffles that
 * keep how many names each article has and in how many articles each name is.
 */
final class NamesInArticles {
  final int[][] articles;
  final int names;

  NamesInArticles(int[][] articles, int names) {
    this.articles = articles;
    this.names = names;
  }

  /** How articles and names are made. */
  enum Shape {
    EQUAL,
    ROUND_UPS,
    LOG_NORMAL,
    ZIPF;

    NamesInArticles random(int articles, Random random) {
      return switch (this) {
        case EQUAL -> draw(articles, i -> 4, articles / 3, name -> 1, random);
        case ROUND_UPS -> draw(articles, i -> i % 10 == 0 ? 30 : 2, 200, name -> 1, random);
        case LOG_NORMAL ->
            draw(
                articles,
                i -> (int) Math.max(1, Math.round(Math.exp(1.4 + 0.8 * random.nextGaussian()))),
                articles / 2,
                name -> Math.exp(random.nextGaussian()),
                random);
        case ZIPF ->
            draw(
                articles,
                i -> (int) Math.max(1, Math.round(Math.exp(1.2 + 0.9 * random.nextGaussian()))),
                articles,
                name -> 1.0 / (name + 2),
                random);
      };
    }
  }

  /** How often a name is drawn. */
  private interface Weight {
    double of(int name);
  }

  private static NamesInArticles draw(
      int articles, IntUnaryOperator sizes, int names, Weight weight, Random random) {
    double[] sums = new double[names];
    double sum = 0;
    for (int name = 0; name < names; name++) {
      sum += weight.of(name);
      sums[name] = sum;
    }
    int[][] drawn = new int[articles][];
    for (int i = 0; i < articles; i++) {
      int size = Math.min(names / 3, sizes.applyAsInt(i));
      boolean[] present = new boolean[names];
      int[] article = new int[size];
      for (int j = 0; j < size; ) {
        int place = Arrays.binarySearch(sums, random.nextDouble() * sum);
        int name = Math.min(names - 1, place < 0 ? -place - 1 : place);
        if (!present[name]) {
          present[name] = true;
          article[j++] = name;
        }
      }
      drawn[i] = article;
    }
    return new NamesInArticles(drawn, names);
  }

  /**
   * So many trades between two articles each: what only one of them has is dealt out anew. After
   * Strona and others 2014, doi:10.1038/ncomms5114.
   */
  NamesInArticles shuffled(int trades, Random random) {
    int[][] shuffled = articles.clone();
    byte[] in = new byte[names];
    for (int trade = 0; trade < trades; trade++) {
      int i = random.nextInt(shuffled.length);
      int j = random.nextInt(shuffled.length);
      if (i == j) {
        continue;
      }
      int[] one = shuffled[i];
      int[] other = shuffled[j];
      for (int name : one) {
        in[name] = 1;
      }
      List<Integer> pool = new ArrayList<>();
      List<Integer> both = new ArrayList<>();
      for (int name : other) {
        if (in[name] == 1) {
          in[name] = 2;
          both.add(name);
        } else {
          pool.add(name);
        }
      }
      for (int name : one) {
        if (in[name] == 1) {
          pool.add(name);
        }
        in[name] = 0;
      }
      Collections.shuffle(pool, random);
      shuffled[i] = dealt(both, pool.subList(0, one.length - both.size()));
      shuffled[j] = dealt(both, pool.subList(one.length - both.size(), pool.size()));
    }
    return new NamesInArticles(shuffled, names);
  }

  private static int[] dealt(List<Integer> both, List<Integer> own) {
    List<Integer> all = new ArrayList<>(both);
    all.addAll(own);
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  /** In how many articles each name is. */
  int[] counts() {
    int[] counts = new int[names];
    for (int[] article : articles) {
      for (int name : article) {
        counts[name]++;
      }
    }
    return counts;
  }

  /** How many articles each two names have together, both in at least so many. */
  Map<Long, Integer> pairs(int minimum) {
    int[] counts = counts();
    Map<Long, Integer> pairs = new HashMap<>();
    for (int[] article : articles) {
      for (int one : article) {
        for (int other : article) {
          if (one < other && counts[one] >= minimum && counts[other] >= minimum) {
            pairs.merge((long) one << 32 | other, 1, Integer::sum);
          }
        }
      }
    }
    return pairs;
  }

  ChanceModel model() {
    Map<List<Integer>, Long> sizes = new HashMap<>();
    for (int[] article : articles) {
      sizes.merge(List.of(article.length), 1L, Long::sum);
    }
    return new ChanceModel(sizes, List.of(namesByCount(1)));
  }

  /** How many names are in so many articles, from a minimum on. */
  Map<Long, Long> namesByCount(int minimum) {
    Map<Long, Long> names = new TreeMap<>();
    for (int count : counts()) {
      if (count >= minimum) {
        names.merge((long) count, 1L, Long::sum);
      }
    }
    return names;
  }

  /** What all pairs of names, both in at least so many articles, reach by chance. */
  NullPairs nulls(ChanceModel model, int minimum) {
    NullPairs nulls = new NullPairs();
    Map<Long, Long> names = namesByCount(minimum);
    names.forEach((one, ones) ->
        names.forEach((other, others) -> {
          double pairs = one.equals(other) ? ones * (ones - 1) / 2.0 : (double) ones * others;
          if (one <= other && pairs > 0) {
            nulls.add(model.of(0, one, 0, other), pairs);
          }
        }));
    nulls.finish();
    return nulls;
  }
}
