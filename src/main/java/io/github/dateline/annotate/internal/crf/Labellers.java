package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.IOException;
import java.util.Optional;

/** Loads a model of names into the engine asked for. */
public final class Labellers {
  public static final String THREE_CLASS = "english.all.3class.distsim.crf";
  public static final String FOUR_CLASS = "english.conll.4class.distsim.crf";
  public static final String SEVEN_CLASS = "english.muc.7class.distsim.crf";

  private Labellers() {}

  /**
   * A loaded model.
   *
   * @param labeller what labels with it
   * @param fallback why CoreNLP's own classes do so although they were not asked for, or empty
   */
  public record LoadedLabeller(Labeller labeller, Optional<String> fallback) {}

  /**
   * Loads a model. One that the compiled engine does not know, CoreNLP reads.
   *
   * @param compiled whether to read it with this library's decoder, not with CoreNLP's classes
   * @param cache where compiled models are kept
   * @throws IOException if it cannot be read
   */
  public static LoadedLabeller load(ModelResource model, boolean compiled, CompiledModels cache)
      throws IOException {
    if (!compiled) {
      return new LoadedLabeller(StanfordCrf.load(model), Optional.empty());
    }
    try {
      return new LoadedLabeller(new CompiledCrf(CrfCompiler.load(model, cache)), Optional.empty());
    } catch (UnknownModelException e) {
      return new LoadedLabeller(StanfordCrf.load(model), Optional.of(e.fallback(model)));
    }
  }
}
