package io.github.dateline.annotate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels with a compiled model: the labels that CoreNLP's {@code CRFClassifier} gives, at a
 * fraction of its cost.
 *
 * <p>CoreNLP writes out the names of a token's hundred features, looks each up, and computes the
 * probability of every label. Here what depends on one word is summed once for each word ({@link
 * WordType}), what depends on two is found by hashes that follow from theirs, and since all
 * probabilities are those of one chain, the labels of the highest weight are the most probable: a
 * plain Viterbi search over sums, from "no name" before the first token.
 */
final class CompiledCrf implements Labeller {
  /** How far away CoreNLP looks for another occurrence of a name, in tokens: from, and before. */
  private static final int NEAREST = 3;

  private static final int FARTHEST = 150;

  /** The tag of a proper name. */
  private static final String PROPER = "NNP";

  /** How many rows of shapes are kept: two to this power. */
  private static final int KEPT_BITS = 13;

  private final CrfTables tables;
  private final WordTypes words;
  private final List<String> names;
  private final int none;
  private final int labels;
  private final int window;
  private final double[] pairs;
  private final @Nullable ShapesInRow[] rows = new ShapesInRow[1 << KEPT_BITS];
  private final double[] noOccurrence;
  private final double[] occursLater;
  private final double[] occurredBefore;

  CompiledCrf(CrfTables tables) {
    this.tables = tables;
    words = new WordTypes(tables);
    names = tables.labels();
    none = names.indexOf(NONE);
    labels = names.size();
    window = tables.layout().window();
    pairs = new double[labels * labels];
    tables.addTo(pairs, Fragment.of(FeatureNames.PAIR_ALWAYS).hash());
    for (int i = 0; i < pairs.length; i++) {
      if (!tables.follows(i / labels, i % labels)) {
        pairs[i] = Double.NEGATIVE_INFINITY;
      }
    }
    Weights weights = new Weights(tables, labels);
    noOccurrence = weights.of(Fragment.EMPTY, FeatureNames.NO_OCCURRENCE);
    occursLater = weights.of(Fragment.EMPTY, FeatureNames.OCCURS_LATER);
    occurredBefore = weights.of(Fragment.EMPTY, FeatureNames.OCCURRED_BEFORE);
  }

  @Override
  public List<String> labels(List<Token> sentence) {
    return labels(sentence, null);
  }

  /**
   * The labels of tokens whose parts of speech are known. The models were trained without; they
   * only know less of where a name occurs again when they are given them.
   */
  List<String> labels(List<Token> sentence, @Nullable List<String> tags) {
    WordType[] types = new WordType[sentence.size()];
    boolean[] proper = new boolean[types.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = words.of(sentence.get(i).word());
      proper[i] = tags != null && types[i].isName() && tags.get(i).equals(PROPER);
    }
    return types.length == 0 ? List.of() : best(types, proper);
  }

  @Override
  public Margins margins(List<Token> sentence) {
    WordType[] types = new WordType[sentence.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = words.of(sentence.get(i).word());
    }
    int[] gaps = gaps(types);
    boolean[] unknown = new boolean[types.length];
    double[] allOwn = new double[types.length * labels];
    double[] allPairs = new double[allOwn.length * labels];
    double[] own = new double[labels];
    double[] ofPair = new double[labels * labels];
    for (int at = 0; at < types.length; at++) {
      weigh(types, unknown, gaps, at, own, ofPair);
      System.arraycopy(own, 0, allOwn, at * labels, labels);
      System.arraycopy(ofPair, 0, allPairs, at * labels * labels, ofPair.length);
    }
    return Margins.of(names, allOwn, allPairs);
  }

