package io.github.dateline.annotate.internal.tagger;

import io.github.dateline.annotate.internal.text.Token;
import java.util.List;

/** Gives each token of a sentence its part of speech, in the Penn Treebank's tags. */
public interface Tagger {
  /** One tag for each token. Safe for use by many threads. */
  List<String> tags(List<Token> sentence);
}
