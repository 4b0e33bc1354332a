package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels sentences with several compiled CRF models in one pass: the labels that CoreNLP's {@code
 * CRFClassifier} gives with each, at a fraction of the cost.
 *
 * <p>Thread-safe, without a lock.
 *
 * <p>CoreNLP writes out the names of a token's hundred features, looks each up, and computes the
 * probability of every label. Here what depends on one word is summed once for each word ({@link
 * JointWord}), what depends on two is found by hashes that follow from theirs, and since all
 * probabilities are those of one chain, the labels of the highest weight are the most probable: a
 * plain Viterbi search over sums, from "no name" before the first token.
 *
 * <p>The models' weights lie side by side, so that what is done for each token is done once for
 * all: most of the time goes into fetching weights, and few long runs are fetched faster than many
 * short ones.
 */
public final class JointCrfDecoder implements JointModels {
  /** How far away CoreNLP looks for another occurrence of a name, in tokens: from, and before. */
  private static final int OCCURRENCE_FROM = 3;

  private static final int OCCURRENCE_BEFORE = 150;

  /** The tag of a proper name. */
  private static final String PROPER_NOUN = "NNP";

  /** How many rows of shapes, and of classes, are kept: two to this power, some 15 MB each. */
  private static final int ROW_CACHE_BITS = 14;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final CrfTables[] models;
  private final List<MaxMarginals.LabelColumns> columns;
  private final JointWordCache words;

  /** Where each model's labels begin; at last how many there are together. */
  private final int[] ownFrom;

  /** Where each model's pairs of labels begin; at last how many there are together. */
  private final int[] pairsFrom;

  private final int[] windows;
  private final int window;
  private final double[] pairs;
  private final @Nullable ShapeTrigramWeights[] shapeRows =
      new ShapeTrigramWeights[1 << ROW_CACHE_BITS];
  private final @Nullable ClassBigramWeights[] classRows =
      new ClassBigramWeights[1 << ROW_CACHE_BITS];
  private final double[] noOccurrence;
  private final double[] occursLater;
  private final double[] occurredBefore;
  private final ThreadLocal<Potentials> potentials;

  public JointCrfDecoder(List<CrfTables> models) {
    this.models = models.toArray(CrfTables[]::new);
    columns = models.stream().map(model -> new MaxMarginals.LabelColumns(model.labels())).toList();
    words = new JointWordCache(models);
    ownFrom = new int[models.size() + 1];
    pairsFrom = new int[models.size() + 1];
    windows = models.stream().mapToInt(model -> model.layout().window()).toArray();
    window = Arrays.stream(windows).max().orElseThrow();
    for (int model = 0; model < windows.length; model++) {
      int labels = models.get(model).labels().size();
      ownFrom[model + 1] = ownFrom[model] + labels;
      pairsFrom[model + 1] = pairsFrom[model] + labels * labels;
    }
    pairs =
        FeatureWeights.joined(models.stream().map(JointCrfDecoder::pairs).toArray(double[][]::new));
    noOccurrence = sums(CrfFeatureNames.NO_OCCURRENCE);
    occursLater = sums(CrfFeatureNames.OCCURS_LATER);
    occurredBefore = sums(CrfFeatureNames.OCCURRED_BEFORE);
    potentials =
        ThreadLocal.withInitial(
            () -> new Potentials(ownFrom[windows.length], pairsFrom[windows.length]));
  }

  /** What each pair of labels weighs, whatever the words. */
  private static double[] pairs(CrfTables model) {
    int labels = model.labels().size();
    double[] pairs = new double[labels * labels];
    model.addTo(pairs, CrfFeatureNames.PAIR_ALWAYS.hash());
    for (int i = 0; i < pairs.length; i++) {
      if (!model.follows(i / labels, i % labels)) {
        pairs[i] = Double.NEGATIVE_INFINITY;
      }
    }
    return pairs;
  }

  private double[] sums(RollingHash feature) {
    double[] sums = new double[ownFrom[windows.length]];
    for (int model = 0; model < windows.length; model++) {
      int width = ownFrom[model + 1] - ownFrom[model];
      models[model].addTo(sums, ownFrom[model], width, feature.hash());
    }
    return sums;
  }

  @Override
  public List<MaxMarginals> margins(List<Token> sentence) {
    Potentials sums = weigh(words(sentence), new boolean[sentence.size()]);
    List<MaxMarginals> margins = new ArrayList<>(windows.length);
    for (int model = 0; model < windows.length; model++) {
      Potentials.ModelPotentials part = sums.part(ownFrom[model], pairsFrom[model]);
      margins.add(MaxMarginals.of(columns.get(model), part, sentence.size()));
    }
    return margins;
  }

