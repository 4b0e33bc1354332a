package io.github.dateline.annotate.internal.names;

import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.GivenNames;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.internal.text.NameFolding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people of an article by less than their names: once "Denzel Washington" has been named,
 * "Washington thanked his wife" is no town; "the Obamas" are no organisation; "May was calm" is
 * Theresa May; and "the Trump-Putin summit" names two people.
 */
public final class FamiliarNames {
  /** Before the name of a place, or of a body that somebody is at. */
  private static final Set<String> BEFORE_PLACE =
      Set.of(
          "in",
          "at",
          "from",
          "near",
          "to",
          "of",
          "through",
          "across",
          "outside",
          "inside",
          "toward",
          "towards",
          "around",
          "into",
          "within",
          "throughout",
          "via",
          "for",
          "north",
          "south",
          "east",
          "west");

  /** What a clause may follow. */
  private static final Set<String> BEFORE_CLAUSE =
      Set.of(
          "and",
          "but",
          "that",
          "as",
          "when",
          "while",
          "because",
          "if",
          "said",
          "says",
          "after",
          "before",
          "since",
          "where",
          "whether",
          "though",
          "although",
          "then",
          "so",
          "what",
          "how",
          "why");

  /** Lower-case words that no clause goes on with after its subject. */
  private static final Set<String> NO_VERB =
      Set.of(
          "and", "or", "in", "of", "the", "a", "an", "to", "for", "on", "at", "from", "with", "by",
          "based", "area", "office", "state");

