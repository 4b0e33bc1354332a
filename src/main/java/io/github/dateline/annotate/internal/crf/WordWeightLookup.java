package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.process.Americanize;
import edu.stanford.nlp.process.WordShapeClassifier;
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.WordCache;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the weights of words in several CRF models.
 *
 * <p>Thread-safe.
 */
final class WordWeightLookup {
  private static final int CACHED_SHAPES = 4_000;
  private static final int CACHED_CLASSES = 4_000;

  private static final Set<String> TITLES =
      Set.of("Mr", "Ms", "Mrs", "Dr", "Miss", "Sen", "Judge", "Sir");

  /** The class of words that the lexicon does not have. */
  private static final String OTHER_WORDS = "0";

  private static final RollingHash NGRAM = RollingHash.of(CrfFeatureNames.NGRAM);
  private static final RollingHash NGRAM_END = RollingHash.of(CrfFeatureNames.NGRAM_END);

  /** The features of a word by itself: those of each role, then two of pairs. */
  private static final RollingHash[] OF_WORD = {
    CrfFeatureNames.WORD,
    CrfFeatureNames.PREVIOUS_WORD,
    CrfFeatureNames.NEXT_WORD,
    CrfFeatureNames.SOME_WORD_BEFORE,
    CrfFeatureNames.SOME_WORD_AFTER,
    CrfFeatureNames.PAIR_WORD,
    CrfFeatureNames.PAIR_PREVIOUS_WORD
  };

  private static final int PAIRS = JointWord.ROLES;
  private static final int PAIRS_AS_PREVIOUS = PAIRS + 1;

  /** How many features are looked up at once: those of a word of a dozen letters. */
  private static final int BATCH = 32;

  private final JointTables tables;
  private final CrfModel[] models;
  private final int[] labels;
  private final int[] pairs;

  /** Of each model the classes, looked up when they are needed; one thread's are those of all. */
  private final List<AtomicReferenceArray<@Nullable ClassWeights>> classes = new ArrayList<>();

  private final List<ClassWeights> others = new ArrayList<>();
  private final AtomicInteger numbered = new AtomicInteger();

  /** The numbers of classes: a class that is made twice has one. */
  private final ConcurrentHashMap<List<ClassWeights>, Integer> numbers = new ConcurrentHashMap<>();

  private final GenerationalCache<List<String>, JointShape> jointShapes =
      new GenerationalCache<>(CACHED_SHAPES);
  private final GenerationalCache<List<ClassWeights>, JointClass> jointClasses =
      new GenerationalCache<>(CACHED_CLASSES);

  private final long always;
  private final long title;

  /** The models that tell titles from other words, a bit for each. */
  private final int withTitles;

  /**
   * Of each length of a prefix or suffix the models that have some so long, a bit for each; at last
   * of all longer ones.
   */
  private final int[] withNGrams;

  WordWeightLookup(JointTables tables) {
    this.tables = tables;
    models = tables.models().toArray(CrfModel[]::new);
    labels = tables.models().stream().mapToInt(model -> model.labels().size()).toArray();
    pairs = tables.models().stream().mapToInt(m -> m.labels().size() * m.labels().size()).toArray();
    always = tables.feature(CrfFeatureNames.ALWAYS.hash());
    title = tables.feature(CrfFeatureNames.TITLE.hash());
    int longestOfAll =
        tables.models().stream().mapToInt(model -> model.layout().longestNGram()).max().orElse(0);
    withNGrams = new int[Math.max(0, longestOfAll) + 2];
    int titles = 0;
    for (int model = 0; model < models.length; model++) {
      classes.add(new AtomicReferenceArray<>(models[model].classes().size()));
      others.add(ClassWeights.of(OTHER_WORDS, models[model]));
      titles |= models[model].layout().titles() != 0 ? 1 << model : 0;
      int longest = models[model].layout().longestNGram();
      for (int length = 0; length < withNGrams.length; length++) {
        withNGrams[length] |= longest < 0 || length <= longest ? 1 << model : 0;
      }
    }
    withTitles = titles;
  }

