package io.github.dateline.annotate.internal.linking;

import io.github.dateline.annotate.internal.lexicon.NameKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A line of CoreNLP's dictionary of names as it is kept: what a name stands for, and how often.
 *
 * @param title the Wikipedia title, with underscores, in UTF-8
 * @param key a hash of the name's {@linkplain NameKey key}
 * @param value the probability in the lower {@value #PROBABILITY_BITS} bits, above it a hash of the
 *     name to the letter
 * @param kinds what the name tells of the page, as a sum of {@link TitleKind} bits
 */
record DictionaryRow(byte[] title, long key, int value, int kinds) {
  static final int PROBABILITY_BITS = 6;
  static final int FORM_BITS = 7;

  /** A probability of 1. The steps are such that .5, .6 and .75 are kept to the letter. */
  static final int CERTAIN = 60;

  /** By the bytes of the titles; what stands for one page, by key and value. */
  static final Comparator<DictionaryRow> ORDER = DictionaryRow::compare;

  private static final int MAX_FORM_LENGTH = 80;

  /** A number of so many characters has digits that are a whole number below 2 to the 53rd. */
  private static final int MAX_PLAIN_LENGTH = 16;

  private static final double[] POWERS_OF_TEN = new double[MAX_PLAIN_LENGTH - 1];

  /** Of each character below 0x80 whether it is in names. */
  private static final boolean[] IN_NAMES = new boolean[0x80];

  static {
    for (char c = 0; c < IN_NAMES.length; c++) {
      IN_NAMES[c] = isInNames(c);
    }
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  /** No hash is 0. */
  private static final long NO_KEY = 0;

  /**
   * Reads a line: a name, a title, a probability, parted by tabs.
   *
   * @return the row; one without a key if no article can hold such a name; null if the page is
   *     about no one thing
   * @throws IllegalArgumentException if the line is not of that form
   */
  static @Nullable DictionaryRow of(String line) {
    int tab = line.indexOf('\t');
    int second = line.indexOf('\t', tab + 1);
    if (tab < 0 || second < 0) {
      throw new IllegalArgumentException("no name, title and probability parted by tabs");
    }
    double probability = probability(line, second + 1);
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability must be in [0, 1], got " + probability);
    }
    String title = line.substring(tab + 1, second);
    if (!isPage(title)) {
      return null;
    }
    // A title has a capital; some links lack it.
    char first = Character.toUpperCase(title.charAt(0));
    title = first == title.charAt(0) ? title : first + title.substring(1);
    byte[] bytes = title.getBytes(StandardCharsets.UTF_8);
    String form = mayBeName(line, tab) ? line.substring(0, tab) : "";
    String key = isName(form) ? NameKey.of(form) : "";
    if (key.isEmpty()) {
      return new DictionaryRow(bytes, NO_KEY, 0, 0);
    }
    int value = (formHash(form) << PROBABILITY_BITS) | (int) Math.round(probability * CERTAIN);
    return new DictionaryRow(bytes, NameKey.hash(key), value, kinds(form, title));
  }

  /** Reads what {@link Double#parseDouble} reads; nearly all are "1.0" or "0." and some digits. */
  private static double probability(String line, int start) {
    int length = line.length() - start;
    if (length < 3 || length > MAX_PLAIN_LENGTH || line.charAt(start + 1) != '.') {
      return Double.parseDouble(line.substring(start));
    }
    long digits = 0;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + c - '0';
      } else if (i != start + 1) {
        return Double.parseDouble(line.substring(start));
      }
    }
    // Both are exact, so that the quotient is the nearest number.
    return digits / POWERS_OF_TEN[length - 2];
  }

  boolean hasKey() {
    return key != NO_KEY;
  }

  private static int compare(DictionaryRow one, DictionaryRow other) {
    int order = one.title == other.title ? 0 : Arrays.compareUnsigned(one.title, other.title);
    if (order == 0) {
      order = Long.compare(one.key, other.key);
    }
    return order == 0 ? Integer.compare(one.value, other.value) : order;
  }

  /** A few bits that tell most spellings of a name from each other. */
  static int formHash(String form) {
    return (int) (NameKey.hash(form) >>> 20) & ((1 << FORM_BITS) - 1);
  }

  /** A first look at a line's form: false only where {@link #isName} would be, too. */
  private static boolean mayBeName(String line, int end) {
    if (end > MAX_FORM_LENGTH) {
      return false;
    }
    boolean capital = false;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c >= 0x80) {
        return true;
      }
      capital |= c >= 'A' && c <= 'Z';
      if (!IN_NAMES[c]) {
        return false;
      }
    }
    return capital;
  }

  /**
   * Web addresses, quotes, cut phrases and words without a capital name no one, and English
   * articles hold no name in another script.
   */
  private static boolean isName(String form) {
    if (form.isEmpty() || form.length() > MAX_FORM_LENGTH) {
      return false;
    }
    boolean capital = false;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      capital |= Character.isUpperCase(c);
      if (!isInNames(c)) {
        return false;
      }
    }
    return capital
        && Character.isLetterOrDigit(form.charAt(0))
        && isEnd(form)
        && !form.contains("ikipedia")
        && !form.contains("it is used under")
        && !form.startsWith("http")
        && !form.startsWith("www.");
  }

  private static boolean isInNames(char c) {
    return Character.isLetter(c)
        ? c < '\u0250' || (c >= '\u1E00' && c < '\u1F00')
        : Character.isDigit(c) || " .,&'\u2019-\u2013()/!+".indexOf(c) >= 0;
  }

  private static boolean isEnd(String form) {
    char last = form.charAt(form.length() - 1);
    return Character.isLetterOrDigit(last)
        || (last == '.' && !form.endsWith(".."))
        || (last == ')' && form.indexOf('(') > 0)
        || last == '!';
  }

  private static boolean isPage(String title) {
    return !title.isEmpty()
        && !title.equals("Main_Page")
        && !title.startsWith("List_of_")
        && !title.startsWith("Lists_of_")
        && !title.endsWith("_(disambiguation)")
        && !title.endsWith("_(surname)")
        && !title.endsWith("_(given_name)")
        && !title.endsWith("_(name)")
        && title.indexOf('#') < 0;
  }

  /** What a name tells of its page if it is the title but for brackets or the order of words. */
  private static int kinds(String form, String title) {
    String brackets = TitleKind.brackets(form);
    if (!brackets.isEmpty()) {
      String name = NameKey.of(TitleKind.bare(form));
      return name.equals(NameKey.of(TitleKind.bare(title.replace('_', ' '))))
          ? TitleKind.of(brackets).map(TitleKind::bit).orElse(0)
          : 0;
    }
    int comma = form.indexOf(", ");
    if (comma > 0) {
      String turned = form.substring(comma + 2) + " " + form.substring(0, comma);
      return NameKey.of(turned).equals(NameKey.of(TitleKind.bare(title.replace('_', ' '))))
          ? TitleKind.PERSON.bit()
          : 0;
    }
    return 0;
  }
}
