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
    FeatureWeights weights = new FeatureWeights(tables, labels);
    FeatureWeights ofPairs = new FeatureWeights(tables, labels * labels);
    return new WordWeights(
        shape,
        words,
        own(text, word, shape, words),
        sum(
            weights.of(word, CrfFeatureNames.PREVIOUS_WORD),
            shape.asPrevious(),
            words.asPrevious()),
        sum(weights.of(word, CrfFeatureNames.NEXT_WORD), shape.asNext(), words.asNext()),
        weights.of(word, CrfFeatureNames.SOME_WORD_BEFORE),
        weights.of(word, CrfFeatureNames.SOME_WORD_AFTER),
        ofPairs.of(word, CrfFeatureNames.PAIR_WORD),
        ofPairs.of(word, CrfFeatureNames.PAIR_PREVIOUS_WORD));
  }

  private double[] sum(double[]... weights) {
    double[] sums = new double[labels];
    for (double[] some : weights) {
      FeatureWeights.add(sums, some);
    }
    return sums;
  }

  private double[] own(String text, RollingHash word, ShapeWeights shape, ClassWeights words) {
    double[] sums =
        sum(
            new FeatureWeights(tables, labels).of(word, CrfFeatureNames.WORD),
            shape.own(),
            words.own());
    tables.addTo(sums, CrfFeatureNames.ALWAYS.hash());
    if (tables.layout().titles() != 0
        && TITLES.contains(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)) {
      tables.addTo(sums, CrfFeatureNames.TITLE.hash());
    }
    addNGrams(sums, "<" + text + ">");
    return sums;
  }

  /**
   * Adds the prefixes and suffixes of a word in its brackets, from two characters on. One that is
   * both counts once.
   */
  private void addNGrams(double[] sums, String word) {
    int longest = tables.layout().longestNGram();
    int end = longest < 0 ? word.length() : Math.min(longest, word.length());
    RollingHash close = NGRAM_END;
    long open = NGRAM.hash();
    long prefix = 0;
    long suffix = 0;
    long power = 1;
    for (int length = 1; length <= end; length++) {
      prefix = RollingHash.append(prefix, word.charAt(length - 1));
      suffix = RollingHash.prepend(word.charAt(word.length() - length), suffix, power);
      power = RollingHash.longer(power);
      if (length >= 2) {
        tables.addTo(sums, new RollingHash(open * power + prefix, 0).hashWith(close));
        if (suffix != prefix) {
          tables.addTo(sums, new RollingHash(open * power + suffix, 0).hashWith(close));
        }
      }
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
