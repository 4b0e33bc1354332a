package io.github.dateline.annotate.internal.draft;

import io.github.dateline.annotate.internal.cache.RecentlyUsed;
import io.github.dateline.annotate.internal.lexicon.Vocabulary;
import java.util.Locale;

/**
 * What the spelling of a token tells, whatever stands around it.
 *
 * @param form the token as it is seen
 * @param lower the same in lower case with straight apostrophes
 * @param kinds what it tells, as a sum of {@link Vocabulary#bit}s
 * @param isCapital whether it begins with a capital letter
 * @param isShout whether it has two capitals or more and no small letter
 */
record Spelling(String form, String lower, long kinds, boolean isCapital, boolean isShout) {
  private static final Vocabulary WORDS = Vocabulary.english();

  /** Spellings kept at least; at most twice as many. */
  private static final int KEPT = 20_000;

  /** What is longer is read each time, so that a few long ones cannot fill the memory. */
  private static final int LONGEST_KEPT = 60;

  private static final RecentlyUsed<String, Spelling> KNOWN = new RecentlyUsed<>(KEPT);

  /** What a token tells, to the letter. */
  static Spelling of(String token) {
    return token.length() > LONGEST_KEPT ? read(token) : KNOWN.get(token, Spelling::read);
  }

  private static Spelling read(String token) {
    String form = Names.visible(token);
    String lower = form.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return new Spelling(form, lower, WORDS.kinds(lower), isCapital(form), isShout(form));
  }

  private static boolean isCapital(String form) {
    return !form.isEmpty() && Character.isUpperCase(form.codePointAt(0));
  }

  private static boolean isShout(String form) {
    int letters = 0;
    for (int k = 0; k < form.length(); k++) {
      if (Character.isLowerCase(form.charAt(k))) {
        return false;
      }
      letters += Character.isUpperCase(form.charAt(k)) ? 1 : 0;
    }
    return letters > 1;
  }
}
