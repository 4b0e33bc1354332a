package io.github.dateline.annotate.internal.text;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.Optional;

/**
 * The tables of CoreNLP's English lexer, read to find the plain tokens: words, numbers and stops in
 * ASCII, and white space.
 *
 * <p>The lexer's own method that reads them has more bytecode than Java compiles, so it is
 * interpreted, which takes ten times as long. Which of its actions do nothing but hand over what
 * was read is told by examples. Immutable and thread-safe.
 */
final class LexerTables {
  private static final int NO_STATE = -1;
  private static final int FINAL = 1;
  private static final int NO_WAY_ON = 8;
  private static final int LATIN_1 = 0xff;
  private static final int BITS_OF_BLOCK = 8;
  private static final int ASCII = 0x80;

  /** What an action does with what was read. */
  private enum Action {
    /** What is not known here. */
    OTHER,

    /** Drops it. */
    SKIP,

    /** Hands it over. */
    TAKE,

    /** Hands it over but for its last character. */
    TAKE_BUT_LAST
  }

  private final int[] topOfClasses;
  private final int[] classes;
  private final int[] rows;
  private final int[] next;
  private final int[] attributes;
  private final int[] actions;
  private final int start;
  private final Action[] meanings;

  private LexerTables(MethodHandles.Lookup in, Class<?> lexer, int state)
      throws ReflectiveOperationException {
    topOfClasses = table(in, lexer, "ZZ_CMAP_TOP");
    classes = table(in, lexer, "ZZ_CMAP_BLOCKS");
    rows = table(in, lexer, "ZZ_ROWMAP");
    next = table(in, lexer, "ZZ_TRANS");
    attributes = table(in, lexer, "ZZ_ATTRIBUTE");
    actions = table(in, lexer, "ZZ_ACTION");
    start = table(in, lexer, "ZZ_LEXSTATE")[state];
    int most = 0;
    for (int action : actions) {
      most = Math.max(most, action);
    }
    meanings = new Action[most + 1];
    Arrays.fill(meanings, Action.OTHER);
    means(" the", 1, Action.SKIP);
    means("company,", 7, Action.TAKE);
    means("1987 ", 4, Action.TAKE);
    means(", ", 1, Action.TAKE);
    means(". ", 1, Action.TAKE);
    means("A ", 2, Action.TAKE_BUT_LAST);
  }

  /**
   * The tables of a lexer's class; empty if they are not as expected.
   *
   * @param state the lexer's state at the beginning of a text
   */
  static Optional<LexerTables> of(MethodHandles.Lookup in, Class<?> lexer, int state) {
    try {
      return Optional.of(new LexerTables(in, lexer, state));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static int[] table(MethodHandles.Lookup in, Class<?> lexer, String name)
      throws ReflectiveOperationException {
    return (int[]) in.findStaticVarHandle(lexer, name, int[].class).get();
  }

  /** Learns what is done with the beginning of a text, if it is read so far. */
  private void means(String text, int end, Action action) {
    long match = match(text, 0);
    if (end(match) == end) {
      meanings[actions[state(match)]] = action;
    }
  }

  /**
   * Where the plain token at a place ends: negative and one less if it is white space; the place
   * itself if there is no plain token.
   */
  int plain(String text, int from) {
    if (text.charAt(from) >= ASCII) {
      return from;
    }
    long match = match(text, from);
    int end = end(match);
    if (end <= from) {
      return from;
    }
    Action action = meanings[actions[state(match)]];
    if (action == Action.TAKE_BUT_LAST) {
      end = text.offsetByCodePoints(end, -1);
    }
    if (action == Action.OTHER || end <= from || !isAscii(text, from, end)) {
      return from;
    }
    return action == Action.SKIP ? -end - 1 : end;
  }

  /** Words, numbers without signs in them, or a stop alone. */
  private static boolean isAscii(String text, int from, int end) {
    boolean letters = false;
    boolean other = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        return false;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      letters |= letter;
      other |= !letter && !(c >= '0' && c <= '9');
    }
    boolean number = text.charAt(from) >= '0' && text.charAt(from) <= '9';
    return (letters && !number)
        || (!letters && !other)
        || end == from + 1
        || text.charAt(from) <= ' ';
  }

  /** The longest match of all rules: the state that it ends in, and where it ends. */
  private long match(String text, int from) {
    int state = start;
    int at = from;
    int end = from;
    int accepted = NO_STATE;
    while (at < text.length()) {
      int c = text.charAt(at);
      if (Character.isHighSurrogate((char) c)) {
        c = text.codePointAt(at);
      }
      at += Character.charCount(c);
      state = next[rows[state] + characterClass(c)];
      if (state < 0) {
        break;
      }
      int attribute = attributes[state];
      if ((attribute & FINAL) != 0) {
        accepted = state;
        end = at;
        if ((attribute & NO_WAY_ON) != 0) {
          break;
        }
      }
    }
    return accepted < 0 ? from : (long) accepted << Integer.SIZE | end;
  }

  private static int state(long match) {
    return (int) (match >>> Integer.SIZE);
  }

  private static int end(long match) {
    return (int) match;
  }

  private int characterClass(int c) {
    int low = c & LATIN_1;
    return classes[low == c ? low : topOfClasses[c >> BITS_OF_BLOCK] | low];
  }
}
