package io.github.dateline.internal.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.translate.EntityArrays;

/**
 * A text made legible without a change of its length, so that all offsets hold: HTML entities and
 * tags, words hyphenated at a line's end, UTF-8 that was read as Windows-1252, and zero-width
 * characters.
 *
 * <p>Where fewer characters are left than there were, {@link #FILLER} and {@link #TAG} take the
 * place of the rest: no reader sees them, and are no part of a word. A text without any of this is
 * returned as it is; to find that out costs one look at each character.
 */
public final class LegibleText {
  /** Stands for a character that is part of the one before or after it: a soft hyphen. */
  public static final char FILLER = '\u00AD';

  /** Stands for a character of a tag: a word joiner. */
  public static final char TAG = '\u2060';

  private static final int LAST_ASCII = 0x7F;

  /** The longest tag that is looked for, in UTF-16 code units. */
  private static final int MAX_TAG = 2_000;

  private static final Pattern HTML =
      Pattern.compile(
          "</(?:p|div|a|b|i|u|em|strong|span|ul|ol|li|h[1-6]|table|tr|td|blockquote|script|style|figure|body"
              + "|figcaption|section|article|sup|sub|small|font|P|DIV|B|I|A|EM|STRONG|UL|OL|LI|H[1-6]|TABLE"
              + "|TR|TD|BLOCKQUOTE|FONT)>"
              + "|<(?:p|br|hr|img|li)(?:\\s[^<>]{0,2000})?/?>|<(?:BR|HR) ?/?>");

  private static final Pattern MARKUP =
      Pattern.compile(
          "<!--.{0,20000}?-->|<(/?)([A-Za-z][A-Za-z0-9]{0,11})(?:\\s[^<>]{0," + MAX_TAG + "})?/?>",
          Pattern.DOTALL);

  private static final Set<String> PARAGRAPHS =
      Set.copyOf(
          Arrays.asList(
              ("p div h1 h2 h3 h4 h5 h6 ul ol table hr blockquote section article figure figcaption pre dl"
                      + " aside header footer nav main center address form body html head title")
                  .split(" ")));

  private static final Set<String> LINES = Set.of("br", "li", "tr", "dd", "dt");

  private static final Set<String> WITHIN_LINES =
      Set.copyOf(
          Arrays.asList(
              ("a b i u em strong span small big sup sub font img abbr cite code q s strike del ins mark"
                      + " time label wbr picture source video audio link meta tbody thead tfoot col colgroup"
                      + " caption acronym tt nobr embed input param amp")
                  .split(" ")));

  private static final Set<String> CELLS = Set.of("td", "th");

