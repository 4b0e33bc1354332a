package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.text.Token;
import java.util.List;

/** Gives each token of a sentence a label: an entity type's tag, or {@link #NONE}. */
public interface Labeller {
  /** The label of a token that is no part of a name. */
  String NONE = "O";

  /** One label for each token. Safe for use by many threads. */
  List<String> labels(List<Token> sentence);

  /** How sure the labels of each token are. Safe for use by many threads. */
  MaxMarginals margins(List<Token> sentence);
}
