package io.github.dateline.read.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be wrong with a text, told by a look at its beginning. */
final class Suspicions {
  private static final int LENGTH = 20_000;

  /** UTF-8 that was read as Windows-1252, as in "Merkelâ€™s" and "ZÃ¼rich". */
  private static final Pattern MOJIBAKE =
      Pattern.compile("â€[™œ\u009d“”¦˜\u0093\u0094\u0099]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]");

  private static final Pattern DOCUMENTS =
      Pattern.compile("(?m)^\\s*(?:Document )?\\d{1,5} of \\d{1,5} DOCUMENTS?\\s*$");

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private static final Pattern ENGLISH =
      Pattern.compile("(?i)\\b(?:the|of|and|to|in|a|is|was|for|on|that|said|with|he|she|it|at)\\b");

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
      found.add("texts that seem to hold many documents: \"1 of 10 DOCUMENTS\" occurs");
    }
    int words = count(WORD.matcher(head));
    if (words >= 150) {
      if (count(BROKEN.matcher(head)) > words / 25) {
        found.add("texts that seem to be read by a machine from paper (OCR)");
      } else if (count(ENGLISH.matcher(head)) < words / 12) {
        found.add("texts that seem not to be English");
      }
    }
    return found;
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
