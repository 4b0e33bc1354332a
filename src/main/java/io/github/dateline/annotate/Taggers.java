package io.github.dateline.annotate;

import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Loads CoreNLP's part-of-speech model into the engine asked for. */
final class Taggers {
  private static final String MODEL = "english-left3words-distsim.tagger";
  private static final String FOLDER = "edu/stanford/nlp/models/pos-tagger/";

  private Taggers() {}

  /**
   * A loaded model.
   *
   * @param tagger what tags with it
   * @param fallback why CoreNLP's own classes do so although they were not asked for, or empty
   */
  record Loaded(Tagger tagger, Optional<String> fallback) {}

  /**
   * Loads the English model.
   *
   * @param cache where compiled models are kept
   * @throws IOException if it cannot be read
   */
  static Loaded load(Engine engine, CompiledModels cache) throws IOException {
    return load(ModelResource.find(MODEL, FOLDER + MODEL), engine, cache);
  }

  /** Loads a model. One that the compiled engine does not know, CoreNLP reads. */
  static Loaded load(ModelResource model, Engine engine, CompiledModels cache) throws IOException {
    return switch (engine) {
      case STANFORD -> new Loaded(StanfordTagger.load(model), Optional.empty());
      case COMPILED -> {
        try {
          yield new Loaded(
              new CompiledTagger(TaggerTables.read(cache.load(model, Taggers::compile))),
              Optional.empty());
        } catch (UnknownModelException e) {
          yield new Loaded(StanfordTagger.load(model), Optional.of(Labellers.fallback(model, e)));
        }
      }
    };
  }

  private static ByteBuffer compile(InputStream file, int before)
      throws IOException, UnknownModelException {
    return TaggerCompiler.compile(TaggerModel.read(file), before);
  }
}
