package io.github.dateline.annotate.internal.linking;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.lexicon.GivenNames;
import io.github.dateline.annotate.internal.lexicon.NameKey;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.linking.NameDictionary.Meaning;
import io.github.dateline.internal.text.NameFolding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides whether to accept a link: whether a name of some type means the page that the dictionary
 * gives for it.
 *
 * <p>The less the words of the title fit, the likelier the page must be; people are the hardest to
 * tell, since the dictionary knows but one of each name, and of 2011. The thresholds are tuned on
 * news and interviews whose names are linked by hand: see {@code docs/quality.md}.
 */
final class LinkFilter {
  /** Pages about a language, a year or an aspect of something are not the thing itself. */
  private static final Pattern ASPECT =
      Pattern.compile(
          "(^| )(language|discography|filmography|bibliography|assassination|death|murder|killing"
              + "|shooting|scandal|controversy|presidency|campaign|census|demographics|history"
              + "|politics|economy|geography|culture|cuisine|music|v|vs|people|elections?)( |$)"
              + "|(^| )(1[0-9]|20)[0-9][0-9]( |$)");

  /** Pages about what happens in a place are not the place. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(^| )(Masters|Open|Championships?|Grand Prix|Marathon|Festival|Cup|Olympics|Games|Trophy"
              + "|Tournament|Regatta|Derby|Summit|Treaty|Accords?|Protocol|Agreement|Siege"
              + "|Battle|massacre|bombings?|riots?|attacks?|earthquake)( |$)");

  // Chosen, as the probabilities below, on the sets for links in docs/quality.md.

  /** Binary logarithm of how many names a page must have to be well known, in steps. */
  private static final int MIN_LOG_NAMES_KNOWN = 4;

  /** Binary logarithm of how many names a page must have to be well known to all, in steps. */
  private static final int MIN_LOG_NAMES_WELL_KNOWN = 5;

  /** From here on the dictionary is believed against the type that the text suggests. */
  private static final double MIN_PROBABILITY_OF_OTHER_KIND = 0.9;

  /** The same of a person who is not told from namesakes otherwise, in steps. */
  private static final int MIN_LOG_NAMES_OF_PERSON = 2;

  /** The same of a person whose name is written in many ways, in steps. */
  private static final int MIN_LOG_NAMES_FAMOUS = 6;

  private static final Pattern NUMERAL = Pattern.compile("[IVX]+|Jr\\.?|Sr\\.?");

  /** A surname after one initial. */
  private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.? [^ ]+");

  /** A town by the end of its name: "Southend-on-Sea". */
  private static final Pattern TOWN = Pattern.compile(".*-(on|upon|by|in|under|sur|am|next)-.*");

  private static final Pattern BODY =
      Pattern.compile(
          "(^| )(F\\.C\\.|A\\.F\\.C\\.|FC|AFC|GAA|University|College|School|Company|Corporation|Inc\\."
              + "|Ltd\\.|plc|Airport|Police|Railway|Airlines|Newspaper|Museum|Hospital)( |$)");

  private LinkFilter() {}

  /**
   * Whether a name means a page.
   *
   * @param supported whether the article says that the person has an office, as those of whom there
   *     is a page often do
   */
  static boolean accepts(EntityType type, String form, Meaning meaning, boolean supported) {
    if (!isOfKind(type, form, meaning) || isAspect(form, meaning.title())) {
      return false;
    }
    if (!meaning.exact() && meaning.probability() < 0.85
        || meaning.title().indexOf(':') >= 0 && form.indexOf(':') < 0) {
      return false;
    }
    TitleMatch fit = TitleMatch.of(form, meaning.title());
    if (type.equals(EntityType.ORGANIZATION)
        && fit != TitleMatch.SAME
        && !digits(form).equals(digits(TitleKind.bare(meaning.title().replace('_', ' '))))) {
      return false;
    }
    if (type.equals(EntityType.PERSON)) {
      return form.indexOf(' ') > 0
          ? isPerson(form, meaning, fit, supported)
          : isKnownByOneName(form, meaning, fit, supported);
    }
    if (EntityLinker.isPlace(type)) {
      return meaning.probability() >= minProbabilityOfPlace(fit)
          && (!EVENT.matcher(meaning.title().replace('_', ' ')).find()
              || EVENT.matcher(form).find());
    }
    return isOfOrganisation(form, meaning, fit)
        && meaning.probability() >= minProbabilityOfOther(form, meaning, fit);
  }

