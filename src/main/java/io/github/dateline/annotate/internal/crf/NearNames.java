package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.text.Token;
import java.util.Arrays;
import java.util.List;

/**
 * Which tokens of a sentence may be part of a name, or are so near one that they tell of it: those
 * within {@value #REACH} tokens of a word with a letter that is no small one. All others are no
 * name, and need no look: two in five of a newspaper's.
 *
 * <p>Where no word has such a letter, names may be in small letters, and all may be.
 */
final class NearNames {
  /** A name goes on over "of the", and what it is is told by the word before it or after. */
  static final int REACH = 3;

  private static final String HYPHEN = "-";

  private NearNames() {}

  static boolean[] of(List<Token> sentence) {
    boolean[] near = new boolean[sentence.size()];
    int until = 0;
    for (int i = 0; i < near.length; i++) {
      if (mayBeOfName(sentence.get(i).word())) {
        int from = Math.max(until, i - REACH);
        until = Math.min(near.length, i + REACH + 1);
        while (until < near.length && isHyphenated(sentence, until)) {
          until++;
        }
        Arrays.fill(near, from, until, true);
      }
    }
    if (until == 0) {
      Arrays.fill(near, true);
    }
    return near;
  }

  /** Whether a hyphen joins a token to the one before, as the last ones of "Chan-o-cha". */
  private static boolean isHyphenated(List<Token> sentence, int i) {
    Token before = sentence.get(i - 1);
    Token token = sentence.get(i);
    return before.end() == token.start()
        && (token.word().equals(HYPHEN) || before.word().equals(HYPHEN));
  }

  /** Whether a word has a letter that is no small one: a capital, or one that has no case. */
  private static boolean mayBeOfName(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c < 'a' || c > 'z') && isNoSmallLetter(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNoSmallLetter(char c) {
    return c >= 'A' && c <= 'Z'
        || c > 0x7f
            && (Character.isSurrogate(c) || Character.isLetter(c) && !Character.isLowerCase(c));
  }
}
