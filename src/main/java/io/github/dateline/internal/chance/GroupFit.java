package io.github.dateline.internal.chance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the names of one group (such as people) fall into articles if nothing joins them, but each
 * article has as many of them as it has, and each name as many articles.
 *
 * <p>The chance that an article holds a name is x y / (1 + x y), with a factor x for the name and y
 * for the article so that all margins hold: the maximum-entropy (configuration) model of Squartini
 * and Garlaschelli 2011, doi:10.1088/1367-2630/13/8/083001. Articles with as many names share y,
 * and names with as many articles share x, so that a million articles are some hundred numbers.
 *
 * <p>In that model margins hold on average only, and short articles get too many pairs: r² / 2
 * where there are r (r - 1) / 2. What a fixed sum takes away is put right by the fixed-point
 * approximation of Deville and Tillé 2005 (Variance approximation under balanced sampling): the
 * chance of two is p q - c d, with the c of each such that all sums over others are exact.
 */
final class GroupFit {
  private static final int MAX_SWEEPS = 300;
  private static final int MAX_STEPS = 60;
  private static final double TOLERANCE = 1e-10;
  private static final double LAST_MOVE = 1e-6;

  /**
   * A factor that moves less than this, on its logarithm, is left to the next sweep: about the
   * square of the move is left to go.
   */
  private static final double LAST_MOVE_OF_SWEEP = .03;

  /** Changes are summed as a series only where each is less than this share of the one before. */
  private static final double MAX_RATIO = .5;

  private static final double MAX_STEP = 3;
  private static final double HUGE = 1e40;
  private static final double MAX_DOMINANCE = 1e3;
  private static final double DOMINANCE_SLACK = 1e-9;

  /** The root of what rounding leaves of a difference that is none. */
  private static final double ALIKE = 1e-7;

  /** How many articles each class has. */
  final double[] articles;

  private final double[] sizes;
  private final double allArticles;
  private final double[] ofArticles;
  private final double[] counts;
  private final double[] ofNames;
  private final FixedSum[] ofPairs;