  /**
   * How probable it is that a page that was accepted is the right one: by how well the title fits,
   * the share of such links that are right on the sets for links in docs/quality.md (of those by
   * some words too few to tell), less where the name has other meanings too.
   *
   * @return the probability, in (0, 1)
   */
  static double certainty(EntityType type, String form, Meaning meaning) {
    double fitting =
        switch (TitleMatch.of(form, meaning.title())) {
          case SAME, FORM_IN_TITLE -> 0.98;
          case INITIALS, TITLE_IN_FORM -> 0.91;
          case NONE -> 0.86;
          case SOME_WORDS -> 0.7;
        };
    double meant = 1 - 0.2 * (1 - meaning.probability());
    return fitting
        * meant
        * (meaning.exact() ? 1 : 0.92)
        * (type.equals(EntityType.ORGANIZATION) ? 0.96 : 1);
  }

  private static boolean isOfKind(EntityType type, String form, Meaning meaning) {
    String brackets = TitleKind.brackets(meaning.title());
    Optional<TitleKind> kind = TitleKind.of(brackets);
    Set<TitleKind> wanted =
        type.equals(EntityType.PERSON)
            ? Set.of(TitleKind.PERSON)
            : EntityLinker.isPlace(type)
                ? Set.of(TitleKind.PLACE, TitleKind.ORGANIZATION)
                : Set.of(TitleKind.ORGANIZATION, TitleKind.PLACE);
    if (kind.isPresent()) {
      return wanted.contains(kind.get());
    }
    if (type.equals(EntityType.ORGANIZATION)
        && !brackets.isEmpty()
        && Character.isLowerCase(brackets.charAt(0))
        && (meaning.kinds() & (TitleKind.ORGANIZATION.bit() | TitleKind.PLACE.bit())) == 0) {
      // "Dragon (zodiac)": whatever it is, it is told from bodies.
      return false;
    }
    int bits = wanted.stream().mapToInt(TitleKind::bit).sum();
    boolean another = meaning.kinds() != 0 && (meaning.kinds() & bits) == 0;
    // Planets and the like are places too, and makers have the names of what they make.
    boolean place = EntityLinker.isPlace(type);
    return !another
        || place
            && (meaning.kinds() != TitleKind.PERSON.bit()
                || TitleMatch.of(form, meaning.title()) == TitleMatch.SAME)
        || (!type.equals(EntityType.PERSON)
            && meaning.probability() >= MIN_PROBABILITY_OF_OTHER_KIND);
  }

  private static boolean isAspect(String form, String title) {
    String key = NameKey.of(title.replace('_', ' '));
    return ASPECT.matcher(key).find() && !ASPECT.matcher(NameKey.of(form)).find();
  }

  private static boolean isPerson(String form, Meaning meaning, TitleMatch fit, boolean supported) {
    if (fit != TitleMatch.SAME && INITIAL.matcher(form).matches()) {
      // "S Williams" is anybody's.
      return false;
    }
    if (fit != TitleMatch.SAME && !namesPerson(form, meaning.title())) {
      return meaning.names() >= MIN_LOG_NAMES_FAMOUS
          && meaning.probability() >= 0.95
          && fit != TitleMatch.NONE
          && haveOneGivenName(form, meaning.title());
    }
    boolean told = !TitleKind.brackets(meaning.title()).isEmpty();
    double least =
        switch (fit) {
          case SAME ->
              told
                  ? 0.9
                  : meaning.names() >= MIN_LOG_NAMES_WELL_KNOWN
                      ? 0.65
                      : supported || meaning.names() >= MIN_LOG_NAMES_OF_PERSON ? 0.9 : 2;
          case FORM_IN_TITLE, TITLE_IN_FORM, SOME_WORDS ->
              meaning.names() >= MIN_LOG_NAMES_KNOWN
                  ? 0.75
                  : supported && meaning.names() > MIN_LOG_NAMES_OF_PERSON ? 0.9 : 2;
          case INITIALS, NONE -> 2;
        };
    return meaning.probability() >= least;
  }

