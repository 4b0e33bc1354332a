package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.text.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels with a compiled model: the labels that CoreNLP's {@code CRFClassifier} gives, at a
 * fraction of its cost. Several read a sentence faster together: {@link CompiledCrfs}.
 */
final class CompiledCrf implements Labeller {
  private final CrfTables tables;
  private volatile @Nullable CompiledCrfs alone;

  CompiledCrf(CrfTables tables) {
    this.tables = tables;
  }

  CrfTables tables() {
    return tables;
  }

  @Override
  public List<String> labels(List<Token> sentence) {
    return alone().labels(sentence, null).getFirst();
  }

  @Override
  public Margins margins(List<Token> sentence) {
    return alone().margins(sentence).getFirst();
  }

  /** What reads with this model alone: made when it is needed, once or, by two threads, twice. */
  private CompiledCrfs alone() {
    CompiledCrfs made = alone;
    if (made == null) {
      made = new CompiledCrfs(List.of(tables));
      alone = made;
    }
    return made;
  }
}
