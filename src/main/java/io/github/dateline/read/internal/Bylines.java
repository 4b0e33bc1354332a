package io.github.dateline.read.internal;

import io.github.dateline.internal.text.CreditWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the names out of what a field for authors says: "By JANE ROE in Leeds and John Doe, Example
 * News; Ann Poe contributed reporting from Paris." What people do and whom they work for is left
 * out as far as its words are known; a text of which nothing else remains stays as it is.
 */
public final class Bylines {
  private static final String AND = "(?:(?i:and)|&)";

  private static final Pattern ADDRESS =
      Pattern.compile("\\s*[,(|/-]?\\s*(?:(?i:e-?mail|twitter|follow)[: ]*)?\\S{0,100}@\\S{0,100}");

  /** "Roe, Jane": one name. */
  private static final Pattern LAST_FIRST =
      Pattern.compile("\\p{Lu}[\\p{L}'’-]+, \\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}\\.?)?");

  private static final Pattern PIECES =
      Pattern.compile(
          "\\s*;\\s*|(?<! (?:Prof|Hon|Capt|Cmdr|Maj|Gen|Col|Gov|Sen|Rep|Rev|Sgt|Msgr))(?<= \\S{0,30}\\p{L}{3})\\.\\s+(?=\\p{Lu})");

  /** What stands before names: "By", "Additional reporting by", "Reporting was contributed by". */
  private static final Pattern WORK_BY =
      Pattern.compile(
          "(?i)^(?:with (?=\\p{L}+ \\p{L}+(?: in .*)?$)|(?:(?:exclusive|special|additional|further|original|with|and|the|story|stories|text"
              + "|words|photos?|photographs?|photography|pictures?|images?|videos?|graphics?"
              + "|illustrations?|analysis|interview|comment|commentary|opinion|review|report"
              + "|reports|reported|reporting|research|researched|written|writing|compiled|edited"
              + "|editing|translated|posted|filed|contributed|contributions?|was|were) ){0,9}(?:by|from):? "
              + "(?=\\p{L}))");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*,\\s*(?:(?i:and|with)\\s+)?|\\s+\\|\\s+|\\s+"
              + AND
              + "\\s+(?=\\P{Ll})|\\s+(?i:with)\\s+(?=\\p{Lu}|additional )");

  /** A word of where someone works. */
  private static final String HOUSE =
      "\\b(?i:cnn|bbc|reuters|associated press|ap|afp|upi|dpa|news|times|post|press|guardian|journal"
          + "|agency|wire|service|magazine|tribune|herald)\\b";

  /** Where someone is, or what more is said after a name of two words. */
  private static final Pattern MORE =
      Pattern.compile(
          "(?<=\\p{L} \\S{0,20}[\\p{L}.])(?: (?i:in|at|from|on) \\p{Lu}.*"
              + "| (?:and|from) (?:agenc|news|staff|wire).*| (?i:of) (?=.*"
              + HOUSE
              + ").*|,? (?i:special to|for) \\p{L}.*"
              + "| (?:contributed|reports?|reported|reporting|is|was|are|were|has|writes)\\b.*"
              + "| ?\\([^()]*\\))$");

  /** People who make a story, by what they do. */
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i)(?:(?:editor|writer|reporter|researcher|correspondent|columnist|photographer"
              + "|journalist|analyst|producer|contributor|critic|commentator|stringer)s?|staff|chief|intern)");

  /** What they do it for, as far as credits in a text do not have it. */
  private static final Set<String> DESKS =
      Set.of(
          ("affairs agriculture athletics boxing city community consumer cricket dance energy"
                  + " europe european fashion features film food football gaming gardening golf"
                  + " group health housing industrial industry investigations justice labour"
                  + " legal lifestyle media motoring music night north northern parliamentary"
                  + " personal policy property public racing retail royal rugby scotland scottish"
                  + " showbiz social society south southern space style television tennis theatre"
                  + " transport travel tv uk us wales war weather west westminster white house"
                  + " whitehall women's")
              .split(" "));

  /** Small words that begin a name. */
  private static final Pattern PARTICLE =
      Pattern.compile(
          "(?:de|del|della|di|da|dos|du|van|von|der|den|ten|bin|bint|ibn|al|el|la|le|d['’]|al-|el-).*");

  /** Words after a comma that are no person: where the author works, or a title. */
  private static final Pattern DESK =
      Pattern.compile(
          ".*(?:"
              + HOUSE
              + "|\\b(?i:staff|writers?|correspondents?|reporters?|editors?|bureau|chief"
              + "|contributors?|columnist|jr\\.?|sr\\.?|ph\\.?d\\.?|m\\.?d\\.?|iii?)\\b).*");

  /** A place of two words or more, after a comma and a town: "Leeds, West Yorkshire". */
  private static final Pattern REGION =
      Pattern.compile(
          "(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|New|Upper|Lower) \\p{Lu}.*"
              + "|.* (?:\\p{L}+shire|County|Province|State|Islands?|Territory|Region|Republic)");

  private static final Set<String> COUNTRIES =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern PLACED = Pattern.compile(".* (?i:in|at|from) \\p{Lu}.*");

  private static final int MAX_LENGTH = 5_000;

  private Bylines() {}

  /**
   * The people that a text names as authors.
   *
   * @param byline what a field for authors says
   * @return their names in order, as they are written; agencies where no one else is named
   */
  public static List<String> names(String byline) {
    String text = byline.strip().replaceAll("\\s+", " ");
    List<String> names = new ArrayList<>();
    if (text.length() < MAX_LENGTH) {
      for (String piece : PIECES.split(ADDRESS.matcher(text).replaceAll(""))) {
        addPiece(WORK_BY.matcher(piece.strip()).replaceFirst(""), names);
      }
    }
    if (names.isEmpty() && !text.isEmpty()) {
      names.add(text);
    }
    return names;
  }

  private static void addPiece(String said, List<String> names) {
    String[] parts = BETWEEN.split(said);
    // "Roe, Jane" is one name, "Jane Roe, John Doe" two.
    if (LAST_FIRST.matcher(said).matches()
        || isSmall(said)
        || (said.indexOf(' ') > 0
            && parts[0].indexOf(' ') < 0
            && !CreditWords.isAgency(parts[0]))) {
      parts = new String[] {said};
    }
    int before = names.size();
    boolean placed = false;
    for (String part : parts) {
      if (placed && (REGION.matcher(part).matches() || COUNTRIES.contains(part))) {
        continue;
      }
      placed = PLACED.matcher(part).matches();
      boolean house = Arrays.stream(part.split(" ")).allMatch(Bylines::isDesk);
      boolean whole = parts.length == 1 && (isSmall(part) || part.indexOf(',') > 0);
      String name = house || whole ? part : name(part);
      boolean person = !house && (names.size() == before || !isNoPerson(part, name));
      if ((person || names.isEmpty()) && names.stream().noneMatch(name::equalsIgnoreCase)) {
        names.add(name);
      }
    }
    names.removeIf(String::isEmpty);
  }

  /** Whether what follows a name after a comma or "and" is another: a word alone is none. */
  private static boolean isNoPerson(String part, String name) {
    String last = part.substring(part.lastIndexOf(' ') + 1);
    return isSmall(name)
        || name.indexOf(' ') < 0
        || DESK.matcher(part).matches()
        || ROLE.matcher(last).matches();
  }

  /** Whether a text begins as no name does. */
  private static boolean isSmall(String text) {
    return text.isEmpty()
        || (Character.isLowerCase(text.codePointAt(0)) && !PARTICLE.matcher(text).matches());
  }

  /** A part without the words before and after a name that credits have. */
  private static String name(String part) {
    String bare = WORK_BY.matcher(part.strip()).replaceFirst("");
    String[] words = MORE.matcher(bare).replaceFirst("").strip().split(" ");
    int to = words.length;
    boolean role = false;
    for (int i = words.length - 1; i > 1 && isDesk(words[i]); i--) {
      role |= ROLE.matcher(words[i]).matches() || isHouse(words, i);
      to = role ? i : to;
    }
    int from = 0;
    for (int i = 0; i < to - 2 && isDesk(words[i]); i++) {
      from = ROLE.matcher(words[i]).matches() ? i + 1 : from;
    }
    return String.join(" ", Arrays.asList(words).subList(from, to));
  }

  private static boolean isDesk(String word) {
    return CreditWords.isKnown(word) || DESKS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** An agency in capitals at the end of what is not all capitals. */
  private static boolean isHouse(String[] words, int at) {
    String word = words[at];
    return at == words.length - 1
        && CreditWords.isAgency(word)
        && isCapitals(word)
        && !isCapitals(words[0]);
  }

  private static boolean isCapitals(String word) {
    return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
  }
}