  /**
   * Of each model the labels of tokens whose parts of speech may be known. The models were trained
   * without; they only know less of where a name occurs again when they are given them.
   */
  public List<List<String>> labels(List<Token> sentence, @Nullable List<String> tags) {
    JointWord[] types = words(sentence);
    boolean[] proper = new boolean[types.length];
    for (int i = 0; i < types.length; i++) {
      proper[i] = tags != null && types[i].isName() && tags.get(i).equals(PROPER_NOUN);
    }
    Potentials sums = weigh(types, proper);
    List<List<String>> labels = new ArrayList<>(windows.length);
    for (int model = 0; model < windows.length; model++) {
      Potentials.ModelPotentials part = sums.part(ownFrom[model], pairsFrom[model]);
      labels.add(part.bestLabels(models[model].labels(), types.length));
    }
    return labels;
  }

  private JointWord[] words(List<Token> sentence) {
    JointWord[] types = new JointWord[sentence.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = words.of(sentence.get(i).word());
    }
    return types;
  }

  /**
   * Sums the weights of each label of each token, and of each pair of a token's and the one before.
   * The sums are this thread's until it asks for others.
   */
  private Potentials weigh(JointWord[] types, boolean[] proper) {
    Potentials sums = potentials.get();
    sums.reserve(types.length);
    int[] gaps = gaps(types);
    JointWord nothing = words.outsideSentence();
    JointWord previous = nothing;
    for (int at = 0; at < types.length; at++) {
      JointWord current = types[at];
      JointWord next = at + 1 < types.length ? types[at + 1] : nothing;
      ShapeTrigramWeights shapes = shapes(previous.shape(), current.shape(), next.shape());
      int own = at * ownFrom[windows.length];
      weighOwn(previous, current, next, shapes.own(), own, sums.own);
      addNeighbours(types, at, previous, next, own, sums.own);
      addOccurrences(types, proper, at, own, sums.own);
      addWindow(types, gaps, at, own, sums.own);
      weighPairs(previous, current, shapes.pairs(), at * pairsFrom[windows.length], sums.pairs);
      previous = current;
    }
    return sums;
  }

  private static void weighOwn(
      JointWord previous,
      JointWord current,
      JointWord next,
      double[] ofShapes,
      int place,
      double[] sums) {
    double[] asCurrent = current.own();
    double[] asPrevious = previous.own();
    double[] asNext = next.own();
    int before = JointWord.PREVIOUS * ofShapes.length;
    int after = JointWord.NEXT * ofShapes.length;
    for (int i = 0; i < ofShapes.length; i++) {
      sums[place + i] = asCurrent[i] + asPrevious[before + i] + asNext[after + i] + ofShapes[i];
    }
  }

  private void weighPairs(
      JointWord previous, JointWord current, double[] ofShapes, int place, double[] sums) {
    double[] ofClasses = classes(previous.wordClass(), current.wordClass()).pairs();
    for (int i = 0; i < ofShapes.length; i++) {
      sums[place + i] = ofShapes[i] + ofClasses[i];
    }
    FeatureWeights.add(sums, place, current.pairs());
    FeatureWeights.add(sums, place, previous.pairsAsPrevious());
    RollingHash second = current.secondOfPair();
    long feature = previous.before() * second.power() + second.hash();
    for (int model = 0; model < windows.length; model++) {
      int from = pairsFrom[model];
      models[model].addTo(sums, place + from, pairsFrom[model + 1] - from, feature);
    }
  }

  /**
   * What three shapes in a row weigh. Few rows make up most of the text, so the last ones are kept;
   * threads may overwrite each other's, which costs a little time and nothing else.
   */
  private ShapeTrigramWeights shapes(JointShape previous, JointShape current, JointShape next) {
    long hash = (previous.hash() * 31 + current.hash()) * 31 + next.hash();
    int slot = (int) (hash * GOLDEN >>> Long.SIZE - ROW_CACHE_BITS);
    ShapeTrigramWeights kept = shapeRows[slot];
    if (kept == null || !kept.matches(previous, current, next)) {
      kept = ShapeTrigramWeights.of(previous, current, next, models, pairs, noOccurrence.length);
      shapeRows[slot] = kept;
    }
    return kept;
  }

