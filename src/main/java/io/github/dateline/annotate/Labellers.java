package io.github.dateline.annotate;

import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import java.io.IOException;
import java.util.Optional;

/** Loads a model into the engine asked for. */
final class Labellers {
  private Labellers() {}

  /**
   * A loaded model.
   *
   * @param labeller what labels with it
   * @param fallback why CoreNLP's own classes do so although they were not asked for, or empty
   */
  record Loaded(Labeller labeller, Optional<String> fallback) {}

  /**
   * Loads a model. One that the compiled engine does not know, CoreNLP reads.
   *
   * @param cache where compiled models are kept
   * @throws IOException if it cannot be read
   */
  static Loaded load(ModelResource model, Engine engine, CompiledModels cache) throws IOException {
    return switch (engine) {
      case STANFORD -> new Loaded(CrfLabeller.load(model), Optional.empty());
      case COMPILED -> {
        try {
          yield new Loaded(new CompiledCrf(cache.load(model)), Optional.empty());
        } catch (UnknownModelException e) {
          yield new Loaded(CrfLabeller.load(model), Optional.of(fallback(model, e)));
        }
      }
    };
  }

  /** Why CoreNLP reads a model. */
  static String fallback(CompiledModels.Source model, UnknownModelException why) {
    return "model "
        + model.name()
        + " is read by CoreNLP's own classes, which are slower, because "
        + why.getMessage();
  }
}