  /** The labels of the highest weight. */
  private List<String> best(WordType[] types, boolean[] proper) {
    int[] gaps = gaps(types);
    byte[] from = new byte[types.length * labels];
    double[] before = new double[labels];
    Arrays.fill(before, Double.NEGATIVE_INFINITY);
    before[none] = 0;
    double[] after = new double[labels];
    double[] own = new double[labels];
    double[] ofPair = new double[labels * labels];
    for (int at = 0; at < types.length; at++) {
      weigh(types, proper, gaps, at, own, ofPair);
      for (int label = 0; label < labels; label++) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int previous = 0; previous < labels; previous++) {
          double weight = before[previous] + ofPair[previous * labels + label];
          if (weight > most) {
            most = weight;
            best = previous;
          }
        }
        after[label] = most + own[label];
        from[at * labels + label] = (byte) best;
      }
      double[] spent = before;
      before = after;
      after = spent;
    }
    return trace(from, before);
  }

  private List<String> trace(byte[] from, double[] last) {
    int label = 0;
    for (int other = 1; other < labels; other++) {
      if (last[other] > last[label]) {
        label = other;
      }
    }
    String[] best = new String[from.length / labels];
    for (int at = best.length - 1; at >= 0; at--) {
      best[at] = names.get(label);
      label = from[at * labels + label];
    }
    return Arrays.asList(best);
  }

  private WordType at(WordType[] types, int index) {
    return index < 0 || index >= types.length ? words.nothing() : types[index];
  }

  /** Sums the weights of each label of a token, and of each pair of its and the one before. */
  private void weigh(
      WordType[] types, boolean[] proper, int[] gaps, int at, double[] own, double[] ofPair) {
    WordType previous = at(types, at - 1);
    WordType current = types[at];
    WordType next = at(types, at + 1);
    System.arraycopy(current.own(), 0, own, 0, labels);
    Weights.add(own, previous.asPrevious());
    Weights.add(own, next.asNext());
    addNeighbours(types, at, own);
    addOccurrences(types, proper, at, own);
    addWindow(types, gaps, at, own);

    ShapesInRow shapes = shapes(previous.shape(), current.shape(), next.shape());
    Weights.add(own, shapes.own());
    System.arraycopy(shapes.pairs(), 0, ofPair, 0, ofPair.length);
    Weights.add(ofPair, current.pairs());
    Weights.add(ofPair, current.words().pairs());
    Weights.add(ofPair, previous.pairsAsPrevious());
    Weights.add(ofPair, previous.words().pairsAsPrevious());
    tables.addTo(ofPair, previous.before().hashWith(current.secondOfPair()));
    tables.addTo(ofPair, previous.words().before().hashWith(current.words().second()));
  }

  /**
   * What three shapes in a row weigh. Few rows make up most of the text, so the last ones are kept;
   * threads may overwrite each other's, which costs a little time and nothing else.
   */
  private ShapesInRow shapes(WordShape previous, WordShape current, WordShape next) {
    long hash = (previous.hash() * 31 + current.hash()) * 31 + next.hash();
    int slot = (int) (hash * 0x9E3779B97F4A7C15L >>> Long.SIZE - KEPT_BITS);
    ShapesInRow kept = rows[slot];
    if (kept == null || !kept.is(previous, current, next)) {
      kept = ShapesInRow.of(previous, current, next, tables, pairs);
      rows[slot] = kept;
    }
    return kept;
  }

  /** Adds the features of the current shape together with the words around it. */
  private void addNeighbours(WordType[] types, int at, double[] own) {
    WordType previous = at(types, at - 1);
    WordType next = at(types, at + 1);
    WordShape shape = types[at].shape();
    tables.addTo(own, previous.beside().hashWith(shape.afterWord()));
    tables.addTo(own, shape.beside().hashWith(next.afterShape()));
    if (previous.isShort()) {
      tables.addTo(own, at(types, at - 2).beside().hashWith(shape.afterWordTwoBefore()));
    }
    if (next.isShort()) {
      tables.addTo(own, at(types, at + 2).beside().hashWith(shape.afterWordButOne()));
    }
  }

  /**
   * Adds the features of the few words to each side, each word once. The end of the sentence is one
   * such word.
   */
  private void addWindow(WordType[] types, int[] gaps, int at, double[] own) {
    int last = Math.min(at + window, types.length - 1);
    for (int i = at + 1; i <= last; i++) {
      double[] weights = types[i].someAfter();
      // Not if it is between the two of them as well.
      if (weights.length > 0 && i - gaps[i] <= at) {
        Weights.add(own, weights);
      }
    }
    if (at + window >= types.length) {
      Weights.add(own, words.nothing().someAfter());
    }
    int first = Math.max(at - window, 0);
    for (int i = first; i < at; i++) {
      double[] weights = types[i].someBefore();
      if (weights.length > 0 && i + gaps[types.length + i] >= at) {
        Weights.add(own, weights);
      }
    }
    if (at - window < 0) {
      Weights.add(own, words.nothing().someBefore());
    }
  }

  /**
   * For each token how far back the same word is, then for each how far on; the window's width if
   * it is not within.
   */
  private int[] gaps(WordType[] types) {
    int[] gaps = new int[2 * types.length];
    Arrays.fill(gaps, window);
    for (int i = 0; i < types.length; i++) {
      long word = types[i].hash();
      for (int gap = 1; gap < window && gap <= i; gap++) {
        if (types[i - gap].hash() == word) {
          gaps[i] = gap;
          gaps[types.length + i - gap] = gap;
          break;
        }
      }
    }
    return gaps;
  }

  /**
   * Adds the features of a capitalized word between others that are not: whether it is in the
   * sentence once more. Where a proper name is beside it here or there, CoreNLP has other features,
   * which weigh nothing.
   */
  private void addOccurrences(WordType[] types, boolean[] proper, int at, double[] own) {
    WordType current = types[at];
    WordType next = at(types, at + 1);
    if (at == 0
        || !current.isName()
        || next.hasCapital()
        || !next.hasLetter()
        || !types[at - 1].hasLetter()) {
      Weights.add(own, noOccurrence);
      return;
    }
    if (proper[at - 1]) {
      return;
    }
    if (occurs(types, proper, at, at + NEAREST, at + FARTHEST)) {
      Weights.add(own, occursLater);
    }
    if (occurs(types, proper, at, at - FARTHEST + 1, at - NEAREST + 1)) {
      Weights.add(own, occurredBefore);
    }
  }

  private static boolean occurs(WordType[] types, boolean[] proper, int at, int from, int to) {
    long word = types[at].hash();
    for (int i = Math.max(0, from); i < Math.min(to, types.length); i++) {
      if (types[i].hash() == word
          && !(i > 0 && proper[i - 1])
          && !(i + 1 < types.length && proper[i + 1])) {
        return true;
      }
    }
    return false;
  }
}
