package io.github.dateline.internal.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What chance alone brings in a scope: how often two names are in one article if nothing joins
 * them, but each article keeps how many names of each group it has, and each name in how many
 * articles it is.
 *
 * <p>Names of one group compete for the places in an article, those of two groups do not. All that
 * matters of a name is its group and its number of articles. Thread-safe.
 */
public final class ChanceModel {
  /** Articles with up to so many names are a class for each number. */
  private static final int MAX_EXACT_SIZE = 16;

  /** Names in up to so many articles are a class for each number. */
  private static final int MAX_EXACT_COUNT = 64;

  /** How much wider the classes become beyond. */
  private static final double SIZE_WIDTH = 1.04;

  private static final double COUNT_WIDTH = 1.02;

  /**
   * Where fixed sums take away more than this leaves, of what two names would have together in
   * articles that have room for both, the margins hardly leave a choice.
   */
  private static final double LEAST_LEFT = .05;

  /** Names in fewer articles are found without a map. */
  private static final int FEW_ARTICLES = 1 << 10;

  private final List<GroupFit> fits = new ArrayList<>();
  private final List<Map<Long, GroupFit.Name>> names = new ArrayList<>();

  /**
   * Names in few articles, by their number; threads that find one at the same time find the same.
   */
  private final List<GroupFit.@Nullable Name[]> rare = new ArrayList<>();

  /** For each group: the class of an article with so many of its names. */
  private final List<int[]> bySize = new ArrayList<>();

  /** For each two groups, the lesser first. */
  private final JointCounts[][] joint;

  /**
   * Fits the model.
   *
   * @param sizes how many articles have so many names of each group
   * @param counts for each group: how many names are in so many articles
   */
  public ChanceModel(SizeCounts sizes, List<Map<Long, Long>> counts) {
    int groups = counts.size();
    for (int group = 0; group < groups; group++) {
      long[] articles = sizes.ofGroup(group);
      TreeMap<Long, Long> ofGroup = new TreeMap<>();
      for (int names = 1; names < articles.length; names++) {
        if (articles[names] > 0) {
          ofGroup.put((long) names, articles[names]);
        }
      }
      Classes classes = new Classes(ofGroup, MAX_EXACT_SIZE, SIZE_WIDTH);
      Classes ofNames = new Classes(new TreeMap<>(counts.get(group)), MAX_EXACT_COUNT, COUNT_WIDTH);
      bySize.add(classes.ofNumbers(articles.length));
      fits.add(new GroupFit(classes.means, classes.weights, ofNames.means, ofNames.weights));
      names.add(new ConcurrentHashMap<>());
      rare.add(new GroupFit.Name[FEW_ARTICLES]);
    }
    joint = new JointCounts[groups][groups];
    for (int first = 0; first < groups; first++) {
      for (int second = first + 1; second < groups; second++) {
        joint[first][second] = joint(sizes, first, second);
      }
    }
  }

  private JointCounts joint(SizeCounts sizes, int first, int second) {
    int[] ofFirst = bySize.get(first);
    int[] ofSecond = bySize.get(second);
    double[][] all = new double[fits.get(first).articles.length][fits.get(second).articles.length];
    for (int i = 0; i < sizes.length(); i++) {
      int one = sizes.names(i, first);
      int other = sizes.names(i, second);
      if (one > 0 && other > 0) {
        all[ofFirst[one]][ofSecond[other]] += sizes.articles(i);
      }
    }
    return new JointCounts(all);
  }

  /** Numbers in classes, of which each stands for its mean. */
  private static final class Classes {
    final double[] means;
    final double[] weights;
    private final TreeMap<Long, Integer> starts = new TreeMap<>();

    Classes(TreeMap<Long, Long> numbers, int exact, double width) {
      List<double[]> sums = new ArrayList<>();
      double end = 0;
      for (Map.Entry<Long, Long> entry : numbers.entrySet()) {
        long number = entry.getKey();
        double weight = entry.getValue();
        if (number > end) {
          starts.put(number, sums.size());
          sums.add(new double[2]);
          end = number <= exact ? number : number * width;
        }
        double[] last = sums.get(sums.size() - 1);
        last[0] += number * weight;
        last[1] += weight;
      }
      means = sums.stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
      weights = sums.stream().mapToDouble(sum -> sum[1]).toArray();
    }

    /** The class of each number below an end, 0 for those before the first. */
    int[] ofNumbers(int end) {
      int[] classes = new int[end];
      starts.forEach((start, number) -> Arrays.fill(classes, start.intValue(), end, number));
      return classes;
    }
  }

  /** A name by its group and number of articles. */
  private GroupFit.Name name(int group, long count) {
    if (count >= FEW_ARTICLES) {
      return names.get(group).computeIfAbsent(count, fits.get(group)::name);
    }
    GroupFit.Name known = rare.get(group)[(int) count];
    if (known == null) {
      known = fits.get(group).name(count);
      rare.get(group)[(int) count] = known;
    }
    return known;
  }

