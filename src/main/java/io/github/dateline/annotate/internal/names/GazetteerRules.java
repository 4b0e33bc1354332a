package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.Region;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.Regions;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules that use the gazetteer: they mark nationalities, religions and ideologies, and tell
 * countries, states and cities from other places.
 */
public final class GazetteerRules {
  /** Words before "English" and the like after which it means the language. */
  private static final Set<String> LANGUAGE_CUES =
      Set.of("in", "speak", "speaks", "speaking", "spoke", "spoken", "fluent", "into", "learn");

  /** Begin the name of a people before that of a larger one: "Latin American". */
  private static final Set<String> BEFORE_PEOPLE =
      Set.of(
          "latin",
          "north",
          "south",
          "east",
          "west",
          "central",
          "northern",
          "southern",
          "eastern",
          "western",
          "southeast",
          "south-east",
          "northeast",
          "north-east",
          "first",
          "indigenous",
          "native",
          "equatorial");

  /** Begin the name of a people before a hyphen. */
  private static final Set<String> PREFIXES =
      Set.of("afro", "anglo", "sino", "franco", "indo", "russo", "greco", "graeco", "euro", "non");

  private static final int MAX_GROUP_TOKENS = 3;

  private static final Set<String> BEFORE_TOWN =
      Set.of("in", "at", "of", "near", "from", "to", "for", "outside", "around", "through");

  private static final Set<String> DISTRICT = Set.of("d.c.", "d.c", "dc");

  private final Gazetteer gazetteer;

