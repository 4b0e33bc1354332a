package io.github.dateline.annotate.internal.text;

/** Tells texts that are all in capitals, as old wires are. */
public final class Capitals {
  /** Fewer letters say nothing. */
  private static final int MIN_LETTERS = 40;

  /** Of so many letters one may be small, as in "McCONNELL". */
  private static final int LETTERS_FOR_A_SMALL_ONE = 12;

  private Capitals() {}

  /** Whether all but a few letters are capitals. Other texts are told by their first line. */
  public static boolean areAll(String text) {
    int letters = 0;
    int small = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        small += Character.isLowerCase(c) ? 1 : 0;
        if (small > MIN_LETTERS && small * LETTERS_FOR_A_SMALL_ONE > letters) {
          return false;
        }
      }
    }
    return letters >= MIN_LETTERS && small * LETTERS_FOR_A_SMALL_ONE <= letters;
  }
}
