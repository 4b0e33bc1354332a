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
 * JointWord}), what depends on two is found, for a whole sentence at once, by hashes that follow
 * from theirs ({@link NeighbourRows}), and since all probabilities are those of one chain, the
 * labels of the highest weight are the most probable: a plain Viterbi search over sums, from "no
 * name" before the first token.
 *
 * <p>The models' weights lie side by side, so that what is done for each token is done once for
 * all: most of the time goes into fetching weights, and few long runs are fetched faster than many
 * short ones.
 *
 * <p>What is kept does not grow with the text: at most some 7 MB for shapes in a row, 14 MB for
 * classes in a row (28,000 pairs of classes of CoreNLP's models have weights), and what {@link
 * JointWordCache} keeps; for each thread, sums for its longest sentence.
 */
public final class JointCrfDecoder implements JointModels {
  /** How far away CoreNLP looks for another occurrence of a name, in tokens: from, and before. */
  private static final int OCCURRENCE_FROM = 3;

  private static final int OCCURRENCE_BEFORE = 150;

  /** The tag of a proper name. */
  private static final String PROPER_NOUN = "NNP";

  /** How many rows of three shapes are kept: two to this power, some 2 MB. */
  private static final int TRIGRAM_BITS = 14;

  /** The same of pairs of shapes, some 5 MB. */
  private static final int SHAPE_BITS = 12;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final JointTables tables;
  private final CrfModel[] models;
  private final List<MaxMarginals.LabelColumns> columns;
  private final JointWordCache words;

  /** Where each model's labels begin; at last how many there are together. */
  private final int[] ownFrom;

  /** Where each model's pairs of labels begin; at last how many there are together. */
  private final int[] pairsFrom;

  private final int[] labels;
  private final int[] pairWidths;
  private final int[] windows;
  private final int window;
  private final int narrowest;
  private final double[] pairs;
  private final @Nullable ShapeBigramWeights[] shapeBigrams =
      new ShapeBigramWeights[1 << SHAPE_BITS];
  private final @Nullable ShapeTrigramWeights[] shapeTrigrams =
      new ShapeTrigramWeights[1 << TRIGRAM_BITS];
  private final @Nullable ClassBigramWeights[] classBigrams =
      new ClassBigramWeights[JointClass.NUMBERED * JointClass.NUMBERED];
  private final double[] noOccurrence;
  private final double[] occursLater;
  private final double[] occurredBefore;
  private final ThreadLocal<Workspace> workspaces;

  public JointCrfDecoder(JointTables tables) {
    this.tables = tables;
    List<CrfModel> models = tables.models();
    this.models = models.toArray(CrfModel[]::new);
    columns = models.stream().map(model -> new MaxMarginals.LabelColumns(model.labels())).toList();
    words = new JointWordCache(tables);
    ownFrom = new int[models.size() + 1];
    pairsFrom = new int[models.size() + 1];
    windows = models.stream().mapToInt(model -> model.layout().window()).toArray();
    window = Arrays.stream(windows).max().orElseThrow();
    narrowest = Arrays.stream(windows).min().orElseThrow();
    labels = models.stream().mapToInt(model -> model.labels().size()).toArray();
    pairWidths = Arrays.stream(labels).map(width -> width * width).toArray();
    for (int model = 0; model < windows.length; model++) {
      int labels = models.get(model).labels().size();
      ownFrom[model + 1] = ownFrom[model] + labels;
      pairsFrom[model + 1] = pairsFrom[model] + labels * labels;
    }
    pairs = FeatureWeights.joined(models, JointCrfDecoder::pairs, pairWidths);
    noOccurrence = sums(CrfFeatureNames.NO_OCCURRENCE);
    occursLater = sums(CrfFeatureNames.OCCURS_LATER);
    occurredBefore = sums(CrfFeatureNames.OCCURRED_BEFORE);
    workspaces =
        ThreadLocal.withInitial(() ->
            new Workspace(
                new Potentials(ownFrom[windows.length], pairsFrom[windows.length]),
                new NeighbourRows()));
  }

