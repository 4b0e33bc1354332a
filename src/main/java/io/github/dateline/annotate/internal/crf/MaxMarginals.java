package io.github.dateline.annotate.internal.crf;

import io.github.dateline.EntityType;
import java.util.Arrays;
import java.util.List;

/**
 * The max-marginals of a sentence: for each token and label, how much less probable the best
 * labelling with that label is than the best of all, as a log ratio.
 *
 * <p>It is 0 for the label of the best labelling, otherwise negative.
 *
 * <p>These are max-marginals: a forward and a backward search for the best way, where a posterior
 * would need sums of exponentials. Immutable.
 */
public final class MaxMarginals {
  /** The types that all models know. */
  public static final List<EntityType> TYPES =
      List.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION);

  /** What cannot be at all is this unlikely. */
  public static final double MIN_MARGIN = -30;

  private static final int COLUMNS = TYPES.size() + 1;

  private final LabelColumns columns;

  /** Of each token the label of the best labelling. */
  private final byte[] bestLabel;

  /** Of each token the margins of the types, then of all other labels. */
  private final double[] byType;

  private MaxMarginals(LabelColumns columns, int length) {
    this.columns = columns;
    bestLabel = new byte[length];
    byType = new double[length * COLUMNS];
    Arrays.fill(byType, MIN_MARGIN);
  }

  /** Which types a model's labels are. */
  static final class LabelColumns {
    private final List<String> labels;
    private final int none;
    private final int[] ofLabels;

    /**
     * The columns of labels.
     *
     * @param labels one of them is {@link Labeller#NONE}: the label before the first token
     */
    LabelColumns(List<String> labels) {
      this.labels = labels;
      none = labels.indexOf(Labeller.NONE);
      ofLabels =
          labels.stream()
              .mapToInt(label -> TYPES.indexOf(new EntityType(label)))
              .map(type -> type < 0 ? COLUMNS - 1 : type)
              .toArray();
    }
  }

  /**
   * The margins of a chain of tokens.
   *
   * @param columns which types the labels are
   * @param chain log-potentials
   * @param near which tokens have any label; all others have {@link Labeller#NONE}
   */
  static MaxMarginals of(LabelColumns columns, Potentials.ModelPotentials chain, boolean[] near) {
    MaxMarginals margins = new MaxMarginals(columns, near.length);
    double[] forward = new double[near.length * columns.labels.size()];
    int from = 0;
    while (from < near.length) {
      if (!near[from]) {
        margins.bestLabel[from] = (byte) columns.none;
        margins.byType[from * COLUMNS + columns.ofLabels[columns.none]] = 0;
        from++;
        continue;
      }
      int to = from + 1;
      while (to < near.length && near[to]) {
        to++;
      }
      margins.fill(chain, forward, from, to);
      from = to;
    }
    return margins;
  }

  /** Fills in the margins of tokens in a row, before and after which is no name or nothing. */
  private void fill(Potentials.ModelPotentials chain, double[] forward, int from, int to) {
    int size = columns.labels.size();
    double[] own = chain.own();
    double[] pairs = chain.pairs();
    forward(columns, chain, forward, from, to);
    double[] after = new double[size];
    if (to < bestLabel.length) {
      for (int label = 0; label < size; label++) {
        after[label] = pairs[chain.pairs(to) + label * size + columns.none];
      }
    }
    double[] through = new double[size];
    double best = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < size; label++) {
      best = Math.max(best, forward[(to - 1) * size + label] + after[label]);
    }
    for (int at = to - 1; at >= from; at--) {
      set(at, forward, after, best);
      int place = chain.own(at);
      for (int label = 0; label < size; label++) {
        through[label] = own[place + label] + after[label];
      }
      int row = chain.pairs(at);
      for (int previous = 0; previous < size; previous++) {
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < size; label++) {
          double weight = pairs[row++] + through[label];
          most = weight > most ? weight : most;
        }
        after[previous] = most;
      }
    }
  }

  /** Of each label the weight of the best way from the first token to it, token after token. */
  private static void forward(
      LabelColumns columns, Potentials.ModelPotentials chain, double[] forward, int from, int to) {
    int size = columns.labels.size();
    double[] own = chain.own();
    double[] pairs = chain.pairs();
    System.arraycopy(pairs, chain.pairs(from) + columns.none * size, forward, from * size, size);
    for (int at = from; at < to; at++) {
      int place = at * size;
      if (at > from) {
        Arrays.fill(forward, place, place + size, Double.NEGATIVE_INFINITY);
        int row = chain.pairs(at);
        for (int previous = 0; previous < size; previous++) {
          double before = forward[place - size + previous];
          for (int label = 0; label < size; label++) {
            double weight = before + pairs[row++];
            double most = forward[place + label];
            forward[place + label] = weight > most ? weight : most;
          }
        }
      }
      int ownPlace = chain.own(at);
      for (int label = 0; label < size; label++) {
        forward[place + label] += own[ownPlace + label];
      }
    }
  }

  private void set(int at, double[] forward, double[] after, double bestOfAll) {
    int[] ofLabels = columns.ofLabels;
    double most = Double.NEGATIVE_INFINITY;
    int place = at * ofLabels.length;
    for (int label = 0; label < ofLabels.length; label++) {
      double value = forward[place + label] + after[label] - bestOfAll;
      value = value < MIN_MARGIN ? MIN_MARGIN : value > 0 ? 0 : value;
      int column = at * COLUMNS + ofLabels[label];
      if (value > byType[column]) {
        byType[column] = value;
      }
      if (value > most) {
        most = value;
        bestLabel[at] = (byte) label;
      }
    }
  }

  /** The margin of a type of {@link #TYPES} at a token. */
  public double of(int token, int type) {
    return byType[token * COLUMNS + type];
  }

  /** The margin of all other labels together: no name, a date, something else with a name. */
  public double ofNone(int token) {
    return byType[token * COLUMNS + COLUMNS - 1];
  }

  /** Whether the best labelling has another label than {@link Labeller#NONE} anywhere. */
  public boolean hasLabels() {
    for (byte label : bestLabel) {
      if (label != columns.none) {
        return true;
      }
    }
    return false;
  }

  /** The label of the best labelling at a token. */
  public String bestLabel(int token) {
    return columns.labels.get(bestLabel[token]);
  }
}