  /**
   * Fits the factors.
   *
   * @param sizes of each class of articles: how many names of the group they have, on average
   * @param articles of each class: how many articles
   * @param counts of each class of names: in how many articles they are, on average, ascending
   * @param names of each class: how many names
   */
  GroupFit(double[] sizes, double[] articles, double[] counts, double[] names) {
    this.sizes = sizes;
    this.articles = articles;
    allArticles = Arrays.stream(articles).sum();
    double allNames = Arrays.stream(names).sum();
    double mentions = Math.max(1, dot(sizes, articles));
    this.counts = counts;
    ofArticles = scaled(sizes, mentions);
    ofNames = scaled(counts, mentions);
    double[] before = new double[sizes.length];
    double[] moves = new double[sizes.length];
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      System.arraycopy(ofArticles, 0, before, 0, before.length);
      double change = solveAll(ofNames, counts, allArticles, ofArticles, articles);
      change = Math.max(change, solveAll(ofArticles, sizes, allNames, ofNames, names));
      if (change < TOLERANCE) {
        break;
      }
      extrapolate(before, moves);
    }
    ofPairs = new FixedSum[sizes.length];
    double[] variances = new double[counts.length];
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        variances[j] = variance(chance(ofNames[j], ofArticles[i]));
      }
      ofPairs[i] = FixedSum.of(variances, names);
    }
  }

  /** The first class of articles that have room for two names. */
  int firstWithTwo() {
    return sizes.length > 0 && sizes[0] < 2 ? 1 : 0;
  }

  /** A name by its number of articles: its chances in each class of articles. */
  static final class Name {
    /** The chance that an article holds it. */
    final double[] chances;

    /** What an article's fixed number of names takes away, as a share of the chance. */
    final double[] inArticle;

    /** What the name's fixed number of articles takes away, as a share of the chance. */
    final double[] ofName;

    /** By another group: what names of it meet; threads that find it at once find the same. */
    private @Nullable AcrossGroups[] acrossGroups = new AcrossGroups[0];

    private Name(int classes) {
      chances = new double[classes];
      inArticle = new double[classes];
      ofName = new double[classes];
    }

    /**
     * What a name of another group meets of this one.
     *
     * @param group the other group
     * @param joint how many articles are in a class of this group and one of the other
     */
    AcrossGroups acrossGroups(int group, JointCounts joint) {
      @Nullable AcrossGroups[] all = acrossGroups;
      AcrossGroups known = group < all.length ? all[group] : null;
      if (known == null) {
        known = new AcrossGroups(this, joint);
        all = Arrays.copyOf(all, Math.max(all.length, group + 1));
        all[group] = known;
        acrossGroups = all;
      }
      return known;
    }
  }

  /** A name in the classes that articles are in by another group: sums over articles. */
  static final class AcrossGroups {
    /** How many articles hold it. */
    final double[] articles;

    /** The same, times what its fixed number of articles takes away. */
    final double[] ofName;

    /** The sum of squares, less what its fixed number of articles takes away. */
    final double[] squares;

    private AcrossGroups(Name name, JointCounts joint) {
      articles = new double[joint.classes];
      ofName = new double[joint.classes];
      squares = new double[joint.classes];
      int at = 0;
      for (int i = 0; i < joint.ends.length; i++) {
        double chance = name.chances[i];
        double less = name.ofName[i];
        for (; at < joint.ends[i]; at++) {
          double number = joint.articles[at];
          articles[joint.second[at]] += number * chance;
          ofName[joint.second[at]] += number * chance * less;
          squares[joint.second[at]] += number * chance * chance * (1 - less * less);
        }
      }
    }
  }

  /** The name that is in so many articles. */
  Name name(long count) {
    Name name = new Name(sizes.length);
    double x = solve(start(count), count, allArticles, ofArticles, articles, LAST_MOVE);
    double[] variances = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      name.chances[i] = chance(x, ofArticles[i]);
      variances[i] = variance(name.chances[i]);
    }
    FixedSum own = FixedSum.of(variances, articles);
    for (int i = 0; i < sizes.length; i++) {
      if (name.chances[i] > 0) {
        name.inArticle[i] = ofPairs[i].part(variances[i]) / name.chances[i];
        name.ofName[i] = own.part(variances[i]) / name.chances[i];
      }
    }
    return name;
  }

  /** About the factor of a name: that of the class of names that are in about as many articles. */
  private double start(long count) {
    int above = Arrays.binarySearch(counts, count);
    int at = Math.min(above < 0 ? ~above : above, counts.length - 1);
    return at < 0 || ofNames[at] >= HUGE
        ? count / Math.sqrt(Math.max(1, dot(sizes, articles)))
        : ofNames[at] * count / counts[at];
  }

  /**
   * Moves the factors of articles on by what further sweeps would: each of them changes about the
   * same share of what the one before did (Aitken's method).
   *
   * @param before the factors before the last sweep
   * @param moves by how much the sweep before it moved their logarithms; those of the last one then
   */
  private void extrapolate(double[] before, double[] moves) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < moves.length; i++) {
      double move = Math.log(ofArticles[i] / before[i]);
      product += move * moves[i];
      square += moves[i] * moves[i];
      moves[i] = move;
    }
    double ratio = square > 0 ? product / square : 0;
    if (ratio > 0 && ratio < MAX_RATIO) {
      for (int i = 0; i < moves.length; i++) {
        double further = moves[i] * ratio / (1 - ratio);
        ofArticles[i] = Math.min(HUGE, ofArticles[i] * Math.exp(further));
        moves[i] = 0;
      }
    }
  }

  private static double[] scaled(double[] margins, double mentions) {
    return Arrays.stream(margins).map(margin -> margin / Math.sqrt(mentions)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double chance(double x, double y) {
    double odds = x * y;
    return odds / (1 + odds);
  }

  private static double variance(double chance) {
    return chance * (1 - chance);
  }

  /** Turns all factors of one side; returns the greatest change, as a share. */
  private static double solveAll(
      double[] factors, double[] margins, double all, double[] others, double[] weights) {
    double change = 0;
    for (int i = 0; i < factors.length; i++) {
      double found = solve(factors[i], margins[i], all, others, weights, LAST_MOVE_OF_SWEEP);
      if (margins[i] < all) {
        change = Math.max(change, Math.abs(found / factors[i] - 1));
      }
      factors[i] = found;
    }
    return change;
  }

  /**
   * The factor with which the chances sum up to a margin: Newton's method, on its logarithm.
   *
   * @param lastMove once it moves less there is about the square of it left to move
   */
  private static double solve(
      double start, double margin, double all, double[] others, double[] weights, double lastMove) {
    if (margin >= all) {
      return HUGE;
    }
    double factor = Math.min(start, HUGE);
    for (int step = 0; step < MAX_STEPS; step++) {
      double sum = 0;
      double slope = 0;
      for (int i = 0; i < others.length; i++) {
        // One division: this is where fitting spends its time.
        double odds = factor * others[i];
        double none = 1 / (1 + odds);
        double chances = weights[i] * odds * none;
        sum += chances;
        slope += chances * none;
      }
      double move = slope > 0 ? (margin - sum) / slope : Math.signum(margin - sum) * MAX_STEP;
      move = Math.max(-MAX_STEP, Math.min(MAX_STEP, move));
      factor = Math.min(HUGE, factor * Math.exp(move));
      if (Math.abs(move) < lastMove) {
        break;
      }
    }
    return factor;
  }

  /**
   * What the fixed sum of several chances takes away from each two of them: the product of their
   * parts, of which a chance with variance v has c with v = c (factor - c).
   *
   * @param factor the sum of all parts
   * @param dominant the variance that outweighs the others, whose part is the greater of the two
   *     that there are; infinite if there is none
   */
  private record FixedSum(double factor, double dominant) {
    /** From a start that is some thousandths off, until nothing is left to go. */
    private static final int SERIES_STEPS = 3;

    double part(double variance) {
      double lesser = lesser(variance, factor);
      return variance >= dominant ? factor - lesser : lesser;
    }

    private static double lesser(double variance, double factor) {
      return factor > 0 ? 2 * variance / (factor + root(variance, factor)) : 0;
    }

    private static double root(double variance, double factor) {
      return Math.sqrt(Math.max(0, factor * factor - 4 * variance));
    }

    private static double lesserParts(double[] variances, double[] weights, double factor) {
      double sum = 0;
      for (int i = 0; i < variances.length; i++) {
        sum += weights[i] * lesser(variances[i], factor);
      }
      return sum;
    }

    /** Finds the factor: Newton's method, or bisection where that leaves what is known. */
    static FixedSum of(double[] variances, double[] weights) {
      double most = 0;
      double sumOfVariances = 0;
      double sumOfSquares = 0;
      double sumOfCubes = 0;
      double sumOfFourths = 0;
      for (int i = 0; i < variances.length; i++) {
        double variance = variances[i];
        double square = variance * variance;
        most = Math.max(most, variance);
        sumOfVariances += variance * weights[i];
        sumOfSquares += square * weights[i];
        sumOfCubes += square * variance * weights[i];
        sumOfFourths += square * square * weights[i];
      }
      double low = 2 * Math.sqrt(most);
      // No part is less than variance / factor, so that low is no bound if they sum up to more. Of
      // two that are alike neither outweighs the other, whatever the last digits say.
      boolean dominated =
          most > 0
              && sumOfVariances < low * low
              && lesserParts(variances, weights, low) < low * (1 - ALIKE);
      double high = Math.max(low, dominated ? low * MAX_DOMINANCE : Math.sqrt(2 * sumOfVariances));
      // Not above the factor: a part is v / f + v² / f³ + 2 v³ / f⁵ + 5 v⁴ / f⁷ and more.
      double square =
          (sumOfVariances + Math.sqrt(sumOfVariances * sumOfVariances + 4 * sumOfSquares)) / 2;
      for (int step = 0; step < SERIES_STEPS && square > 0; step++) {
        double one = 1 / square;
        double further = one * (sumOfSquares + one * (2 * sumOfCubes + one * 5 * sumOfFourths));
        double slope =
            one * one * (sumOfSquares + one * (4 * sumOfCubes + one * 15 * sumOfFourths));
        square += (sumOfVariances + further - square) / (1 + slope);
      }
      double factor = dominated ? (low + high) / 2 : Math.max(low, Math.sqrt(square));
      while (high - low > high * 1e-12) {
        double parts = 0;
        double slope = 0;
        for (int i = 0; i < variances.length; i++) {
          double difference = root(variances[i], factor);
          double twice = weights[i] * 2 * variances[i];
          double fall = twice > 0 ? twice / ((factor + difference) * difference) : 0;
          parts += difference > 0 ? fall * difference : twice / factor;
          slope -= fall;
        }
        double left = parts - factor;
        slope -= 1;
        if (dominated) {
          double greatest = 2 * lesser(most, factor);
          left = greatest - parts;
          slope = -1 - slope - greatest / root(most, factor);
        }
        if (left > 0) {
          low = factor;
        } else {
          high = factor;
        }
        double next = factor - left / slope;
        // Where no part is near to having no root, about the square of the move is left to go.
        boolean isSmooth = !dominated && root(most, factor) > factor / 2;
        if (Double.isInfinite(slope)) {
          next = (low + high) / 2;
        } else if (Math.abs(next - factor) <= factor * (isSmooth ? 1e-7 : 1e-13)) {
          factor = isSmooth ? next : factor;
          break;
        } else if (!(next > low && next < high)) {
          next = (low + high) / 2;
        }
        factor = next;
      }
      return new FixedSum(
          factor, dominated ? most * (1 - DOMINANCE_SLACK) : Double.POSITIVE_INFINITY);
    }
  }
}
