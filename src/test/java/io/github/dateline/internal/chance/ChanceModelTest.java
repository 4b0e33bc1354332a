package io.github.dateline.internal.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.Seeds;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChanceModelTest {
  /** The reference values of the R package backbone 2.1.3. */
  @Test
  void chancesAreThoseOfTheConfigurationModel() {
    GroupFit fit =
        new GroupFit(
            new double[] {1, 2}, new double[] {2, 1}, new double[] {1, 2}, new double[] {2, 1});
    assertThat(fit.name(1).chances).containsExactly(new double[] {.216, .568}, within(.0005));
    assertThat(fit.name(2).chances).containsExactly(new double[] {.568, .863}, within(.0005));
  }

  /** What is expected of all pairs is what there is, for articles of each size and altogether. */
  @ParameterizedTest
  @EnumSource
  void allPairsTogetherAreExpectedAsOftenAsTheyAre(NamesInArticles.Shape shape) {
    Seeds.times(
        3,
        random -> {
          NamesInArticles made = shape.random(400 + random.nextInt(600), random);
          double pairs =
              Arrays.stream(made.articles).mapToDouble(a -> a.length * (a.length - 1) / 2.0).sum();
          assertThat(expectedOfAll(made) / pairs).isEqualTo(1, within(.001));
        });
  }

  /** How many articles have so many names. */
  private static TreeMap<Integer, Long> sizes(NamesInArticles made) {
    TreeMap<Integer, Long> sizes = new TreeMap<>();
    for (int[] article : made.articles) {
      sizes.merge(article.length, 1L, Long::sum);
    }
    return sizes;
  }

  private static GroupFit fit(TreeMap<Integer, Long> sizes, Map<Long, Long> names) {
    return new GroupFit(
        sizes.keySet().stream().mapToDouble(size -> size).toArray(),
        sizes.values().stream().mapToDouble(articles -> articles).toArray(),
        names.keySet().stream().mapToDouble(count -> count).toArray(),
        names.values().stream().mapToDouble(number -> number).toArray());
  }

  /** The same for the articles of each size alone. */
  @ParameterizedTest
  @EnumSource
  void pairsAreExpectedInArticlesOfTheirSize(NamesInArticles.Shape shape) {
    Seeds.times(
        2,
        random -> {
          NamesInArticles made = shape.random(400 + random.nextInt(600), random);
          TreeMap<Integer, Long> sizes = sizes(made);
          Map<Long, Long> names = made.namesByCount(0, 1);
          GroupFit fit = fit(sizes, names);
          int size = 0;
          for (int room : sizes.keySet()) {
            double expected = 0;
            for (Map.Entry<Long, Long> one : names.entrySet()) {
              GroupFit.Name a = fit.name(one.getKey());
              for (Map.Entry<Long, Long> other : names.entrySet()) {
                GroupFit.Name b = fit.name(other.getKey());
                double pairs =
                    one.getKey().equals(other.getKey())
                        ? one.getValue() * (one.getValue() - 1.0)
                        : (double) one.getValue() * other.getValue();
                expected +=
                    pairs
                        / 2
                        * a.chances[size]
                        * b.chances[size]
                        * (1 - a.inArticle[size] * b.inArticle[size]);
              }
            }
            double pairs = room * (room - 1) / 2.0;
            assertThat(expected).isEqualTo(pairs, within(.001 * pairs + 1e-6));
            size++;
          }
        });
  }

  /** An article of one name has no pair, and all pairs of the others are in the others. */
  @Test
  void shortArticlesTakeNoPairsFromLongOnes() {
    for (int size = 2; size < 40; size += 7) {
      int[][] articles = new int[300][];
      Random random = new Random(size);
      for (int i = 0; i < articles.length; i++) {
        int names = i % 10 == 0 ? size : 1;
        articles[i] = random.ints(0, 90).distinct().limit(names).toArray();
      }
      assertThat(expectedOfAll(new NamesInArticles(articles, 90)))
          .isEqualTo(30 * size * (size - 1) / 2.0, within(size * size * .015));
    }
  }

  /** Even where one name is in most of the articles. */
  @Test
  void articlesOfOneNameHaveNoPair() {
    int[][] articles = {{0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}, {1}, {2}};
    assertThat(expectedOfAll(new NamesInArticles(articles, 3))).isEqualTo(0, within(1e-8));
  }

  private static double expectedOfAll(NamesInArticles made) {
    ChanceModel model = made.model();
    double[] sum = new double[1];
    made.forEachPairClass(
        1, (a, one, b, other, pairs) -> sum[0] += pairs * model.of(a, one, b, other).expected());
    return sum[0];
  }

  /** Mean and spread of shuffles, for pairs of the most frequent names. */
  @ParameterizedTest
  @EnumSource
  void countsAreDistributedAsInShuffledArticles(NamesInArticles.Shape shape) {
    int shuffles = 2000;
    Random random = new Random(17);
    NamesInArticles made = shape.random(300, random);
    int[] counts = made.counts();
    int[] frequent =
        IntStream.range(0, made.names)
            .boxed()
            .sorted((a, b) -> counts[b] - counts[a])
            .limit(12)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] place = new int[made.names];
    for (int i = 0; i < frequent.length; i++) {
      place[frequent[i]] = i + 1;
    }
    double[][] sums = new double[frequent.length + 1][frequent.length + 1];
    double[][] squares = new double[frequent.length + 1][frequent.length + 1];
    NamesInArticles shuffled = made.shuffled(20 * made.articles.length, random);
    for (int i = 0; i < shuffles; i++) {
      shuffled = shuffled.shuffled(5 * made.articles.length, random);
      int[][] both = new int[frequent.length + 1][frequent.length + 1];
      for (int[] article : shuffled.articles) {
        for (int one : article) {
          for (int other : article) {
            both[place[one]][place[other]]++;
          }
        }
      }
      for (int a = 1; a <= frequent.length; a++) {
        for (int b = 1; b < a; b++) {
          sums[a][b] += both[a][b];
          squares[a][b] += (double) both[a][b] * both[a][b];
        }
      }
    }
    ChanceModel model = made.model();
    double[] ofVariances = new double[2];
    for (int a = 1; a <= frequent.length; a++) {
      for (int b = 1; b < a; b++) {
        double mean = sums[a][b] / shuffles;
        double variance = squares[a][b] / shuffles - mean * mean;
        PairChance chance = model.of(0, counts[frequent[a - 1]], 0, counts[frequent[b - 1]]);
        assertThat(chance.expected())
            .isEqualTo(mean, within(5 * Math.sqrt(variance / shuffles) + .004 * mean));
        double expectedVariance = 0;
        for (int k = 0; k <= made.articles.length; k++) {
          expectedVariance +=
              (chance.atLeast(k) - chance.atLeast(k + 1))
                  * (k - chance.expected())
                  * (k - chance.expected());
        }
        ofVariances[0] += variance;
        ofVariances[1] += expectedVariance;
      }
    }
    // The variance of names that are in most of the articles is too great rather than too small.
    double most = shape == NamesInArticles.Shape.HEAVY ? 1.2 : 1.05;
    assertThat(ofVariances[1] / ofVariances[0]).isBetween(.95, most);
  }

  /** Where articles are equally long and names are many, chance is that of Fisher's test. */
  @Test
  void equalArticlesGiveFishersTest() {
    Seeds.times(
        20,
        random -> {
          int articles = 50 + random.nextInt(2000);
          Map<Long, Long> names = new TreeMap<>();
          long left = articles * 40L;
          while (left > 0) {
            long count = Math.min(left, 2 + random.nextInt(articles / 4));
            names.merge(count, 1L, Long::sum);
            left -= count;
          }
          // Two groups: the names of one do not compete with those of the other.
          ChanceModel model =
              new ChanceModel(
                  Sizes.of(Map.of(List.of(40, 40), (long) articles)), List.of(names, names));
          for (int i = 0; i < 20; i++) {
            long first = 2 + random.nextInt(articles / 4);
            long second = 2 + random.nextInt(articles / 4);
            long both = 1 + random.nextInt((int) Math.min(first, second));
            double p =
                FisherExact.p(
                    new Contingency(both, first, second, articles), FisherExact.Tail.GREATER);
            assertThat(model.of(0, first, 1, second).atLeast(both))
                .isEqualTo(p, within(p * 1e-5 + 1e-300));
          }
        });
  }

  /** Where articles are equally long, a name falls into some of them as in Fisher's test. */
  @Test
  void partsOfEqualArticlesGiveFishersTest() {
    Seeds.times(
        20,
        random -> {
          int articles = 50 + random.nextInt(500);
          int here = 1 + random.nextInt(articles - 1);
          ChanceModel model =
              new ChanceModel(
                  Sizes.of(Map.of(List.of(20), (long) articles)),
                  List.of(Map.of((long) articles / 5, 100L)));
          ChanceModel.Part part = model.part(Sizes.of(Map.of(List.of(20), (long) here)));
          for (int i = 0; i < 20; i++) {
            int count = 2 + random.nextInt(articles / 2);
            int least = Math.max(0, here + count - articles);
            int both = least + random.nextInt(Math.min(count, here) - least + 1);
            double p =
                FisherExact.p(
                    new Contingency(both, here, count, articles), FisherExact.Tail.GREATER);
            assertThat(part.of(0, count).atLeast(both)).isEqualTo(p, within(p * 1e-5 + 1e-9));
          }
        });
  }

  /** In how many of the first half of the articles names are, which are three times as long. */
  @ParameterizedTest
  @EnumSource
  void namesFallIntoPartsAsInShuffledArticles(NamesInArticles.Shape shape) {
    int shuffles = 1000;
    Random random = new Random(18);
    NamesInArticles made = shape.random(300, 3, random);
    int[] counts = made.counts();
    double[] sums = new double[made.names];
    double[] squares = new double[made.names];
    NamesInArticles shuffled = made.shuffled(20 * made.articles.length, random);
    for (int i = 0; i < shuffles; i++) {
      shuffled = shuffled.shuffled(5 * made.articles.length, random);
      int[] found = new int[made.names];
      for (int article = 0; article < 150; article++) {
        for (int name : shuffled.articles[article]) {
          found[name]++;
        }
      }
      for (int name = 0; name < made.names; name++) {
        sums[name] += found[name];
        squares[name] += (double) found[name] * found[name];
      }
    }
    ChanceModel model = made.model();
    ChanceModel.Part part = model.part(made.sizes(Arrays.copyOf(made.articles, 150)));
    ChanceModel.Part rest =
        model.part(made.sizes(Arrays.copyOfRange(made.articles, 150, made.articles.length)));
    double all = 0;
    double variances = 0;
    double expectedVariances = 0;
    for (int name = 0; name < made.names; name++) {
      if (counts[name] == 0) {
        continue;
      }
      PairChance chance = part.of(0, counts[name]);
      double mean = sums[name] / shuffles;
      double variance = squares[name] / shuffles - mean * mean;
      assertThat(chance.expected())
          .isEqualTo(mean, within(5 * Math.sqrt(variance / shuffles) + .005 * mean + .01));
      assertThat(chance.expected() + rest.of(0, counts[name]).expected())
          .isEqualTo(counts[name], within(1e-6 * counts[name]));
      all += chance.expected();
      variances += variance;
      for (int k = 0; k <= counts[name]; k++) {
        expectedVariances +=
            (chance.atLeast(k) - chance.atLeast(k + 1)) * Math.pow(k - chance.expected(), 2);
      }
    }
    double mentions = Arrays.stream(made.articles).limit(150).mapToDouble(a -> a.length).sum();
    assertThat(all / mentions).isEqualTo(1, within(.001));
    assertThat(expectedVariances / variances).isBetween(.95, 1.1);
  }

  /** What a name's fixed number of articles takes away leaves all sums over articles exact. */
  @ParameterizedTest
  @EnumSource
  void whatAFixedSumTakesAwayAddsUp(NamesInArticles.Shape shape) {
    Seeds.times(
        3,
        random -> {
          NamesInArticles made = shape.random(200 + random.nextInt(600), random);
          Map<Long, Long> names = made.namesByCount(0, 1);
          GroupFit fit = fit(sizes(made), names);
          double[] articles = fit.articles;
          for (long count : names.keySet()) {
            GroupFit.Name name = fit.name(count);
            double sum = 0;
            for (int i = 0; i < articles.length; i++) {
              sum += articles[i] * name.ofName[i] * name.chances[i];
            }
            for (int i = 0; i < articles.length; i++) {
              double part = name.ofName[i] * name.chances[i];
              double variance = name.chances[i] * (1 - name.chances[i]);
              assertThat(part * (sum - part)).isEqualTo(variance, within(1e-9));
            }
          }
        });
  }

  /** Of 2 n names, n in each of two articles, two are in the same with (n - 1) / (2 n - 1). */
  @Test
  void namesOfTwoArticlesMeetAsOftenAsCombinationsSay() {
    for (int n = 2; n < 80; n++) {
      ChanceModel model =
          new ChanceModel(
              SizeCounts.of(Map.of(SizeCounts.size(n), 2L)), List.of(Map.of(1L, 2L * n)));
      assertThat(model.of(0, 1, 0, 1).expected()).isEqualTo((n - 1.0) / (2 * n - 1), within(1e-9));
    }
  }

  /** Names of one group compete for the places in an article. */
  @Test
  void namesOfOneGroupMeetLessOftenThanThoseOfTwo() {
    Map<Long, Long> names = Map.of(10L, 30L);
    Map<List<Integer>, Long> sizes = new HashMap<>(Map.of(List.of(3, 3), 100L));
    ChanceModel model = new ChanceModel(Sizes.of(sizes), List.of(names, names));
    assertThat(model.of(0, 10, 1, 10).expected()).isEqualTo(1, within(1e-9));
    // 100 articles with 3 pairs each, among 435 pairs.
    assertThat(model.of(0, 10, 0, 10).expected()).isEqualTo(300 / 435.0, within(1e-9));
  }

  /** The bound of a pair is above 0 just where its p-value is small enough; in tiny corpora too. */
  @Test
  void boundsAgreeWithThePValue() {
    Seeds.times(
        60,
        random -> {
          boolean isTiny = random.nextInt(3) > 0;
          NamesInArticles made =
              isTiny
                  ? NamesInArticles.Shape.ZIPF.random(8 + random.nextInt(20), random)
                  : NamesInArticles.Shape.ROUND_UPS.random(500, random);
          ChanceModel model = made.model();
          double error = Math.pow(10, -1.6 - (isTiny ? 0 : 12 * random.nextDouble()));
          int[] counts = Arrays.stream(made.counts()).filter(count -> count > 0).toArray();
          for (int i = 0; i < 50; i++) {
            int first = counts[random.nextInt(counts.length)];
            int second = counts[random.nextInt(counts.length)];
            PairChance chance = model.of(0, first, 0, second);
            long both = 1 + random.nextInt(Math.min(first, second));
            double lower = chance.lower(both, error);
            assertThat(lower > 1).isEqualTo(chance.atLeast(both) <= error);
            assertThat(chance.upper(both, error)).isGreaterThanOrEqualTo(lower);
            assertThat(chance.expected()).isPositive();
          }
        });
  }

  /** Articles without any link: how many have a pair that passes for sure. */
  @ParameterizedTest
  @EnumSource
  void fewCorporaWithoutLinksHaveAPairThatPasses(NamesInArticles.Shape shape) {
    int corpora = 40;
    int wrong = 0;
    for (int seed = 1; seed <= corpora; seed++) {
      wrong += ChanceLevels.found(shape.random(600, new Random(seed))).passing(.05) > 0 ? 1 : 0;
    }
    // With a chance of .05 each, 7 or more come about once in 290 times.
    assertThat(wrong).isLessThanOrEqualTo(6);
  }

  /** Two sets without a difference, the articles of one three times as long. */
  @ParameterizedTest
  @EnumSource
  void longerArticlesMakeNothingEmerge(NamesInArticles.Shape shape) throws Exception {
    int corpora = 8;
    int[] wrong = new int[4];
    for (int seed = 1; seed <= corpora; seed++) {
      boolean[] passes = ChanceLevels.compared(shape.random(300, 3, new Random(seed)));
      for (int i = 0; i < wrong.length; i++) {
        wrong[i] += passes[i] ? 1 : 0;
      }
    }
    // With a chance of .05 each, 4 or more come about once in 2,700 times.
    assertThat(Arrays.stream(wrong).max().orElseThrow()).isLessThanOrEqualTo(3);
  }
}
