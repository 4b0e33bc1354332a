package io.github.dateline.read.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be wrong with a text, told by a look at its beginning. */
final class Suspicions {
  private static final int LENGTH = 20_000;

  /** UTF-8 that was read as Windows-1252, as in "Merkelâ€™s" and "ZÃ¼rich". */
  private static final Pattern MOJIBAKE =
      Pattern.compile("â€[™œ\u009d“”¦˜\u0093\u0094\u0099]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]");

  private static final Pattern DOCUMENTS =
      Pattern.compile("(?m)^\\s*(?:Document )?\\d{1,5} of \\d{1,5} DOCUMENTS?\\s*$");

  /** Small words of English, as {@link Words} packs them. */
  private static final Set<Integer> ENGLISH =
      Stream.of(
              "the", "of", "and", "to", "in", "a", "is", "was", "for", "on", "that", "said", "with",
              "he", "she", "it", "at")
          .map(Words::packed)
          .collect(Collectors.toUnmodifiableSet());

  /** A word with digits or signs within, or capitals after small letters: "HALli", "t0wn". */
  private static final Pattern BROKEN =
      Pattern.compile(
          "(?<![\\w@#/.-])(?:\\p{L}+[\\d^~|{}\\\\<>*]+\\p{L}+|\\p{Lu}{2,}\\p{Ll}{2,}\\p{Lu}*)(?!\\w)");

  private Suspicions() {}

  static List<String> of(String text) {
    String head = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
    List<String> found = new ArrayList<>();
    if (hasMarks(head) && MOJIBAKE.matcher(head).find()) {
      found.add("texts with signs of a wrong encoding, such as â€™");
    }
    if (head.contains("DOCUMENTS") && count(DOCUMENTS.matcher(head)) > 1) {
      found.add("texts that may hold many documents: \"1 of 10 DOCUMENTS\" occurs");
    }
    Words words = Words.of(head);
    if (words.count() >= 150) {
      // The pattern takes longer than all else; few texts have so many signs that it matters.
      if (words.signs() > words.count() / 25 && count(BROKEN.matcher(head)) > words.count() / 25) {
        found.add("texts that may have been read by a machine from paper (OCR)");
      } else if (words.english() < words.count() / 12) {
        found.add("texts that may not be in English");
      }
    }
    return found;
  }

  /**
   * The words of a text, in one pass.
   *
   * @param count how many runs of letters there are
   * @param english how many of them are small words of English
   * @param signs at most so many words may be broken
   */
  private record Words(int count, int english, int signs) {
    /** Up to four letters of ASCII as one number, whatever their case. */
    static int packed(String word) {
      int packed = 0;
      for (int i = 0; i < word.length(); i++) {
        packed = packed << Byte.SIZE | (word.charAt(i) | 0x20);
      }
      return packed;
    }

    static Words of(String text) {
      int count = 0;
      int english = 0;
      int signs = 0;
      int start = -1;
      int packed = 0;
      for (int i = 0; i <= text.length(); i++) {
        char c = i < text.length() ? text.charAt(i) : ' ';
        if (Character.isLetter(c)) {
          start = start < 0 ? i : start;
          packed = packed << Byte.SIZE | (c | 0x20);
          boolean capitals =
              i - start == 2
                  && Character.isLowerCase(c)
                  && Character.isUpperCase(text.charAt(i - 1))
                  && Character.isUpperCase(text.charAt(i - 2));
          boolean lateCapitals =
              i - start > 2
                  && Character.isLowerCase(c)
                  && Character.isUpperCase(text.charAt(i - 1));
          signs += capitals || lateCapitals ? 1 : 0;
        } else if (start >= 0) {
          count++;
          english += i - start <= Integer.BYTES && ENGLISH.contains(packed) ? 1 : 0;
          packed = 0;
          signs += (c >= '0' && c <= '9') || "^~|{}\\<>*".indexOf(c) >= 0 ? 1 : 0;
          start = -1;
        }
      }
      return new Words(count, english, signs);
    }
  }

  private static boolean hasMarks(String text) {
    return text.indexOf('â') >= 0 || text.indexOf('Ã') >= 0 || text.indexOf('Â') >= 0;
  }

  private static int count(Matcher matcher) {
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
