package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.index.EntityKeys;
import io.github.dateline.internal.text.NameFolding;
import io.github.dateline.stats.Contingency;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Judges whether two names that are written together are one name twice: "RJR" and "RJR Nabisco
 * Inc", "TWA" and "Trans World Airlines", "Sergei Prokopyev" and "Sergey Prokopyev".
 *
 * <p>What the names have in common speaks for it, and that few articles have the rarer one alone;
 * pages of their own speak against it, and types that no one thing has.
 */
public final class DoubleNames {
  /** From here on a pair is left out of tables of pairs, and joining it is offered. */
  public static final double MIN_CERTAINTY = 0.8;

  /** What the forms of names tell, where all articles of the rarer one have both. */
  private static final double BY_LAW = 0.95;

  private static final double INITIALS = 0.95;
  private static final double LETTERS = 0.88;
  private static final double SPELLING = 0.92;
  private static final double SURNAME = 0.85;
  private static final double OTHER_TYPE = 0.9;
  private static final double MISTAKEN_PART = 0.87;
  private static final double GENERIC_PART = 0.9;
  private static final double COMMON_PART = 0.88;

  /** What is left out of the name of a company in speech. */
  private static final Set<String> TRADES =
      Set.of(
          "airlines",
          "airways",
          "motors",
          "motor",
          "airport",
          "industries",
          "industries inc",
          "technologies",
          "bancorp",
          "bancorporation",
          "bancshares",
          "holdings");

  /** What the first word of a company is mistaken for. */
  private static final Set<EntityType> MISTAKEN =
      Set.of(EntityType.CITY, EntityType.LOCATION, EntityType.PERSON);

  /** Common nouns that a text has for a body once it has named it. */
  private static final Set<String> GENERIC =
      Set.of(
          "bank",
          "commission",
          "agency",
          "ministry",
          "department",
          "fund",
          "board",
          "exchange",
          "council",
          "union",
          "party",
          "court",
          "committee",
          "association",
          "institute",
          "office");

  /** Lost where only half of the articles of the rarer one have both, and so on. */
  private static final double PER_SHARE = 0.25;

  /** Names that are together in a smaller share of the rarer one's articles are no double. */
  private static final double MIN_SHARE = 0.4;

  private static final int MAX_ACRONYM = 6;

  /** What is left of a word in a name made of several. */
  private static final int SHORTEST_START = 3;

  private static final Set<EntityType> PLACES = EntityType.parse("places");

  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

  private DoubleNames() {}

  /**
   * Why two names may be one name twice.
   *
   * @param certainty in (0, 1)
   * @param sentence the reason
   */
  public record Double(double certainty, String sentence) {}

  /**
   * Judges two names.
   *
   * @param counts in how many units both are, and each
   */
  public static Optional<Double> of(Entity one, Entity other, Contingency counts) {
    double share = (double) counts.both() / Math.max(1, Math.min(counts.first(), counts.second()));
    if (share < MIN_SHARE) {
      return Optional.empty();
    }
    boolean pages = one.wikipedia().isPresent() && other.wikipedia().isPresent();
    if (pages && one.type().equals(other.type()) && !isCommonPart(one, other)) {
      return Optional.empty();
    }
    Double best = null;
    boolean brief =
        counts.first() <= counts.second() && isEnd(one, other)
            || counts.second() <= counts.first() && isEnd(other, one);
    if (brief) {
      best = new Double(GENERIC_PART, "one is the end of the other");
    }
    for (String name : names(one)) {
      for (String otherName : names(other)) {
        Optional<Double> found = byForm(one.type(), name, other.type(), otherName);
        if (found.isPresent() && (best == null || found.get().certainty > best.certainty)) {
          best = found.get();
        }
      }
    }
    return best == null
        ? Optional.empty()
        : Optional.of(new Double(best.certainty - PER_SHARE * (1 - share), best.sentence));
  }

  private static boolean isCommonPart(Entity one, Entity other) {
    return one.type().equals(EntityType.ORGANIZATION)
        && (isCommonPart(key(one.label()), key(other.label()))
            || isCommonPart(key(other.label()), key(one.label()))
            || isAcronym(one.label(), other.label())
            || isAcronym(other.label(), one.label()));
  }

  /** Whether a name of three letters or more is the other's first letters, with or without "of". */
  private static boolean isAcronym(String brief, String full) {
    String small = brief.toLowerCase(Locale.ROOT);
    return brief.length() > 2
        && brief.length() <= MAX_ACRONYM
        && brief.equals(brief.toUpperCase(Locale.ROOT))
        && areInitials(small, key(full));
  }

