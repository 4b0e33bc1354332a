package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.process.Americanize;
import edu.stanford.nlp.process.WordShapeClassifier;
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import io.github.dateline.annotate.internal.cache.RollingHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Caches the words of several CRF models: some tens of megabytes at most, however long the text.
 *
 * <p>Thread-safe, without a lock.
 */
final class JointWordCache {
  /** Words kept at least; at most twice as many. News has no more that come back soon. */
  private static final int CACHED_WORDS = 20_000;

  private static final int CACHED_SHAPES = 4_000;
  private static final int CACHED_CLASSES = 4_000;

  /** What is longer is looked up each time, so that a few long ones cannot fill the memory. */
  static final int MAX_CACHED_LENGTH = 60;

  private final List<WordWeightLookup> models;
  private final int[] pairs;
  private final AtomicInteger numbered = new AtomicInteger();

  /** The numbers of classes: a class that is made twice has one. */
  private final ConcurrentHashMap<List<ClassWeights>, Integer> numbers = new ConcurrentHashMap<>();

  private final JointWord outsideSentence;
  private final GenerationalCache<String, JointWord> words = new GenerationalCache<>(CACHED_WORDS);
  private final GenerationalCache<List<Long>, JointShape> shapes =
      new GenerationalCache<>(CACHED_SHAPES);
  private final GenerationalCache<List<ClassWeights>, JointClass> classes =
      new GenerationalCache<>(CACHED_CLASSES);

  JointWordCache(List<CrfTables> models) {
    this.models = models.stream().map(WordWeightLookup::new).toList();
    pairs = models.stream().mapToInt(m -> m.labels().size() * m.labels().size()).toArray();
    outsideSentence =
        joined(
            "",
            this.models.stream()
                .map(WordWeightLookup::outsideSentence)
                .toArray(WordWeights[]::new));
  }

  /** What stands before and after a sentence. */
  JointWord outsideSentence() {
    return outsideSentence;
  }

  JointWord of(String form) {
    return form.length() > MAX_CACHED_LENGTH ? read(form) : words.get(form, this::read);
  }

  private JointWord read(String form) {
    String word = Americanize.americanize(form);
    String lower = word.toLowerCase(Locale.ROOT);
    long digits =
        RollingHash.of(WordShapeClassifier.wordShape(lower, WordShapeClassifier.WORDSHAPEDIGITS))
            .hash();
    WordWeights[] types = new WordWeights[models.size()];
    for (int model = 0; model < types.length; model++) {
      types[model] = models.get(model).read(word, lower, digits);
    }
    return joined(word, types);
  }

  private JointWord joined(String word, WordWeights[] types) {
    List<ShapeWeights> itsShapes = new ArrayList<>(types.length);
    List<ClassWeights> itsClasses = new ArrayList<>(types.length);
    List<Long> hashes = new ArrayList<>(types.length);
    for (WordWeights type : types) {
      itsShapes.add(type.shape());
      itsClasses.add(type.wordClass());
      hashes.add(type.shape().hash());
    }
    return JointWord.of(
        word,
        types,
        shapes.get(hashes, key -> JointShape.of(itsShapes, pairs)),
        classes.get(itsClasses, key -> JointClass.of(key, number(key), pairs)));
  }

  private int number(List<ClassWeights> words) {
    return numbers.size() < JointClass.NUMBERED
        ? numbers.computeIfAbsent(words, its -> numbered.getAndIncrement())
        : numbers.getOrDefault(words, JointClass.NUMBERED);
  }
}
