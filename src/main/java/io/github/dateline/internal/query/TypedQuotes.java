package io.github.dateline.internal.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The quotation marks of word processors, phones and all languages, read as straight ones; their
 * dashes before a word, which were typed as "-", and their blanks, which do not break lines; and
 * signs that belong to what was typed, as in an address, and to no expression.
 */
final class TypedQuotes {
  private static final String DOUBLE =
      "\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D\u300E\u300F\u301D\u301E\u301F\uFF02\u2033\u2E42"
          + "\u300A\u300B\u3008\u3009\uFF62\uFF63\uFE41\uFE42\uFE43\uFE44\u275D\u275E";
  private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";
  private static final String SINGLE_OPENING = "\u2018\u201A\u2039\u203A\u201B";
  private static final String SINGLE_CLOSING = "\u2019\u2018\u203A\u2039";

  /** Two of them are a double mark. */
  private static final String HALVES = "'`";

  /** What an apostrophe begins, and no quotation: what is left out before it. */
  private static final Pattern SHORTENED =
      Pattern.compile("'(?:\\d|(?:tis|twas|til|em|cause|n|round|bout)\\b)");

  /** What Lucene's parser takes for its own where it is a part of what was typed. */
  private static final String SIGNS = "/: ?~^&|!+()[]{}=";

  /** The characters that stand for the signs begin here. */
  private static final char FIRST_SIGN = '\uE020';

  /** An address as it stands between blanks, from what follows the field and signs before it. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\w{1,20}:)?(\\p{L}[\\w.+-]{0,20}://[^\\s\"]*)");

  /** What is known of an article as such, in the letters that it has. */
  private static final Pattern AS_IT_IS =
      Pattern.compile(
          "(?:id|source|section|author|filed|marker):([\\p{L}\\p{N}_./*?-][^\\s\"()]*)",
          Pattern.CASE_INSENSITIVE);

  /** A letter of a law in brackets, as in "401(k)". */
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?:\\([\\p{L}\\p{N}]{1,3}\\))+(?![\\p{L}\\p{N}(])");

  private static final Pattern SPAN =
      Pattern.compile("[\\[{]\\s*[^\\s\\]}]{1,40}\\s+(to)\\s+[^\\s\\]}]{1,40}\\s*[\\]}]");

  private TypedQuotes() {}

  /** The text as a typewriter has it, of the same length. */
  static String straightened(String text) {
    StringBuilder straight = new StringBuilder(text);
    Matcher address = ADDRESS.matcher(text);
    Matcher asItIs = AS_IT_IS.matcher(text);
    Matcher span = SPAN.matcher(text);
    Matcher paragraph = PARAGRAPH.matcher(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (isAtWordStart(text, i) && address.region(i, text.length()).lookingAt()) {
        i = withoutClosing(text, address.start(1), address.end());
        literal(straight, address.start(1), i, SIGNS);
      } else if (isAtWordStart(text, i) && asItIs.region(i, text.length()).lookingAt()) {
        i = asItIs.end();
        literal(straight, asItIs.start(1), i, "/:");
      } else if ("[{".indexOf(c) >= 0 && span.region(i, text.length()).lookingAt()) {
        straight.replace(span.start(1), span.end(1), "TO");
        i = span.end();
      } else if (c == '"' || DOUBLE.indexOf(c) >= 0) {
        i = phrase(straight, i);
      } else if (HALVES.indexOf(c) >= 0 && isAtWordStart(text, i)) {
        i = typewritten(straight, i);
      } else if (SINGLE_OPENING.indexOf(c) >= 0 && isAtWordStart(text, i)) {
        i = singlePhrase(straight, i, SINGLE_CLOSING);
      } else {
        if (isPartOfWord(text, i)) {
          literal(straight, i, i + 1, SIGNS);
        } else if (c == '('
            && i > 0
            && Character.isDigit(text.charAt(i - 1))
            && paragraph.region(i, text.length()).lookingAt()) {
          literal(straight, i, paragraph.end(), SIGNS);
          i = paragraph.end() - 1;
        } else if (c == '&' && joinsWords(text, i)) {
          literal(straight, i - 1, i + 2, SIGNS);
          i++;
        } else if (isBetweenInitials(text, i)) {
          straight.setCharAt(i, ' ');
          literal(straight, i, i + 1, SIGNS);
        } else if (Character.isSpaceChar(c)
            || (c == '/' && isAlone(text, i))
            || (",;".indexOf(c) >= 0 && isBetweenWords(text, i))) {
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
    StringBuilder typed = new StringBuilder(term);
    for (int i = 0; i < term.length(); i++) {
      int sign = term.charAt(i) - FIRST_SIGN;
      if (sign >= 0 && sign < SIGNS.length()) {
        typed.setCharAt(i, SIGNS.charAt(sign));
      }
    }
    return typed.toString();
  }

  /** The same, of words: a question mark that is a part of them is no pattern. */
  static String asWords(String term) {
    return asTyped(term.replace((char) (FIRST_SIGN + SIGNS.indexOf('?')), '/'));
  }

  /** Makes signs of a part of the text such as the parser passes on. */
  private static void literal(StringBuilder text, int from, int to, String signs) {
    for (int i = from; i < to; i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        text.setCharAt(i, (char) (FIRST_SIGN + SIGNS.indexOf(text.charAt(i))));
      }
    }
  }

  /** The end of an address, without the brackets after it that it does not open. */
  private static int withoutClosing(String text, int from, int to) {
    int open = 0;
    for (int i = from; i < to; i++) {
      open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (open < 0) {
        return i;
      }
    }
    return to;
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

  /**
   * A slash after a letter or digit; an exclamation mark at the end of a word; a colon after a
   * digit that begins no value of a field.
   */
  private static boolean isPartOfWord(CharSequence text, int at) {
    if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
      return false;
    }
    return text.charAt(at) == '/'
        || (text.charAt(at) == '!'
            && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1))))
        || (text.charAt(at) == ':'
            && Character.isDigit(text.charAt(at - 1))
            && at + 1 < text.length()
            && Character.isDigit(text.charAt(at + 1)));
  }

  /** Whether letters are on both sides, and no value of a field. */
  private static boolean isBetweenWords(CharSequence text, int at) {
    int from = at;
    while (from > 0 && " :".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return from < at
        && (from == 0 || text.charAt(from - 1) != ':')
        && Character.isLetter(text.charAt(at - 1))
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  /** Whether it is the blank of "J. D.", which is one thing. */
  private static boolean isBetweenInitials(String text, int at) {
    return Character.isSpaceChar(text.charAt(at))
        && at + 2 < text.length()
        && isInitial(text, at - 2)
        && isInitial(text, at + 1);
  }

  private static boolean isInitial(String text, int at) {
    return at >= 0
        && Character.isUpperCase(text.charAt(at))
        && text.charAt(at + 1) == '.'
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  private static boolean isAlone(String text, int at) {
    return isAtWordStart(text, at)
        && (at + 1 == text.length() || Character.isSpaceChar(text.charAt(at + 1)));
  }

  /** Whether an "&" is a part of a name: "Marks & Spencer". */
  private static boolean joinsWords(CharSequence text, int at) {
    if (at < 2
        || at + 2 >= text.length()
        || text.charAt(at - 1) != ' '
        || text.charAt(at + 1) != ' '
        || !Character.isUpperCase(text.charAt(at + 2))
        || !Character.isLetterOrDigit(text.charAt(at - 2))) {
      return false;
    }
    int from = at - 2;
    while (from > 0 && " :(+-".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return Character.isUpperCase(text.charAt(from));
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
