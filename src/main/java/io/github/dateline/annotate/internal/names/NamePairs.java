package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the two names on either side of a hyphen, dash or slash: "the Trump-Putin summit" is of two
 * people, "the Fox\u2013Disney deal" of two companies, "the China-EU row" of a country and a body.
 */
final class NamePairs {
  private static final String SIGNS = "-\u2010\u2011\u2013\u2014/";

  /** No name of one person or company has these. */
  private static final String PARTING = "\u2013\u2014/";

  /** What two people have. */
  private static final Set<String> MEETINGS =
      words(
          "summit summits meeting meetings talks call calls debate debates feud handshake dinner"
              + " lunch encounter showdown duel rematch rivalry friendship ticket duo letter exchange row"
              + " clash fight bout conversation rift spat interview");

  /** What two people have of whom one may be known alone. */
  private static final Set<String> RACES =
      words("final semi-final semifinal match matchup race contest recount standoff");

  /** What is called by two people who are known: a vote, a law. */
  private static final Set<String> CONTESTS =
      words(
          "election era relationship relations axis split law act bill amendment campaign rally coalition"
              + " government plan proposal statement war");

  /** What two people or two companies have. */
  private static final Set<String> DEALS =
      words("contract lawsuit dispute settlement bid battle case");

  /** What two companies have of which one may be known alone; two people have them too. */
  private static final Set<String> VENTURES =
      words("deal agreement pact alliance partnership project collaboration accord");

  /** What companies alone have. */
  private static final Set<String> MERGERS =
      words("merger mergers takeover tie-up acquisition buyout venture combination vaccine");

  /** What goes from one town to another. */
  private static final Set<String> BETWEEN_TOWNS =
      words("line route service train trains road highway motorway railway border flight flights");

  private static final Set<String> NO_ADJECTIVE =
      words("and or in of the a to for on at is was has had");

  /** Begin a sentence before a pair, with a capital that is no name's. */
  private static final Set<String> BEFORE_PAIR =
      words("the a an this that another no any after before since during as when if in on at");

  /** Words between a pair and what it has: "the Abe\u2013Trump trade talks". */
  private static final int MAX_WORDS_BETWEEN = 2;

  /** Of the names on either side, the longest in tokens: "AT&T-Time Warner". */
  private static final int MAX_TOKENS = 3;

  private final Function<String, Optional<EntityType>> kinds;
  private final Predicate<String> doubles;
  private final KnownNames names;

  /**
   * The name on one side of a sign.
   *
   * @param known what it is by itself; null if that is not known
   * @param seen what the sentence takes it for, or a person if it is a surname; null if neither
   * @param isShouted whether it has capitals alone
   */
  private record Side(
      int from, int to, @Nullable EntityType known, @Nullable EntityType seen, boolean isShouted) {
    boolean isPerson() {
      return EntityType.PERSON.equals(known) || known == null && EntityType.PERSON.equals(seen);
    }

    /** Whether it may be a person who is not known. */
    boolean mayBePerson() {
      return isPerson() || known == null && !isShouted && to == from + 1;
    }

    boolean isBody() {
      return EntityType.ORGANIZATION.equals(type());
    }

    boolean isUnknown() {
      return type() == null;
    }

    @Nullable EntityType type() {
      return known != null ? known : seen;
    }

    NameSpan as(EntityType type) {
      return new NameSpan(from, to, type);
    }
  }