  /** After what has "the" before it and is no part of something longer. */
  private static final Set<String> AFTER_THING =
      Set.of(
          ".", ",", ";", ":", "?", "!", ")", "in", "at", "to", "by", "on", "from", "with", "is",
          "was", "has", "had", "will", "that", "which", "as");

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di", "dos", "du",
          "el", "la", "le", "ten", "ter", "van", "von");

  /** What people did, of the verbs that have no ending. */
  private static final Set<String> SPEECH =
      Set.of(
          "spoke", "won", "lost", "left", "met", "made", "took", "wrote", "sang", "went", "came",
          "began", "became", "ran", "fell", "led", "sold", "bought", "quit", "beat", "held", "got",
          "knew", "thought", "felt", "sat", "stood", "swore", "drove", "flew", "grew", "paid");

  /** After a subject: no other word can stand before them. */
  private static final Set<String> BEING = Set.of("was", "is", "has", "had", "did", "does");

  private static final Set<String> MONTHS = Set.of("march", "april", "may", "june", "august");

  /** Before the name of a month. */
  private static final Set<String> BEFORE_MONTH =
      Set.of(
          "in", "on", "since", "until", "till", "by", "last", "next", "this", "early", "late",
          "mid", "from", "to", "of", "during", "between", "through", "before", "after", "every",
          "each", "and", "or", "for", "about", "the", "late-", "mid-", "-");

  private static final Set<EntityType> PEOPLES = EntityType.parse("groups");

  /** What a month has rather than a person who is called so: "May's figures". */
  private static final Set<String> OF_MONTH =
      Set.of(
          "budget",
          "data",
          "decline",
          "election",
          "elections",
          "exports",
          "fall",
          "figure",
          "figures",
          "general",
          "increase",
          "inflation",
          "jobs",
          "local",
          "meeting",
          "numbers",
          "output",
          "rate",
          "reading",
          "referendum",
          "report",
          "rise",
          "sales",
          "survey",
          "total",
          "vote",
          "weather");

  /** Surnames and short given names that are words with a capital more often. */
  private static final Set<String> WORDS =
      Set.of("black", "blacks", "white", "whites", "bill", "act");

  /** Titles of the nobility, of which a place is a part. */
  private static final Set<String> NOBILITY =
      Set.of(
          "prince",
          "princess",
          "duke",
          "duchess",
          "earl",
          "countess",
          "marquess",
          "viscount",
          "viscountess",
          "baron",
          "baroness");

  private static final Set<String> ROYALS = Set.of("prince", "princess", "duchess");

  private static final Set<String> PRONOUNS = Set.of("he", "she", "his", "her");

  private static final int WORDS_TO_PRONOUN = 6;

  private static final Set<String> DAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** After the name of a person and a comma. */
  private static final Pattern APPOSED = Pattern.compile("[1-9][0-9]|an?|the|who");

  private static final Pattern AGE = Pattern.compile("[1-9][0-9]");

  /** Before the state that somebody has a seat of. */
  private static final Set<String> PARTIES = Set.of("D", "R", "I");

  private final List<SentenceDraft> lines;
  private final KnownNames known;

  /** The last words of people's full names, and the line that first has one. */
  private final Map<String, Integer> surnames = new HashMap<>();

  /** The same for their first words. */
  private final Map<String, Integer> givenNames = new HashMap<>();

  /** The ends of people's names that are two words with a hyphen: "Alexander-Arnold". */
  private final Set<String> doubles = new HashSet<>();

  /** The ends of people's names that begin with a particle: "de wit". */
  private final Set<String> withParticles = new HashSet<>();

  /** The last words of people's full names before any of them is completed by a month or day. */
  private final Set<String> endsOfPeople = new HashSet<>();

  /** Words that the article also writes as one does of places. */
  private final Set<String> placed = new HashSet<>();

  /** Words that the article has for something else before anybody of that name. */
  private final Set<String> others = new HashSet<>();

  /** The plurals of those of whom the article also says that they are a family. */
  private final Set<String> families = new HashSet<>();

  /** Found out once, for the first name that asks. */
  private @Nullable Boolean hasRoyals;

  private FamiliarNames(List<SentenceDraft> lines, KnownNames known) {
    this.lines = lines;
    this.known = known;
  }

  /** Takes them. */
  public static void take(Draft draft, KnownNames known) {
    FamiliarNames article = new FamiliarNames(draft.lines(), known);
    article.lines.forEach(FamiliarNames::dropSeats);
    article.lines.forEach(QuotedNicknames::join);
    new HyphenedFirms(article.lines, known).take();
    article.lines.forEach(article::completePeople);
    article.takePeopleOfTwoWords();
    article.lines.forEach(article::noteEnds);
    article.lines.forEach(article::completeMonths);
    article.lines.forEach(FamiliarNames::takeMonthsOfPeople);
    for (int i = 0; i < article.lines.size(); i++) {
      article.introduce(i);
    }
    article.lines.forEach(article::takeRelatives);
    for (int i = 0; i < article.lines.size(); i++) {
      article.introduce(i);
    }
    article.lines.forEach(article::takeParticles);
    article.lines.forEach(article::dropWords);
    article.lines.forEach(FamiliarNames::takeBrothers);
    article.lines.forEach(article::takeRegions);
    PartnerFirms partners =
        new PartnerFirms(
            article.lines, known, article.surnames.keySet(), article.givenNames.keySet());
    new PossessiveFirms(article.lines, known, partners::bears).take();
    partners.take();
    draft.abbreviate(partners.meanings());
    article.lines.forEach(new FirmsInOne(known)::part);
    new MistypedFirms(article.lines, known, partners::bears).take();
    new WordFirms(article.lines, known, partners::bears).take();
    new NamesBeforePeople(article.lines, known).take();
    NamedCraft.drop(article.lines, partners::bears, known);
    article.lines.forEach(FamiliarNames::dropTitlesOfNobility);
    article.lines.forEach(new NamePairs(article::kind, article::isDouble, known)::take);
    article.lines.forEach(new PrefixedNames(article.lines, article::kind, known)::take);
    article.lines.forEach(article::noteFamilies);
    article.lines.forEach(article::dropFamilies);
    article.lines.forEach(article::takeBands);
    article.lines.forEach(article::dropThings);
    if (!article.surnames.isEmpty()) {
      for (int i = 0; i < article.lines.size(); i++) {
        article.notePlaces(i);
      }
      for (int i = 0; i < article.lines.size(); i++) {
        article.takeShort(i);
      }
    }
  }

  private void introduce(int line) {
    SentenceDraft sentence = lines.get(line);
    for (NameSpan name : sentence.accepted()) {
      int last = name.to() - 1;
      while (last > name.from() && sentence.is(WordKind.SUFFIX, last)) {
        last--;
      }
      if (name.type().equals(EntityType.PERSON)
          && last > name.from()
          && !sentence.lower(name.from()).equals("the")) {
        surnames.putIfAbsent(word(sentence, last), line);
        if (name.length() != 3 || !isHyphened(sentence, name)) {
          givenNames.putIfAbsent(word(sentence, name.from()), line);
        }
        if (last > name.from() + 1 && PARTICLES.contains(sentence.form(last - 1))) {
          withParticles.add(sentence.lower(last - 1, last + 1));
        }
        if (last > name.from() + 2 && sentence.form(last - 1).equals("-")) {
          doubles.addAll(NameFolding.keys(sentence.form(last - 2) + "-" + sentence.form(last)));
        }
      }
    }
  }

  /** A word as it is looked up. */
  static String word(SentenceDraft sentence, int i) {
    List<String> keys = NameFolding.keys(sentence.form(i));
    return keys.isEmpty() ? sentence.lower(i) : keys.get(0);
  }

  /** "Mueller-Brandt", once Anna Müller-Brandt is named. */
  private boolean isDouble(String name) {
    return NameFolding.keys(name).stream().anyMatch(doubles::contains);
  }

  private void notePlaces(int line) {
    SentenceDraft sentence = lines.get(line);
    for (NameSpan name : sentence.accepted()) {
      boolean single = name.length() == 1 && !name.type().equals(EntityType.PERSON);
      if (single
          && sentence.field == Article.Field.BODY
          && !isIntroduced(word(sentence, name.from()), line)) {
        others.add(word(sentence, name.from()));
      }
    }
    for (NameSpan name : sentence.accepted()) {
      if (name.length() > 1 && !name.type().equals(EntityType.PERSON)) {
        placed.add(word(sentence, name.from()));
      } else if (name.length() == 1 && BEFORE_PLACE.contains(sentence.lower(name.from() - 1))) {
        placed.add(word(sentence, name.from()));
      }
    }
  }

  /** "Washington thanked his wife"; "Chad said so"; "May was calm". */
  private void takeShort(int line) {
    SentenceDraft sentence = lines.get(line);
    for (int i = 0; i < sentence.size(); i++) {
      if (!sentence.isCapitalized(i)
          || !isWithPerson(sentence, i)
              && (!isIntroduced(word(sentence, i), line) || others.contains(word(sentence, i)))) {
        continue;
      }
      int at = i;
      boolean taken = false;
      boolean free = sentence.isFree(i, i + 1);
      for (int n = 0; n < sentence.accepted().size(); n++) {
        NameSpan name = sentence.accepted().get(n);
        taken |= name.from() == at && name.length() == 1 && !name.type().equals(EntityType.PERSON);
      }
      boolean month = free && MONTHS.contains(sentence.lower(i));
      if ((taken || month) && meansPerson(sentence, i, month) || free && isSaid(sentence, i)) {
        sentence.accept(new NameSpan(i, i + 1, EntityType.PERSON));
      }
    }
  }

  /** "Will agreed", "said Grant": words that are nothing but somebody's name there. */
  private static boolean isSaid(SentenceDraft sentence, int i) {
    String before = sentence.lower(i - 1);
    String after = sentence.lower(i + 1);
    boolean subject =
        (i == 0 || BEFORE_CLAUSE.contains(before) || !isWord(before))
            && (sentence.is(WordKind.SAYS, i + 1)
                || after.endsWith("ed")
                || BEING.contains(after)
                || SPEECH.contains(after));
    boolean inverted = sentence.is(WordKind.SAYS, i - 1) && !isWord(after) && i > 1;
    return (subject || inverted)
        && !sentence.isTitleCase()
        && !sentence.isAllCaps()
        && !sentence.isAllCapsToken(i)
        && !(sentence.isCapitalized(i + 1) && sentence.isAdjacentToPrevious(i + 1));
  }

  private boolean isIntroduced(String word, int line) {
    Integer at = surnames.getOrDefault(word, givenNames.get(word));
    return at != null && (at < line || lines.get(line).field != lines.get(at).field);
  }

  /** "Varney" in "Hollis and Varney said it was late", if the article has both in full. */
  private boolean isWithPerson(SentenceDraft sentence, int i) {
    return sentence.isAnd(i - 1)
        && sentence.isCapitalized(i - 2)
        && surnames.containsKey(word(sentence, i))
        && surnames.containsKey(word(sentence, i - 2));
  }

  private boolean meansPerson(SentenceDraft sentence, int i, boolean month) {
    String before = sentence.lower(i - 1);
    if (BEFORE_PLACE.contains(before)
        || isInPlace(sentence, i)
        || isRegion(sentence, i)
        || sentence.isCapitalized(i - 1) && sentence.isAdjacentToPrevious(i)
        || sentence.isCapitalized(i + 1) && sentence.isAdjacentToPrevious(i + 1)
        || sentence.isAllCaps()) {
      return false;
    }
    boolean clause =
        (i == 0 || BEFORE_CLAUSE.contains(before) || !isWord(before))
            && isVerb(sentence.lower(i + 1));
    if (month && sentence.lower(i + 1).equals("'s")) {
      return !BEFORE_MONTH.contains(before) && !OF_MONTH.contains(sentence.lower(i + 2));
    }
    return month || placed.contains(word(sentence, i))
        ? clause && (!month || !BEFORE_MONTH.contains(before))
        : clause || !sentence.isTitleCase();
  }

  /** "Houston, Texas". */
  static boolean isInPlace(SentenceDraft sentence, int i) {
    return sentence.lower(i + 1).equals(",")
        && sentence.accepted().stream()
            .anyMatch(n -> n.from() == i + 2 && n.type().equals(EntityType.LOCATION));
  }

  /** "Amman, Jordan". */
  private static boolean isRegion(SentenceDraft sentence, int i) {
    return sentence.lower(i - 1).equals(",")
        && sentence.accepted().stream()
            .anyMatch(n -> n.to() == i - 1 && n.type().equals(EntityType.LOCATION));
  }

  private static boolean isVerb(String word) {
    return isWord(word) && !NO_VERB.contains(word);
  }

  private static boolean isWord(String word) {
    return !word.isEmpty() && Character.isLetter(word.charAt(0));
  }

  /** "The Okonjo family": the Okonjos. */
  private void noteFamilies(SentenceDraft sentence) {
    for (int i = 0; i + 1 < sentence.size(); i++) {
      if (sentence.isCapitalized(i)
          && sentence.lower(i + 1).equals("family")
          && sentence.lower(i - 1).equals("the")
          && sentence.kinds(i) == 0) {
        families.add(sentence.lower(i) + "s");
        families.add(sentence.lower(i) + "es");
      }
    }
  }

  /** "The Obamas moved" is said of no organisation, nor is "the Al-Assads fled". */
  private void dropFamilies(SentenceDraft sentence) {
    sentence.drop(name -> {
      boolean one = name.length() == 1 || name.length() == 3 && isHyphened(sentence, name);
      String word = sentence.lower(name.to() - 1);
      return one
          && !PEOPLES.contains(name.type())
          && sentence.lower(name.from() - 1).equals("the")
          && (isSurname(word, "s")
              || isSurname(word, "es")
              || families.contains(word)
              || known.isFamily(sentence.form(name.to() - 1))
              || isFamilyOfTitle(sentence, name));
    });
  }

  /** "The Sussexes": a duke and a duchess by their title, which is of a place. */
  private boolean isFamilyOfTitle(SentenceDraft sentence, NameSpan name) {
    String form = sentence.form(name.to() - 1);
    return name.length() == 1
        && form.endsWith("es")
        && known.kindOf(form).isEmpty()
        && isOfPlace(form.substring(0, form.length() - 2))
        && hasRoyals();
  }

  /** Whether the article has a prince, a princess or a duchess: others are teams and peoples. */
  private boolean hasRoyals() {
    if (hasRoyals == null) {
      hasRoyals = lines.stream().anyMatch(FamiliarNames::hasRoyal);
    }
    return hasRoyals;
  }

  private static boolean hasRoyal(SentenceDraft sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      if (sentence.isCapitalized(i) && ROYALS.contains(sentence.lower(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfPlace(String stem) {
    return known.kindOf(stem).equals(Optional.of(EntityType.LOCATION))
        && !known.isCountryOrState(stem);
  }

  /** "The Moon" is no person, unless someone in the article is called so: "the Trump of old". */
  private void dropThings(SentenceDraft sentence) {
    sentence.drop(name ->
        name.length() == 1
            && name.type().equals(EntityType.PERSON)
            && sentence.lower(name.from() - 1).equals("the")
            && (name.to() == sentence.size()
                || AFTER_THING.contains(sentence.lower(name.to()))
                || sentence.isAnd(name.to()) && sentence.lower(name.to() + 1).equals("the"))
            && !surnames.containsKey(sentence.lower(name.from()))
            && !givenNames.containsKey(sentence.lower(name.from())));
  }

  /** "The Beatles met": no one's family, and known by just these words. */
  private void takeBands(SentenceDraft sentence) {
    for (int i = 1; i < sentence.size() && !sentence.isTitleCase() && !sentence.isAllCaps(); i++) {
      String word = sentence.lower(i);
      if (sentence.isCapitalized(i)
          && word.endsWith("s")
          && sentence.kinds(i) == 0
          && sentence.lower(i - 1).equals("the")
          && sentence.isFree(i, i + 1)
          && !(sentence.isCapitalized(i + 1) && sentence.isAdjacentToPrevious(i + 1))
          && !isSurname(word, "s")
          && !families.contains(word)
          && !known.isFamily(sentence.form(i))
          && known.kindOf(sentence.form(i)).equals(Optional.of(EntityType.ORGANIZATION))
          && known.isTitle("The " + sentence.form(i))) {
        sentence.accept(new NameSpan(i, i + 1, EntityType.ORGANIZATION));
      }
    }
  }

  private static boolean isHyphened(SentenceDraft sentence, NameSpan name) {
    return sentence.form(name.from() + 1).equals("-");
  }

  private boolean isSurname(String word, String ending) {
    return word.length() > ending.length() + 2
        && word.endsWith(ending)
        && surnames.containsKey(word.substring(0, word.length() - ending.length()));
  }

  /** "De Wit was ill", once Geert de Wit is named. */
  private void takeParticles(SentenceDraft sentence) {
    for (int i = 0; i + 1 < sentence.size() && !withParticles.isEmpty(); i++) {
      if (sentence.isCapitalized(i + 1)
          && withParticles.contains(sentence.lower(i, i + 2))
          && !(sentence.isCapitalized(i - 1) && sentence.isAdjacentToPrevious(i))) {
        sentence.acceptWhole(new NameSpan(i, i + 2, EntityType.PERSON));
      }
    }
  }

  /** "Black voters", "The Bill was read": words with capitals that no one in the article bears. */
  private void dropWords(SentenceDraft sentence) {
    sentence.drop(name -> {
      int word = name.to() - 1;
      boolean the =
          name.length() == 2 && sentence.lower(name.from()).equals("the")
              || sentence.lower(name.from() - 1).equals("the");
      return (name.length() == 1 || name.length() == 2 && the)
          && name.type().equals(EntityType.PERSON)
          && WORDS.contains(sentence.lower(word))
          && (the
              || !surnames.containsKey(word(sentence, word))
                  && !givenNames.containsKey(word(sentence, word)))
          && !sentence.is(WordKind.HONORIFIC, name.from() - 1);
    });
  }

  /** "Warner Bros" is a firm. */
  private static void takeBrothers(SentenceDraft sentence) {
    for (int n = 0; n < sentence.accepted().size(); n++) {
      NameSpan name = sentence.accepted().get(n);
      if (name.length() > 1 && sentence.lower(name.to() - 1).replace(".", "").equals("bros")) {
        sentence.retype(n, EntityType.ORGANIZATION);
      }
    }
  }

  /** "Amman, Jordan" is where Michael Jordan is. */
  private void takeRegions(SentenceDraft sentence) {
    for (int n = 0; n < sentence.accepted().size(); n++) {
      NameSpan name = sentence.accepted().get(n);
      if (name.type().equals(EntityType.PERSON)
          && name.length() == 1
          && isRegion(sentence, name.from())
          && !sentence.isCapitalized(name.to())
          && known.isCountryOrState(sentence.form(name.from()))) {
        sentence.retype(n, EntityType.LOCATION);
      }
    }
  }

  /** "Dan Glickman, D-Kan.": a party and a state. */
  private static void dropSeats(SentenceDraft sentence) {
    sentence.drop(name ->
        name.length() > 2
            && sentence.form(name.from() + 1).equals("-")
            && PARTIES.contains(sentence.form(name.from()))
            && Set.of(",", "(").contains(sentence.lower(name.from() - 1)));
  }

  /** "The Duke of Cambridge came" is of no town. */
  private static void dropTitlesOfNobility(SentenceDraft sentence) {
    sentence.drop(name -> {
      boolean within =
          name.length() == 3
              && NOBILITY.contains(sentence.lower(name.from()))
              && sentence.lower(name.from() + 1).equals("of");
      int title = name.from() - 2;
      return !name.type().equals(EntityType.PERSON)
          && (within
              || name.length() == 1
                  && sentence.lower(name.from() - 1).equals("of")
                  && NOBILITY.contains(sentence.lower(title))
                  && sentence.isCapitalized(title)
                  && !sentence.lower(title - 1).equals("crown"));
    });
  }

  /**
   * "Madison Keys" is a person if the article goes on with "Keys said" and with "Madison", or is
   * called after a place, as "London Breed" is.
   */
  private void takePeopleOfTwoWords() {
    Set<String> single = new HashSet<>();
    Set<String> borne = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON)) {
          (name.length() == 1 ? single : borne).add(sentence.lower(name.to() - 1));
        }
      }
    }
    Set<String> heard = heard();
    for (SentenceDraft sentence : lines) {
      for (int n = 0; n < sentence.accepted().size(); n++) {
        NameSpan name = sentence.accepted().get(n);
        String first = sentence.lower(name.from());
        boolean given = name.length() == 2 && GivenNames.english().gender(first) != null;
        if (name.length() == 2
            && isOneOf(heard, sentence, name)
            && (given && isUnknownOrPerson(sentence, name)
                || isCalledAfterPlace(sentence, name, borne))) {
          sentence.retype(n, EntityType.PERSON);
        } else if (name.length() == 2
            && !name.type().equals(EntityType.PERSON)
            && sentence.kinds(name.from()) == 0
            && sentence.kinds(name.to() - 1) == 0
            && (single.contains(sentence.lower(name.to() - 1))
                    && (single.contains(first)
                        || given
                        || isCalledAfterPlace(sentence, name, borne))
                || given && isCalledAfterCountry(sentence, name))) {
          sentence.retype(n, EntityType.PERSON);
        }
      }
    }
  }

  /**
   * The last words of names of two words, none a person's so far, of which the article also says
   * what only a person does: "Church said she was glad".
   */
  private Set<String> heard() {
    Set<String> lasts = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.length() == 2 && !name.type().equals(EntityType.PERSON)) {
          lasts.add(sentence.lower(name.to() - 1));
        }
      }
    }
    Set<String> heard = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (int i = 0; i < sentence.size() && !lasts.isEmpty(); i++) {
        if (sentence.isCapitalized(i)
            && lasts.contains(sentence.lower(i))
            && isSaid(sentence, i)
            && isOfPerson(sentence, i + 2)) {
          heard.add(sentence.lower(i));
        }
      }
    }
    return heard;
  }

  /** Whether "she" or "his" follows before anyone else can be meant. */
  private static boolean isOfPerson(SentenceDraft sentence, int from) {
    for (int i = from; i < from + WORDS_TO_PRONOUN; i++) {
      if (PRONOUNS.contains(sentence.lower(i))) {
        return true;
      }
      if (sentence.isCapitalized(i) && sentence.lower(i).length() > 1) {
        return false;
      }
    }
    return false;
  }

  private boolean isUnknownOrPerson(SentenceDraft sentence, NameSpan name) {
    return known
        .kindOf(sentence.form(name.from(), name.to()))
        .filter(kind -> !kind.equals(EntityType.PERSON))
        .isEmpty();
  }

  /** Whether a name is that of someone heard, and not written as a place or body is. */
  private static boolean isOneOf(Set<String> heard, SentenceDraft sentence, NameSpan name) {
    return !name.type().equals(EntityType.PERSON)
        && heard.contains(sentence.lower(name.to() - 1))
        && !sentence.lower(name.from() - 1).equals("the")
        && !BEFORE_PLACE.contains(sentence.lower(name.from() - 1));
  }

  /**
   * "Jordan Love threw": it begins like a country, is no place that is known, and not spoken of as
   * one.
   */
  private boolean isCalledAfterCountry(SentenceDraft sentence, NameSpan name) {
    String whole = sentence.form(name.from(), name.to());
    return name.type().equals(EntityType.LOCATION)
        && known.isCountryOrState(sentence.form(name.from()))
        && !known.isCountryOrState(whole)
        && !known.isTitle(whole)
        && !whole.endsWith(".")
        && !BEFORE_PLACE.contains(sentence.lower(name.from() - 1))
        && !sentence.lower(name.from() - 1).equals("the");
  }

  /** "Dakota Fanning and Elle Fanning": a given name before a surname of the article. */
  private void takeRelatives(SentenceDraft sentence) {
    for (int i = 1; i < sentence.size() && !surnames.isEmpty(); i++) {
      if (sentence.isCapitalized(i)
          && sentence.isCapitalized(i - 1)
          && sentence.isAdjacentToPrevious(i)
          && surnames.containsKey(word(sentence, i))
          && (GivenNames.english().gender(sentence.lower(i - 1)) != null
              || sentence.is(WordKind.ROLE, i - 2))
          && sentence.isFree(i - 1, i + 1)
          && !(sentence.isCapitalized(i + 1) && sentence.isAdjacentToPrevious(i + 1))
          && !sentence.isTitleCase()
          && !sentence.isAllCaps()) {
        sentence.accept(new NameSpan(i - 1, i + 1, EntityType.PERSON));
      }
    }
  }

  /** "January Jones", "Rand Paul": the word before a surname, if the two have a page. */
  private void completePeople(SentenceDraft sentence) {
    for (int n = 0; n < sentence.accepted().size(); n++) {
      NameSpan name = sentence.accepted().get(n);
      int from = name.from() - 1;
      if (isCalledAfterPeople(sentence, name)) {
        sentence.accept(new NameSpan(from, name.to(), EntityType.PERSON));
      } else if (name.type().equals(EntityType.PERSON) && isHyphenedGivenName(sentence, name)) {
        sentence.accept(new NameSpan(from - 1, name.to(), EntityType.PERSON));
      } else if (name.type().equals(EntityType.PERSON)
          && name.length() == 1
          && sentence.isCapitalized(from)
          && sentence.isAdjacentToPrevious(name.from())
          && !sentence.isAllCapsToken(from)
          && !(sentence.isCapitalized(from - 1) && sentence.isAdjacentToPrevious(from))
          && sentence.isFree(from, name.from())
          && !sentence.is(WordKind.HONORIFIC, from)
          && known.isPerson(sentence.form(from, name.to()))) {
        sentence.accept(new NameSpan(from, name.to(), EntityType.PERSON));
      }
    }
  }

  /** "Dawn French", "Lucy English said": a people's name after a given name. */
  private boolean isCalledAfterPeople(SentenceDraft sentence, NameSpan name) {
    int given = name.from() - 1;
    return name.type().equals(EntityType.NATIONALITY)
        && name.length() == 1
        && sentence.isCapitalized(given)
        && sentence.isAdjacentToPrevious(name.from())
        && !(sentence.isCapitalized(given - 1) && sentence.isAdjacentToPrevious(given))
        && GivenNames.english().gender(sentence.lower(given)) != null
        && sentence.isFree(given, name.from())
        && !sentence.isTitleCase()
        && (sentence.is(WordKind.SAYS, name.to())
            || sentence.lower(name.to()).equals(",")
                && APPOSED.matcher(sentence.lower(name.to() + 1)).matches()
            || known.isPerson(sentence.form(given, name.to())));
  }

  /** "Jan-Erik Falk", of whom only "Erik Falk" is taken. */
  private boolean isHyphenedGivenName(SentenceDraft sentence, NameSpan name) {
    int hyphen = name.from() - 1;
    return name.length() > 1
        && hyphen > 0
        && sentence.form(hyphen).equals("-")
        && sentence.isUnspacedBetweenCapitals(hyphen)
        && (GivenNames.english().gender(sentence.lower(hyphen - 1)) != null
            || GivenNames.english().gender(sentence.lower(name.from())) != null
                && known.kindOf(sentence.form(hyphen - 1)).isEmpty())
        && sentence.isFree(hyphen - 1, hyphen + 1);
  }

  private Optional<EntityType> kind(String form) {
    List<String> keys = NameFolding.keys(form);
    return !keys.isEmpty() && surnames.containsKey(keys.getFirst())
        ? Optional.of(EntityType.PERSON)
        : known.kindOf(form);
  }

  /** "Robert April spoke", "Ann May, a farmer": a month after a given name. */
  private static void takeMonthsOfPeople(SentenceDraft sentence) {
    if (sentence.isTitleCase() || sentence.isAllCaps()) {
      return;
    }
    for (int i = 0; i + 1 < sentence.size(); i++) {
      if (!sentence.isCapitalized(i)
          || !sentence.isCapitalized(i + 1)
          || !MONTHS.contains(sentence.lower(i + 1))) {
        continue;
      }
      NameSpan person = new NameSpan(i, i + 2, EntityType.PERSON);
      String after = sentence.lower(i + 2);
      boolean said =
          sentence.is(WordKind.SAYS, i + 2)
              || after.endsWith("ed")
              || BEING.contains(after)
              || after.equals("'s")
              || after.equals(",") && APPOSED.matcher(sentence.lower(i + 3)).matches();
      if (sentence.isAdjacentToPrevious(i + 1)
          && (GivenNames.english().gender(sentence.lower(i)) != null
              || sentence.is(WordKind.TITLE, i - 1))
          && !MONTHS.contains(sentence.lower(i))
          && (said || i == 0 && SPEECH.contains(after))) {
        sentence.acceptWhole(person);
      }
    }
  }

  /** "London Breed", if no one else has her surname and the whole is nothing that is known. */
  private boolean isCalledAfterPlace(SentenceDraft sentence, NameSpan name, Set<String> borne) {
    return !borne.contains(sentence.lower(name.to() - 1))
        && known.kindOf(sentence.form(name.from())).equals(Optional.of(EntityType.LOCATION))
        && known.kindOf(sentence.form(name.from(), name.to())).isEmpty();
  }

  /** "April Jones", "Judge April Jones": a month before a name, where no month can stand. */
  private void completeMonths(SentenceDraft sentence) {
    for (int i = 0; i + 1 < sentence.size(); i++) {
      if (!sentence.isCapitalized(i) || !sentence.isCapitalized(i + 1)) {
        continue;
      }
      boolean day = DAYS.contains(sentence.lower(i));
      if (!day && !MONTHS.contains(sentence.lower(i))
          || sentence.isAllCapsToken(i)
          || BEFORE_MONTH.contains(sentence.lower(i - 1))
          || !sentence.isFree(i, i + 1)
          || !sentence.isAdjacentToPrevious(i + 1)) {
        continue;
      }
      int from = i;
      NameSpan person =
          sentence.accepted().stream()
              .filter(name -> name.from() == from + 1 && name.type().equals(EntityType.PERSON))
              .findFirst()
              .orElse(null);
      boolean titled =
          sentence.is(WordKind.TITLE, i - 1)
              || sentence.is(WordKind.HONORIFIC, i - 1)
              || sentence.is(WordKind.ROLE, i - 1);
      boolean subject =
          (i == 0 || titled)
              && sentence.isFree(i + 1, i + 2)
              && !sentence.isCapitalized(i + 2)
              && (titled
                  || sentence.is(WordKind.SAYS, i + 2)
                  || sentence.lower(i + 2).endsWith("ed"));
      boolean apposed =
          person != null
              && sentence.lower(person.to()).equals(",")
              && APPOSED.matcher(sentence.lower(person.to() + 1)).matches();
      boolean called = i == 0 && person != null && isUnknownAlone(sentence, person);
      if (person != null && (!day || titled || i == 0 && apposed || called)) {
        sentence.accept(new NameSpan(i, person.to(), EntityType.PERSON));
      } else if (subject && !day || i == 0 && isAlone(sentence, i + 1) && isAged(sentence, i + 2)) {
        sentence.accept(new NameSpan(i, i + 2, EntityType.PERSON));
      }
    }
  }

  private static boolean isAlone(SentenceDraft sentence, int i) {
    return sentence.isFree(i, i + 1) && !sentence.isCapitalized(i + 1);
  }

  /** ", 34,": of a person. */
  private static boolean isAged(SentenceDraft sentence, int i) {
    return sentence.lower(i).equals(",")
        && AGE.matcher(sentence.lower(i + 1)).matches()
        && sentence.lower(i + 2).equals(",");
  }

  /** "Sunday Oliseh coached": a surname of no one who is known or has it without the day. */
  private boolean isUnknownAlone(SentenceDraft sentence, NameSpan person) {
    String form = sentence.form(person.from());
    return person.length() == 1
        && !sentence.isTitleCase()
        && !sentence.isAllCaps()
        && known.kindOf(form).isEmpty()
        && !known.isSurname(form)
        && !endsOfPeople.contains(form);
  }

  private void noteEnds(SentenceDraft sentence) {
    for (NameSpan name : sentence.accepted()) {
      if (name.length() > 1 && name.type().equals(EntityType.PERSON)) {
        endsOfPeople.add(sentence.form(name.to() - 1));
      }
    }
  }
}
