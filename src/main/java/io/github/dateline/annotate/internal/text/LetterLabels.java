package io.github.dateline.annotate.internal.text;

import edu.stanford.nlp.ling.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells a letter that ends a sentence from an initial: "He takes vitamin C. Anna Bolton does not",
 * "She wrote on X. Tim Cook replied".
 */
final class LetterLabels {
  /** What goes by letters. */
  private static final Set<String> LABELLED =
      Set.of(
          ("annex appendix block category class division exhibit figure gate grade group hall hepatitis"
                  + " influenza lane letter level lot option part phase plan platform point pool rating"
                  + " room route row schedule section sector serie series side size stand step strain"
                  + " strep table team terminal tier type unit variant version vitamin ward wing zone")
              .split(" "));

  private static final Set<String> MARKS = Set.of("grade", "grades", "mark", "score", "average");
  private static final String ALL_MARKS = "ABCDEF";

  private static final Set<String> GETS =
      Set.of(
          "get",
          "gets",
          "got",
          "earned",
          "earns",
          "received",
          "scored",
          "gave",
          "given",
          "awarded");

  /** Before the site called X. */
  private static final Set<String> BEFORE_SITE =
      Set.of("on", "to", "via", "from", "platform", "site", "network", "app", "owns", "owned");

  private LetterLabels() {}

  /** Parts such letters from the full stop that follows them, which then ends the sentence. */
  static void part(List<Word> tokens) {
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Word letter = tokens.get(i);
      int start = letter.beginPosition();
      if (isLetterWithStop(letter.word())
          && letter.endPosition() == start + 2
          && isNameWord(tokens.get(i + 1).word())
          && isLabel(tokens, i)) {
        tokens.set(i, new Word(letter.word().substring(0, 1), start, start + 1));
        tokens.add(i + 1, new Word(".", start + 1, start + 2));
      }
    }
  }

  private static boolean isLetterWithStop(String word) {
    return word.length() == 2 && word.charAt(1) == '.' && Character.isUpperCase(word.charAt(0));
  }

  /** A word with a capital that is no initial. */
  private static boolean isNameWord(String word) {
    return word.length() > 1 && word.charAt(1) != '.' && Character.isUpperCase(word.charAt(0));
  }

  private static boolean isLabel(List<Word> tokens, int i) {
    char letter = tokens.get(i).word().charAt(0);
    String before = lower(tokens, i - 1);
    String further = lower(tokens, i - 2);
    return isLabelled(before)
        || letter == 'X' && BEFORE_SITE.contains(before)
        || before.equals("of") && MARKS.contains(further)
        || (before.equals("a") || before.equals("an"))
            && GETS.contains(further)
            && ALL_MARKS.indexOf(letter) >= 0
        || (before.equals("and") || before.equals("or"))
            && further.length() == 1
            && isLabelled(lower(tokens, i - 3));
  }

  private static boolean isLabelled(String word) {
    return LABELLED.contains(word)
        || word.endsWith("s") && LABELLED.contains(word.substring(0, word.length() - 1));
  }

  private static String lower(List<Word> tokens, int i) {
    return i < 0 ? "" : tokens.get(i).word().toLowerCase(Locale.ROOT);
  }
}
