package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.text.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels with a compiled model: the labels that CoreNLP's {@code CRFClassifier} gives, at a
 * fraction of its cost. Several read a sentence faster together: {@link JointCrfDecoder}.
 */
final class CompiledCrf implements Labeller {
  private final CrfTables tables;
  private volatile @Nullable JointCrfDecoder alone;

  CompiledCrf(CrfTables tables) {
    this.tables = tables;
  }

  @Override
  public List<String> labels(List<Token> sentence) {
    return alone().labels(sentence, null).getFirst();
  }

  @Override
  public MaxMarginals margins(List<Token> sentence) {
    return alone().margins(sentence).getFirst();
  }

  /** What reads with this model alone: made when it is needed, once or, by two threads, twice. */
  private JointCrfDecoder alone() {
    JointCrfDecoder made = alone;
    if (made == null) {
      made = new JointCrfDecoder(JointTables.of(List.of(tables)));
      alone = made;
    }
    return made;
  }
}