  /**
   * Whether a full name may be that of the person whom a page is about: the same surname, and given
   * names of which one is short for the other; the same numbers.
   */
  static boolean namesPerson(String form, String title) {
    String whole = TitleKind.bare(title.replace('_', ' '));
    return numerals(form).equals(numerals(whole))
        && (TitleMatch.of(form, title) == TitleMatch.FORM_IN_TITLE && hasGivenName(form, whole)
            || sharesSurname(withoutSuffix(form), withoutSuffix(whole))
                && haveOneGivenName(form, title));
  }

  /** "Lula da Silva" is in "Luiz Inácio Lula da Silva" without the first name. */
  private static boolean hasGivenName(String form, String title) {
    return form.indexOf(' ') > 0 && title.indexOf(' ') > 0;
  }

  private static String withoutSuffix(String name) {
    return name.replaceAll(",? (Jr|Sr)\\.?$", "");
  }

  private static boolean haveOneGivenName(String form, String title) {
    String one = first(form);
    String other = first(title.replace('_', ' '));
    return GivenNames.english().areOne(one, other)
        || List.of(NameKey.of(form).split(" ")).contains(other)
        || (one.length() == 1 && other.startsWith(one))
        || (other.length() == 1 && one.startsWith(other));
  }

  private static String first(String name) {
    String key = NameKey.of(name);
    int space = key.indexOf(' ');
    return space < 0 ? key : key.substring(0, space);
  }

  private static List<String> numerals(String name) {
    return Arrays.stream(name.split("[ ,]+"))
        .filter(word -> NUMERAL.matcher(word).matches())
        .toList();
  }

  /** Whether a person's name has the number of a ruler. */
  static boolean hasNumber(String name) {
    return !numerals(name).isEmpty();
  }

  /** The numbers in a name: "Tiangong 1" is not "Tiangong", "Artemis III" not "Artemis". */
  private static List<String> digits(String name) {
    return Arrays.stream(name.split("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\d)"))
        .filter(
            word -> word.length() > 1 && NUMERAL.matcher(word).matches() || word.matches("\\d+"))
        .toList();
  }

  /**
   * Whether an article supports that a name means a page: a namesake of whom the page says where
   * from or what ("Charles III of Spain", "John Roe (priest)") is not meant where the article says
   * nothing of it.
   */
  static boolean isSupported(String form, String title, ArticleContext context) {
    String whole = title.replace('_', ' ');
    if (!numerals(form).isEmpty()) {
      int of = whole.indexOf(" of ");
      return of < 0 || form.contains(" of ") || context.says(whole.substring(of + 4));
    }
    int rank = whole.indexOf(", ");
    int land = whole.lastIndexOf(" of ");
    // "Peter August, Duke of Holstein".
    return rank < 0
        || land < rank
        || form.indexOf(',') > 0
        || context.says(whole.substring(land + 4));
  }

  /** Whether a title says that the page is about a club, a school or another body. */
  static boolean isOfBody(String title) {
    String bare = TitleKind.bare(title.replace('_', ' '));
    return BODY.matcher(bare).find();
  }

  /** Whether a name of two words is the title of a page about somebody of that given name. */
  static boolean isOfPersonInFull(String form, Meaning meaning) {
    int space = form.indexOf(' ');
    return space > 0
        && space == form.lastIndexOf(' ')
        && meaning.kinds() == TitleKind.PERSON.bit()
        && TitleMatch.of(form, meaning.title()) == TitleMatch.SAME
        && GivenNames.english().gender(first(form)) != null;
  }

