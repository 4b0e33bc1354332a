package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.text.Token;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels sentences as CoreNLP's default pipeline does, {@code tokenize,pos,lemma,ner}. */
public interface DefaultLabeller {
  /**
   * The labels of a sentence. Safe for use by many threads.
   *
   * @param text the text that the tokens are of
   * @param sentence the tokens, at least one
   * @param day the day to which "yesterday" is related; null for none
   * @return one for each token
   */
  List<TokenLabel> label(String text, List<Token> sentence, @Nullable LocalDate day);
}