  /**
   * Whether letters are the first of each word, with or without "of"; of a body of the U.S. also
   * without these: "FDA", "USDA" of the "U.S. Department of Agriculture".
   */
  private static boolean areInitials(String small, String key) {
    String bare = key.replaceFirst("^us ", "");
    return Stream.of(key, bare, key.replaceFirst("^us ", "u s "))
        .anyMatch(
            name -> small.equals(initials(name, false)) || small.equals(initials(name, true)));
  }

  /** Whether a word is what a team or a company is called: "Eagles", "Spirit" of the airlines. */
  private static boolean isCommonPart(String part, String key) {
    boolean team = part.endsWith("s") && key.endsWith(" " + part);
    boolean company =
        key.startsWith(part + " ") && TRADES.contains(key.substring(part.length() + 1));
    return company || (team && part.indexOf(' ') < 0);
  }

  private static List<String> names(Entity entity) {
    return entity.name().equals(entity.label())
        ? List.of(entity.name())
        : List.of(entity.name(), entity.label());
  }

  private static Optional<Double> byForm(
      EntityType type, String one, EntityType otherType, String other) {
    if (!type.equals(otherType)) {
      Optional<Double> company = namedBy(type, one, otherType, other);
      if (company.isPresent()) {
        return company;
      }
      boolean places = PLACES.contains(type) && PLACES.contains(otherType);
      boolean same = one.indexOf(' ') > 0 && EntityKeys.areOne(type, one, other) && !places;
      return same
          ? found(OTHER_TYPE, "it is one name, of the types " + type + " and " + otherType)
          : Optional.empty();
    }
    String brief = one.length() <= other.length() ? one : other;
    String full = brief.equals(one) ? other : one;
    if (EntityKeys.areOne(type, one, other)) {
      return found(BY_LAW, "the names differ in nothing but their spelling");
    }
    if (type.equals(EntityType.ORGANIZATION)) {
      return body(brief, full);
    }
    return type.equals(EntityType.PERSON) ? person(brief, full) : Optional.empty();
  }

  /** A town or a person that is but the first word of a company: "Piedmont Aviation Inc". */
  private static Optional<Double> namedBy(
      EntityType type, String one, EntityType otherType, String other) {
    boolean first = otherType.equals(EntityType.ORGANIZATION);
    if (!first && !type.equals(EntityType.ORGANIZATION)) {
      return Optional.empty();
    }
    EntityType its = first ? type : otherType;
    String word = first ? one : other;
    return word.indexOf(' ') < 0
            && MISTAKEN.contains(its)
            && (isLegalName(key(word), key(first ? other : one))
                || isPossessor(word, first ? other : one))
        ? found(MISTAKEN_PART, "\"" + word + "\" is how the name of the other by law begins")
        : Optional.empty();
  }

  /**
   * "Statistics Office" of the "Federal Statistics Office", "Mint" of the "U.S. Mint". A name that
   * is the commoner one may mean others too, as "Supreme Court" does.
   */
  private static boolean isEnd(Entity rarer, Entity commoner) {
    if (!rarer.type().equals(EntityType.ORGANIZATION) || !commoner.type().equals(rarer.type())) {
      return false;
    }
    String part = key(rarer.label());
    String key = key(commoner.label());
    boolean generic =
        part.indexOf(' ') > 0 && GENERIC.contains(part.substring(part.lastIndexOf(' ') + 1));
    return key.equals("us " + part) || generic && key.endsWith(" " + part);
  }

  /** "Moody" of "Moody's Investors Service". */
  private static boolean isPossessor(String word, String full) {
    return full.length() > word.length() + 3
        && full.startsWith(word)
        && "'\u2019".indexOf(full.charAt(word.length())) >= 0
        && full.startsWith("s ", word.length() + 1);
  }

  private static boolean isLegalName(String part, String key) {
    String bare = NameFolding.withoutLegalForm(key);
    return !bare.equals(key)
        && (bare.startsWith(part + " ") || bare.equals(part + "s"))
        && part.equals(NameFolding.withoutLegalForm(part))
        && NameFolding.canNameCompany(part);
  }

  private static Optional<Double> found(double certainty, String sentence) {
    return Optional.of(new Double(certainty, sentence));
  }

