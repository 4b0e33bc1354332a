package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.process.WordShapeClassifier;
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import io.github.dateline.annotate.internal.cache.RollingHash;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the weights of words in a CRF model.
 *
 * <p>Thread-safe.
 */
final class WordWeightLookup {
  private static final int CACHED_SHAPES = 2_000;

  private static final Set<String> TITLES =
      Set.of("Mr", "Ms", "Mrs", "Dr", "Miss", "Sen", "Judge", "Sir");

  /** The class of words that the lexicon does not have. */
  private static final String OTHER_WORDS = "0";

  private static final RollingHash NGRAM = RollingHash.of(CrfFeatureNames.NGRAM);
  private static final RollingHash NGRAM_END = RollingHash.of(CrfFeatureNames.NGRAM_END);

  /** The features of a word by itself, in the order in which they are looked up. */
  private static final List<RollingHash> OF_WORD =
      List.of(
          CrfFeatureNames.WORD,
          CrfFeatureNames.PREVIOUS_WORD,
          CrfFeatureNames.NEXT_WORD,
          CrfFeatureNames.SOME_WORD_BEFORE,
          CrfFeatureNames.SOME_WORD_AFTER,
          CrfFeatureNames.PAIR_WORD,
          CrfFeatureNames.PAIR_PREVIOUS_WORD);

  /** How many features are looked up at once: those of a word of a dozen letters. */
  private static final int BATCH = 32;

  private final CrfTables tables;
  private final int labels;
  private final List<String> classNames;

  /** Looked up when they are needed; what one thread has made is that of all. */
  private final AtomicReferenceArray<@Nullable ClassWeights> classes;

  private final ClassWeights others;
  private final GenerationalCache<String, ShapeWeights> shapes =
      new GenerationalCache<>(CACHED_SHAPES);

  WordWeightLookup(CrfTables tables) {
    this.tables = tables;
    labels = tables.labels().size();
    classNames = tables.classes();
    classes = new AtomicReferenceArray<>(classNames.size());
    others = ClassWeights.of(OTHER_WORDS, tables);
  }

  /** What stands before and after a sentence. */
  WordWeights outsideSentence() {
    return type("", ShapeWeights.ofNothing(tables), ClassWeights.ofNothing(tables));
  }

  /**
   * Looks up a word.
   *
   * @param word the word in American spelling
   * @param lower the same in lower case
   * @param digits hash of the latter with all digits alike
   */
  WordWeights read(String word, String lower, long digits) {
    String shape =
        WordShapeClassifier.wordShape(word, tables.layout().wordShape(), new KnownWord(lower));
    int words = tables.classOf(digits);
    return type(
        word,
        shape.length() > JointWordCache.MAX_CACHED_LENGTH
            ? ShapeWeights.of(shape, tables)
            : shapes.get(shape, text -> ShapeWeights.of(text, tables)),
        words < 0 ? others : wordClass(words));
  }

  private ClassWeights wordClass(int number) {
    ClassWeights known = classes.get(number);
    if (known != null) {
      return known;
    }
    ClassWeights made = ClassWeights.of(classNames.get(number), tables);
    ClassWeights other = classes.compareAndExchange(number, null, made);
    return other == null ? made : other;
  }

  private WordWeights type(String text, ShapeWeights shape, ClassWeights words) {
    RollingHash word = RollingHash.of(text);
    Batch batch = new Batch();
    for (RollingHash suffix : OF_WORD) {
      batch.add(word.hashWith(suffix));
    }
    Affixes affixes = new Affixes("<" + text + ">", tables.layout().longestNGram());
    affixes.fill(batch);
    batch.find();
    double[] own = sum(batch.weights(0, labels), shape.own(), words.own());
    tables.addTo(own, CrfFeatureNames.ALWAYS.hash());
    if (tables.layout().titles() != 0
        && TITLES.contains(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)) {
      tables.addTo(own, CrfFeatureNames.TITLE.hash());
    }
    WordWeights type =
        new WordWeights(
            shape,
            words,
            own,
            sum(batch.weights(1, labels), shape.asPrevious(), words.asPrevious()),
            sum(batch.weights(2, labels), shape.asNext(), words.asNext()),
            batch.weights(3, labels),
            batch.weights(4, labels),
            batch.weights(5, labels * labels),
            batch.weights(6, labels * labels));
    batch.addTo(own, OF_WORD.size());
    while (affixes.hasMore()) {
      batch.clear();
      affixes.fill(batch);
      batch.find();
      batch.addTo(own, 0);
    }
    return type;
  }

  private double[] sum(double[]... weights) {
    double[] sums = new double[labels];
    for (double[] some : weights) {
      FeatureWeights.add(sums, some);
    }
    return sums;
  }

  /** Features that are looked up at once, so that the memory is asked for many at a time. */
  private final class Batch {
    private final long[] features = new long[BATCH];
    private final int[] rows = new int[BATCH];
    private final int[] likely = new int[BATCH];
    private int count;

    void add(long feature) {
      features[count++] = feature;
    }

    boolean isFull() {
      return count + 2 > BATCH;
    }

    void clear() {
      count = 0;
    }

    void find() {
      tables.rows(features, count, rows, likely);
    }

    /** The weights of a feature; empty if the model does not have it. */
    double[] weights(int feature, int width) {
      if (rows[feature] < 0) {
        return FeatureWeights.NONE;
      }
      double[] weights = new double[width];
      tables.addRow(weights, 0, width, rows[feature]);
      return weights;
    }

    /** Adds the weights of all features from one on. */
    void addTo(double[] sums, int first) {
      for (int feature = first; feature < count; feature++) {
        if (rows[feature] >= 0) {
          tables.addRow(sums, 0, sums.length, rows[feature]);
        }
      }
    }
  }

  /**
   * The prefixes and suffixes of a word in its brackets, from two characters on. One that is both
   * counts once.
   */
  private static final class Affixes {
    private final String word;
    private final int longest;
    private long prefix;
    private long suffix;
    private long power = 1;
    private int length;

    Affixes(String word, int longest) {
      this.word = word;
      this.longest = longest < 0 ? word.length() : Math.min(longest, word.length());
    }

    boolean hasMore() {
      return length < longest;
    }

    /** Adds those that there is room for. */
    void fill(Batch batch) {
      while (hasMore() && !batch.isFull()) {
        length++;
        prefix = RollingHash.append(prefix, word.charAt(length - 1));
        suffix = RollingHash.prepend(word.charAt(word.length() - length), suffix, power);
        power = RollingHash.longer(power);
        if (length >= 2) {
          batch.add(feature(prefix));
          if (suffix != prefix) {
            batch.add(feature(suffix));
          }
        }
      }
    }

    private long feature(long affix) {
      return new RollingHash(NGRAM.hash() * power + affix, 0).hashWith(NGRAM_END);
    }
  }

  /**
   * The known words, to be asked for one word only, of which the lower case is given: CoreNLP would
   * find it by the rules of the machine's language, and a label must not depend on that.
   */
  private final class KnownWord extends AbstractSet<String> {
    private final String lower;

    KnownWord(String lower) {
      this.lower = lower;
    }

    @Override
    public boolean contains(Object word) {
      return tables.isKnown(RollingHash.of(lower).hash());
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
