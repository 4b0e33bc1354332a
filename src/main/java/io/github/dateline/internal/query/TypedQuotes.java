package io.github.dateline.internal.query;

import java.util.regex.Pattern;

/**
 * The quotation marks of word processors, phones and all languages, read as straight ones; their
 * dashes before a word, which were typed as "-", and their blanks, which do not break lines; and
 * slashes within a word.
 */
final class TypedQuotes {
  private static final String DOUBLE =
      "\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D\u300E\u300F\u301D\u301E\u301F\uFF02\u2033\u2E42";
  private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";
  private static final String SINGLE_OPENING = "\u2018\u201A\u2039\u203A\u201B";
  private static final String SINGLE_CLOSING = "\u2019\u2018\u203A\u2039";

  /** Two of them are a double mark. */
  private static final String HALVES = "'`";

  /** What an apostrophe begins, and no quotation: what is left out before it. */
  private static final Pattern SHORTENED =
      Pattern.compile("'(?:\\d|(?:tis|twas|til|em|cause|n|round|bout)\\b)");

  /** Stands for a slash within a word, which Lucene's parser takes for an expression's begin. */
  private static final char SLASH = '\uE02F';

  private TypedQuotes() {}

  /** The text as a typewriter has it, of the same length. */
  static String straightened(String text) {
    StringBuilder straight = new StringBuilder(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (c == '"' || DOUBLE.indexOf(c) >= 0) {
        i = phrase(straight, i);
      } else if (HALVES.indexOf(c) >= 0 && isAtWordStart(text, i)) {
        i = typewritten(straight, i);
      } else if (SINGLE_OPENING.indexOf(c) >= 0 && isAtWordStart(text, i)) {
        i = singlePhrase(straight, i, SINGLE_CLOSING);
      } else {
        if (c == '/' && isWithinWord(text, i)) {
          straight.setCharAt(i, SLASH);
        } else if (Character.isSpaceChar(c)) {
          straight.setCharAt(i, ' ');
        } else if (DASHES.indexOf(c) >= 0 && isSign(straight, i)) {
          straight.setCharAt(i, '-');
        }
        i++;
      }
    }
    return straight.toString();
  }

  /** What was typed, of a part of a straightened text. */
  static String asTyped(String term) {
    return term.replace(SLASH, '/');
  }

  /** Two straight marks at each end, or one where no apostrophe is meant. */
  private static int typewritten(StringBuilder text, int open) {
    if (open + 1 < text.length() && HALVES.indexOf(text.charAt(open + 1)) >= 0) {
      int close = text.indexOf("''", open + 2);
      int other = text.indexOf("\"", open);
      if (close < 0 || (other >= 0 && other < close)) {
        return open + 2;
      }
      text.replace(open, open + 2, "\" ").replace(close, close + 2, " \"");
      return close + 2;
    }
    if (text.charAt(open) == '`'
        || SHORTENED.matcher(text).region(open, text.length()).lookingAt()) {
      return open + 1;
    }
    int end = singlePhrase(text, open, "'");
    if (text.charAt(open) == '"' && text.substring(open, end).indexOf(' ') < 0) {
      // One word: as an apostrophe it changes nothing.
      text.setCharAt(open, '\'');
      text.setCharAt(end - 1, '\'');
    }
    return end;
  }

  private static boolean isWithinWord(CharSequence text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  /** Straightens the marks of a phrase, and blanks those within it. */
  private static int phrase(StringBuilder text, int open) {
    boolean isStraight = text.charAt(open) == '"';
    int close = isStraight ? closing(text, open, "\"") : -1;
    if (close < 0) {
      close = closing(text, open, DOUBLE + '"');
    }
    text.setCharAt(open, '"');
    if (close < 0) {
      return text.length();
    }
    for (int i = open + 1; i < close; i++) {
      if (DOUBLE.indexOf(text.charAt(i)) >= 0) {
        text.setCharAt(i, ' ');
      }
    }
    text.setCharAt(close, '"');
    return close + 1;
  }

  private static int closing(CharSequence text, int open, String marks) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (marks.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** A single mark quotes only where one at the end of a word closes it; others are apostrophes. */
  private static int singlePhrase(StringBuilder text, int open, String closing) {
    for (int i = open + 2; i < text.length() && "\"()".indexOf(text.charAt(i)) < 0; i++) {
      boolean isWordEnd = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
      if (closing.indexOf(text.charAt(i)) >= 0 && isWordEnd) {
        text.setCharAt(open, '"');
        text.setCharAt(i, '"');
        return i + 1;
      }
    }
    return open + 1;
  }

  /** Whether it stands apart from what is before, and not from what follows. */
  private static boolean isSign(CharSequence text, int at) {
    return (at == 0 || " (".indexOf(text.charAt(at - 1)) >= 0)
        && at + 1 < text.length()
        && !Character.isWhitespace(text.charAt(at + 1))
        && !Character.isSpaceChar(text.charAt(at + 1));
  }

  private static boolean isAtWordStart(CharSequence text, int at) {
    return at == 0 || " (:+-!\t\n".indexOf(text.charAt(at - 1)) >= 0;
  }
}