  private static Optional<Double> body(String brief, String full) {
    String key = key(full);
    String bare = NameFolding.withoutLegalForm(key);
    String part = key(brief);
    if (GENERIC.contains(part) && List.of(key.split(" ")).contains(part)) {
      return found(GENERIC_PART, "\"" + brief + "\" is what the other is");
    }
    if (isLegalName(part, key)) {
      return found(BY_LAW, "\"" + brief + "\" is how the name of the other by law begins");
    }
    if (isPossessor(brief, full)) {
      return found(COMMON_PART, "\"" + brief + "\" is whose the other is by name");
    }
    if (isCommonPart(part, bare) || isCommonPart(part, key)) {
      return found(COMMON_PART, "\"" + brief + "\" is what people call the other");
    }
    if (part.indexOf(' ') < 0 && isMadeOfStarts(part, List.of(bare.split(" ")))) {
      return found(LETTERS, "\"" + brief + "\" is made of how words of the other begin");
    }
    String letters = brief.replaceAll("[.&\\s]", "");
    boolean acronym =
        letters.length() >= 2
            && letters.length() <= MAX_ACRONYM
            && brief.indexOf(' ') < 0
            && letters.chars().allMatch(Character::isLetter)
            && letters.equals(letters.toUpperCase(Locale.ROOT))
            && full.indexOf(' ') > 0;
    if (!acronym) {
      return Optional.empty();
    }
    String small = letters.toLowerCase(Locale.ROOT);
    if (areInitials(small, bare) || areInitials(small, key)) {
      return found(INITIALS, "\"" + brief + "\" is made of the other's first letters");
    }
    String initials = initials(bare.replaceFirst("^(u)([skn]) ", "$1 $2 "), true);
    if (small.length() > 2
        && small.length() <= 4
        && !bare.equals(key)
        && bare.startsWith(small)
        && (bare.indexOf(' ') > small.length() || bare.indexOf(' ') < 0)) {
      return found(LETTERS, "\"" + brief + "\" is how the other begins");
    }
    boolean order = small.length() > 2 && sorted(small).equals(sorted(initials));
    if (order || (small.length() > 2 && areLettersOf(small, bare))) {
      return found(LETTERS, "\"" + brief + "\" is made of letters of the other");
    }
    return Optional.empty();
  }

  /** Whether a word is the first letters of one or more words, as "Conrail" and "Fed" are. */
  private static boolean isMadeOfStarts(String word, List<String> words) {
    int at = 0;
    boolean cut = false;
    for (String one : words) {
      int length = 0;
      while (at + length < word.length()
          && length < one.length()
          && word.charAt(at + length) == one.charAt(length)) {
        length++;
      }
      if (length < SHORTEST_START) {
        return false;
      }
      cut |= length < one.length();
      at += length;
      if (at == word.length()) {
        return cut && words.size() > 1;
      }
    }
    return false;
  }

  private static String key(String name) {
    List<String> keys = NameFolding.keysOfPlace(name);
    return keys.isEmpty() ? name : keys.getFirst();
  }

  private static String initials(String key, boolean withoutSmall) {
    StringBuilder initials = new StringBuilder();
    for (String word : key.split(" ")) {
      if (!word.isEmpty()
          && !(withoutSmall
              && Set.of("of", "the", "and", "for", "in", "on", "de").contains(word))) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }

  private static String sorted(String letters) {
    char[] chars = letters.toCharArray();
    Arrays.sort(chars);
    return new String(chars);
  }

  /**
   * Whether letters stand in a name in this order, the first at the start of a word and the last at
   * that of the last word, or two of its: "AMEX" of the American Stock Exchange.
   */
  private static boolean areLettersOf(String letters, String key) {
    String last = key.substring(key.lastIndexOf(' ') + 1);
    boolean ends =
        letters.charAt(letters.length() - 1) == last.charAt(0)
            || (letters.length() > 3
                && last.length() > 2
                && letters.endsWith(last.substring(0, 2)));
    if (letters.charAt(0) != key.charAt(0) || !ends) {
      return false;
    }
    int at = 0;
    for (char letter : letters.toCharArray()) {
      at = key.indexOf(letter, at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Double> person(String brief, String full) {
    List<String> part = List.of(key(brief).split(" "));
    List<String> all = List.of(key(full).split(" "));
    if (part.size() == 1 && all.size() > 1) {
      return part.getFirst().length() > 1 && part.getFirst().equals(all.getLast())
          ? found(SURNAME, "\"" + brief + "\" is the last part of the other name")
          : Optional.empty();
    }
    if (part.size() < 2 || !part.getLast().equals(all.getLast())) {
      return Optional.empty();
    }
    String given = part.getFirst();
    String other = all.getFirst();
    boolean near =
        part.size() == all.size()
            && given.length() >= 5
            && DISTANCE.apply(given, other) == 1
            && given.charAt(0) == other.charAt(0)
            && part.subList(1, part.size()).equals(all.subList(1, all.size()));
    boolean middle =
        part.size() == 2 && all.size() == 3 && given.equals(other) && given.length() > 1;
    return near
        ? found(SPELLING, "\"" + given + "\" and \"" + other + "\" differ in one letter")
        : middle ? found(SPELLING, "one name has a word more in the middle") : Optional.empty();
  }
}
