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

  static final Comparator<DictionaryRow> ORDER =
      Comparator.comparing(DictionaryRow::title, Arrays::compareUnsigned)
          .thenComparing(DictionaryRow::key)
          .thenComparing(DictionaryRow::value);

  private static final int MAX_FORM_LENGTH = 80;

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
    double probability = Double.parseDouble(line.substring(second + 1));
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability must be in [0, 1], got " + probability);
    }
    String form = line.substring(0, tab);
    String title = line.substring(tab + 1, second);
    if (!isPage(title)) {
      return null;
    }
    // A title has a capital; some links lack it.
    title = Character.toUpperCase(title.charAt(0)) + title.substring(1);
    byte[] bytes = title.getBytes(StandardCharsets.UTF_8);
    String key = isName(form) ? NameKey.of(form) : "";
    if (key.isEmpty()) {
      return new DictionaryRow(bytes, NO_KEY, 0, 0);
    }
    int value = (formHash(form) << PROBABILITY_BITS) | (int) Math.round(probability * CERTAIN);
    return new DictionaryRow(bytes, NameKey.hash(key), value, kinds(form, title));
  }

  boolean hasKey() {
    return key != NO_KEY;
  }

  /** A few bits that tell most spellings of a name from each other. */
  static int formHash(String form) {
    return (int) (NameKey.hash(form) >>> 20) & ((1 << FORM_BITS) - 1);
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
      boolean fits =
          Character.isLetter(c)
              ? c < '\u0250' || (c >= '\u1E00' && c < '\u1F00')
              : Character.isDigit(c) || " .,&'\u2019-\u2013()/!+".indexOf(c) >= 0;
      if (!fits) {
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