  /** What two classes in a row weigh, kept in the same way. */
  private ClassBigramWeights classes(JointClass previous, JointClass current) {
    long hash = previous.hash() * 31 + current.hash();
    int slot = (int) (hash * GOLDEN >>> Long.SIZE - ROW_CACHE_BITS);
    ClassBigramWeights kept = classRows[slot];
    if (kept == null || !kept.matches(previous, current)) {
      kept = ClassBigramWeights.of(previous, current, models, pairs.length);
      classRows[slot] = kept;
    }
    return kept;
  }

  private JointWord at(JointWord[] types, int index) {
    return index < 0 || index >= types.length ? words.outsideSentence() : types[index];
  }

  /** Adds the features of the current shape together with the words around it. */
  private void addNeighbours(
      JointWord[] types, int at, JointWord previous, JointWord next, int place, double[] sums) {
    for (int model = 0; model < windows.length; model++) {
      CrfTables tables = models[model];
      int from = place + ownFrom[model];
      int width = ownFrom[model + 1] - ownFrom[model];
      ShapeWeights shape = types[at].shape().of(model);
      tables.addTo(sums, from, width, beside(previous, shape.afterWord()));
      tables.addTo(sums, from, width, shape.beside().hashWith(next.afterShape()));
      if (previous.isShort()) {
        tables.addTo(sums, from, width, beside(at(types, at - 2), shape.afterWordTwoBefore()));
      }
      if (next.isShort()) {
        tables.addTo(sums, from, width, beside(at(types, at + 2), shape.afterWordButOne()));
      }
    }
  }

  private static long beside(JointWord word, RollingHash end) {
    return word.beside() * end.power() + end.hash();
  }

  /**
   * Adds the features of the few words to each side, each word once. The end of the sentence is one
   * such word.
   */
  private void addWindow(JointWord[] types, int[] gaps, int at, int place, double[] sums) {
    JointWord nothing = words.outsideSentence();
    int last = Math.min(at + window, types.length - 1);
    for (int i = at + 1; i <= last; i++) {
      // Not if it is between the two of them as well.
      if (types[i].isSomeAfter() && i - gaps[i] <= at) {
        addSome(types[i].own(), JointWord.SOME_AFTER, i - at, place, sums);
      }
    }
    if (at + window >= types.length && nothing.isSomeAfter()) {
      addSome(nothing.own(), JointWord.SOME_AFTER, types.length - at, place, sums);
    }
    for (int i = Math.max(at - window, 0); i < at; i++) {
      if (types[i].isSomeBefore() && i + gaps[types.length + i] >= at) {
        addSome(types[i].own(), JointWord.SOME_BEFORE, at - i, place, sums);
      }
    }
    if (at - window < 0 && nothing.isSomeBefore()) {
      addSome(nothing.own(), JointWord.SOME_BEFORE, at + 1, place, sums);
    }
  }

  /** Adds what a word so many tokens away weighs to the labels of the models that look so far. */
  private void addSome(double[] weights, int role, int distance, int place, double[] sums) {
    int all = ownFrom[windows.length];
    for (int model = 0; model < windows.length; model++) {
      if (distance <= windows[model]) {
        for (int i = ownFrom[model]; i < ownFrom[model + 1]; i++) {
          sums[place + i] += weights[role * all + i];
        }
      }
    }
  }

  /**
   * For each token how far back the same word is, then for each how far on; the window's width if
   * it is not within.
   */
  private int[] gaps(JointWord[] types) {
    int[] gaps = new int[2 * types.length];
    Arrays.fill(gaps, window);
    long[] hashes = new long[types.length];
    for (int i = 0; i < types.length; i++) {
      long word = types[i].hash();
      hashes[i] = word;
      for (int gap = 1; gap < window && gap <= i; gap++) {
        if (hashes[i - gap] == word) {
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
  private void addOccurrences(
      JointWord[] types, boolean[] proper, int at, int place, double[] sums) {
    JointWord current = types[at];
    JointWord next = at(types, at + 1);
    if (at == 0
        || !current.isName()
        || next.hasCapital()
        || !next.hasLetter()
        || !types[at - 1].hasLetter()) {
      FeatureWeights.add(sums, place, noOccurrence);
      return;
    }
    if (proper[at - 1]) {
      return;
    }
    if (occurs(types, proper, at, at + OCCURRENCE_FROM, at + OCCURRENCE_BEFORE)) {
      FeatureWeights.add(sums, place, occursLater);
    }
    if (occurs(types, proper, at, at - OCCURRENCE_BEFORE + 1, at - OCCURRENCE_FROM + 1)) {
      FeatureWeights.add(sums, place, occurredBefore);
    }
  }

  private static boolean occurs(JointWord[] types, boolean[] proper, int at, int from, int to) {
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
