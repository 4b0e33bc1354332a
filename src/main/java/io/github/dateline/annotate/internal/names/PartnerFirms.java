package io.github.dateline.annotate.internal.names;

import io.github.dateline.Article;
import io.github.dateline.EntityType;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds firms that are called by the surnames of their founders or by what they are by law: "an
 * analyst at Robertson, Colman and Stephens", "Barton and Hale Limited", and then "Barton and
 * Hale".
 */
final class PartnerFirms {
  /** What ends the name of a firm after "and", and is no firm alone. */
  private static final Set<String> KIN =
      Set.of("sons", "daughters", "brothers", "bros", "partners");

  /** What a firm of surnames is by law. */
  private static final Set<String> LEGAL_FORMS =
      Set.of("limited", "ltd", "llp", "llc", "plc", "inc", "gmbh", "pty", "corp");

  /** What a German firm with partners is by law, after "& Co.". */
  private static final Set<String> WITH_PARTNERS = Set.of("kg", "kgaa", "ohg");

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

  /** After "it" where that is nothing. */
  private static final Set<String> OF_NOTHING =
      Set.of("is", "was", "'s", "would", "could", "may", "might", "should", "must", "seems");

  private static final int MAX_WORDS_TO_NUMERAL = 4;

  private static final Pattern NUMERAL = Pattern.compile("[ivx]+|[0-9]+");

  private final List<SentenceDraft> lines;
  private final KnownNames known;

  /** The words of firms of two that the article tells clearly. */
  private final Set<List<String>> clear = new HashSet<>();

  private final Map<String, String> meanings = new HashMap<>();

  /** The last words of people's full names in the article. */
  private final Set<String> surnames;

  /** Their first words. */
  private final Set<String> givenNames;

  PartnerFirms(
      List<SentenceDraft> lines, KnownNames known, Set<String> surnames, Set<String> givenNames) {
    this.lines = lines;
    this.known = known;
    this.surnames = surnames;
    this.givenNames = givenNames;
  }

  /** What the firms are also called, in capitals, and the keys of their names. */
  Map<String, String> meanings() {
    return meanings;
  }

