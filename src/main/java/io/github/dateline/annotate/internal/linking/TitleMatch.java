package io.github.dateline.annotate.internal.linking;

import io.github.dateline.annotate.internal.lexicon.NameKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The degrees to which a Wikipedia title can match a form of a name, best first. */
enum TitleMatch {
  /** The same words but for brackets and for where a place lies: "Houston", "Houston, Texas". */
  SAME,

  /** All words of the form are among those of the title: "Intel", "Intel Corporation". */
  FORM_IN_TITLE,

  /** The form is made of the first letters of the title's words: "IMF". */
  INITIALS,

  /** All words of the title are among those of the form: "EADS North America", "EADS". */
  TITLE_IN_FORM,

  /** Some words are the same. */
  SOME_WORDS,

  /** No word is. */
  NONE;

  private static final Set<String> SMALL =
      Set.of("of", "the", "and", "for", "de", "in", "on", "inc", "co", "corp", "ltd", "plc", "llc");

  /** How well a title with underscores fits. */
  static TitleMatch of(String form, String title) {
    String key = NameKey.of(form);
    String bare = TitleKind.bare(title.replace('_', ' '));
    int comma = bare.indexOf(", ");
    String whole = NameKey.of(bare);
    if (key.equals(whole) || (comma > 0 && key.equals(NameKey.of(bare.substring(0, comma))))) {
      return SAME;
    }
    List<String> ours = words(key);
    List<String> theirs = words(whole);
    if (!ours.isEmpty() && theirs.containsAll(ours)) {
      return FORM_IN_TITLE;
    }
    if (isInitials(key, whole)) {
      return INITIALS;
    }
    if (!theirs.isEmpty() && ours.containsAll(theirs)) {
      return TITLE_IN_FORM;
    }
    return ours.stream().anyMatch(theirs::contains) ? SOME_WORDS : NONE;
  }

  private static List<String> words(String key) {
    return Arrays.stream(key.split(" ")).filter(word -> !SMALL.contains(word)).toList();
  }

  /**
   * Whether the letters of a single word begin words of the title, small words perhaps left out.
   */
  private static boolean isInitials(String key, String title) {
    if (key.indexOf(' ') >= 0 || key.length() < 2) {
      return false;
    }
    StringBuilder all = new StringBuilder();
    StringBuilder main = new StringBuilder();
    for (String word : title.split(" ")) {
      if (!word.isEmpty()) {
        all.append(word.charAt(0));
        main.append(SMALL.contains(word) ? "" : word.charAt(0));
      }
    }
    return all.indexOf(key) == 0 || main.indexOf(key) == 0;
  }
}
