package io.github.dateline.read.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a text and its correction from two texts. */
final class AlikeTexts {
  /** Words that must follow one another in both. */
  private static final int RUN = 3;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private AlikeTexts() {}

  /** Whether at least half of what the shorter one says is in the other one word for word. */
  static boolean areAlike(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Set<String> runs = runs(one);
    Set<String> others = runs(other);
    int least = Math.min(runs.size(), others.size());
    runs.retainAll(others);
    return least > 0 && 2 * runs.size() >= least;
  }

  /** All runs of three words; of a text with fewer, all of it. */
  private static Set<String> runs(String text) {
    List<String> words =
        NO_WORD
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    Set<String> runs = new HashSet<>();
    for (int i = 0; i == 0 || i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, Math.min(words.size(), i + RUN))));
    }
    return runs;
  }
}