  /** Takes them. */
  void take() {
    lines.forEach(this::joinFirms);
    joinPartners();
    lines.forEach(this::joinLegalNames);
    lines.forEach(this::joinKnownNames);
    takeFirms();
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
        ends = sentence.isAnd(last + 1);
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

  /**
   * "Duff and Phelps said it cut the rating": surnames that no one of the article has and that
   * stand nowhere but next to each other; of two only if that is so twice, or where a firm is
   * spoken of.
   */
  private void joinPartners() {
    findClear();
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
          if (words.size() > 3
              || isSpokenOfAsFirm(sentence, from, i)
              || known.isOneName(sentence.form(i - 1) + " & " + sentence.form(i + 1), true)) {
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
          return !clear.contains(words)
              && (!named.contains(words)
                  || !told.contains(words) && times < 2
                  || words.stream().anyMatch(word -> single.getOrDefault(word, 0) > times));
        });
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size() && !firms.isEmpty(); i++) {
        int from = firstPartner(sentence, i);
        if (from >= 0 && firms.containsKey(words(sentence, from, i + 2))) {
          sentence.accept(new NameSpan(from, i + 2, EntityType.ORGANIZATION));
        }
      }
    }
    clear.retainAll(firms.keySet());
    takeShort();
  }

  /**
   * Finds firms of two words that the article tells clearly, whatever the words mean elsewhere:
   * "Duff and Phelps said it cut its rating"; or, below "DUFF/PHELPS CUTS DEBT" or "DUFF AND PHELPS
   * CUTS DEBT", where it is "it" or "DP-4" is its rating.
   */
  private void findClear() {
    Set<List<String>> headlines = headlines();
    Set<String> letters = headlines.isEmpty() ? Set.of() : letters();
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size(); i++) {
        if (!sentence.isAnd(i)) {
          continue;
        }
        boolean did = saysWhatItDid(sentence, i + 2);
        if (!did && headlines.isEmpty() || !areTwoAlone(sentence, i)) {
          continue;
        }
        List<String> words = words(sentence, i - 1, i + 2);
        String initials = sentence.form(i - 1).substring(0, 1) + sentence.form(i + 1).charAt(0);
        boolean told =
            headlines.contains(words)
                && (letters.contains(initials)
                    || isOne(sentence, i + 2) && !isOfNothing(sentence, i + 3));
        if ((did || told) && !isFamous(sentence, i - 1) && !isFamous(sentence, i + 1)) {
          clear.add(words);
        }
      }
    }
  }

  /** The words of "DUFF/PHELPS" and of "DUFF AND PHELPS CUTS", where headlines have them. */
  private Set<List<String>> headlines() {
    Set<List<String>> headlines = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i < sentence.size() && sentence.field == Article.Field.HEADLINE; i++) {
        if (isSlash(sentence, i) || sentence.isAnd(i) && sentence.lower(i + 2).endsWith("s")) {
          headlines.add(List.of(sentence.lower(i - 1), "and", sentence.lower(i + 1)));
        }
      }
    }
    return headlines;
  }

  private Set<String> letters() {
    Set<String> letters = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (int i = 0; i < sentence.size(); i++) {
        if (sentence.isAllCapsToken(i)) {
          letters.add(AcronymResolver.letters(sentence.form(i)));
        }
      }
    }
    return letters;
  }

  /** "It was late", but not "it is looking". */
  private static boolean isOfNothing(SentenceDraft sentence, int it) {
    return sentence.lower(it).equals("it")
        && OF_NOTHING.contains(sentence.lower(it + 1))
        && !sentence.lower(it + 2).endsWith("ing");
  }

  private boolean areTwoAlone(SentenceDraft sentence, int and) {
    NameSpan both = new NameSpan(and - 1, and + 2, EntityType.ORGANIZATION);
    return sentence.accepted().contains(both)
        || isWordAlone(sentence, and - 1)
            && isWordAlone(sentence, and + 1)
            && !(sentence.isCapitalized(and - 2) && sentence.isAdjacentToPrevious(and - 1));
  }

  private static boolean isSlash(SentenceDraft sentence, int i) {
    return sentence.lower(i).equals("/") && sentence.isUnspacedBetweenCapitals(i);
  }

  /** "Said it cut its", where the second is no other's. */
  private static boolean saysWhatItDid(SentenceDraft sentence, int verb) {
    return sentence.is(WordKind.SAYS, verb)
        && sentence.lower(verb + 1).equals("it")
        && sentence.lower(verb + 2).endsWith("ed")
        && sentence.lower(verb + 3).equals("its");
  }

  private boolean isFamous(SentenceDraft sentence, int i) {
    return known.kindOf(sentence.form(i)).equals(Optional.of(EntityType.PERSON));
  }

  /** "DUFF/PHELPS", "DP" and "Duff" are Duff and Phelps. */
  private void takeShort() {
    Set<String> firsts = new HashSet<>();
    Set<String> letters = new HashSet<>();
    for (List<String> firm : clear) {
      String first = firm.getFirst();
      String second = firm.getLast();
      String initials = first.substring(0, 1) + second.charAt(0);
      firsts.add(first);
      letters.add(initials.toUpperCase(Locale.ROOT));
      for (String brief : List.of(first, first + " " + second, initials)) {
        meanings.put(brief.toUpperCase(Locale.ROOT), String.join(" ", firm));
      }
    }
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i < sentence.size() && !clear.isEmpty(); i++) {
        if (isSlash(sentence, i)
            && clear.contains(List.of(sentence.lower(i - 1), "and", sentence.lower(i + 1)))) {
          sentence.accept(new NameSpan(i - 1, i + 2, EntityType.ORGANIZATION));
        } else if (letters.contains(sentence.form(i))
            && !sentence.isAllCaps()
            && sentence.isFree(i, i + 1)) {
          sentence.accept(new NameSpan(i, i + 1, EntityType.ORGANIZATION));
        }
      }
      for (int n = 0; n < sentence.accepted().size() && !clear.isEmpty(); n++) {
        NameSpan alone = sentence.accepted().get(n);
        if (alone.type().equals(EntityType.PERSON)
            && firsts.contains(sentence.lower(alone.from(), alone.to()))
            && !sentence.is(WordKind.HONORIFIC, alone.from() - 1)) {
          sentence.retype(n, EntityType.ORGANIZATION);
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
            && sentence.isAnd(and)
            && LEGAL_FORMS.contains(sentence.lower(firm.to() - 1).replace(".", ""))
            && isSurnameAlone(sentence, and - 1)
            && !sentence.isAnd(and - 2)
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
    FirmIndex index = new FirmIndex(beginnings);
    lines.forEach(sentence -> takeFirms(sentence, index));
  }

  /** How often the article has three words in a row. */
  private int times(List<String> words) {
    int times = 0;
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size(); i++) {
        times += sentence.isAnd(i) && words(sentence, i - 1, i + 2).equals(words) ? 1 : 0;
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
            || sentence.isAnd(from - 1)
            || sentence.isAnd(and + 2) && sentence.isCapitalized(and + 3);
    return owner
        || FIRMS.contains(before)
        || FIRMS.contains(sentence.lower(and + 2))
        || isOne(sentence, and + 2);
  }

  /** "Lowered its ratings": said of one, not of two. */
  private static boolean isOne(SentenceDraft sentence, int verb) {
    String next = sentence.lower(verb + 1);
    return (sentence.is(WordKind.SAYS, verb) || sentence.lower(verb).endsWith("ed"))
        && (next.equals("it") || next.equals("its"));
  }

  /** Where names that may be a firm's begin, of which the last is after an "and"; or -1. */
  private int firstPartner(SentenceDraft sentence, int and) {
    if (!clear.isEmpty()
        && sentence.isAnd(and)
        && clear.contains(words(sentence, and - 1, and + 2))
        && sentence.isCapitalized(and - 1)
        && sentence.isCapitalized(and + 1)) {
      return and - 1;
    }
    if (!sentence.isAnd(and)
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
        && known.kindOf(sentence.form(i)).isEmpty()
        && isNoOtherName(sentence, i);
  }

  /** A word of two that no one of the article has, though others may. */
  private boolean isWordAlone(SentenceDraft sentence, int i) {
    return isAlone(sentence, i)
        && GivenNames.english().gender(sentence.lower(i)) == null
        && isNoOtherName(sentence, i);
  }

  private boolean isNoOtherName(SentenceDraft sentence, int i) {
    return sentence.kinds(i) == 0
        && !givenNames.contains(FamiliarNames.word(sentence, i))
        && sentence.accepted().stream()
            .allMatch(n ->
                i < n.from()
                    || n.to() <= i
                    || n.length() == 1
                        && (n.type().equals(EntityType.PERSON)
                            || n.type().equals(EntityType.ORGANIZATION)));
  }

  /**
   * "Marks and Spencer fell": two words that are the title of a page with "&", as of firms.
   * "Newfoundland & Labrador" is no firm.
   */
  private void joinKnownNames(SentenceDraft sentence) {
    for (int i = 1; i + 1 < sentence.size(); i++) {
      if (!sentence.isAnd(i)
          || !isEdge(sentence, i - 1, i - 2, i - 1)
          || !isEdge(sentence, i + 1, i + 2, i + 2)
          || bears(sentence, i - 1)
          || bears(sentence, i + 1)
          || sentence.isFree(i - 1, i + 2) && !isSpokenOfAsFirm(sentence, i - 1, i)) {
        continue;
      }
      String first = sentence.form(i - 1);
      String second = sentence.form(i + 1);
      NameSpan both = new NameSpan(i - 1, i + 2, EntityType.ORGANIZATION);
      if (known.isCountryOrState(first + " and " + second)) {
        sentence.acceptWhole(both.withType(EntityType.LOCATION));
      } else if (sentence.lower(i + 2).equals("'s")
          && known.isTitle(first + " & " + second + "'s")) {
        sentence.acceptWhole(new NameSpan(i - 1, i + 3, EntityType.ORGANIZATION));
      } else if (known.isTitle(first + " & " + second)) {
        sentence.acceptWhole(withLegalForms(sentence, both));
      }
    }
  }

  /** Whether a word has a capital, and the one next to it does not go on with a name. */
  private static boolean isEdge(SentenceDraft sentence, int i, int next, int later) {
    return sentence.isCapitalized(i)
        && !(sentence.isCapitalized(next)
            && sentence.isAdjacentToPrevious(later)
            && !NameFolding.isLegalForm(sentence.lower(next).replace(".", "")));
  }

  /** Whether a word is the name of a person of the article. */
  boolean bears(SentenceDraft sentence, int i) {
    String word = FamiliarNames.word(sentence, i);
    return surnames.contains(word) || givenNames.contains(word);
  }

  /** "Barton and Hale Limited", "Dunn, Cole & Marsh LLP": surnames before what a firm is by law. */
  private void joinLegalNames(SentenceDraft sentence) {
    for (int i = 3; i < sentence.size(); i++) {
      int sign = i - 2;
      if (!sentence.isAnd(sign)) {
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

  /**
   * "Tate and Lyle" is the firm that the article also calls "Tate & Lyle", and "Kessler" the firm
   * "Kessler GmbH" if no one of that name is in the article.
   */
  private void takeFirms() {
    Set<List<String>> firms = new HashSet<>();
    Set<List<String>> beginnings = new HashSet<>();
    Set<List<String>> numbered = new HashSet<>();
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
            addNumbered(lawless, numbered);
          }
        }
      }
    }
    takeNumbered(numbered);
    Set<List<String>> towns = beginnings.isEmpty() ? Set.of() : towns();
    FirmIndex index = new FirmIndex(firms);
    for (SentenceDraft sentence : lines) {
      takeFirms(sentence, index);
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
        if (sentence.is(WordKind.INTO, name.from() - 1)
            || FamiliarNames.isInPlace(sentence, name.to() - 1)) {
          towns.add(words(sentence, name.from(), name.to()));
        }
      }
    }
    return towns;
  }

  private static List<String> words(SentenceDraft sentence, int from, int to) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < to; i++) {
      words.add(sentence.isAnd(i) ? "and" : sentence.lower(i));
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
        && !surnames.contains(first)
        && !givenNames.contains(first)
        && GivenNames.english().gender(first) == null) {
      beginnings.add(firm.subList(0, 1));
      beginnings.add(firm);
    }
  }

  /** "Mark IV" of "Mark IV Industries". */
  private static void addNumbered(List<String> firm, Set<List<String>> numbered) {
    for (int to = 2; to <= Math.min(firm.size(), MAX_WORDS_TO_NUMERAL); to++) {
      if (NUMERAL.matcher(firm.get(to - 1)).matches()) {
        numbered.add(firm.subList(0, to));
      }
    }
  }

  /** "Mark IV said it owned shares", where no one has that name and a title or a given name. */
  private void takeNumbered(Set<List<String>> numbered) {
    if (numbered.isEmpty()) {
      return;
    }
    Set<List<String>> people = new HashSet<>();
    // People are found in the whole article before any firm is taken.
    for (boolean takes : new boolean[] {false, true}) {
      for (SentenceDraft sentence : lines) {
        for (int to = 2; to <= sentence.size(); to++) {
          int most = NUMERAL.matcher(sentence.lower(to - 1)).matches() ? MAX_WORDS_TO_NUMERAL : 0;
          for (int from = to - 2; from >= 0 && to - from <= most; from--) {
            List<String> words = words(sentence, from, to);
            if (numbered.contains(words) && !people.contains(words)) {
              NameSpan firm = new NameSpan(from, to, EntityType.ORGANIZATION);
              if (takes) {
                sentence.acceptWhole(firm);
              } else if (isOfPerson(sentence, firm)) {
                people.add(words);
              }
            }
          }
        }
      }
    }
  }

  /** "King Karl IV", "Anna Mark IV". */
  private static boolean isOfPerson(SentenceDraft sentence, NameSpan name) {
    return sentence.is(WordKind.HONORIFIC, name.from() - 1)
        || sentence.accepted().stream()
            .anyMatch(n ->
                n.type().equals(EntityType.PERSON)
                    && n.contains(name)
                    && n.length() > name.length());
  }

  /** Takes the names around each "and" of a sentence. */
  private static void takeFirms(SentenceDraft sentence, FirmIndex firms) {
    List<String> words = List.of();
    for (int and = 1; and + 1 < sentence.size(); and++) {
      if (sentence.isAnd(and)) {
        words = words.isEmpty() ? words(sentence, 0, sentence.size()) : words;
        int at = and;
        firms
            .find(
                words,
                and,
                (from, to) -> sentence.isCapitalized(from) && sentence.isCapitalized(to - 1))
            .ifPresent(name -> {
              int from = at - name.indexOf("and");
              NameSpan firm = new NameSpan(from, from + name.size(), EntityType.ORGANIZATION);
              sentence.acceptWhole(withLegalForms(sentence, firm));
            });
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

  /** A word alone that names no one of the article, and nothing that is known. */
  private boolean isBareSurname(SentenceDraft sentence, int i, boolean orBody) {
    return sentence.isCapitalized(i)
        && !(sentence.isCapitalized(i - 1) && sentence.isAdjacentToPrevious(i))
        && !surnames.contains(FamiliarNames.word(sentence, i))
        && known.kindOf(sentence.form(i)).isEmpty()
        && sentence.accepted().stream()
            .allMatch(n ->
                i < n.from()
                    || n.to() <= i
                    || n.type().equals(EntityType.PERSON)
                    || orBody && n.type().equals(EntityType.ORGANIZATION));
  }

  private boolean isAlone(SentenceDraft sentence, int i) {
    return sentence.isCapitalized(i)
        && !sentence.isAllCapsToken(i)
        && !(sentence.isCapitalized(i + 1) && sentence.isAdjacentToPrevious(i + 1))
        && !surnames.contains(FamiliarNames.word(sentence, i));
  }

  private boolean isPartner(SentenceDraft sentence, int i) {
    return isAlone(sentence, i)
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
}