  private static final Set<String> NO_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "svg",
          "button",
          "select",
          "textarea",
          "object");

  private static final Pattern ENTITY =
      Pattern.compile(
          "&(?:amp;)*(?:#(?<decimal>\\d{2,6})|#[xX](?<hex>[0-9a-fA-F]{2,5})|(?<name>[A-Za-z]{2,8}[0-9]{0,2}));");

  /** "anti-", "well-": the hyphen after them is part of the word. */
  private static final Set<String> KEEP_AFTER =
      Set.copyOf(
          Arrays.asList(
              ("all anti co counter cross eight eighteen eighty ex far fifteen fifty first five forty four half"
                      + " hard high ill inter know like long low mid mini multi near nine ninety non off old one"
                      + " out over part post pre pro quasi re second self semi seven seventy short sixty six"
                      + " so sub ten third thirty three top trans twenty two ultra under up vice well")
                  .split(" ")));

  /** Small words before a hyphen that names begin with. */
  private static final Set<String> ARTICLES = Set.of("al", "as", "el", "ul");

  /** "spokes-man", but "three-man". */
  private static final Set<String> MEN =
      Set.of(
          "alder",
          "assembly",
          "business",
          "chair",
          "congress",
          "council",
          "crafts",
          "fire",
          "fisher",
          "gun",
          "ombuds",
          "police",
          "sales",
          "spokes",
          "sports",
          "states",
          "work");

  /** "-led", "-based": the hyphen before them is part of the word. */
  private static final Set<String> KEEP_BEFORE =
      Set.copyOf(
          Arrays.asList(
              ("affiliated aged aligned american and appointed area armed as at author backed based benefit"
                      + " bank born born bound brokered built by chief city class coloured colored controlled"
                      + " country day dealer designate dollar dominated elect era ever face faced farm figure foot"
                      + " for force free friendly funded going grade greater half held hour hundred in inch inspired"
                      + " issue kilometre large leader leading led level like line linked located looking made"
                      + " majority making man market member meter metre mid mile million minister minute month"
                      + " national no not of off old on one only or organised organized out over owned page part"
                      + " party per percent person point pound produced producing quality quarter range rate ranking"
                      + " rated related rich rise round run running sea second selling ship side size sized some"
                      + " speaking speed sponsored standing state story strong style supported term the third thirds"
                      + " time to ton tonne trained two type up vehicle war week wide wing winning with word"
                      + " world yard year")
                  .split(" ")));

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private LegibleText() {}

  /** The text, as long as the one given; the one given if nothing had to be changed. */
  public static String of(String given) {
    boolean tag = false;
    boolean entity = false;
    boolean hyphen = false;
    boolean strange = false;
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      if (c > LAST_ASCII) {
        strange |= isStrange(c);
      } else if (c == '<') {
        tag = true;
      } else if (c == '&') {
        entity = true;
      } else if (c == '\n' && i > 0 && !hyphen) {
        char before = given.charAt(i - 1);
        before = before == '\r' && i > 1 ? given.charAt(i - 2) : before;
        hyphen = before == '-' || (before > LAST_ASCII && isHyphen(before));
      }
    }
    if (!tag && !entity && !hyphen && !strange) {
      return given;
    }
    char[] text = given.toCharArray();
    if (strange) {
      mendEncoding(text);
      mendInvisible(text);
    }
    if (tag && isHtml(given)) {
      dropTags(given, text);
    }
    if (entity) {
      decode(given, text);
    }
    if (hyphen) {
      join(given, text);
    }
    return new String(text);
  }

  /** Whether a character is one of those that stand for nothing. */
  public static boolean isFiller(char c) {
    return c == FILLER || c == TAG;
  }

  /** Whether a text has tags of HTML; a name in angle brackets such as {@code <P>} is none. */
  public static boolean isHtml(String text) {
    int at = text.indexOf('<');
    if (at < 0) {
      return false;
    }
    Matcher html = HTML.matcher(text);
    while (at >= 0 && !html.region(at, text.length()).lookingAt()) {
      at = text.indexOf('<', at + 1);
    }
    return at >= 0;
  }

  private static boolean isStrange(char c) {
    return c == 'Ã'
        || c == 'Â'
        || c == 'â'
        || c == 'ð'
        || c == '\u200B'
        || c == '\u200C'
        || c == '\u200D'
        || c == '\uFEFF';
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u00AD' || c == '\u00AC';
  }

  // Tags.

  private static void dropTags(String given, char[] text) {
    Matcher tag = MARKUP.matcher(given);
    int hidden = -1;
    String hiding = "";
    while (tag.find()) {
      String name = tag.group(2) == null ? "" : tag.group(2).toLowerCase(Locale.ROOT);
      boolean closes = !name.isEmpty() && tag.group(1).equals("/");
      if (hidden >= 0) {
        if (closes && name.equals(hiding)) {
          blank(text, hidden, tag.end());
          hidden = -1;
        }
        continue;
      }
      if (name.isEmpty()) {
        Arrays.fill(text, tag.start(), tag.end(), TAG);
      } else if (NO_TEXT.contains(name)) {
        if (!closes && !given.startsWith("/>", tag.end() - 2) && closing(given, name, tag.end())) {
          hidden = tag.start();
          hiding = name;
        }
        blank(text, tag.start(), tag.end());
      } else if (PARAGRAPHS.contains(name)) {
        blank(text, tag.start(), tag.end());
        text[tag.start()] = '\n';
        text[tag.start() + 1] = '\n';
      } else if (LINES.contains(name)) {
        blank(text, tag.start(), tag.end());
        text[tag.start()] = '\n';
      } else if (CELLS.contains(name)) {
        blank(text, tag.start(), tag.end());
        text[tag.start()] = '\t';
      } else if (WITHIN_LINES.contains(name)) {
        Arrays.fill(text, tag.start(), tag.end(), TAG);
      }
    }
  }

  private static boolean closing(String given, String name, int from) {
    String end = "</" + name;
    return given.indexOf(end, from) >= 0 || given.indexOf(end.toUpperCase(Locale.ROOT), from) >= 0;
  }

  private static void blank(char[] text, int from, int to) {
    Arrays.fill(text, from, to, ' ');
  }

  // Entities.

  private static void decode(String given, char[] text) {
    Matcher entity = ENTITY.matcher(given);
    for (int from = given.indexOf('&'); from >= 0; from = given.indexOf('&', from + 1)) {
      if (text[from] != '&' || !entity.region(from, text.length).lookingAt()) {
        continue;
      }
      String plain = plain(entity);
      if (plain.isEmpty() || plain.length() > entity.end() - from) {
        continue;
      }
      Arrays.fill(text, from, entity.end(), FILLER);
      // At its beginning, so that a name begins there; one that ends with it is as long as it is.
      plain.getChars(0, plain.length(), text, from);
    }
  }

  private static String plain(Matcher entity) {
    String number = entity.group("decimal");
    int code;
    if (number != null) {
      code = Integer.parseInt(number);
    } else if (entity.group("hex") != null) {
      code = Integer.parseInt(entity.group("hex"), 16);
    } else {
      String name = entity.group("name");
      if (name.equals("apos")) {
        return "'";
      }
      for (Map<CharSequence, CharSequence> table :
          java.util.List.of(
              EntityArrays.BASIC_UNESCAPE,
              EntityArrays.ISO8859_1_UNESCAPE,
              EntityArrays.HTML40_EXTENDED_UNESCAPE)) {
        CharSequence plain = table.get("&" + name + ";");
        if (plain != null) {
          return spaced(plain.toString());
        }
      }
      return name.equals("amp") ? "&" : "";
    }
    if (code >= 0x80 && code <= 0x9F) {
      // Numbers of Windows-1252, as browsers read them.
      return new String(new byte[] {(byte) code}, WINDOWS);
    }
    return !Character.isValidCodePoint(code)
            || Character.isISOControl(code) && code != '\n'
            || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)
        ? ""
        : spaced(Character.toString(code));
  }

  private static String spaced(String plain) {
    return plain.equals("\u00A0") ? " " : plain;
  }

  // Words over two lines.

  private static void join(String given, char[] text) {
    for (int feed = given.indexOf('\n'); feed > 0; feed = given.indexOf('\n', feed + 1)) {
      int hyphen = feed - 1;
      if (text[hyphen] == '\r' && hyphen > 0) {
        hyphen--;
      }
      if (!isHyphen(given.charAt(hyphen))) {
        continue;
      }
      int next = feed + 1;
      while (next < text.length && (text[next] == ' ' || text[next] == '\t')) {
        next++;
      }
      int from = hyphen;
      while (from > 0 && Character.isLetter(text[from - 1])) {
        from--;
      }
      int to = next;
      while (to < text.length && Character.isLetter(text[to])) {
        to++;
      }
      if (hyphen > from
          && to > next
          && Character.isLowerCase(text[next])
          && isOneWord(
              given, given.substring(from, hyphen), given.substring(next, to), from, hyphen)) {
        Arrays.fill(text, hyphen, next, FILLER);
      } else if (hyphen > from + 1
          && to > next
          && Character.isUpperCase(text[next])
          && (Character.isUpperCase(text[from])
              || ARTICLES.contains(given.substring(from, hyphen)))) {
        // "Jean-", "Claude" below it: the hyphen is the name's own.
        Arrays.fill(text, hyphen + 1, next, FILLER);
      }
    }
  }

  /** Whether the hyphen is that of a line's end, and not the word's own. */
  private static boolean isOneWord(String text, String first, String second, int from, int hyphen) {
    if (text.charAt(hyphen) != '-') {
      return true;
    }
    if (from > 0 && "-.'’".indexOf(text.charAt(from - 1)) >= 0) {
      return false;
    }
    if (text.contains(first + '-' + second)) {
      return false;
    }
    if (text.contains(first + second)
        || (MEN.contains(first.toLowerCase(Locale.ROOT))
            && (second.equals("man") || second.equals("person")))) {
      return true;
    }
    return !KEEP_AFTER.contains(first.toLowerCase(Locale.ROOT))
        && !KEEP_BEFORE.contains(second)
        && !first.equals(first.toUpperCase(Locale.ROOT))
        && !(second.endsWith("ed") && second.length() > 4)
        && !(second.endsWith("ing") && second.length() > 5);
  }

  // Encodings.

  private static void mendEncoding(char[] text) {
    boolean sure = isSure(text);
    for (int i = 0; i + 1 < text.length; i++) {
      char c = text[i];
      if (c < 'Â' || c > 'ô') {
        continue;
      }
      int length = c < 'à' ? 2 : c < 'ð' ? 3 : 4;
      if (length == 2 && c != 'Ã' && c != 'Â' && !sure) {
        continue;
      }
      if (c == 'â' && text[i + 1] == '€' && !mended(text, i, 3)) {
        boolean lost = i + 2 < text.length && (text[i + 2] == '\u009D' || text[i + 2] == '\uFFFD');
        text[i] = '”';
        Arrays.fill(text, i + 1, Math.min(text.length, i + (lost ? 3 : 2)), FILLER);
      } else if (c != 'â' || text[i + 1] != '€') {
        mended(text, i, length);
      }
    }
  }

  /** Whether some characters cannot be anything but UTF-8 that was read as Windows-1252. */
  private static boolean isSure(char[] text) {
    for (int i = 0; i + 1 < text.length; i++) {
      if ((text[i] == 'â' && (text[i + 1] == '€' || text[i + 1] == '\u0080'))
          || (text[i] == 'Ã' && text[i + 1] >= '\u00A0' && text[i + 1] <= '\u00BF')) {
        return true;
      }
    }
    return false;
  }

  private static boolean mended(char[] text, int at, int length) {
    if (at + length > text.length) {
      return false;
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int value = windowsByte(text[at + i]);
      if (value < 0x80 || (i > 0 && value > 0xBF)) {
        return false;
      }
      bytes[i] = (byte) value;
    }
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    if (decoded.indexOf('\uFFFD') >= 0 || decoded.length() > length) {
      return false;
    }
    Arrays.fill(text, at, at + length, FILLER);
    spaced(decoded).getChars(0, decoded.length(), text, at);
    return true;
  }

  private static int windowsByte(char c) {
    if (c <= 0xFF) {
      return c;
    }
    byte[] bytes = String.valueOf(c).getBytes(WINDOWS);
    return bytes.length == 1 && bytes[0] != '?' ? bytes[0] & 0xFF : -1;
  }

  /** A zero-width space parts words; other zero-width characters are no part of any. */
  private static void mendInvisible(char[] text) {
    for (int i = 0; i < text.length; i++) {
      char c = text[i];
      if (c == '\u200B') {
        boolean within =
            i > 0
                && i + 1 < text.length
                && Character.isLetterOrDigit(text[i - 1])
                && Character.isLetterOrDigit(text[i + 1]);
        text[i] = within ? ' ' : FILLER;
      } else if (c == '\uFEFF') {
        text[i] = FILLER;
      } else if ((c == '\u200C' || c == '\u200D') && i > 0 && isLatin(text[i - 1])) {
        text[i] = FILLER;
      }
    }
  }

  private static boolean isLatin(char c) {
    return c < '\u0250' && Character.isLetter(c);
  }
}