  /** What stands before and after a sentence. */
  JointWord outsideSentence() {
    List<ShapeWeights> shapes = new ArrayList<>(models.length);
    List<ClassWeights> itsClasses = new ArrayList<>(models.length);
    for (CrfModel model : models) {
      shapes.add(ShapeWeights.ofNothing(model));
      itsClasses.add(ClassWeights.ofNothing(model));
    }
    return word("", JointShape.of(shapes, labels, pairs), jointClass(itsClasses));
  }

  /** Looks up a word as it is written. */
  JointWord read(String form) {
    String word = Americanize.americanize(form);
    String lower = word.toLowerCase(Locale.ROOT);
    String digits = WordShapeClassifier.wordShape(lower, WordShapeClassifier.WORDSHAPEDIGITS);
    long its = tables.word(RollingHash.of(digits).hash());
    long known = digits.equals(lower) ? its : tables.word(RollingHash.of(lower).hash());
    List<ClassWeights> itsClasses = new ArrayList<>(models.length);
    for (int model = 0; model < models.length; model++) {
      itsClasses.add(wordClass(model, JointTables.classOf(its, model)));
    }
    return word(word, shape(word, known), jointClass(itsClasses));
  }

  private JointShape shape(String word, long known) {
    List<String> shapes = new ArrayList<>(models.length);
    boolean kept = true;
    for (int model = 0; model < models.length; model++) {
      String shape = null;
      for (int other = 0; other < model && shape == null; other++) {
        if (models[other].layout().wordShape() == models[model].layout().wordShape()
            && JointTables.isKnown(known, other) == JointTables.isKnown(known, model)) {
          shape = shapes.get(other);
        }
      }
      if (shape == null) {
        shape =
            WordShapeClassifier.wordShape(
                word,
                models[model].layout().wordShape(),
                JointTables.isKnown(known, model) ? KnownWord.YES : KnownWord.NO);
      }
      kept &= shape.length() <= WordCache.MAX_LENGTH;
      shapes.add(shape);
    }
    return kept ? jointShapes.get(shapes, this::shape) : shape(shapes);
  }

  private JointShape shape(List<String> texts) {
    List<ShapeWeights> shapes = new ArrayList<>(models.length);
    for (int model = 0; model < models.length; model++) {
      shapes.add(ShapeWeights.of(texts.get(model), models[model]));
    }
    return JointShape.of(shapes, labels, pairs);
  }

  private ClassWeights wordClass(int model, int number) {
    if (number < 0) {
      return others.get(model);
    }
    ClassWeights known = classes.get(model).get(number);
    if (known != null) {
      return known;
    }
    ClassWeights made = ClassWeights.of(models[model].classes().get(number), models[model]);
    ClassWeights other = classes.get(model).compareAndExchange(number, null, made);
    return other == null ? made : other;
  }

  private JointClass jointClass(List<ClassWeights> itsClasses) {
    return jointClasses.get(itsClasses, key -> JointClass.of(key, number(key), labels, pairs));
  }

  private int number(List<ClassWeights> words) {
    return numbers.size() < JointClass.NUMBERED
        ? numbers.computeIfAbsent(words, its -> numbered.getAndIncrement())
        : numbers.getOrDefault(words, JointClass.NUMBERED);
  }