  /** Whether a name of one word is the surname in the title of a person's page. */
  static boolean isOfPersonBySurname(String form, Meaning meaning) {
    String bare = TitleKind.bare(meaning.title().replace('_', ' '));
    int space = bare.indexOf(' ');
    return form.indexOf(' ') < 0
        && space > 0
        && NameKey.of(bare).endsWith(" " + NameKey.of(form))
        && (meaning.kinds() == TitleKind.PERSON.bit()
            || (meaning.kinds() == 0 && GivenNames.english().gender(first(bare)) != null));
  }

  /** Whether a title has a surname after a given name: "Arthur M. Sackler Museum". */
  static boolean isCalledAfterPerson(String surname, String title) {
    int at = List.of(title.split("_")).indexOf(surname);
    return at > 0 && at < 3 && GivenNames.english().gender(first(title.replace('_', ' '))) != null;
  }

  static boolean sharesSurname(String form, String title) {
    String key = NameKey.of(form);
    String whole = NameKey.of(TitleKind.bare(title.replace('_', ' ')));
    return key.substring(key.lastIndexOf(' ') + 1)
        .equals(whole.substring(whole.lastIndexOf(' ') + 1));
  }

  /**
   * "Pelé", and "Obama" where an article never has more of the name; with an office before it
   * ("Chancellor Merkel") it need not be as sure.
   */
  static boolean isKnownByOneName(String form, Meaning meaning, TitleMatch fit, boolean supported) {
    boolean known =
        switch (fit) {
          case SAME -> meaning.probability() >= 0.95;
          case FORM_IN_TITLE ->
              (meaning.probability() >= 0.9
                      || supported
                          && meaning.probability() >= 0.5
                          && isOfPersonBySurname(form, meaning))
                  && sharesSurname(form, meaning.title());
          case INITIALS, TITLE_IN_FORM, SOME_WORDS, NONE ->
              meaning.probability() >= 0.95
                  && ((meaning.kinds() & TitleKind.PERSON.bit()) != 0
                      || isOrganisation(meaning.title()));
        };
    return known
        && meaning.exact()
        && meaning.names() >= (supported ? MIN_LOG_NAMES_KNOWN : MIN_LOG_NAMES_WELL_KNOWN);
  }

