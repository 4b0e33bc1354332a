package io.github.dateline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a text is for machines or for the newsroom's clock: markers such as {@code
 * [[nid:720192]]} anywhere, and the dateline ("WASHINGTON — ") at a body's start. It keeps its
 * place, so that offsets hold, but it is not to be annotated, searched or shown.
 *
 * @param text the text with what is masked blanked out, as long as the text given
 * @param filedFrom the dateline's place as written, empty if there is none
 * @param markers what the markers say, {@code key:value}, in order
 */
record Masking(String text, String filedFrom, List<String> markers) {
  /** A dateline ends within this many UTF-16 code units of the first word. */
  private static final int DATELINE_REACH = 160;

  private static final int LONGEST_MARKER = 200;

  private static final Pattern MARKER =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}:[^\\[\\]\\r\\n]{1," + LONGEST_MARKER + "}");

  private static final String CAPITALS = "\\p{Lu}[\\p{Lu}\\p{M}.'’-]*";
  private static final String JOINT = "(?:[ ]|/|, | and | de | del | da | do | of | on )";
  private static final String DATE =
      "(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\\.? \\d{1,2}"
          + "|\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\\.?)"
          + "(?:,? \\d{4})?";
  private static final String AGENCY = "\\(\\p{Lu}[\\p{L}\\p{M}0-9 .&/-]{1,30}\\)";
  private static final String DASH = "(?:\\s*(?:—|–|―|--)\\s*|\\s+-\\s+)";

  /**
   * A place in capitals, perhaps with its region ("CAPE CANAVERAL, Florida"), a date and an agency;
   * or a place in lower case, but then with the agency; then a dash.
   */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?<caps>\\p{Lu}[\\p{Lu}\\p{M}.'’-]+(?:"
              + JOINT
              + CAPITALS
              + ")*"
              + "(?:, \\p{Lu}[\\p{L}\\p{M}.]*(?: \\p{Lu}[\\p{L}\\p{M}.]*){0,3}?)??)"
              + "(?:, "
              + DATE
              + ")?(?: "
              + AGENCY
              + ")?"
              + DASH
              + "|(?<lower>\\p{Lu}[\\p{L}\\p{M}.'’-]+(?: \\p{Lu}[\\p{L}\\p{M}.'’-]+){0,3}"
              + "(?:, \\p{Lu}[\\p{L}\\p{M}.]+(?: \\p{Lu}[\\p{L}\\p{M}.]+)?)?)"
              + "(?:, "
              + DATE
              + ")? "
              + AGENCY
              + DASH);

  /** Words in capitals that newsrooms set before a dash and that are no place. */
  private static final Set<String> NO_PLACE =
      Set.of(
          "ANALYSIS",
          "BREAKING",
          "COMMENT",
          "CORRECTED",
          "CORRECTION",
          "EDITORIAL",
          "EXCLUSIVE",
          "EXPLAINER",
          "FACTBOX",
          "FEATURE",
          "FOCUS",
          "INTERVIEW",
          "LIVE",
          "NEWS ANALYSIS",
          "OPINION",
          "PREVIEW",
          "PROFILE",
          "REFILE",
          "REVIEW",
          "TIMELINE",
          "UPDATE",
          "UPDATED",
          "VIDEO",
          "WATCH");

  /** Masks the markers of a headline. */
  static Masking ofHeadline(String headline) {
    List<int[]> spans = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    findMarkers(headline, spans, markers);
    return masked(headline, spans, "", markers);
  }

  /** Masks the markers and the dateline of a body. */
  static Masking ofBody(String body) {
    List<int[]> spans = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    findMarkers(body, spans, markers);
    int first = firstWord(body, spans);
    String reach = body.substring(first, Math.min(body.length(), first + DATELINE_REACH));
    Matcher dateline = DATELINE.matcher(reach);
    if (!dateline.lookingAt() || !sentenceBegins(reach, dateline.end())) {
      return masked(body, spans, "", markers);
    }
    String caps = dateline.group("caps");
    String place = caps != null ? caps : dateline.group("lower");
    if (NO_PLACE.contains(place.toUpperCase(Locale.ROOT))) {
      return masked(body, spans, "", markers);
    }
    spans.add(new int[] {first, first + dateline.end()});
    return masked(body, spans, Text.oneLine(place), markers);
  }

  private static Masking masked(
      String text, List<int[]> spans, String filedFrom, List<String> markers) {
    return new Masking(
        Text.blanked(text, spans.toArray(int[][]::new)), filedFrom, List.copyOf(markers));
  }

  /** One pass: each "[[" is looked at once, as far as a marker may reach. */
  private static void findMarkers(String text, List<int[]> spans, List<String> markers) {
    for (int open = text.indexOf("[["); open >= 0; open = text.indexOf("[[", open + 1)) {
      int limit = Math.min(text.length(), open + LONGEST_MARKER + 40);
      int close = text.substring(open + 2, limit).indexOf("]]");
      if (close < 0) {
        continue;
      }
      String said = text.substring(open + 2, open + 2 + close);
      if (MARKER.matcher(said).matches()) {
        spans.add(new int[] {open, open + close + 4});
        markers.add(said);
      }
    }
  }

  private static int firstWord(String body, List<int[]> markers) {
    int at = 0;
    int next = 0;
    while (at < body.length()) {
      if (next < markers.size() && markers.get(next)[0] == at) {
        at = markers.get(next++)[1];
      } else if (Text.isBlank(body.charAt(at))) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /**
   * A dash within a sentence ("NASA - which has ...") goes on in lower case, a dateline's does not.
   */
  private static boolean sentenceBegins(String text, int at) {
    if (at >= text.length()) {
      return false;
    }
    int c = text.codePointAt(at);
    return !Character.isLowerCase(c) && !Character.isWhitespace(c);
  }
}
