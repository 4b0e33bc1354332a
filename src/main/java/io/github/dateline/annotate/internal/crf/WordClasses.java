package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes of words that stand in similar contexts (distributional similarity), as CoreNLP's 3-class
 * model has them: some 400 classes of 530,000 words.
 *
 * <p>Immutable and thread-safe.
 */
public final class WordClasses {
  private final @Nullable CrfModel model;

  private WordClasses(@Nullable CrfModel model) {
    this.model = model;
  }

  /**
   * Loads the classes of the model of names; none if the model is of a kind that cannot be
   * compiled.
   *
   * @param cache where compiled models are kept
   * @throws IOException if the model cannot be read
   */
  public static WordClasses load(CompiledModels cache) throws IOException {
    try {
      ModelResource model = ModelResource.find(Labellers.THREE_CLASS);
      return new WordClasses(JointTables.load(List.of(model), cache).models().getFirst());
    } catch (UnknownModelException e) {
      return new WordClasses(null);
    }
  }

  /** The classes of a model that is loaded already. */
  static WordClasses of(CrfModel model) {
    return new WordClasses(model);
  }

  /** The names of the classes, by number. */
  public List<String> names() {
    return model == null ? List.of() : model.classes();
  }

  /** The number of the class of a word in lower case; -1 if it has none. */
  public int of(String word) {
    return model == null ? -1 : model.classOf(RollingHash.of(word).hash());
  }
}
