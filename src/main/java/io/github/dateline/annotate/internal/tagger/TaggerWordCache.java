package io.github.dateline.annotate.internal.tagger;

import edu.stanford.nlp.process.Americanize;
import edu.stanford.nlp.process.WordShapeClassifier;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.WordCache;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Caches the words of a part-of-speech model.
 *
 * <p>Thread-safe, without a lock.
 */
final class TaggerWordCache {
  /** Words kept at least; at most twice as many. A rare one takes a kilobyte. */
  private static final int CACHED_WORDS = 20_000;

  private static final double[] NONE = new double[0];
  private static final int[] NO_FEATURES = new int[0];

  private final TaggerTables tables;
  private final TaggerWord outsideSentence;
  private final TaggerWord end;
  private final WordCache<TaggerWord> words =
      new WordCache<>(CACHED_WORDS, word -> read(Americanize.americanize(word)));

  TaggerWordCache(TaggerTables tables) {
    this.tables = tables;
    outsideSentence = read(TaggerFeatures.NOTHING);
    end = read(TaggerFeatures.END);
  }

  /** What stands before a sentence, and after its end. */
  TaggerWord outsideSentence() {
    return outsideSentence;
  }

  /** What ends a sentence. */
  TaggerWord end() {
    return end;
  }

  TaggerWord of(String form) {
    return words.get(form);
  }

  private TaggerWord read(String word) {
    TaggerTables.Entry entry = tables.entry(RollingHash.of(word).hash());
    String lower = word.toLowerCase(Locale.ROOT);
    String shape = WordShapeClassifier.wordShape(word, WordShapeClassifier.WORDSHAPECHRIS2);
    String similar = tables.classOf(RollingHash.of(lower).hash());
    boolean rare = entry == null || entry.rare();
    boolean isCapital = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    String inLower = isCapital ? firstTag(lower) : TaggerFeatures.NO;
    return new TaggerWord(
        entry == null ? tables.open() : entry.tags(),
        rare,
        rare ? own(word, shape, similar) : NONE,
        feature(TaggerFeatures.WORD, word),
        feature(TaggerFeatures.PREVIOUS_WORD, word),
        feature(TaggerFeatures.NEXT_WORD, word),
        rare
            ? features(
                feature(TaggerFeatures.FIRST_IN_LOWER_CASE, inLower),
                feature(TaggerFeatures.INNER_IN_LOWER_CASE, TaggerFeatures.NO),
                is(TaggerFeatures.FIRST_HAS_CAPITAL, any(word, Character::isUpperCase)))
            : NO_FEATURES,
        rare
            ? features(
                feature(TaggerFeatures.FIRST_IN_LOWER_CASE, TaggerFeatures.NO),
                feature(TaggerFeatures.INNER_IN_LOWER_CASE, inLower),
                is(TaggerFeatures.FIRST_HAS_CAPITAL, false))
            : NO_FEATURES,
        features(
            feature(TaggerFeatures.PREVIOUS_SHAPE, shape),
            feature(TaggerFeatures.PREVIOUS_CLASS, similar)),
        features(
            feature(TaggerFeatures.NEXT_SHAPE, shape), feature(TaggerFeatures.NEXT_CLASS, similar)),
        RollingHash.of(similar),
        isCapital,
        TaggerFeatures.COMPANIES.contains(word));
  }

  private String firstTag(String lower) {
    TaggerTables.Entry entry = tables.entry(RollingHash.of(lower).hash());
    return entry == null ? TaggerFeatures.NO : tables.tags().get(entry.first());
  }

  /** What a rare word and its form make of each tag. */
  private double[] own(String word, String shape, String similar) {
    double[] own = new double[tables.tags().size()];
    Arrays.fill(own, 1);
    boolean capital = any(word, Character::isUpperCase);
    boolean digit = any(word, Character::isDigit);
    boolean letter = any(word, Character::isLetter);
    boolean dash = word.indexOf('-') >= 0;
    for (int feature :
        new int[] {
          feature(TaggerFeatures.SHAPE, shape),
          feature(TaggerFeatures.CLASS, similar),
          is(TaggerFeatures.HAS_CAPITAL, capital),
          is(TaggerFeatures.HAS_DIGIT, digit),
          is(TaggerFeatures.HAS_DASH, dash),
          is(TaggerFeatures.LETTER_DIGIT_DASH, letter && dash && digit),
          is(TaggerFeatures.ALL_CAPITALS, !any(word, c -> !Character.isUpperCase(c))),
          is(TaggerFeatures.CAPITAL_DIGIT_DASH, capital && dash && digit),
          is(TaggerFeatures.NO_LETTER_OR_DIGIT, !letter && !digit),
          feature(
              TaggerFeatures.FINE_SHAPE,
              WordShapeClassifier.wordShape(word, WordShapeClassifier.WORDSHAPECHRIS4))
        }) {
      tables.multiply(own, feature);
    }
    for (int length = 1; length <= TaggerFeatures.LONGEST_AFFIX; length++) {
      boolean fits = length <= word.length();
      String prefix = fits ? word.substring(0, length) : TaggerFeatures.TOO_SHORT;
      String suffix = fits ? word.substring(word.length() - length) : TaggerFeatures.TOO_SHORT;
      tables.multiply(own, feature(TaggerFeatures.PREFIX + length - 1, prefix));
      tables.multiply(own, feature(TaggerFeatures.SUFFIX + length - 1, suffix));
    }
    return own;
  }

  /**
   * Whether any UTF-16 code unit of a word is of a kind: CoreNLP does not look at pairs of them.
   */
  private static boolean any(String word, IntPredicate kind) {
    return word.chars().anyMatch(kind);
  }

  private int is(int extractor, boolean yes) {
    return feature(extractor, yes ? TaggerFeatures.YES : TaggerFeatures.NO);
  }

  private int feature(int extractor, String value) {
    return tables.feature(RollingHash.of(TaggerFeatures.name(extractor)).then(value).hash());
  }

  /** Those that the model has. */
  private static int[] features(int... some) {
    return Arrays.stream(some).filter(feature -> feature >= 0).toArray();
  }
}
