package io.github.dateline.cli;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.annotate.CoreNlpAnnotator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An annotator whose models are loaded when the first article needs them: a run that finds nothing
 * new is done before they would be there.
 */
final class AnnotatorOnDemand implements Annotator {
  private final String identity;
  private final Loader loader;
  private volatile @Nullable Annotator loaded;

  AnnotatorOnDemand(String identity, Loader loader) {
    this.identity = identity;
    this.loader = loader;
  }

  /** Loads an annotator. */
  interface Loader {
    Annotator load() throws IOException;
  }

  /** The annotator that a command's options ask for. */
  static AnnotatorOnDemand of(AnnotatorOptions options, Terminal terminal) throws IOException {
    ModelFiles.check(options.models());
    PreparationProgress progress = new PreparationProgress(terminal);
    CoreNlpAnnotator.Builder chosen = options.annotator().preparation(progress);
    try {
      return new AnnotatorOnDemand(chosen.identity(), chosen::load);
    } finally {
      progress.end();
    }
  }

  /** Why something else is at work than was chosen; empty if it is not, or nothing is loaded. */
  List<String> fallbacks() {
    return loaded instanceof CoreNlpAnnotator coreNlp ? coreNlp.fallbacks() : List.of();
  }

  boolean isLoaded() {
    return loaded != null;
  }

  void load() throws IOException {
    loaded = loader.load();
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    Annotator annotator = loaded;
    if (annotator == null) {
      throw new IllegalStateException("the annotator has not been loaded");
    }
    return annotator.annotate(article);
  }

  @Override
  public Optional<String> foreignLanguage(Article article) {
    Annotator annotator = loaded;
    return annotator == null ? Optional.empty() : annotator.foreignLanguage(article);
  }

  @Override
  public String identity() {
    return identity;
  }
}
