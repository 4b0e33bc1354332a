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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el",
          "la", "le", "ten", "ter", "van", "von");

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

  /** Surnames and short given names that are words with a capital more often. */
  private static final Set<String> WORDS =
      Set.of("black", "blacks", "white", "whites", "bill", "act");

  /** What ends the name of a firm after "and", and is no firm alone. */
  private static final Set<String> KIN =
      Set.of("sons", "daughters", "brothers", "bros", "partners");

  /** What a firm of surnames is by law. */
  private static final Set<String> LEGAL_FORMS =
      Set.of("limited", "ltd", "llp", "llc", "plc", "inc", "gmbh", "pty", "corp");

  /** What a German firm with partners is by law, after "& Co.". */
  private static final Set<String> WITH_PARTNERS = Set.of("kg", "kgaa", "ohg");

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

  private static final Set<String> DAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** After the name of a person and a comma. */
  private static final Pattern APPOSED = Pattern.compile("[1-9][0-9]|an?|the|who");

  /** Before the state that somebody has a seat of. */
  private static final Set<String> PARTIES = Set.of("D", "R", "I");

  /** Next to the name of a firm of brokers or the like. */
  private static final Set<String> FIRMS =
      Set.of(
          "at",
          "firm",
          "house",
          "brokers",
          "broker",
          "brokerage",
          "stockbrokers",
          "stockbroker",
          "investors",
          "agency",
          "bankers",
          "analyst",
          "analysts",
          "economist",
          "economists",
          "spokesman",
          "spokeswoman",
          "partnership",
          "company",
          "publisher");

  private static final Set<String> OWNED =
      Set.of("owned", "controlled", "managed", "formed", "acquired", "led", "advised");

  private static final Set<String> PARTS_OF_FIRM =
      Set.of(
          "affiliate",
          "affiliates",
          "unit",
          "units",
          "subsidiary",
          "arm",
          "division",
          "shares",
          "partnership",
          "clients",
          "offices");

  private static final Set<String> BEFORE_FIRM = Set.of("of", "at", "with", "from", "firm");

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

  /** Words that the article also writes as one does of places. */
  private final Set<String> placed = new HashSet<>();

  /** Words that the article has for something else before anybody of that name. */
  private final Set<String> others = new HashSet<>();

  private FamiliarNames(List<SentenceDraft> lines, KnownNames known) {
    this.lines = lines;
    this.known = known;
  }

  /** Takes them. */
  public static void take(Draft draft, KnownNames known) {
    FamiliarNames article = new FamiliarNames(draft.lines(), known);
    article.lines.forEach(QuotedNicknames::join);
    article.lines.forEach(article::completePeople);
    article.takePeopleOfTwoWords();
    article.lines.forEach(FamiliarNames::completeMonths);
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
    article.lines.forEach(FamiliarNames::dropSeats);
    article.lines.forEach(FamiliarNames::takeBrothers);
    article.lines.forEach(article::takeRegions);
    article.lines.forEach(article::joinFirms);
    article.joinPartners();
    article.lines.forEach(article::joinLegalNames);
    article.takeFirms();
    article.lines.forEach(FamiliarNames::dropTitlesOfNobility);
    article.lines.forEach(new NamePairs(article::kind, article.doubles::contains, known)::take);
    article.lines.forEach(new PrefixedNames(article.lines, article::kind, known)::take);
    article.lines.forEach(article::dropFamilies);
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
        givenNames.putIfAbsent(word(sentence, name.from()), line);
        if (last > name.from() + 1 && PARTICLES.contains(sentence.form(last - 1))) {
          withParticles.add(sentence.lower(last - 1, last + 1));
        }
        if (last > name.from() + 2 && sentence.form(last - 1).equals("-")) {
          doubles.add(sentence.form(last - 2) + "-" + sentence.form(last));
        }
      }
    }
  }

  private static String word(SentenceDraft sentence, int i) {
    List<String> keys = NameFolding.keys(sentence.form(i));
    return keys.isEmpty() ? sentence.lower(i) : keys.get(0);
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
          || !isIntroduced(word(sentence, i), line)
          || others.contains(word(sentence, i))) {
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
    return month || placed.contains(word(sentence, i))
        ? clause && (!month || !BEFORE_MONTH.contains(before))
        : clause || !sentence.isTitleCase();
  }

  /** "Houston, Texas". */
  private static boolean isInPlace(SentenceDraft sentence, int i) {
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

  /** "The Obamas moved" is said of no organisation, nor is "the Al-Assads fled". */
  private void dropFamilies(SentenceDraft sentence) {
    sentence.drop(name -> {
      boolean one = name.length() == 1 || name.length() == 3 && isHyphened(sentence, name);
      String word = sentence.lower(name.to() - 1);
      return one
          && sentence.lower(name.from() - 1).equals("the")
          && (isSurname(word, "s")
              || isSurname(word, "es")
              || known.isFamily(sentence.form(name.to() - 1)));
    });
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

  /** "An analyst at Robertson, Colman and Stephens": surnames that no one of the article has. */
  private void joinFirms(SentenceDraft sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      if (!sentence.isCapitalized(i)
          || !BEFORE_FIRM.contains(sentence.lower(i - 1))
          || !isPartner(sentence, i)) {
        continue;
      }
      int last = i;
      boolean ends = false;
      boolean named = isNamed(sentence, i);
      while (!ends && isPartner(sentence, last + 2)) {
        String sign = sentence.lower(last + 1);
        ends = sign.equals("and") || sign.equals("&");
        if (!ends && !sign.equals(",")) {
          break;
        }
        last += 2;
        named |= isNamed(sentence, last);
      }
      NameSpan firm = new NameSpan(i, last + 1, EntityType.ORGANIZATION);
      if (ends && named && firm.length() >= 5) {
        sentence.acceptWhole(firm);
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

  /**
   * "Duff and Phelps said it cut the rating": surnames that no one of the article has and that
   * stand nowhere but next to each other; of two only if that is so twice, or where a firm is
   * spoken of.
   */
  private void joinPartners() {
    Map<List<String>, Integer> firms = new HashMap<>();
    Set<List<String>> named = new HashSet<>();
    Set<List<String>> told = new HashSet<>();
    Map<String, Integer> single = new HashMap<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.length() == 1) {
          single.merge(sentence.lower(name.from()), 1, Integer::sum);
        }
      }
      for (int i = 1; i + 1 < sentence.size(); i++) {
        int from = firstPartner(sentence, i);
        if (from >= 0) {
          List<String> words = words(sentence, from, i + 2);
          firms.merge(words, 1, Integer::sum);
          if (hasName(sentence, from, i + 2, EntityType.PERSON)) {
            named.add(words);
          }
          if (words.size() > 3 || isSpokenOfAsFirm(sentence, from, i)) {
            told.add(words);
          }
        }
      }
    }
    joinWithFirms(single);
    firms
        .entrySet()
        .removeIf(firm -> {
          List<String> words = firm.getKey();
          int times = firm.getValue();
          return !named.contains(words)
              || !told.contains(words) && times < 2
              || words.stream().anyMatch(word -> single.getOrDefault(word, 0) > times);
        });
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size() && !firms.isEmpty(); i++) {
        int from = firstPartner(sentence, i);
        if (from >= 0 && firms.containsKey(words(sentence, from, i + 2))) {
          sentence.accept(new NameSpan(from, i + 2, EntityType.ORGANIZATION));
        }
      }
    }
  }

  /** "Harper and Row Publishers Inc": a surname that stands nowhere but before that firm's name. */
  private void joinWithFirms(Map<String, Integer> single) {
    Set<List<String>> beginnings = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan firm : List.copyOf(sentence.accepted())) {
        int and = firm.from() - 1;
        if (firm.type().equals(EntityType.ORGANIZATION)
            && firm.length() > 1
            && isAnd(sentence.lower(and))
            && LEGAL_FORMS.contains(sentence.lower(firm.to() - 1).replace(".", ""))
            && isSurnameAlone(sentence, and - 1)
            && !isAnd(sentence.lower(and - 2))
            && !sentence.isFree(and - 1, and)
            && !(sentence.isCapitalized(and - 2) && sentence.isAdjacentToPrevious(and - 1))) {
          List<String> words = words(sentence, and - 1, and + 2);
          if (single.getOrDefault(words.getFirst(), 0) <= times(words)) {
            sentence.accept(new NameSpan(and - 1, firm.to(), EntityType.ORGANIZATION));
            beginnings.add(words);
          }
        }
      }
    }
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size() && !beginnings.isEmpty(); i++) {
        if (isAnd(sentence.lower(i))) {
          takeFirm(sentence, i, beginnings);
        }
      }
    }
  }

  /** How often the article has three words in a row. */
  private int times(List<String> words) {
    int times = 0;
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size(); i++) {
        times += isAnd(sentence.lower(i)) && words(sentence, i - 1, i + 2).equals(words) ? 1 : 0;
      }
    }
    return times;
  }

  private boolean isSpokenOfAsFirm(SentenceDraft sentence, int from, int and) {
    String before = sentence.lower(from - 1);
    boolean owner =
        before.equals("by") && OWNED.contains(sentence.lower(from - 2))
            || before.equals("of") && PARTS_OF_FIRM.contains(sentence.lower(from - 2))
            || before.endsWith("held")
            // "AFG and Wagner and Brown".
            || isAnd(before)
            || isAnd(sentence.lower(and + 2)) && sentence.isCapitalized(and + 3);
    return owner
        || FIRMS.contains(before)
        || FIRMS.contains(sentence.lower(and + 2))
        || isOne(sentence, and + 2)
        || known.isOneName(sentence.form(from) + " & " + sentence.form(and + 1), true);
  }

  /** "Lowered its ratings": said of one, not of two. */
  private static boolean isOne(SentenceDraft sentence, int verb) {
    String next = sentence.lower(verb + 1);
    return (sentence.is(WordKind.SAYS, verb) || sentence.lower(verb).endsWith("ed"))
        && (next.equals("it") || next.equals("its"));
  }

  /** Where names that may be a firm's begin, of which the last is after an "and"; or -1. */
  private int firstPartner(SentenceDraft sentence, int and) {
    if (!isAnd(sentence.lower(and))
        || sentence.isTitleCase()
        || !isPartnerAlone(sentence, and - 1)
        || !isPartnerAlone(sentence, and + 1)) {
      return -1;
    }
    int from = and - 1;
    while (sentence.lower(from - 1).equals(",") && isPartnerAlone(sentence, from - 2)) {
      from -= 2;
    }
    boolean body = from < and - 1 && hasName(sentence, from, and + 2, EntityType.ORGANIZATION);
    boolean known =
        this.known.isSurname(sentence.form(from)) && this.known.isSurname(sentence.form(and + 1));
    boolean longer = sentence.isCapitalized(from - 1) && sentence.isAdjacentToPrevious(from);
    return body || known || longer ? -1 : from;
  }

  private static boolean hasName(SentenceDraft sentence, int from, int to, EntityType type) {
    return sentence.accepted().stream()
        .anyMatch(n -> from <= n.from() && n.to() <= to && n.type().equals(type));
  }

  /** A word taken for a person that is neither known nor a given name, or for nothing. */
  private boolean isPartnerAlone(SentenceDraft sentence, int i) {
    return GivenNames.english().gender(sentence.lower(i)) == null && isSurnameAlone(sentence, i);
  }

  private boolean isSurnameAlone(SentenceDraft sentence, int i) {
    return isPartner(sentence, i)
        && sentence.kinds(i) == 0
        && !givenNames.containsKey(word(sentence, i))
        && known.kindOf(sentence.form(i)).isEmpty()
        && sentence.accepted().stream()
            .allMatch(n ->
                i < n.from()
                    || n.to() <= i
                    || n.length() == 1
                        && (n.type().equals(EntityType.PERSON)
                            || n.type().equals(EntityType.ORGANIZATION)));
  }

  /** "Barton and Hale Limited", "Dunn, Cole & Marsh LLP": surnames before what a firm is by law. */
  private void joinLegalNames(SentenceDraft sentence) {
    for (int i = 3; i < sentence.size(); i++) {
      int sign = i - 2;
      if (!isAnd(sentence.lower(sign))) {
        continue;
      }
      String law = sentence.lower(i).replace(".", "");
      if (WITH_PARTNERS.contains(law)) {
        completeWithPartners(sentence, i);
        continue;
      }
      if (!LEGAL_FORMS.contains(law)
          || sentence.lower(i).equals(sentence.form(i)) && !law.equals("plc")
          || !sentence.isCapitalized(i - 1)) {
        continue;
      }
      boolean partners = law.startsWith("ll") || sentence.lower(sign).equals("&");
      int from = sign - 1;
      while (partners
          && from > 1
          && sentence.lower(from - 1).equals(",")
          && isBareSurname(sentence, from - 2, true)) {
        from -= 2;
      }
      boolean isNoName = KIN.contains(sentence.lower(i - 1));
      while (isNoName
          && from > 0
          && sentence.isCapitalized(from - 1)
          && sentence.isAdjacentToPrevious(from)) {
        from--;
      }
      NameSpan firm = new NameSpan(from, i + 1, EntityType.ORGANIZATION);
      if ((isNoName || isBareSurname(sentence, sign - 1, partners))
          && sentence.isCapitalized(from)) {
        sentence.acceptWhole(firm);
      }
    }
  }

  /**
   * "Tate and Lyle" is the firm that the article also calls "Tate & Lyle", and "Kessler" the firm
   * "Kessler GmbH" if no one of that name is in the article.
   */
  private void takeFirms() {
    Set<List<String>> firms = new HashSet<>();
    Set<List<String>> beginnings = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.ORGANIZATION) && name.length() > 1) {
          List<String> words = words(sentence, name.from(), name.to());
          List<String> lawless = withoutLegalForms(words);
          if (lawless.contains("and")) {
            firms.add(words);
            firms.add(lawless);
          }
          if (lawless.size() < words.size()) {
            addBeginnings(lawless, beginnings);
          }
        }
      }
    }
    Set<List<String>> towns = beginnings.isEmpty() ? Set.of() : towns();
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size() && !firms.isEmpty(); i++) {
        if (isAnd(sentence.lower(i))) {
          takeFirm(sentence, i, firms);
        }
      }
      for (int n = 0; n < sentence.accepted().size() && !beginnings.isEmpty(); n++) {
        NameSpan name = sentence.accepted().get(n);
        List<String> words = words(sentence, name.from(), name.to());
        if (beginnings.contains(words)
            && (name.type().equals(EntityType.PERSON)
                ? !sentence.is(WordKind.HONORIFIC, name.from() - 1)
                : !towns.contains(words)
                    && !known.isCountryOrState(sentence.form(name.from(), name.to())))) {
          sentence.retype(n, EntityType.ORGANIZATION);
        }
      }
    }
  }

  /** What the article has for a place: "in Piedmont", "Piedmont, Alabama". */
  private Set<List<String>> towns() {
    Set<List<String>> towns = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (sentence.is(WordKind.INTO, name.from() - 1) || isInPlace(sentence, name.to() - 1)) {
          towns.add(words(sentence, name.from(), name.to()));
        }
      }
    }
    return towns;
  }

  private static boolean isAnd(String word) {
    return word.equals("&") || word.equals("and");
  }

  private static List<String> words(SentenceDraft sentence, int from, int to) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < to; i++) {
      words.add(isAnd(sentence.lower(i)) ? "and" : sentence.lower(i));
    }
    return words;
  }

  private static List<String> withoutLegalForms(List<String> firm) {
    int to = firm.size();
    while (to > 1 && NameFolding.isLegalForm(firm.get(to - 1).replace(".", ""))) {
      to--;
    }
    return firm.subList(0, to > 1 && firm.get(to - 1).equals("and") ? to - 1 : to);
  }

  /** The first words of a firm's name that no one else here has. */
  private void addBeginnings(List<String> firm, Set<List<String>> beginnings) {
    String first = firm.getFirst();
    if (NameFolding.canNameCompany(first)
        && !surnames.containsKey(first)
        && !givenNames.containsKey(first)
        && GivenNames.english().gender(first) == null) {
      beginnings.add(firm.subList(0, 1));
      beginnings.add(firm);
    }
  }

  private static void takeFirm(SentenceDraft sentence, int and, Set<List<String>> firms) {
    for (List<String> words : firms) {
      int from = and - words.indexOf("and");
      NameSpan firm = new NameSpan(from, from + words.size(), EntityType.ORGANIZATION);
      if (from >= 0
          && firm.to() <= sentence.size()
          && words(sentence, from, firm.to()).equals(words)
          && sentence.isCapitalized(from)
          && sentence.isCapitalized(firm.to() - 1)) {
        sentence.acceptWhole(withLegalForms(sentence, firm));
        return;
      }
    }
  }

  private static NameSpan withLegalForms(SentenceDraft sentence, NameSpan firm) {
    int to = firm.to();
    while (sentence.isCapitalized(to)
        && NameFolding.isLegalForm(sentence.lower(to).replace(".", ""))) {
      to++;
    }
    return new NameSpan(firm.from(), to, firm.type());
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

  /** "Madison Keys" is a person if the article goes on with "Keys said" and with "Madison". */
  private void takePeopleOfTwoWords() {
    Set<String> single = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON) && name.length() == 1) {
          single.add(sentence.lower(name.from()));
        }
      }
    }
    for (SentenceDraft sentence : lines) {
      for (int n = 0; n < sentence.accepted().size() && !single.isEmpty(); n++) {
        NameSpan name = sentence.accepted().get(n);
        String first = sentence.lower(name.from());
        if (name.length() == 2
            && !name.type().equals(EntityType.PERSON)
            && single.contains(sentence.lower(name.to() - 1))
            && (single.contains(first) || GivenNames.english().gender(first) != null)
            && sentence.kinds(name.from()) == 0
            && sentence.kinds(name.to() - 1) == 0) {
          sentence.retype(n, EntityType.PERSON);
        }
      }
    }
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
      if (name.type().equals(EntityType.PERSON) && isHyphenedGivenName(sentence, name)) {
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

  /** "Kessler GmbH & Co. KG": nothing else has that at its end. */
  private static void completeWithPartners(SentenceDraft sentence, int law) {
    int and = law - 2;
    int from = and;
    while (sentence.isCapitalized(from - 1)
        && !sentence.is(WordKind.COMMON, from - 1)
        && (from == and || sentence.isAdjacentToPrevious(from))) {
      from--;
    }
    if (sentence.lower(law - 1).startsWith("co") && from < and) {
      sentence.accept(new NameSpan(from, law + 1, EntityType.ORGANIZATION));
    }
  }

  /** A word alone that names no one of the article, and nothing that is known. */
  private boolean isBareSurname(SentenceDraft sentence, int i, boolean orBody) {
    return sentence.isCapitalized(i)
        && !(sentence.isCapitalized(i - 1) && sentence.isAdjacentToPrevious(i))
        && !surnames.containsKey(word(sentence, i))
        && known.kindOf(sentence.form(i)).isEmpty()
        && sentence.accepted().stream()
            .allMatch(n ->
                i < n.from()
                    || n.to() <= i
                    || n.type().equals(EntityType.PERSON)
                    || orBody && n.type().equals(EntityType.ORGANIZATION));
  }

  private boolean isPartner(SentenceDraft sentence, int i) {
    return sentence.isCapitalized(i)
        && !sentence.isAllCapsToken(i)
        && !(sentence.isCapitalized(i + 1) && sentence.isAdjacentToPrevious(i + 1))
        && !surnames.containsKey(word(sentence, i))
        && !known.kindOf(sentence.form(i)).equals(Optional.of(EntityType.PERSON))
        && (sentence.isFree(i, i + 1) || isNamed(sentence, i));
  }

  /** Whether a word is of a person's name or an organisation's. */
  private static boolean isNamed(SentenceDraft sentence, int i) {
    return sentence.accepted().stream()
        .anyMatch(name ->
            name.from() <= i
                && i < name.to()
                && (name.type().equals(EntityType.PERSON)
                    || name.type().equals(EntityType.ORGANIZATION)));
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

  /** "April Jones", "Judge April Jones": a month before a name, where no month can stand. */
  private static void completeMonths(SentenceDraft sentence) {
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
      if (person != null && (!day || titled || i == 0 && apposed)) {
        sentence.accept(new NameSpan(i, person.to(), EntityType.PERSON));
      } else if (subject && !day) {
        sentence.accept(new NameSpan(i, i + 2, EntityType.PERSON));
      }
    }
  }
}
