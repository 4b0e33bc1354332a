package io.github.dateline.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a story was filed: the dateline that a body begins with ("WASHINGTON — "), in the
 * forms that agencies and papers write it.
 */
final class Datelines {
  /** A dateline ends within this many UTF-16 code units of the first word. */
  private static final int MAX_DATELINE_LENGTH = 160;

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

  /** Agencies that stand without brackets. */
  private static final String WIRE =
      "(?:AAP|AFP|AP|ANI|IANS|PTI|UPI|EFE|TASS|KUNA|dpa|Reuters|Xinhua|Kyodo|Yonhap|Bernama|Interfax)";

  private static final Pattern PLACE_AND_WIRE = Pattern.compile("(.*\\p{L}{3}), " + WIRE);

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
              + ("(?<date>,?(?:" + SPACE + "-)?" + SPACE + "{1,2}" + DATE + ",?")
              + ("(?:" + SPACE + WIRE + "(?=" + SPACE + "))?)?")
              + ("(?<agency>(?:"
                  + SPACE
                  + "?|--)"
                  + BRACKETS
                  + "|"
                  + SPACE
                  + "/[\\p{L} -]{2,30}/)?")
              + ("(?<dash>"
                  + SPACE
                  + "*+(?:[—–―‒]|--{1,2}|-(?=\\s|$))|"
                  + SPACE
                  + "++-"
                  + ("|(?<=\\))" + SPACE + "_{1,2}(?=\\s))")));

  /** An agency, where nothing else tells a place from a person ("Smith (Labour) - "). */
  private static final Pattern AGENCY =
      Pattern.compile(
          "\\(?(?:\\p{Lu}{2,6}|ACCESSWIRE|KAZINFORM|PRNewswire|Trend|TheStreet|MarketWatch|Efe|Tass|[a-z]{2,4}(?:/[a-z]{2,4})+|dpa|dpa-AFX|ots|epd|Reuters|Thomson Reuters|Xinhua|Bloomberg|Kyodo|Yonhap"
              + "|Sputnik|Interfax|Anadolu|Ukrinform|Belga|Ritzau|Lusa|Agerpres|Bernama|Antara)"
              + "(?:[ /]\\p{Lu}\\p{L}*+){0,3}\\)?"
              + "|\\((?:\\p{Lu}\\p{L}*+ ){1,3}(?:Post|Times|News|Press|Herald|Tribune|Guardian|Journal|Agency)\\)");

  /** Without a place: "(Reuters) - ", "Nov 3 (CNN) -- ". */
  private static final Pattern NO_PLACE =
      Pattern.compile(
          "(?<place>(?!))?(?:"
              + (DATE + SPACE + "{1,2})?(?<agency>" + BRACKETS + ")")
              + (SPACE + "*+(?:[—–―‒]|--{1,2}|-(?=\\s)|_(?=\\s))"));

  private static final String PLACE =
      "(?<place>"
          + (CAPITALS + "(?:" + CAPITALS_JOINT + CAPITALS + "){0,5}(?:," + SPACE + WORDS + ")?|")
          + (WORDS + "(?:," + SPACE + WORDS + ")?)");

  /** "London, Nov 3 (IANS) Prime Minister". */
  private static final Pattern NO_DASH =
      Pattern.compile(
          PLACE
              + (",?" + SPACE + DATE + ",?" + SPACE + "(?<agency>" + BRACKETS + ")")
              + ("(?=" + SPACE + "\\p{Lu})"));

  /** "LONDON | ", "LONDON >> ", "Oslo, Norway | AFP | ", "NEW DELHI | Jul 3, 2019: ". */
  private static final Pattern PIPED =
      Pattern.compile(
          PLACE
              + SPACE
              + "?(?:\\||>>|»|•)(?:"
              + SPACE
              + DATE
              + ":)?(?:"
              + SPACE
              + "?(?<agency>[\\p{L}/ ]{2,20}?)"
              + SPACE
              + "?\\|)?(?=\\s)");

  /** "NEW DELHI: Prime Minister". */
  private static final Pattern COLON =
      Pattern.compile(
          "(?<place>"
              + (CAPITALS + "(?:" + CAPITALS_JOINT + CAPITALS + "){0,3})")
              + ("(?<agency>(?!))?:(?=" + SPACE + "\\p{Lu}\\p{M}*\\p{Ll})"));

  /** "DATELINE: BEIRUT, March 14 2013" on a line of its own. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "DATELINE:"
              + SPACE
              + "*(?<place>[^\\n]{2,60}?)(?<agency>(?!))?(?:,?"
              + SPACE
              + DATE
              + "[^\\n]{0,20})?(?=\\s*\\n)");

  /** "(CNN)The", "Rome, Georgia (AP) Jennifer": agencies that set nothing after their brackets. */
  private static final Pattern BRACKETS_ONLY =
      Pattern.compile(
          "(?:(?<place>"
              + (CAPITALS
                  + "(?:"
                  + CAPITALS_JOINT
                  + CAPITALS
                  + "){0,3}(?:,"
                  + SPACE
                  + WORDS
                  + ")?|")
              + (WORDS + "(?:," + SPACE + WORDS + ")?")
              + (")" + SPACE + "++)?")
              + ("(?<agency>\\((?:CNN|AP|AFP|Reuters|UPI|CBS News|NBC News|Xinhua|ANI|PTI|IANS|BBC|APP|CNN Business|CNN Sport)\\))")
              + ("(?::(?=" + SPACE + ")|(?=" + SPACE + "{0,2}[\\p{Lu}“\"‘'$£€\\d]))"));

  /** "CNN —", "London CNN Business —". */
  private static final Pattern NETWORK =
      Pattern.compile(
          "(?:(?<place>"
              + (WORDS + "(?:/" + WORDS + ")?(?:," + SPACE + WORDS + ")?")
              + (")" + SPACE + "++)?")
              + ("(?<agency>CNN(?: Business| Sport| Travel| Politics| Style| Underscored)?|AP|AFP)")
              + (SPACE + "*+(?:[—–]|--)(?=\\s)"));

  /**
   * "MOSCOW, November 3. /TASS/. The", "BAKU, Azerbaijan, Nov. 3 / ACCESSWIRE / November 3, 2020
   * /".
   */
  private static final Pattern SLASHES =
      Pattern.compile(
          PLACE
              + ("(?:[,.]" + SPACE + DATE + ")?[,.]?" + SPACE + "?/" + SPACE + "?")
              + ("(?<agency>[\\p{L}][\\p{L} -]{2,25}?)" + SPACE + "?/")
              + ("(?:"
                  + SPACE
                  + DATE
                  + "(?:"
                  + SPACE
                  + "?/)?)?(?:\\.|"
                  + SPACE
                  + "*+(?:--|[—–-]))?(?=\\s)"));

  /** "MADRID, Nov 3 (EFE).- ", "BAKU. November 3. (Trend) ", "ASTANA. KAZINFORM – ". */
  private static final Pattern STOPS =
      Pattern.compile(
          PLACE
              + ("[.,]" + SPACE + "(?:" + DATE + "[.,]?" + SPACE + ")?")
              + ("(?<agency>\\(\\p{L}[\\p{L} .-]{1,20}\\)|[A-Z]{3,10})")
              + ("(?:\\.[-–—]|\\.?" + SPACE + "*+[-–—])(?=\\s)"));

  /** "CAIRO – 3 November 2020: ", "KYIV, 3 November: ", "Mumbai, July 3, 2019: ". */
  private static final Pattern DATED =
      Pattern.compile(
          "(?<place>"
              + (CAPITALS + "(?:" + CAPITALS_JOINT + CAPITALS + "){0,3}")
              + ("|" + WORDS + "(?=,?" + SPACE + "[^:\\n]{2,30}\\d{4}:))")
              + ("(?<agency>(?!))?(?:," + SPACE + "|" + SPACE + "[—–-]" + SPACE + ")")
              + (DATE + ":(?=\\s)"));

  /**
   * "Cape Town - While the", "Mumbai, India – In February": a dash with blanks on both sides, and
   * the beginning of a sentence. "Moscow — The capital" may say what Moscow is.
   */
  private static final Pattern TOWN =
      Pattern.compile(
          ("(?<place>" + WORDS + "(?:," + SPACE + WORDS + ")?)(?<agency>(?!))?")
              + (SPACE + "(?:[–-]|—(?!" + SPACE + "The\\b))" + SPACE)
              + ("(?=\\p{Lu}\\p{M}*[\\p{Ll}\\p{M}’'-]*+" + SPACE + "[\\p{Ll}\\p{N}$£€]|")
              + ("(?:After|As|At|Before|Despite|Following|For|From|In|On|Since|When|While|With)\\b)")
              // "Anna Roe - The actress - spoke".
              + ("(?![^\\n.]{0,120}?" + SPACE + "[—–-]" + SPACE + ")"));

  /** What datelines have: without it in the text there is no need to look for one. */
  private static final List<String> SIGNS = List.of("(", "|>»•", ":", "/", "-—–―‒_");

  private static final int BRACKET = 1;
  private static final int PIPE = 1 << 1;
  private static final int COLONS = 1 << 2;
  private static final int SLASH = 1 << 3;
  private static final int DASH = 1 << 4;

  /**
   * A form of datelines.
   *
   * @param needs the signs that each dateline of this form has, a bit each
   */
  private record Form(Pattern pattern, int needs) {}

  private static final List<Form> OTHER_FORMS =
      List.of(
          new Form(NO_PLACE, BRACKET | DASH),
          new Form(NO_DASH, BRACKET),
          new Form(PIPED, PIPE),
          new Form(COLON, COLONS),
          new Form(LABELLED, COLONS),
          new Form(BRACKETS_ONLY, BRACKET),
          new Form(NETWORK, DASH),
          new Form(SLASHES, SLASH),
          new Form(STOPS, DASH),
          new Form(DATED, COLONS),
          new Form(TOWN, DASH));

  private static final Pattern STOPPED = Pattern.compile(".*\\p{Lu}{4}\\.");

  /** A paragraph that begins with words in capitals and a colon: who speaks in a transcript. */
  private static final Pattern SPEAKER = Pattern.compile("\\n\\s*\\p{Lu}[\\p{Lu} .'’-]{2,40}:");

  /** Longest paragraph that a dateline may stand behind: a caption. */
  private static final int MAX_CAPTION = 500;

  /** Words in capitals that newsrooms set before a dash; a place is not made of them alone. */
  private static final Set<String> RUBRICS =
      Set.of(
          ("ADVISORY ALERT ANALYSIS ARCHIVE BREAKING BRIEF BRIEFS BULLETIN CAPTION CHECK COLUMN COMMENT COMMENTARY"
                  + " CORRECTED CORRECTION CORRECTS DEVELOPING EDITOR EDITOR'S EDITORIAL EXCLUSIVE"
                  + " EXPLAINED EXPLAINER FACT FACTBOX FEATURE FILE FLASH FOCUS GALLERY GRAPHIC HANDOUT HEADLINES"
                  + " IMAGE IMAGES IN INSIGHT INTERVIEW JUST LATEST LIVE MARKETS NEW NEWS NOTE NOTICE OBITUARY"
                  + " OPINION PHOTO PHOTOS PICTURES PODCAST POLL PREVIEW PROFILE QUOTES RECAP REFILE"
                  + " REPORT REVIEW ROUNDUP SPECIAL STOCK STORY SUMMARY THE TIMELINE TOP UPDATE UPDATED"
                  + " UPDATES URGENT VIDEO WARNING WATCH WRAPUP MONDAY TUESDAY WEDNESDAY THURSDAY"
                  + " FRIDAY SATURDAY SUNDAY FOOTBALL SOCCER RUGBY TENNIS CRICKET GOLF HOCKEY BASEBALL"
                  + " BASKETBALL BOXING CYCLING ATHLETICS SWIMMING RACING OLYMPICS SPORT SPORTS BUSINESS"
                  + " ECONOMY POLITICS HEALTH SCIENCE TECHNOLOGY TECH TRAVEL WORLD WEATHER CRIME"
                  + " EDUCATION ENTERTAINMENT MUSIC FILM MOVIES BOOKS ARTS LIFESTYLE FASHION FOOD CULTURE")
              .split(" "));

  /** Words in capitals of which no place has one: bodies, and words that begin a sentence. */
  private static final Set<String> NEVER_A_PLACE =
      Set.of(
          ("ASEAN AUKUS BRICS CERN COVID COVID-19 FEMA FIFA HAMAS IAEA INTERPOL ISIS JAXA LGBTQ"
                  + " ANSWER CHAPTER LESSON PART QUESTION STEP MERS NASA NATO NASDAQ NCAA NOAA OPEC OSCE SARS SWAPO SWIFT UEFA UNESCO UNHCR"
                  + " UNICEF UNRWA YOUTUBE AFTER AT BEFORE BY IN ON SINCE UNTIL FOR FROM HOW IS WAS ARE WERE WHAT WHEN WHERE WHICH WHO"
                  + " WHY WITH YOUR")
              .split(" "));

  private Datelines() {}

  /**
   * A dateline.
   *
   * @param certain whether it has a date or an agency, so that it may stand behind a caption
   */
  record Filed(int from, int to, String place, boolean certain) {}

  static @Nullable Filed find(String body, int first) {
    int signs = signs(body, first);
    Matcher dateline = (signs & DASH) == 0 ? null : datelineAt(body, first);
    if (dateline != null) {
      boolean certain = dateline.group("date") != null || dateline.group("agency") != null;
      return new Filed(first, dateline.end(), bare(Text.oneLine(place(dateline))), certain);
    }
    for (Form one : OTHER_FORMS) {
      Pattern form = one.pattern;
      Matcher found = (signs & one.needs) == one.needs ? at(form, body, first) : null;
      if (found != null && found.lookingAt()) {
        String place = found.group("place") == null ? "" : Text.oneLine(found.group("place"));
        boolean agency = found.group("agency") != null;
        boolean known = agency && AGENCY.matcher(found.group("agency").strip()).matches();
        boolean certain = known || form == LABELLED || form == DATED;
        if ((certain && (place.isEmpty() || isPlace(place)))
            || (!agency
                && isPlace(place)
                && hasLongName(place)
                && (form == TOWN || isBarePlace(place, body, found.end())))) {
          return new Filed(first, found.end(), bare(place), certain);
        }
      }
    }
    return null;
  }

  /** The signs of datelines that stand where one may be, a bit each. */
  private static int signs(String body, int first) {
    int signs = 0;
    int end = Math.min(body.length(), first + MAX_DATELINE_LENGTH);
    for (int i = first; i < end; i++) {
      char c = body.charAt(i);
      if (c < 'A' || c > 'z' || c == '_') {
        for (int sign = 0; sign < SIGNS.size(); sign++) {
          signs |= SIGNS.get(sign).indexOf(c) >= 0 ? 1 << sign : 0;
        }
      }
    }
    return signs;
  }

  /** "NEW DELHI: " and "LONDON | ": a place in capitals, and no speaker of a transcript. */
  private static boolean isBarePlace(String place, String body, int end) {
    return place.equals(place.toUpperCase(Locale.ROOT))
        && !SPEAKER.matcher(body).region(end, body.length()).find();
  }

  /** Whether a dateline begins at a place. */
  static boolean begins(String body, int first) {
    Filed filed = find(body, first);
    return filed != null && (filed.certain() || datelineAt(body, first) != null);
  }

  private static Matcher at(Pattern pattern, String body, int first) {
    return pattern
        .matcher(body)
        .region(first, Math.min(body.length(), first + MAX_DATELINE_LENGTH))
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }

  private static @Nullable Matcher datelineAt(String body, int first) {
    Matcher dateline = at(DATELINE, body, first);
    return dateline.lookingAt() && isDateline(dateline, body) ? dateline : null;
  }

  /** A place without the full stop that some agencies set after it; "MINN." keeps its own. */
  private static String bare(String given) {
    Matcher wired = PLACE_AND_WIRE.matcher(given);
    String place = wired.matches() ? wired.group(1) : given;
    return place.indexOf(',') < 0 && STOPPED.matcher(place).matches()
        ? place.substring(0, place.length() - 1)
        : place;
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length() && Text.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the paragraph after a short one begins, -1 if there is none. */
  static int nextParagraph(String body, int from) {
    if (from < 0) {
      return -1;
    }
    int feed = body.indexOf('\n', from);
    return feed < 0 || feed - from > MAX_CAPTION || feed == from
        ? -1
        : skipBlank(body, feed) < body.length() ? skipBlank(body, feed) : -1;
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
      if (NEVER_A_PLACE.contains(word) || word.startsWith("BC-")) {
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