  /** What a thread uses again for each sentence. */
  private record Workspace(Potentials sums, NeighbourRows rows) {}

  /**
   * What two classes in a row weigh. Not the weights alone: another thread sees all of a record, or
   * none of it.
   */
  private record ClassBigramWeights(float[] pairs) {}

  /** What each pair of labels weighs, whatever the words. */
  private static double[] pairs(CrfModel model) {
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
    double[] sums = new double[tables.labels()];
    tables.add(sums, 0, tables.feature(feature.hash()), tables.all());
    return sums;
  }

  @Override
  public List<MaxMarginals> margins(List<Token> sentence) {
    boolean[] near = NearNames.of(sentence);
    Potentials sums = weigh(words(sentence), new boolean[sentence.size()], near);
    List<MaxMarginals> margins = new ArrayList<>(windows.length);
    for (int model = 0; model < windows.length; model++) {
      Potentials.ModelPotentials part = sums.part(ownFrom[model], pairsFrom[model]);
      margins.add(MaxMarginals.of(columns.get(model), part, near));
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
    boolean[] all = new boolean[types.length];
    Arrays.fill(all, true);
    Potentials sums = weigh(types, proper, all);
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
   *
   * @param asked of which tokens; of the token after one of them, pairs of labels too
   */
  private Potentials weigh(JointWord[] types, boolean[] proper, boolean[] asked) {
    Workspace mine = workspaces.get();
    Potentials sums = mine.sums;
    sums.reserve(types.length);
    int[] places = places(asked);
    JointWord nothing = words.outsideSentence();
    float[][] classes = classes(types, places);
    @Nullable ShapeBigramWeights after = null;
    for (int i = 0; i < places.length; i++) {
      int at = places[i];
      JointWord previous = at(types, at - 1);
      JointWord current = types[at];
      JointWord next = at(types, at + 1);
      ShapeBigramWeights before =
          after != null && places[i - 1] == at - 1
              ? after
              : shapes(previous.shape(), current.shape());
      after = shapes(current.shape(), next.shape());
      int own = at * ownFrom[windows.length];
      weighOwn(previous, current, next, before, after, own, sums.own);
      FeatureWeights.add(
          sums.own, own, shapes(previous.shape(), current.shape(), next.shape()).own());
      int ofPairs = at * pairsFrom[windows.length];
      weighPairs(previous, current, next, before, ofPairs, sums.pairs);
      FeatureWeights.add(sums.pairs, ofPairs, classes[i]);
    }
    mine.rows.find(types, places, nothing, tables);
    mine.rows.addTo(sums, tables);
    int[] gaps = gaps(types);
    for (int at : places) {
      int own = at * ownFrom[windows.length];
      addOccurrences(types, proper, at, own, sums.own);
      addWindow(types, gaps, at, own, sums.own);
    }
    return sums;
  }

  /** The tokens that are asked for and those after one. */
  private static int[] places(boolean[] asked) {
    int[] places = new int[asked.length];
    int count = 0;
    for (int at = 0; at < asked.length; at++) {
      if (asked[at] || (at > 0 && asked[at - 1])) {
        places[count++] = at;
      }
    }
    return count == places.length ? places : Arrays.copyOf(places, count);
  }

  private void weighOwn(
      JointWord before,
      JointWord current,
      JointWord after,
      ShapeBigramWeights shapesBefore,
      ShapeBigramWeights shapesAfter,
      int place,
      double[] sums) {
    double[] asCurrent = current.own();
    double[] asPrevious = before.own();
    double[] asNext = after.own();
    double[] shape = shapesBefore.own();
    double[] shapeBefore = shapesAfter.ownOfPrevious();
    int previous = JointWord.PREVIOUS * shape.length;
    int next = JointWord.NEXT * shape.length;
    for (int i = 0; i < shape.length; i++) {
      sums[place + i] =
          asCurrent[i] + asPrevious[previous + i] + asNext[next + i] + shape[i] + shapeBefore[i];
    }
  }

  private void weighPairs(
      JointWord before,
      JointWord current,
      JointWord after,
      ShapeBigramWeights shapes,
      int place,
      double[] sums) {
    double[] ofCurrent = current.pairs();
    double[] ofPrevious = before.pairsAsPrevious();
    double[] ofShapes = shapes.pairs();
    double[] asNext = after.shape().pairsAsNext();
    for (int i = 0; i < ofShapes.length; i++) {
      sums[place + i] = ofShapes[i] + asNext[i] + ofCurrent[i] + ofPrevious[i];
    }
  }

  /**
   * What three shapes in a row weigh that no two do. Few rows make up most of the text, so the last
   * ones are kept; threads may overwrite each other's, which costs a little time and nothing else.
   */
  private ShapeTrigramWeights shapes(JointShape previous, JointShape current, JointShape next) {
    int slot = slot((previous.hash() * 31 + current.hash()) * 31 + next.hash(), TRIGRAM_BITS);
    ShapeTrigramWeights kept = shapeTrigrams[slot];
    if (kept == null || !kept.matches(previous, current, next)) {
      kept = ShapeTrigramWeights.of(previous, current, next, models, labels);
      shapeTrigrams[slot] = kept;
    }
    return kept;
  }

  private static int slot(long hash, int bits) {
    return (int) (hash * GOLDEN >>> Long.SIZE - bits);
  }

  /** What two shapes in a row weigh, kept in the same way. */
  private ShapeBigramWeights shapes(JointShape previous, JointShape current) {
    int slot = slot(previous.hash() * 31 + current.hash(), SHAPE_BITS);
    ShapeBigramWeights kept = shapeBigrams[slot];
    if (kept == null || !kept.matches(previous, current)) {
      kept = ShapeBigramWeights.of(previous, current, models, pairs, noOccurrence.length);
      shapeBigrams[slot] = kept;
    }
    return kept;
  }

  /**
   * What the classes of each token and of the one before weigh. All are found at once, so that the
   * memory is asked for many at a time.
   */
  private float[][] classes(JointWord[] types, int[] places) {
    float[][] weights = new float[places.length][];
    for (int i = 0; i < places.length; i++) {
      weights[i] = classes(at(types, places[i] - 1).wordClass(), types[places[i]].wordClass());
    }
    return weights;
  }

  /**
   * What two classes in a row weigh. There are few classes, so that all of it is kept, but where
   * there are more than {@link JointClass#NUMBERED}.
   */
  private float[] classes(JointClass previous, JointClass current) {
    if (previous.number() >= JointClass.NUMBERED || current.number() >= JointClass.NUMBERED) {
      return ofClasses(previous, current);
    }
    int place = previous.number() * JointClass.NUMBERED + current.number();
    ClassBigramWeights kept = classBigrams[place];
    if (kept == null) {
      kept = new ClassBigramWeights(ofClasses(previous, current));
      classBigrams[place] = kept;
    }
    return kept.pairs;
  }

  private float[] ofClasses(JointClass previous, JointClass current) {
    int[] rows = new int[models.length];
    for (int model = 0; model < models.length; model++) {
      ClassWeights first = previous.classes().get(model);
      ClassWeights second = current.classes().get(model);
      rows[model] = models[model].row(first.before().hashWith(second.second()));
    }
    return FeatureWeights.joined(models, rows, pairWidths);
  }

  private JointWord at(JointWord[] types, int index) {
    return index < 0 || index >= types.length ? words.outsideSentence() : types[index];
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
    if (distance <= narrowest) {
      for (int i = 0; i < all; i++) {
        sums[place + i] += weights[role * all + i];
      }
      return;
    }
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
   * sentence once more. Where a proper name is next to it here or there, CoreNLP has other
   * features, which weigh nothing.
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
