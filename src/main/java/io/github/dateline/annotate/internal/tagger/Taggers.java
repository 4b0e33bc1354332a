package io.github.dateline.annotate.internal.tagger;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Loads CoreNLP's part-of-speech model into the engine asked for. */
public final class Taggers {
  private static final String MODEL = "english-left3words-distsim.tagger";
  private static final String FOLDER = "edu/stanford/nlp/models/pos-tagger/";

  private Taggers() {}

  /**
   * A loaded model.
   *
   * @param tagger what tags with it
   * @param fallback why CoreNLP's own classes do so although they were not asked for, or empty
   */
  public record LoadedTagger(Tagger tagger, Optional<String> fallback) {}

  /**
   * Loads the English model. If the compiled engine does not know it, CoreNLP reads it.
   *
   * @param compiled whether to read it with this library's decoder, not with CoreNLP's classes
   * @param cache where compiled models are kept
   * @throws IOException if it cannot be read
   */
  public static LoadedTagger load(boolean compiled, CompiledModels cache) throws IOException {
    ModelResource model = ModelResource.find(MODEL, FOLDER + MODEL);
    if (!compiled) {
      return new LoadedTagger(StanfordTagger.load(model), Optional.empty());
    }
    try {
      return new LoadedTagger(new CompiledTagger(tables(cache)), Optional.empty());
    } catch (UnknownModelException e) {
      return new LoadedTagger(StanfordTagger.load(model), Optional.of(e.fallback(model)));
    }
  }

  /** The compiled English model. */
  static TaggerTables tables(CompiledModels cache) throws IOException, UnknownModelException {
    return TaggerTables.read(
        cache.load(ModelResource.find(MODEL, FOLDER + MODEL), Taggers::compile));
  }

  private static ByteBuffer compile(InputStream file, int before)
      throws IOException, UnknownModelException {
    return TaggerCompiler.compile(TaggerModel.read(file), before);
  }
}
