package io.github.dateline.internal.text;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a body says of who made it: the byline at its start, and credits, copyright lines and
 * teasers as paragraphs or at the ends of them. A person who is written about stays.
 */
final class Credits {
  private static final String SPACE = "[ \\t\\u00A0]";

  private static final String NAME =
      "\\p{Lu}[\\p{L}\\p{M}.'’-]*+(?:"
          + SPACE
          + "(?:(?:de|del|della|di|da|van|von|der|den|bin|al|el|la|le)"
          + SPACE
          + "){0,2}\\p{Lu}[\\p{L}\\p{M}.'’-]*+){1,3}";

  private static final String NAMES =
      NAME
          + "(?:(?:,"
          + SPACE
          + "(?:(?:and|AND)"
          + SPACE
          + ")?|"
          + SPACE
          + "(?:and|AND|&)"
          + SPACE
          + ")"
          + NAME
          + "){0,5}";

  private static final Pattern BYLINE_BEGINS =
      Pattern.compile("(?:By|BY):?" + SPACE + "(?=\\p{Lu})");

  /** A byline on a line of its own, with where its authors work in the rest of it or the next. */
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:By|BY):?"
              + SPACE
              + "(?<names>"
              + NAMES
              + ")(?:,"
              + SPACE
              + "?[^\\n.]{2,60}|"
              + SPACE
              + "(?:in|for)"
              + SPACE
              + "\\p{Lu}[^\\n.]{2,40})?"
              + SPACE
              + "*\\r?\\n"
              + "(?:"
              + SPACE
              + "*(?!By\\b)[^\\n.!?:]{0,50}(?:Associated Press|Reuters|AFP|CNN|BBC|News|Press"
              + "|Writer|Correspondent|Reporter|Editor|Service|Times|Post|writer|correspondent|reporter"
              + "|editor)"
              + SPACE
              + "*\\r?\\n)?");

  private static final Pattern WORD = Pattern.compile("\\S+\\s+");

  private static final int MAX_LENGTH = 700;

  /** Paragraphs that are no part of the story. */
  private static final Pattern PARAGRAPH =
      Pattern.compile(
          "(?:"
              + "(?<by>[\\[(]?)(?:(?:Additional|Further) )?(?:[Rr]eporting|[Rr]eported|[Ww]riting|[Ww]ritten|[Ee]diting"
              + "|[Ee]dited|Compiled|Translated|Produced|Photography) by:? \\p{Lu}.{0,400}"
              + "|(?!.*\\bcaption)(?:Photo|Image|Picture|Photograph)s?(?: (?:credit|by|courtesy(?: of)?|via|source))?:? ?"
              + "(?:\\p{Lu}[^.]{0,100}/[^.]{2,60}|(?:[^.]{0,60})(?:Getty Images|AFP|AP|Reuters|EPA|Shutterstock)[^.]{0,40})"
              + "|(?:©|\\([cC]\\) ?\\d{4}|Copyright (?:©|\\(c\\)|\\d{4})).{0,600}"
              + "|Follow .{2,80} on (?:Twitter|X|Facebook|Instagram|Threads|Bluesky).{0,100}"
              + "|Our [Ss]tandards: .{0,120}"
              + "|(?:Read [Mm]ore|READ MORE|Read [Aa]lso|READ ALSO|Also [Rr]ead|ALSO READ|See [Aa]lso|SEE ALSO"
              + "|More on|Related|RELATED|Recommended|Watch|WATCH|Listen|LISTEN)(?: [Nn]ow)?: ?.{2,200}"
              + "|Sign up (?:for|to) .{2,200}"
              + "|(?:Register|Subscribe) (?:now )?(?:for|to) .{2,160}"
              + ")");

  /** What stands within or at the end of a paragraph. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "[\\[(](?:(?:Additional|Further) )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|Compiled|Translated) by:? [^()\\n]{2,300}[\\])]"
              + "|\\b(?:REUTERS|AP Photo)/"
              + NAME
              + "(?:(?:/(?:File Photo|Pool|Files?|Handout))++|(?=[ .;)]*+(?:\\n|$)))"
              + "|\\b(?:REUTERS|AP Photo|AFP)/(?:File Photo|Pool|Handout)"
              + "|(?m:^)"
              + SPACE
              + "*FILE PHOTO:|(?m:^)"
              + SPACE
              + "*Image (?:copyright|source,?) .{2,60}? Image caption\\b"
              + "|(?m:^)"
              + SPACE
              + "*(?:Media|Image) caption(?="
              + SPACE
              + "?\\p{Lu})"
              + "|(?m:^)"
              + SPACE
              + "*Image (?:copyright|source,?) [^.\\n]{2,60}(?m:$)");

  private static final Set<String> CREDIT_WORDS =
      Set.of(
          ("and additional additionally by compiled contributed contributing correspondent"
                  + " correspondents de del der di edited editing editor el for from further graphics"
                  + " in la newsroom of on photography produced reported reporter reporters reporting"
                  + " staff the translated van von with writer writers writing written bin al at")
              .split(" "));

  private Credits() {}

  /**
   * Where the byline ends that begins at a place; that place if there is none.
   *
   * @param dateline whether a dateline begins at a place: in texts without line breaks it is what
   *     ends the byline
   */
  static int byline(String body, int first, List<String> authors, IntPredicate dateline) {
    Matcher begins = BYLINE_BEGINS.matcher(body).region(first, body.length());
    if (!begins.lookingAt()) {
      return first;
    }
    Matcher line = BYLINE.matcher(body).region(first, Math.min(body.length(), first + 400));
    if (line.lookingAt()) {
      add(line.group("names"), authors);
      return line.end();
    }
    int at = begins.end();
    Matcher word = WORD.matcher(body).region(at, Math.min(body.length(), at + 200));
    for (int words = 0; words < 10 && word.find() && word.start() == at; words++) {
      at = word.end();
      if (words > 0 && dateline.test(at)) {
        String names = body.substring(begins.end(), at).strip();
        if (names.matches(NAMES)) {
          add(names, authors);
          return at;
        }
      }
    }
    return first;
  }

  private static void add(String names, List<String> authors) {
    for (String name : names.split(",\\s*(?:and\\s+)?|\\s+(?:and|AND|&)\\s+")) {
      authors.add(Text.oneLine(name));
    }
  }

  /** Adds the spans of what is no part of the story. */
  static void find(String body, List<int[]> spans) {
    int at = 0;
    while (at < body.length()) {
      int feed = body.indexOf('\n', at);
      int end = feed < 0 ? body.length() : feed;
      int from = at;
      while (from < end && Text.isBlank(body.charAt(from))) {
        from++;
      }
      if (from < end && end - from <= MAX_LENGTH && mayBe(body.charAt(from))) {
        String line = body.substring(from, end).stripTrailing();
        Matcher found = PARAGRAPH.matcher(line);
        if (found.matches() && (found.group("by") == null || isOfNames(line))) {
          spans.add(new int[] {from, from + line.length()});
        }
      }
      at = end + 1;
    }
    Matcher within = WITHIN.matcher(body);
    while (within.find()) {
      spans.add(new int[] {within.start(), within.end()});
    }
  }

  /** Whether a line has names and places, and of other words those that credits have. */
  private static boolean isOfNames(String line) {
    for (String word : line.split("[\\s,;:.()\\[\\]]+", -1)) {
      boolean small = !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
      if (small && !CREDIT_WORDS.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a paragraph of this first character may be one of those that are looked for. */
  private static boolean mayBe(char first) {
    return "[(ARWECTPI©FOSLMrwe".indexOf(first) >= 0;
  }
}