  public GazetteerRules(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Marks the nationalities, religions and ideologies of an article. */
  public void take(List<SentenceDraft> sentences) {
    Set<String> surnames = new HashSet<>();
    for (SentenceDraft sentence : sentences) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
          surnames.add(sentence.lower(name.to() - 1));
        }
      }
    }
    takeTowns(sentences, surnames);
    sentences.forEach(sentence -> take(sentence, surnames));
    sentences.forEach(GazetteerRules::completeCapital);
    sentences.forEach(this::takeElided);
  }

  /** "Côte d'Ivoire": the models end a name before a word that begins with an elision. */
  private void takeElided(SentenceDraft sentence) {
    for (int i = 0; i + 1 < sentence.size(); i++) {
      if (sentence.isCapitalized(i)
          && sentence.lower(i + 1).startsWith("d'")
          && gazetteer.isCountryOrState(sentence.lower(i, i + 2))) {
        sentence.accept(new NameSpan(i, i + 2, EntityType.LOCATION));
      }
    }
  }

  /** "Washington, D.C.": one place, since no other is so called without it. */
  private static void completeCapital(SentenceDraft sentence) {
    for (int i = 0; i + 1 < sentence.size(); i++) {
      if (sentence.form(i).equals("Washington")) {
        int district = sentence.lower(i + 1).equals(",") ? i + 2 : i + 1;
        if (DISTRICT.contains(sentence.lower(district)) && sentence.isCapitalized(district)) {
          sentence.acceptWhole(new NameSpan(i, district + 1, EntityType.LOCATION));
        }
      }
    }
  }

  /**
   * "Jackson, Mississippi" is a town whatever it was taken for, and so is "Jackson" elsewhere in
   * the article, unless somebody has that surname.
   */
  private void takeTowns(List<SentenceDraft> sentences, Set<String> surnames) {
    Set<String> towns = new HashSet<>();
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.accepted().size(); i++) {
        NameSpan name = sentence.accepted().get(i);
        Optional<Region> region = Region.after(sentence, name.to(), gazetteer);
        if (region.isPresent() && isTown(sentence, name, region.get())) {
          sentence.retype(i, EntityType.LOCATION);
          sentence.accept(
              new NameSpan(region.get().from(), region.get().to(), EntityType.LOCATION));
          towns.add(sentence.key(name));
        }
      }
    }
    if (towns.isEmpty()) {
      return;
    }
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.accepted().size(); i++) {
        NameSpan name = sentence.accepted().get(i);
        if (name.type().equals(EntityType.PERSON)
            && towns.contains(sentence.key(name))
            && !isTitled(sentence, name)
            && (!surnames.contains(sentence.lower(name.to() - 1)) || isIn(sentence, name))) {
          sentence.retype(i, EntityType.LOCATION);
        }
      }
    }
  }

  private boolean isTown(SentenceDraft sentence, NameSpan name, Region region) {
    boolean place = name.type().equals(EntityType.LOCATION);
    boolean known =
        gazetteer.isAnyOf(sentence.form(name.from(), name.to()), Gazetteer.CITY)
            || name.length() == 1 && isIn(sentence, name);
    boolean follows =
        region.isApposed(sentence) || BEFORE_TOWN.contains(sentence.lower(name.from() - 1));
    boolean state = Regions.country(region.name()).isPresent();
    return place
        ? state && region.from() == name.to() + 1
        : known && follows && !isTitled(sentence, name) && (state || isIn(sentence, name));
  }

  private static boolean isIn(SentenceDraft sentence, NameSpan name) {
    return sentence.is(WordKind.INTO, name.from() - 1);
  }

  private static boolean isTitled(SentenceDraft sentence, NameSpan name) {
    return sentence.is(WordKind.HONORIFIC, name.from() - 1)
        || sentence.is(WordKind.TITLE, name.from() - 1);
  }

  private void take(SentenceDraft sentence, Set<String> surnames) {
    if (sentence.isAllCaps()) {
      return;
    }
    partHyphened(sentence);
    for (int i = 0; i < sentence.accepted().size(); i++) {
      NameSpan found = sentence.accepted().get(i);
      if (found.type().equals(EntityType.ORGANIZATION)
          && gazetteer
              .placeType(written(sentence, found.from(), found.to()))
              .equals(EntityType.COUNTRY)) {
        sentence.retype(i, EntityType.LOCATION);
      }
      if (sentence.accepted().get(i).type().equals(EntityType.LOCATION)) {
        extend(sentence, sentence.accepted().get(i));
      }
    }
    for (int i = 0; i < sentence.size(); i++) {
      int length = acceptGroup(sentence, i, surnames);
      if (length > 0) {
        i += length - 1;
      }
    }
  }

  /**
   * Extends a place to the longer name that the gazetteer has: "Mato Grosso do Sul",
   * "Guinea-Bissau", "Stratford-upon-Avon".
   */
  private void extend(SentenceDraft sentence, NameSpan name) {
    boolean hyphen = sentence.form(Math.min(name.to(), sentence.size() - 1)).equals("-");
    for (int to = Math.min(sentence.size(), name.to() + (hyphen ? 4 : 3)); to > name.to(); to--) {
      if (sentence.isCapitalized(to - 1)
          && (hyphen || sentence.isFree(name.to(), to))
          && gazetteer.isAnyOf(
              written(sentence, name.from(), to),
              Gazetteer.COUNTRY | Gazetteer.STATE | Gazetteer.CITY)
          && isNotWithinName(sentence, name.from(), to)) {
        sentence.accept(new NameSpan(name.from(), to, name.type()));
        return;
      }
    }
  }

  /** A name as the gazetteer has it: "Guinea-Bissau" is one word. */
  private static String written(SentenceDraft sentence, int from, int to) {
    return sentence.form(from, to).replace(" - ", "-");
  }

  /**
   * Marks the nationality, religion or ideology that begins at a token, and returns its number of
   * tokens, or 0.
   */
  private int acceptGroup(SentenceDraft sentence, int i, Set<String> surnames) {
    if (!sentence.isCapitalized(i)) {
      return acceptPrefixed(sentence, i);
    }
    int length = groupLength(sentence, i);
    if (PREFIXES.contains(sentence.lower(i))
        && sentence.lower(i + 1).equals("-")
        && sentence.isUnspacedBetweenCapitals(i + 1)
        && gazetteer.groupKinds(sentence.form(i + 2)) != 0) {
      length = 3;
    }
    boolean begins = BEFORE_PEOPLE.contains(sentence.lower(i)) && goesOn(sentence, i + 1);
    int rest = length == 0 && begins ? groupLength(sentence, i + 1) : 0;
    if (rest > 0) {
      length = rest + 1;
    }
    int kinds = length == 0 ? 0 : groupKinds(sentence, i + length);
    // "British Indian", "Sunni Arab": one people.
    while (kinds != 0 && goesOn(sentence, i + length)) {
      int more = groupLength(sentence, i + length);
      if (more == 0 || type(groupKinds(sentence, i + length + more)).equals(EntityType.IDEOLOGY)) {
        break;
      }
      length += more;
    }
    int to = i + length;
    if (kinds == 0
        || !isNotWithinName(sentence, i, to)
        || isSpoken(sentence, i)
        || isOtherwise(sentence, i, to, surnames)) {
      return 0;
    }
    sentence.accept(new NameSpan(i, to, type(kinds)));
    return length;
  }

  /** The number of tokens of the longest people that begins at a token, or 0. */
  private int groupLength(SentenceDraft sentence, int i) {
    int longest = 1;
    while (longest < MAX_GROUP_TOKENS && goesOn(sentence, i + longest)) {
      longest++;
    }
    for (int length = longest; length > 0; length--) {
      if (gazetteer.groupKinds(sentence.form(i, i + length)) != 0) {
        return length;
      }
    }
    return 0;
  }

  /** The kinds of the people that ends at a token. */
  private int groupKinds(SentenceDraft sentence, int to) {
    for (int from = Math.max(0, to - MAX_GROUP_TOKENS); from < to; from++) {
      int kinds = gazetteer.groupKinds(sentence.form(from, to));
      if (kinds != 0) {
        return kinds;
      }
    }
    return 0;
  }

  private static boolean goesOn(SentenceDraft sentence, int i) {
    return i < sentence.size() && sentence.isCapitalized(i) && sentence.isAdjacentToPrevious(i);
  }

  /** "ultra-Orthodox", one token or three. */
  private static int acceptPrefixed(SentenceDraft sentence, int i) {
    if (!sentence.lower(i).startsWith("ultra")) {
      return 0;
    }
    int to = sentence.lower(i).equals("ultra") && sentence.lower(i + 1).equals("-") ? i + 3 : i + 1;
    if (!sentence.lower(to - 1).endsWith("orthodox") || !sentence.isFree(i, to - 1)) {
      return 0;
    }
    sentence.accept(new NameSpan(i, to, EntityType.RELIGION));
    return to - i;
  }

  /** "Jordanian-Palestinian" is two peoples, "Afro-Colombian" one; neither is anybody. */
  private void partHyphened(SentenceDraft sentence) {
    List<NameSpan> one = new ArrayList<>();
    sentence.drop(name -> {
      int last = name.to() - 1;
      boolean peoples =
          name.length() == 3
              && sentence.lower(name.from() + 1).equals("-")
              && gazetteer.groupKinds(sentence.form(last)) != 0;
      boolean prefixed = peoples && PREFIXES.contains(sentence.lower(name.from()));
      if (prefixed) {
        one.add(name.withType(EntityType.NATIONALITY));
      }
      return peoples && (prefixed || gazetteer.groupKinds(sentence.form(name.from())) != 0);
    });
    one.forEach(sentence::accept);
  }

  /** Whether no longer name holds these tokens. */
  private static boolean isNotWithinName(SentenceDraft sentence, int from, int to) {
    return sentence.accepted().stream()
        .allMatch(n -> n.to() <= from || to <= n.from() || (from <= n.from() && n.to() <= to));
  }

  /** "Tatar" after "Ersin Tatar" is a person, "The Hindu" within a sentence a newspaper. */
  private static boolean isOtherwise(
      SentenceDraft sentence, int from, int to, Set<String> surnames) {
    for (NameSpan name : sentence.accepted()) {
      if (name.from() == from && name.to() == to) {
        return (name.type().equals(EntityType.PERSON) && surnames.contains(sentence.lower(to - 1)))
            || (name.type().equals(EntityType.ORGANIZATION)
                && from > 1
                && sentence.form(from - 1).equals("The"));
      }
    }
    return false;
  }

  private static boolean isSpoken(SentenceDraft sentence, int i) {
    return LANGUAGE_CUES.contains(sentence.lower(i - 1))
        && (i + 1 == sentence.size() || !Character.isLetter(sentence.form(i + 1).codePointAt(0)));
  }

  private static EntityType type(int kinds) {
    if ((kinds & Gazetteer.NATIONALITY) != 0) {
      return EntityType.NATIONALITY;
    }
    return (kinds & Gazetteer.RELIGION) != 0 ? EntityType.RELIGION : EntityType.IDEOLOGY;
  }
}
