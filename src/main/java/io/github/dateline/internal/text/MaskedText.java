package io.github.dateline.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A headline or body with everything masked that is not prose: markers such as {@code
 * [[nid:720192]]}, and the dateline ("WASHINGTON — ") at the start of a body.
 *
 * <p>Masked characters become spaces, so that offsets hold; they are not annotated, searched or
 * shown.
 *
 * @param text the text with what is masked blanked out, as long as the text given
 * @param filedFrom the dateline's place as written, empty if there is none
 * @param markers what the markers say, {@code key:value}, in order
 */
public record MaskedText(String text, String filedFrom, List<String> markers) {
  /** A dateline ends within this many UTF-16 code units of the first word. */
  private static final int MAX_DATELINE_LENGTH = 160;

  private static final int MAX_MARKER_LENGTH = 200;

  private static final Pattern MARKER =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}:[^\\[\\]\\r\\n]{1," + MAX_MARKER_LENGTH + "}");

  /** A space between words; never a line break. */
  private static final String SPACE = "[ \\u00A0\\u2009\\u202F]";

  private static final String NAME_PARTICLES =
      "(?:and|of|on|am|an|der|upon|sur|de|del|di|do|da|dos|das|du|des|la|las|le|les|los|el|al|the)";

  /** CANAVERAL, PORT-AU-PRINCE, L'AQUILA, D.C., St., McALLEN: no two marks in a row. */
  private static final String CAPITALS =
      "(?:Mc|Mac|De|La|Le)?\\p{Lu}\\p{M}*+(?:[.'’-]?\\p{Lu}\\p{M}*+)*+\\.?+";

  private static final String CAPITALS_JOINT =
      "(?:" + SPACE + "?/" + SPACE + "?|,?" + SPACE + "(?:" + NAME_PARTICLES + SPACE + "){0,2})";

  private static final String MONTH =
      "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";

  private static final String WEEKDAY = "(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)";

  private static final String DATE =
      "(?:(?:"
          + (WEEKDAY + ",?" + SPACE)
          + ")?(?:"
          + (MONTH + "\\.?" + SPACE + "{1,2}\\d{1,2}(?:st|nd|rd|th)?")
          + "|"
          + ("\\d{1,2}(?:st|nd|rd|th)?" + SPACE + MONTH + "\\.?")
          + ")(?:,?"
          + SPACE
          + "\\d{4})?|"
          + WEEKDAY
          + ")";

  /** A word of a name in lower case, but no month. */
  private static final String WORD =
      "(?!" + MONTH + "\\b)\\p{Lu}\\p{M}*+(?:[.'’-]?\\p{L}\\p{M}*+)*+\\.?+";

  private static final String WORDS =
      WORD + "(?:" + SPACE + "(?:" + NAME_PARTICLES + SPACE + "){0,2}" + WORD + "){0,3}?";

  /** What stands in brackets: an agency ("Reuters", "dpa", "AP Photo"), or a date. */
  private static final String BRACKETS = "\\([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .,&/'’-]{1,40}\\)";

  /**
   * A place in capitals, perhaps with its region ("CAPE CANAVERAL, Florida"), or in lower case; a
   * date; an agency; and the dash. Whether it will do is asked afterwards. Every repetition has a
   * small limit or gives nothing back, so that no text takes long.
   */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?:(?<caps>"
              + (CAPITALS + "(?:" + CAPITALS_JOINT + CAPITALS + "){0,5}")
              + ("(?:," + SPACE + WORDS + ")??")
              + ")|(?<lower>"
              + (WORDS + "(?:/" + WORDS + ")?(?:," + SPACE + WORDS + ")??")
              + "))"
              + ("(?:" + SPACE + "\\(\\p{Lu}[\\p{L}\\p{M} .'’-]{2,30}\\))??")
              + ("(?<date>,?(?:" + SPACE + "-)?" + SPACE + "{1,2}" + DATE + ",?)?")
              + ("(?<agency>(?:"
                  + SPACE
                  + "?|--)"
                  + BRACKETS
                  + "|"
                  + SPACE
                  + "/[\\p{L} -]{2,30}/)?")
              + ("(?<dash>" + SPACE + "*+(?:[—–―‒]|--{1,2}|-(?=\\s|$))|" + SPACE + "++-)"));

  /** An agency, where nothing else tells a place from a person ("Smith (Labour) - "). */
  private static final Pattern AGENCY =
      Pattern.compile(
          "\\(?(?:\\p{Lu}{2,6}|dpa|ots|epd|Reuters|Thomson Reuters|Xinhua|Bloomberg|Kyodo|Yonhap"
              + "|Sputnik|Interfax|Anadolu|Ukrinform|Belga|Ritzau|Lusa|Agerpres|Bernama|Antara)"
              + "(?:[ /]\\p{Lu}\\p{L}*+){0,3}\\)?");

  /** Words in capitals that newsrooms set before a dash; a place is not made of them alone. */
  private static final Set<String> RUBRICS =
      Set.of(
          ("ADVISORY ALERT ANALYSIS BREAKING BRIEF BRIEFS BULLETIN CHECK COLUMN COMMENT COMMENTARY"
                  + " CORRECTED CORRECTION CORRECTS DEVELOPING EDITOR EDITOR'S EDITORIAL EXCLUSIVE"
                  + " EXPLAINED EXPLAINER FACT FACTBOX FEATURE FLASH FOCUS GALLERY GRAPHIC HEADLINES"
                  + " IN INSIGHT INTERVIEW JUST LATEST LIVE MARKETS NEW NEWS NOTE NOTICE OBITUARY"
                  + " OPINION PHOTO PHOTOS PICTURES PODCAST POLL PREVIEW PROFILE QUOTES RECAP REFILE"
                  + " REPORT REVIEW ROUNDUP SPECIAL STORY SUMMARY THE TIMELINE TOP UPDATE UPDATED"
                  + " UPDATES URGENT VIDEO WARNING WATCH WRAPUP MONDAY TUESDAY WEDNESDAY THURSDAY"
                  + " FRIDAY SATURDAY SUNDAY")
              .split(" "));

  /** Words in capitals of which no place has one: bodies, and words that begin a sentence. */
  private static final Set<String> NEVER_A_PLACE =
      Set.of(
          ("ASEAN AUKUS BRICS CERN COVID COVID-19 FEMA FIFA HAMAS IAEA INTERPOL ISIS JAXA LGBTQ"
                  + " MERS NASA NATO NASDAQ NCAA NOAA OPEC OSCE SARS SWAPO SWIFT UEFA UNESCO UNHCR"
                  + " UNICEF UNRWA YOUTUBE BY FOR FROM HOW IS WAS ARE WERE WHAT WHEN WHERE WHICH WHO"
                  + " WHY WITH YOUR")
              .split(" "));

  /** Masks the markers of a headline. */
  public static MaskedText ofHeadline(String headline) {
    List<int[]> spans = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    findMarkers(headline, spans, markers);
    return masked(headline, spans, "", markers);
  }

  /** Masks the markers and the dateline of a body. */
  public static MaskedText ofBody(String body) {
    List<int[]> spans = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    findMarkers(body, spans, markers);
    int first = firstWord(body, spans);
    Matcher dateline =
        DATELINE
            .matcher(body)
            .region(first, Math.min(body.length(), first + MAX_DATELINE_LENGTH))
            .useTransparentBounds(true)
            .useAnchoringBounds(false);
    if (!dateline.lookingAt() || !isDateline(dateline, body)) {
      return masked(body, spans, "", markers);
    }
    spans.add(new int[] {first, dateline.end()});
    return masked(body, spans, Text.oneLine(place(dateline)), markers);
  }

  private static String place(Matcher dateline) {
    String caps = dateline.group("caps");
    return caps != null ? caps : dateline.group("lower");
  }

  /**
   * Whether what looks like a dateline is one. With an agency or a date it is; without, it must be
   * in capitals, long enough not to be an acronym, and a sentence must begin after the dash: that
   * within a sentence ("NASA - which has ...") goes on in lower case.
   */
  private static boolean isDateline(Matcher found, String body) {
    String place = Text.oneLine(place(found));
    if (!isPlace(place)) {
      return false;
    }
    boolean dated = found.group("date") != null;
    String agency = found.group("agency");
    boolean filed = agency != null && AGENCY.matcher(agency.strip().replace("--", "")).matches();
    if (dated || filed) {
      return true;
    }
    if (found.group("caps") == null || !hasLongName(place)) {
      return false;
    }
    return sentenceBegins(body, found);
  }

  private static boolean isPlace(String place) {
    String[] words = place.toUpperCase(Locale.ROOT).replace('’', '\'').split("[ ,/]+");
    boolean rubric = true;
    for (String word : words) {
      if (NEVER_A_PLACE.contains(word)) {
        return false;
      }
      rubric &= RUBRICS.contains(word);
    }
    return !rubric;
  }

  /** Whether some name has four letters: "US", "UK/EU" and "BBC" do not, "LA PAZ" does. */
  private static boolean hasLongName(String place) {
    for (String name : place.split("[,/]")) {
      if (name.codePoints().filter(Character::isLetter).count() >= 4) {
        return true;
      }
    }
    return false;
  }

  private static MaskedText masked(
      String text, List<int[]> spans, String filedFrom, List<String> markers) {
    return new MaskedText(
        Text.blanked(text, spans.toArray(int[][]::new)), filedFrom, List.copyOf(markers));
  }

  /** One pass: each "[[" is looked at once, as far as a marker may reach. */
  private static void findMarkers(String text, List<int[]> spans, List<String> markers) {
    for (int open = text.indexOf("[["); open >= 0; open = text.indexOf("[[", open + 1)) {
      int limit = Math.min(text.length(), open + MAX_MARKER_LENGTH + 40);
      int close = text.indexOf("]]", open + 2, limit);
      if (close < 0) {
        continue;
      }
      String said = text.substring(open + 2, close);
      if (MARKER.matcher(said).matches()) {
        spans.add(new int[] {open, close + 2});
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

  /** Whether what follows the dash begins a sentence and is no second half of "LONDON–PARIS". */
  private static boolean sentenceBegins(String text, Matcher found) {
    int at = found.end();
    while (at < text.length() && Text.isBlank(text.charAt(at))) {
      at++;
    }
    int end = at;
    int capitals = 0;
    int letters = 0;
    while (end < text.length()
        && end < at + MAX_DATELINE_LENGTH
        && !Text.isBlank(text.charAt(end))) {
      int c = text.codePointAt(end);
      letters += Character.isLetter(c) ? 1 : 0;
      capitals += Character.isUpperCase(c) ? 1 : 0;
      end += Character.charCount(c);
    }
    String dash = found.group("dash");
    boolean before = Text.isBlank(dash.charAt(0));
    boolean after = at > found.end() || at == text.length();
    if (!before && !after) {
      return dash.charAt(0) != '–' && !(capitals >= 2 && capitals == letters);
    }
    if (Text.oneLine(dash).equals("-") && !(before && after)) {
      return false;
    }
    // "iPhone" and "al-Qaida" begin one too.
    return letters == 0 || capitals > 0 || !Character.isLowerCase(text.codePointAt(at));
  }
}