  /**
   * What finds them.
   *
   * @param kinds what a name is by itself in the article; empty if that is not known
   * @param doubles whether two words with a hyphen are the end of a person's name in the article
   */
  NamePairs(
      Function<String, Optional<EntityType>> kinds, Predicate<String> doubles, KnownNames names) {
    this.kinds = kinds;
    this.doubles = doubles;
    this.names = names;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** Takes the pairs of a sentence. */
  void take(SentenceDraft sentence) {
    for (int i = 1; i + 1 < sentence.size(); i++) {
      if (isSign(sentence, i)) {
        take(sentence, i);
      }
    }
  }

  private void take(SentenceDraft sentence, int sign) {
    Side one = before(sentence, sign);
    Side other = after(sentence, sign);
    if (!isBetweenNames(sentence, sign, one, other)
        || isWithin(sentence, one, other)
        || isOne(sentence, sign, one, other)) {
      return;
    }
    boolean parted = PARTING.contains(sentence.form(sign));
    String noun = noun(sentence, other.to);
    EntityType type =
        arePeople(one, other, parted, noun)
            ? EntityType.PERSON
            : areBodies(one, other, parted, noun) ? EntityType.ORGANIZATION : null;
    if (type != null) {
      sentence.accept(one.as(type));
      sentence.accept(other.as(type));
    } else if (!one.isUnknown()
        && !other.isUnknown()
        && (noun != null
            || BETWEEN_TOWNS.contains(sentence.lower(other.to))
            || one.known != null && other.known != null && isCountry(sentence, one)
            || !isTakenForOne(sentence, one, other))) {
      // "The Trump-Beijing talks".
      accept(sentence, one);
      accept(sentence, other);
    }
  }

  /** "Israel-Hamas" is no body's name. */
  private boolean isCountry(SentenceDraft sentence, Side side) {
    return names.isCountryOrState(text(sentence, side.from, side.to));
  }

  private static void accept(SentenceDraft sentence, Side side) {
    if (side.known != null && !side.known.equals(EntityType.NATIONALITY)) {
      sentence.accept(side.as(side.known));
    }
  }

  private Side before(SentenceDraft sentence, int sign) {
    for (NameSpan name : sentence.accepted()) {
      if (name.to() == sign && name.length() > 1) {
        return side(sentence, name.from(), sign);
      }
    }
    for (int from = Math.max(0, sign - MAX_TOKENS); from < sign - 1; from++) {
      if (isKnownWhole(sentence, from, sign)) {
        return side(sentence, from, sign);
      }
    }
    return side(sentence, sign - 1, sign);
  }

  private Side after(SentenceDraft sentence, int sign) {
    int from = sign + 1;
    for (NameSpan name : sentence.accepted()) {
      if (name.from() == from && name.length() > 1) {
        return side(sentence, from, name.to());
      }
    }
    for (int to = Math.min(sentence.size(), from + MAX_TOKENS); to > from + 1; to--) {
      if (isKnownWhole(sentence, from, to)) {
        return side(sentence, from, to);
      }
    }
    return side(sentence, from, from + 1);
  }

  /** "Time Warner" and, whatever it is, "T-Mobile". */
  private boolean isKnownWhole(SentenceDraft sentence, int from, int to) {
    boolean name =
        sentence.isCapitalized(from)
            && sentence.isCapitalized(to - 1)
            && !BEFORE_PAIR.contains(sentence.lower(from));
    for (int i = from + 1; i < to && name; i++) {
      name =
          sentence.isAdjacentToPrevious(i)
              && (sentence.isCapitalized(i) || sentence.form(i).equals("-"));
    }
    boolean letter =
        to == from + 3 && sentence.form(from).length() == 1 && sentence.form(from + 1).equals("-");
    return name && (letter || kinds.apply(text(sentence, from, to)).isPresent());
  }

  private Side side(SentenceDraft sentence, int from, int to) {
    EntityType seen =
        sentence.accepted().stream()
            .filter(n -> n.from() == from && n.to() == to || isOfTwo(sentence, n))
            .filter(n -> n.from() <= from && to <= n.to())
            .map(NameSpan::type)
            .findFirst()
            .orElse(null);
    String text = text(sentence, from, to);
    boolean surname = seen == null && to == from + 1 && names.isSurname(text);
    return new Side(
        from,
        to,
        kinds.apply(text).orElse(null),
        surname ? EntityType.PERSON : seen,
        sentence.isAllCapsToken(from));
  }

  /** "The Blair-Brown deal": taken for one person. */
  private static boolean isOfTwo(SentenceDraft sentence, NameSpan name) {
    return name.length() == 3
        && name.type().equals(EntityType.PERSON)
        && isSign(sentence, name.from() + 1)
        && noun(sentence, name.to()) != null;
  }

  private static String text(SentenceDraft sentence, int from, int to) {
    return sentence.text.substring(
        sentence.tokens.get(from).start(), sentence.tokens.get(to - 1).end());
  }

  /** Whether a sign stands between two names that may be names of their own. */
  private static boolean isBetweenNames(SentenceDraft sentence, int sign, Side one, Side other) {
    boolean unspaced = sentence.isUnspacedBetweenCapitals(sign);
    boolean dash = sentence.form(sign).equals("\u2014");
    boolean spaced =
        !unspaced
            && PARTING.contains(sentence.form(sign))
            && sentence.isCapitalized(sign - 1)
            && sentence.isCapitalized(sign + 1);
    boolean noun = noun(sentence, other.to) != null;
    return (spaced || unspaced)
        && (!spaced && !dash || noun)
        && !isSign(sentence, one.from - 1)
        && !isSign(sentence, other.to)
        && !(sentence.isCapitalized(one.from - 1)
            && sentence.isAdjacentToPrevious(one.from)
            && !BEFORE_PAIR.contains(sentence.lower(one.from - 1)))
        && !(sentence.isCapitalized(other.to) && sentence.isAdjacentToPrevious(other.to) && !noun);
  }

  private static boolean isSign(SentenceDraft sentence, int i) {
    String form = sentence.lower(i);
    return form.length() == 1 && SIGNS.contains(form);
  }

  /** Whether the two are a part of a longer name. */
  private static boolean isWithin(SentenceDraft sentence, Side one, Side other) {
    NameSpan both = new NameSpan(one.from, other.to, EntityType.PERSON);
    return sentence.accepted().stream().anyMatch(n -> n.overlaps(both) && !both.contains(n));
  }

  private static boolean isTakenForOne(SentenceDraft sentence, Side one, Side other) {
    return sentence.accepted().stream().anyMatch(n -> n.from() == one.from && n.to() == other.to);
  }

  /** "Rolls-Royce", and somebody with two surnames. */
  private boolean isOne(SentenceDraft sentence, int sign, Side one, Side other) {
    String whole = sentence.form(sign - 1) + "-" + sentence.form(sign + 1);
    String noun = noun(sentence, other.to);
    boolean parts =
        one.known != null && other.known != null
            || noun != null && !MERGERS.contains(noun) && !DEALS.contains(noun);
    boolean towns =
        EntityType.LOCATION.equals(one.known) && EntityType.LOCATION.equals(other.known);
    return !PARTING.contains(sentence.form(sign))
        && !(towns && BETWEEN_TOWNS.contains(sentence.lower(other.to)))
        && (doubles.test(whole) || names.isOneName(whole, parts));
  }

  /** What the two have, after a word or two; null if they have nothing that is known. */
  private static @Nullable String noun(SentenceDraft sentence, int after) {
    for (int i = after; i <= after + MAX_WORDS_BETWEEN; i++) {
      String word = sentence.lower(i);
      if (MEETINGS.contains(word)
          || RACES.contains(word)
          || CONTESTS.contains(word)
          || DEALS.contains(word)
          || VENTURES.contains(word)
          || MERGERS.contains(word)) {
        return word;
      }
      if (word.isEmpty() || !Character.isLowerCase(word.charAt(0)) || NO_ADJECTIVE.contains(word)) {
        return null;
      }
    }
    return null;
  }

  private static boolean arePeople(Side one, Side other, boolean parted, @Nullable String noun) {
    boolean oneKnown = EntityType.PERSON.equals(one.known);
    boolean otherKnown = EntityType.PERSON.equals(other.known);
    if (oneKnown && otherKnown) {
      return true;
    }
    if (noun != null && MERGERS.contains(noun) || !one.mayBePerson() || !other.mayBePerson()) {
      return false;
    }
    boolean both = one.isPerson() && other.isPerson();
    boolean any = one.isPerson() || other.isPerson();
    boolean unknown =
        (one.isPerson() || one.isUnknown()) && (other.isPerson() || other.isUnknown());
    if (noun == null || CONTESTS.contains(noun)) {
      return both && (parted || noun != null) || parted && unknown && (oneKnown || otherKnown);
    }
    return MEETINGS.contains(noun)
        ? any || unknown
        : RACES.contains(noun) ? any : both || unknown && (oneKnown || otherKnown);
  }

  private static boolean areBodies(Side one, Side other, boolean parted, @Nullable String noun) {
    int bodies = (one.isBody() ? 1 : 0) + (other.isBody() ? 1 : 0);
    int unknown = (one.isUnknown() ? 1 : 0) + (other.isUnknown() ? 1 : 0);
    if (noun == null
        || MEETINGS.contains(noun)
        || RACES.contains(noun)
        || CONTESTS.contains(noun)
        || bodies + unknown < 2) {
      return false;
    }
    return MERGERS.contains(noun)
        ? bodies >= (parted ? 0 : 1)
        : bodies >= (parted || VENTURES.contains(noun) ? 1 : 2);
  }
}