  private static boolean isOrganisation(String title) {
    String last = title.substring(title.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
    return TriggerLexicon.english().is(TriggerLexicon.WordKind.ORGANISATION, last);
  }

  /**
   * Whether the page may be an organisation's: not where a single word is but the end of a title,
   * as of somebody's name, or a word of other case than the page of a thing that few speak of.
   */
  private static boolean isOfOrganisation(String form, Meaning meaning, TitleMatch fit) {
    boolean known = meaning.names() >= MIN_LOG_NAMES_WELL_KNOWN;
    if (TOWN.matcher(meaning.title()).matches() && !TOWN.matcher(form).matches()) {
      return false;
    }
    if (fit == TitleMatch.SOME_WORDS && !known && haveWordsOfTheirOwn(form, meaning.title())
        || fit == TitleMatch.NONE
            && form.indexOf(' ') > 0
            && meaning.names() < MIN_LOG_NAMES_KNOWN
            && TitleMatch.of(meaning.title().replace('_', ' '), form) != TitleMatch.INITIALS) {
      return false;
    }
    if (form.indexOf(' ') >= 0 || (meaning.kinds() & TitleKind.ORGANIZATION.bit()) != 0) {
      return true;
    }
    String bare = TitleKind.bare(meaning.title().replace('_', ' '));
    return switch (fit) {
      case SAME -> bare.equals(form) || meaning.names() > 0;
      case FORM_IN_TITLE ->
          meaning.names() >= MIN_LOG_NAMES_KNOWN
              || meaning.names() == MIN_LOG_NAMES_KNOWN - 1
                  && (meaning.probability() >= 0.7 || form.endsWith("s"))
              || !NameKey.of(bare).endsWith(" " + NameKey.of(form));
      case INITIALS -> !hasPlainWord(meaning.title());
      case NONE -> hasWordOfOrganisation(bare) || known;
      case TITLE_IN_FORM, SOME_WORDS -> true;
    };
  }

  /**
   * Whether a name and a title have a word each that is nothing in the other, neither as initials
   * nor shortened: "US Space Command" is not the "United States Strategic Command".
   */
  private static boolean haveWordsOfTheirOwn(String form, String title) {
    List<String> ours = List.of(NameKey.of(form).split(" "));
    List<String> theirs = List.of(NameKey.of(TitleKind.bare(title.replace('_', ' '))).split(" "));
    return hasWordOfItsOwn(ours, theirs) && hasWordOfItsOwn(theirs, ours);
  }

  private static boolean hasWordOfItsOwn(List<String> words, List<String> others) {
    String initials =
        others.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
    String joined = String.join(" ", words);
    return words.stream()
        .filter(word -> word.length() > 3 || Character.isDigit(word.charAt(0)))
        .anyMatch(word ->
            !initials.contains(word)
                && others.stream()
                    .noneMatch(other ->
                        other.startsWith(word.substring(0, Math.min(3, word.length())))
                            || isInitialOf(other, word, joined)));
  }

  /** Whether a word of up to three letters is the first letters of a name's words, from one on. */
  private static boolean isInitialOf(String brief, String word, String name) {
    if (brief.length() > 3) {
      return false;
    }
    StringBuilder initials = new StringBuilder();
    for (String its : name.split(" ")) {
      initials.append(its.charAt(0));
    }
    int at = initials.indexOf(brief);
    return at >= 0 && List.of(name.split(" ")).subList(at, at + brief.length()).contains(word);
  }

  /** Whether a title says that the page is about a firm: "Target Corporation". */
  static boolean hasLegalForm(String title) {
    String whole = TitleKind.bare(title.replace('_', ' '));
    String last = whole.substring(whole.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return NameFolding.isLegalForm(last.replace(".", ""));
  }

  /** Whether a word of a title is one that names of bodies have. */
  static boolean hasWordOfOrganisation(String title) {
    for (String word : title.toLowerCase(Locale.ROOT).split(" ")) {
      if (TriggerLexicon.english().is(TriggerLexicon.WordKind.ORGANISATION, word)
          || TriggerLexicon.english().is(TriggerLexicon.WordKind.ORGANISATION_OF, word)) {
        return true;
      }
    }
    return false;
  }

  private static double minProbabilityOfPlace(TitleMatch fit) {
    return switch (fit) {
      case SAME -> 0.4;
      case FORM_IN_TITLE, INITIALS -> 0.5;
      case TITLE_IN_FORM, SOME_WORDS -> 0.75;
      case NONE -> 0.85;
    };
  }

  private static double minProbabilityOfOther(String form, Meaning meaning, TitleMatch fit) {
    return switch (fit) {
      case SAME -> 0.65;
      case FORM_IN_TITLE -> hasPlainWord(meaning.title()) ? 0.8 : 0.45;
      case INITIALS -> hasWordOfOrganisation(meaning.title().replace('_', ' ')) ? 0.5 : 0.65;
      case TITLE_IN_FORM -> 0.9;
      case SOME_WORDS -> 0.8;
      case NONE -> form.indexOf(' ') < 0 ? 0.7 : 0.85;
    };
  }

  /** "Human voice" is no name, unlike "The Village Voice". */
  private static boolean hasPlainWord(String title) {
    for (String word : TitleKind.bare(title.replace('_', ' ')).split(" ")) {
      if (word.length() > 3 && Character.isLowerCase(word.charAt(0))) {
        return true;
      }
    }
    return false;
  }
}