  private JointWord word(String text, JointShape shape, JointClass words) {
    RollingHash word = RollingHash.of(text);
    Batch batch = new Batch();
    for (RollingHash suffix : OF_WORD) {
      batch.add(word.hashWith(suffix), tables.all());
    }
    Affixes affixes = new Affixes("<" + text + ">");
    affixes.fill(batch);
    batch.find();
    int all = tables.labels();
    double[] own = new double[JointWord.ROLES * all];
    for (int role = 0; role < JointWord.ROLES; role++) {
      batch.addTo(own, role * all, role);
    }
    FeatureWeights.add(own, JointWord.CURRENT * all, shape.own());
    FeatureWeights.add(own, JointWord.CURRENT * all, words.own());
    FeatureWeights.add(own, JointWord.PREVIOUS * all, shape.asPrevious());
    FeatureWeights.add(own, JointWord.PREVIOUS * all, words.asPrevious());
    FeatureWeights.add(own, JointWord.NEXT * all, shape.asNext());
    FeatureWeights.add(own, JointWord.NEXT * all, words.asNext());
    tables.add(own, 0, always, tables.all());
    if (TITLES.contains(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)) {
      tables.add(own, 0, title, withTitles);
    }
    JointWord made =
        JointWord.of(
            text,
            word,
            batch.has(JointWord.SOME_BEFORE),
            batch.has(JointWord.SOME_AFTER),
            shape,
            words,
            own,
            pairs(batch, PAIRS, words.pairs()),
            pairs(batch, PAIRS_AS_PREVIOUS, words.pairsAsPrevious()));
    for (int feature = OF_WORD.length; feature < batch.count; feature++) {
      batch.addTo(own, 0, feature);
    }
    while (affixes.hasMore()) {
      batch.clear();
      affixes.fill(batch);
      batch.find();
      for (int feature = 0; feature < batch.count; feature++) {
        batch.addTo(own, 0, feature);
      }
    }
    return made;
  }

  /** Few words have weights of pairs of their own: all others share those of their class. */
  private double[] pairs(Batch batch, int feature, double[] ofClass) {
    if (!batch.has(feature)) {
      return ofClass;
    }
    double[] sums = new double[tables.pairs()];
    batch.addTo(sums, 0, feature);
    FeatureWeights.add(sums, ofClass);
    return sums;
  }

  /** Features that are looked up at once, so that the memory is asked for many at a time. */
  private final class Batch {
    private final long[] hashes = new long[BATCH];
    private final int[] some = new int[BATCH];
    private final long[] features = new long[BATCH];
    private final int[] likely = new int[BATCH];
    private int count;

    void add(long hash, int someModels) {
      hashes[count] = hash;
      some[count++] = someModels;
    }

    boolean isFull() {
      return count + 2 > BATCH;
    }

    void clear() {
      count = 0;
    }

    void find() {
      tables.features(hashes, count, features, likely);
    }

    boolean has(int feature) {
      return features[feature] != 0;
    }

    void addTo(double[] sums, int place, int feature) {
      if (features[feature] != 0) {
        tables.add(sums, place, features[feature], some[feature]);
      }
    }
  }

  /**
   * The prefixes and suffixes of a word in its brackets, from two characters on. One that is both
   * counts once.
   */
  private final class Affixes {
    private final String word;
    private long prefix;
    private long suffix;
    private long power = 1;
    private int length;

    Affixes(String word) {
      this.word = word;
    }

    private int models(int itsLength) {
      return withNGrams[Math.min(itsLength, withNGrams.length - 1)];
    }

    boolean hasMore() {
      return length < word.length() && models(length + 1) != 0;
    }

    /** Adds those that there is room for. */
    void fill(Batch batch) {
      while (hasMore() && !batch.isFull()) {
        length++;
        prefix = RollingHash.append(prefix, word.charAt(length - 1));
        suffix = RollingHash.prepend(word.charAt(word.length() - length), suffix, power);
        power = RollingHash.longer(power);
        if (length >= 2) {
          batch.add(feature(prefix), models(length));
          if (suffix != prefix) {
            batch.add(feature(suffix), models(length));
          }
        }
      }
    }

    private long feature(long affix) {
      return new RollingHash(NGRAM.hash() * power + affix, 0).hashWith(NGRAM_END);
    }
  }

  /**
   * The known words, to be asked for one word only: CoreNLP would find it by the rules of the
   * machine's language, and a label must not depend on that.
   */
  private static final class KnownWord extends AbstractSet<String> {
    static final KnownWord YES = new KnownWord(true);
    static final KnownWord NO = new KnownWord(false);

    private final boolean known;

    private KnownWord(boolean known) {
      this.known = known;
    }

    @Override
    public boolean contains(Object word) {
      return known;
    }

    @Override
    public Iterator<String> iterator() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
