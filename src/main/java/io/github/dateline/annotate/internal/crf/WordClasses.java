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
  private final @Nullable CrfTables tables;

  private WordClasses(@Nullable CrfTables tables) {
    this.tables = tables;
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
      return new WordClasses(CrfCompiler.load(ModelResource.find(Labellers.THREE_CLASS), cache));
    } catch (UnknownModelException e) {
      return new WordClasses(null);
    }
  }

  /**
   * The classes of the model of names that is loaded already, if this library's decoder reads it.
   */
  public static WordClasses of(Labeller model, CompiledModels cache) throws IOException {
    return model instanceof CompiledCrf compiled ? new WordClasses(compiled.tables()) : load(cache);
  }

  /** The names of the classes, by number. */
  public List<String> names() {
    return tables == null ? List.of() : tables.classes();
  }

  /** The number of the class of a word in lower case; -1 if it has none. */
  public int of(String word) {
    return tables == null ? -1 : tables.classOf(RollingHash.of(word).hash());
  }
}
