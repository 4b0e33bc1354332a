package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.process.Americanize;
import edu.stanford.nlp.process.WordShapeClassifier;
import io.github.dateline.annotate.internal.cache.Fragment;
import io.github.dateline.annotate.internal.cache.RecentlyUsed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of several models, looked up once and kept while they are in use: some tens of
 * megabytes at most, however long the text. Thread-safe, without a lock.
 */
final class JointWords {
  /** Words kept at least; at most twice as many. News has no more that come back soon. */
  private static final int WORDS = 20_000;

  private static final int SHAPES = 4_000;
  private static final int CLASSES = 4_000;

  /** What is longer is looked up each time, so that a few long ones cannot fill the memory. */
  static final int LONGEST_KEPT = 60;

  private final List<WordTypes> models;
  private final JointWord nothing;
  private final RecentlyUsed<String, JointWord> words = new RecentlyUsed<>(WORDS);
  private final RecentlyUsed<List<Long>, JointShape> shapes = new RecentlyUsed<>(SHAPES);
  private final RecentlyUsed<List<WordClass>, JointClass> classes = new RecentlyUsed<>(CLASSES);

  JointWords(List<CrfTables> models) {
    this.models = models.stream().map(WordTypes::new).toList();
    nothing = joined("", this.models.stream().map(WordTypes::nothing).toArray(WordType[]::new));
  }

  /** What stands before and after a sentence. */
  JointWord nothing() {
    return nothing;
  }

  JointWord of(String form) {
    return form.length() > LONGEST_KEPT ? read(form) : words.get(form, this::read);
  }

  private JointWord read(String form) {
    String word = Americanize.americanize(form);
    String lower = word.toLowerCase(Locale.ROOT);
    long digits =
        Fragment.of(WordShapeClassifier.wordShape(lower, WordShapeClassifier.WORDSHAPEDIGITS))
            .hash();
    WordType[] types = new WordType[models.size()];
    for (int model = 0; model < types.length; model++) {
      types[model] = models.get(model).read(word, lower, digits);
    }
    return joined(word, types);
  }

  private JointWord joined(String word, WordType[] types) {
    List<WordShape> ofModels = Arrays.stream(types).map(WordType::shape).toList();
    List<WordClass> itsClasses = Arrays.stream(types).map(WordType::words).toList();
    return JointWord.of(
        word,
        types,
        shapes.get(ofModels.stream().map(WordShape::hash).toList(), key -> JointShape.of(ofModels)),
        classes.get(itsClasses, JointClass::of));
  }
}
