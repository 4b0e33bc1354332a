package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import io.github.dateline.annotate.internal.text.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several CRF models that label a sentence together.
 *
 * <p>Thread-safe.
 */
public interface JointModels {
  /** The 3-class and the 7-class model. The 4-class model tells nothing that these two do not. */
  List<String> NAMES = List.of(Labellers.THREE_CLASS, Labellers.SEVEN_CLASS);

  /** Of each model how sure its labels of each token are; what is not near a name has none. */
  List<MaxMarginals> margins(List<Token> sentence);

  /**
   * Loaded models.
   *
   * @param models what labels with them
   * @param classes the classes of similar words of the first
   * @param fallback why CoreNLP's own classes label although they were not asked for, or empty
   */
  record Loaded(JointModels models, WordClasses classes, Optional<String> fallback) {}

  /** Models, where they lie. */
  static List<ModelResource> find(List<String> names) throws IOException {
    List<ModelResource> files = new ArrayList<>();
    for (String name : names) {
      files.add(ModelResource.find(name));
    }
    return files;
  }

  /**
   * Loads {@link #NAMES}. If the compiled engine does not know one, CoreNLP reads that one.
   *
   * @param compiled whether to read them with this library's decoder, not with CoreNLP's classes
   * @param cache where compiled models are kept
   * @throws IOException if one cannot be read
   */
  static Loaded load(boolean compiled, CompiledModels cache) throws IOException {
    List<ModelResource> files = find(NAMES);
    if (compiled) {
      try {
        JointTables tables = JointTables.load(files, cache);
        return new Loaded(
            new JointCrfDecoder(tables),
            WordClasses.of(tables.models().getFirst()),
            Optional.empty());
      } catch (UnknownModelException e) {
        // Each by itself, then.
      }
    }
    List<Labeller> labellers = new ArrayList<>();
    Optional<String> fallback = Optional.empty();
    for (ModelResource file : files) {
      Labellers.LoadedLabeller loaded = Labellers.load(file, compiled, cache);
      labellers.add(loaded.labeller());
      fallback = fallback.or(loaded::fallback);
    }
    return new Loaded(
        sentence -> labellers.stream().map(labeller -> labeller.margins(sentence)).toList(),
        WordClasses.load(cache),
        fallback);
  }
}
