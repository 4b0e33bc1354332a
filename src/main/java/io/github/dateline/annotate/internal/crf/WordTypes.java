package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.process.WordShapeClassifier;
import io.github.dateline.annotate.internal.cache.Fragment;
import io.github.dateline.annotate.internal.cache.RecentlyUsed;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up words in a model. Thread-safe. */
final class WordTypes {
  private static final int SHAPES = 2_000;

  private static final Set<String> TITLES =
      Set.of("Mr", "Ms", "Mrs", "Dr", "Miss", "Sen", "Judge", "Sir");

  /** The class of words that the lexicon does not have. */
  private static final String OTHER_WORDS = "0";

  private static final Fragment NGRAM = Fragment.of(FeatureNames.NGRAM);
  private static final Fragment NGRAM_END = Fragment.of(FeatureNames.NGRAM_END);

  private final CrfTables tables;
  private final int labels;
  private final List<String> classNames;

  /** Looked up when they are needed; by two threads at once, twice. */
  private final @Nullable WordClass[] classes;

  private final WordClass others;
  private final RecentlyUsed<String, WordShape> shapes = new RecentlyUsed<>(SHAPES);

  WordTypes(CrfTables tables) {
    this.tables = tables;
    labels = tables.labels().size();
    classNames = tables.classes();
    classes = new WordClass[classNames.size()];
    others = WordClass.of(OTHER_WORDS, tables);
  }

  /** What stands before and after a sentence. */
  WordType nothing() {
    return type("", WordShape.ofNothing(tables), WordClass.ofNothing(tables));
  }

  /**
   * Looks up a word.
   *
   * @param word the word in American spelling
   * @param lower the same in lower case
   * @param digits hash of the latter with all digits alike
   */
  WordType read(String word, String lower, long digits) {
    String shape =
        WordShapeClassifier.wordShape(word, tables.layout().wordShape(), new KnownWord(lower));
    int words = tables.classOf(digits);
    return type(
        word,
        shape.length() > JointWords.LONGEST_KEPT
            ? WordShape.of(shape, tables)
            : shapes.get(shape, text -> WordShape.of(text, tables)),
        words < 0 ? others : wordClass(words));
  }

  private WordClass wordClass(int number) {
    WordClass known = classes[number];
    if (known == null) {
      known = WordClass.of(classNames.get(number), tables);
      classes[number] = known;
    }
    return known;
  }

  private WordType type(String text, WordShape shape, WordClass words) {
    Fragment word = Fragment.of(text);
    Weights weights = new Weights(tables, labels);
    Weights ofPairs = new Weights(tables, labels * labels);
    return new WordType(
        shape,
        words,
        own(text, word, shape, words),
        sum(weights.of(word, FeatureNames.PREVIOUS_WORD), shape.asPrevious(), words.asPrevious()),
        sum(weights.of(word, FeatureNames.NEXT_WORD), shape.asNext(), words.asNext()),
        weights.of(word, FeatureNames.SOME_WORD_BEFORE),
        weights.of(word, FeatureNames.SOME_WORD_AFTER),
        ofPairs.of(word, FeatureNames.PAIR_WORD),
        ofPairs.of(word, FeatureNames.PAIR_PREVIOUS_WORD));
  }

  private double[] sum(double[]... weights) {
    double[] sums = new double[labels];
    for (double[] some : weights) {
      Weights.add(sums, some);
    }
    return sums;
  }

  private double[] own(String text, Fragment word, WordShape shape, WordClass words) {
    double[] sums =
        sum(new Weights(tables, labels).of(word, FeatureNames.WORD), shape.own(), words.own());
    tables.addTo(sums, FeatureNames.ALWAYS.hash());
    if (tables.layout().titles() != 0
        && TITLES.contains(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)) {
      tables.addTo(sums, FeatureNames.TITLE.hash());
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
    Fragment close = NGRAM_END;
    long open = NGRAM.hash();
    long prefix = 0;
    long suffix = 0;
    long power = 1;
    for (int length = 1; length <= end; length++) {
      prefix = Fragment.append(prefix, word.charAt(length - 1));
      suffix = Fragment.prepend(word.charAt(word.length() - length), suffix, power);
      power = Fragment.longer(power);
      if (length >= 2) {
        tables.addTo(sums, new Fragment(open * power + prefix, 0).hashWith(close));
        if (suffix != prefix) {
          tables.addTo(sums, new Fragment(open * power + suffix, 0).hashWith(close));
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
      return tables.isKnown(Fragment.of(lower).hash());
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