  /**
   * What chance brings two names.
   *
   * @param firstGroup the first's group
   * @param first in how many articles it is
   * @param secondGroup the second's group
   * @param second in how many articles it is
   */
  public PairChance of(int firstGroup, long first, int secondGroup, long second) {
    if (firstGroup > secondGroup || firstGroup == secondGroup && first > second) {
      return of(secondGroup, second, firstGroup, first);
    }
    GroupFit.Name a = name(firstGroup, first);
    GroupFit.Name b = name(secondGroup, second);
    Sums sums = new Sums();
    if (firstGroup == secondGroup) {
      double[] articles = fits.get(firstGroup).articles;
      for (int i = fits.get(firstGroup).firstWithTwo(); i < articles.length; i++) {
        sums.add(articles[i], Math.max(0, 1 - a.inArticle[i] * b.inArticle[i]), a, i, b, i);
      }
    } else {
      GroupFit.AcrossGroups across = a.acrossGroups(secondGroup, joint[firstGroup][secondGroup]);
      for (int j = 0; j < b.chances.length; j++) {
        sums.add(across, b, j);
      }
    }
    long most = Math.min(first, second);
    double least = LEAST_LEFT * sums.free;
    return sums.both < least
        ? PairChance.untold(least, most)
        : new PairChance(sums.both, sums.pairs(), most);
  }

  /**
   * Some of the articles.
   *
   * @param sizes how many of these have so many names of each group
   */
  public Part part(SizeCounts sizes) {
    List<double[]> articles = new ArrayList<>();
    for (int group = 0; group < fits.size(); group++) {
      double[] ofGroup = new double[fits.get(group).articles.length];
      long[] bySizes = sizes.ofGroup(group);
      for (int names = 1; names < bySizes.length; names++) {
        if (bySizes[names] > 0) {
          ofGroup[bySize.get(group)[names]] += bySizes[names];
        }
      }
      articles.add(ofGroup);
    }
    return new Part(articles);
  }

  /** Some of the articles, each with as many names as it has. */
  public final class Part {
    /** For each group, how many articles each class has. */
    private final List<double[]> articles;

    private Part(List<double[]> articles) {
      this.articles = articles;
    }

    /**
     * In how many of these a name is, of all the articles in which it is.
     *
     * @param group the name's group
     * @param count in how many of all articles it is
     */
    public PairChance of(int group, long count) {
      GroupFit.Name name = name(group, count);
      double[] these = articles.get(group);
      double mean = 0;
      double variance = 0;
      double all = 0;
      double parts = 0;
      for (int i = 0; i < these.length; i++) {
        double chance = name.chances[i];
        double part = chance * name.ofName[i];
        all += these[i];
        mean += these[i] * chance;
        parts += these[i] * part;
        variance += these[i] * (chance * (1 - chance) + part * part);
      }
      variance = Math.max(0, variance - parts * parts);
      long most = Math.min(count, Math.round(all));
      return most == 0
          ? PairChance.untold(0, 1)
          : new PairChance(mean, variance + mean * mean - mean, most);
    }
  }

  /**
   * How often chance brings two names together in some of the articles.
   *
   * @param sizes how many of them have so many names of each group
   * @param firstGroup the first's group
   * @param first in how many articles it is, of all
   * @param secondGroup the second's group
   * @param second in how many articles it is, of all
   */
  public double expected(
      SizeCounts sizes, int firstGroup, long first, int secondGroup, long second) {
    GroupFit.Name a = name(firstGroup, first);
    GroupFit.Name b = name(secondGroup, second);
    double expected = 0;
    for (int at = 0; at < sizes.length(); at++) {
      int ofFirst = sizes.names(at, firstGroup);
      int ofSecond = sizes.names(at, secondGroup);
      if (ofFirst > 0 && ofSecond > 0) {
        int i = bySize.get(firstGroup)[ofFirst];
        int j = bySize.get(secondGroup)[ofSecond];
        double share =
            firstGroup == secondGroup ? Math.max(0, 1 - a.inArticle[i] * b.inArticle[i]) : 1;
        expected += sizes.articles(at) * share * a.chances[i] * b.chances[j];
      }
    }
    return expected;
  }

  /** Sums over articles. */
  private static final class Sums {
    private double free;
    private double both;
    private double lessFirst;
    private double lessSecond;
    private double lessBoth;
    private double same;

    void add(double articles, double share, GroupFit.Name a, int i, GroupFit.Name b, int j) {
      free += articles * a.chances[i] * b.chances[j];
      double chance = share * a.chances[i] * b.chances[j];
      double ofFirst = a.ofName[i];
      double ofSecond = b.ofName[j];
      both += articles * chance;
      lessFirst += articles * chance * ofFirst;
      lessSecond += articles * chance * ofSecond;
      lessBoth += articles * chance * ofFirst * ofSecond;
      same += articles * chance * chance * (1 - ofFirst * ofFirst) * (1 - ofSecond * ofSecond);
    }

    /** The same in all articles of a class that have the first, of another group. */
    void add(GroupFit.AcrossGroups first, GroupFit.Name b, int j) {
      double chance = b.chances[j];
      double ofSecond = b.ofName[j];
      free += first.articles[j] * chance;
      both += first.articles[j] * chance;
      lessFirst += first.ofName[j] * chance;
      lessSecond += first.articles[j] * chance * ofSecond;
      lessBoth += first.ofName[j] * chance * ofSecond;
      same += first.squares[j] * chance * chance * (1 - ofSecond * ofSecond);
    }

    /** The mean of x (x - 1), x articles having both. */
    double pairs() {
      return Math.max(
          0,
          both * both
              - lessFirst * lessFirst
              - lessSecond * lessSecond
              + lessBoth * lessBoth
              - same);
    }
  }
}
