package io.github.dateline.annotate.internal.draft;

import io.github.dateline.annotate.internal.cache.WordCache;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import java.util.Locale;

/**
 * The orthographic properties of a token: its form, lower case, capitals, and the kinds that the
 * trigger lexicon gives it.
 *
 * @param form the token as it is seen
 * @param lower the same in lower case with straight apostrophes
 * @param kinds what it tells, as a sum of {@link TriggerLexicon#bit}s
 * @param isCapitalized whether it begins with a capital letter
 * @param isAllCaps whether it has two capitals or more and no small letter
 * @param isAnd whether it is "and" or "&"
 * @param isLong whether it begins with a letter and has more than three characters
 */
record Spelling(
    String form,
    String lower,
    long kinds,
    boolean isCapitalized,
    boolean isAllCaps,
    boolean isAnd,
    boolean isLong) {
  private static final TriggerLexicon LEXICON = TriggerLexicon.english();

  /** Spellings kept at least; at most twice as many. */
  private static final int CACHED_SPELLINGS = 20_000;

  private static final WordCache<Spelling> CACHE =
      new WordCache<>(CACHED_SPELLINGS, Spelling::read);

  /** The orthographic properties of a token. */
  static Spelling of(String token) {
    return CACHE.get(token);
  }

  private static Spelling read(String token) {
    String form = LabelSpans.withoutInvisible(token);
    String lower = form.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return new Spelling(
        form,
        lower,
        LEXICON.kinds(lower),
        isCapitalized(form),
        isAllCaps(form),
        lower.equals("and") || lower.equals("&"),
        form.length() > 3 && Character.isLetter(form.charAt(0)));
  }

  private static boolean isCapitalized(String form) {
    return !form.isEmpty() && Character.isUpperCase(form.codePointAt(0));
  }

  private static boolean isAllCaps(String form) {
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
