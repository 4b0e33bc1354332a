package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a sentence with the words rejoined that the tokenizer splits at hyphens, as
 * CoreNLP's name models read them.
 *
 * @param tokens the tokens
 * @param firsts for each the index of its first piece
 */
record RejoinedTokens(List<Token> tokens, int[] firsts) {
  private static final String HYPHEN = "-";

  /** What stays apart after a hyphen, so that the name before it is seen. */
  private static final Set<String> STAY_SPLIT =
      Set.of(
          "based",
          "area",
          "registered",
          "headquartered",
          "native",
          "born",
          "raised",
          "backed",
          "controlled",
          "owned",
          "resident",
          "trained",
          "educated");

  static RejoinedTokens of(List<Token> pieces) {
    List<Token> tokens = new ArrayList<>(pieces.size());
    int[] firsts = new int[pieces.size()];
    for (int i = 0; i < pieces.size(); i++) {
      Token piece = pieces.get(i);
      if (joins(tokens, pieces, i)) {
        Token before = tokens.removeLast();
        tokens.add(new Token(before.word() + piece.word(), before.start(), piece.end()));
      } else {
        firsts[tokens.size()] = i;
        tokens.add(piece);
      }
    }
    return new RejoinedTokens(tokens, Arrays.copyOf(firsts, tokens.size()));
  }

  private static boolean joins(List<Token> tokens, List<Token> pieces, int i) {
    if (tokens.isEmpty() || tokens.getLast().end() != pieces.get(i).start()) {
      return false;
    }
    String word = pieces.get(i).word();
    if (word.equals(HYPHEN)) {
      return i + 1 < pieces.size() && !STAY_SPLIT.contains(pieces.get(i + 1).word());
    }
    return tokens.getLast().word().endsWith(HYPHEN) && !STAY_SPLIT.contains(word);
  }

  /** What holds for the pieces' first ones. */
  List<String> ofFirstPieces(List<String> ofPieces) {
    List<String> some = new ArrayList<>(firsts.length);
    for (int first : firsts) {
      some.add(ofPieces.get(first));
    }
    return some;
  }
}
