package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.ModelResources;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import io.github.dateline.annotate.internal.crf.JointModels;
import io.github.dateline.annotate.internal.crf.JointTables;
import io.github.dateline.annotate.internal.crf.Labellers;
import io.github.dateline.annotate.internal.dates.TimeFinder;
import io.github.dateline.annotate.internal.lexicon.RegexNerFiles;
import io.github.dateline.annotate.internal.tagger.Taggers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Loads the labeller for CoreNLP's default labels, with the engine asked for. */
public final class DefaultLabellers {
  private DefaultLabellers() {}

  private static final List<String> MODELS =
      List.of(Labellers.THREE_CLASS, Labellers.FOUR_CLASS, Labellers.SEVEN_CLASS);

  /**
   * What was loaded.
   *
   * @param labels what labels
   * @param fallback why CoreNLP's own classes do so although they were not asked for, or empty
   */
  public record LoadedDefaultLabeller(DefaultLabeller labels, Optional<String> fallback) {}

  /**
   * Loads the English models, tables and rules. If the compiled engine does not know one of them,
   * CoreNLP's classes do all.
   *
   * @param compiled whether to read them with this library's decoder, not with CoreNLP's classes
   * @param cache where compiled models are kept
   * @throws IOException if one cannot be read
   */
  public static LoadedDefaultLabeller load(boolean compiled, CompiledModels cache)
      throws IOException {
    Taggers.LoadedTagger tagger = Taggers.load(compiled, cache);
    if (!compiled || tagger.fallback().isPresent()) {
      return new LoadedDefaultLabeller(
          StanfordDefaultLabeller.load(tagger.tagger()), tagger.fallback());
    }
    ModelResources tables = RegexNerFiles.find("fine-types");
    CompiledModels.Source at = tables;
    try {
      FineTyper fine = new FineTyper(RegexNerCompiler.load(tables, cache));
      List<ModelResource> files = JointModels.find(MODELS);
      at = files.getFirst();
      JointTables models = JointTables.load(files, cache);
      return new LoadedDefaultLabeller(
          new CompiledDefaultLabeller(tagger.tagger(), models, fine, TimeFinder.load(true)),
          Optional.empty());
    } catch (UnknownModelException e) {
      return new LoadedDefaultLabeller(
          StanfordDefaultLabeller.load(tagger.tagger()), Optional.of(e.fallback(at)));
    }
  }
}
