package io.github.dateline.annotate.internal.text;

/**
 * Cuts a text into chunks that CoreNLP's tokenizer reads in linear time.
 *
 * <p>At every place where a token may begin, the tokenizer looks ahead for an address (as far as
 * the next space) and for markup (from {@code <!} and {@code <?} as far as the line's end). A
 * megabyte without a space would thus be read some hundred thousand times. Prose is cut between two
 * words in lower case, where no token can reach across; only what is not prose is cut elsewhere.
 */
final class TextChunker {
  /** Blocks of prose are about as long as this, in UTF-16 code units, to bound memory. */
  private static final int CHUNK_LENGTH = 16_384;

  /** How far beyond that a good position for a cut is looked for. */
  private static final int MAX_OVERRUN = 2_048;

  /** Longest run without a space: addresses are shorter, and a word of 300 letters is none. */
  private static final int MAX_RUN_WITHOUT_SPACE = 300;

  /** How far back from there a good position for a cut is looked for. */
  private static final int MAX_BACKTRACK = 100;

  private TextChunker() {}

  /** Where the block that begins at {@code start} ends: above it, {@code limit} at most. */
  static int end(String text, int start, int limit) {
    int run = start;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        run = i + 1;
        if (i - start >= CHUNK_LENGTH + MAX_OVERRUN
            || (i - start >= CHUNK_LENGTH && betweenWords(text, i, start, limit))) {
          return i + 1;
        }
      } else if (c == '<' && i > start && i + 1 < limit && "!?".indexOf(text.charAt(i + 1)) >= 0) {
        return i;
      } else if (i - run >= MAX_RUN_WITHOUT_SPACE) {
        return cut(text, i);
      }
    }
    return limit;
  }

  /** What ends an address for the tokenizer: fewer characters than are white space. */
  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static boolean betweenWords(String text, int space, int start, int limit) {
    return space > start
        && space + 1 < limit
        && Character.isLowerCase(text.charAt(space - 1))
        && Character.isLowerCase(text.charAt(space + 1));
  }

  /**
   * The last place up to {@code at}, not too far back, that follows a blank, or else something that
   * is neither letter nor digit, or else any character.
   */
  private static int cut(String text, int at) {
    int best = Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    int bestRank = 0;
    for (int i = at; i > at - MAX_BACKTRACK && bestRank < 3; i--) {
      if (isBoundary(text, i)) {
        int rank =
            Whitespace.isBlank(text.charAt(i - 1))
                ? 3
                : Character.isLetterOrDigit(text.codePointBefore(i)) ? 1 : 2;
        if (rank > bestRank) {
          best = i;
          bestRank = rank;
        }
      }
    }
    return best;
  }

  /** Whether a character begins here that does not combine with the one before. */
  private static boolean isBoundary(String text, int at) {
    if (Character.isLowSurrogate(text.charAt(at))) {
      return false;
    }
    int type = Character.getType(text.codePointAt(at));
    return type != Character.NON_SPACING_MARK
        && type != Character.ENCLOSING_MARK
        && type != Character.COMBINING_SPACING_MARK
        && type != Character.FORMAT;
  }
}
