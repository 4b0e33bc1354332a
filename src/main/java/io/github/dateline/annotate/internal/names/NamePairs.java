package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the two names on either side of a hyphen, dash or slash: "the Trump-Putin summit" is of two
 * people, "the Fox\u2013Disney deal" of two companies.
 */
final class NamePairs {
  private static final String SIGNS = "-\u2010\u2011\u2013\u2014/";

  /** No name of one person or company has these. */
  private static final String PARTING = "\u2013\u2014/";

  /** What two people have. */
  private static final Set<String> MEETINGS =
      Set.of(
          "summit",
          "summits",
          "meeting",
          "meetings",
          "talks",
          "call",
          "debate",
          "debates",
          "feud",
          "handshake",
          "dinner",
          "lunch",
          "encounter",
          "showdown",
          "duel",
          "rivalry",
          "friendship",
          "ticket",
          "duo",
          "letter",
          "exchange",
          "row",
          "clash",
          "fight",
          "bout",
          "conversation");

  /** What two people or two companies have. */
  private static final Set<String> DEALS =
      Set.of(
          "deal",
          "agreement",
          "pact",
          "alliance",
          "partnership",
          "contract",
          "lawsuit",
          "dispute",
          "settlement",
          "bid",
          "battle",
          "case",
          "project",
          "collaboration");

  /** What companies alone have. */
  private static final Set<String> MERGERS =
      Set.of(
          "merger",
          "mergers",
          "takeover",
          "tie-up",
          "acquisition",
          "buyout",
          "venture",
          "combination");

  private static final Set<String> NO_ADJECTIVE =
      Set.of(
          "and", "or", "in", "of", "the", "a", "to", "for", "on", "at", "is", "was", "has", "had");

  /** Words between a pair and what it has: "the Abe\u2013Trump trade talks". */
  private static final int MAX_WORDS_BETWEEN = 2;

  private final Function<String, Optional<EntityType>> kinds;
  private final KnownNames known;

  /**
   * What finds them.
   *
   * @param kinds what a single word is the name of in the article; empty if that is not known
   */
  NamePairs(Function<String, Optional<EntityType>> kinds, KnownNames known) {
    this.kinds = kinds;
    this.known = known;
  }

  /** Takes the pairs of a sentence. */
  void take(SentenceDraft sentence) {
    for (int i = 1; i + 1 < sentence.size(); i++) {
      if (isBetweenNames(sentence, i) && !isWithin(sentence, i) && !isOne(sentence, i)) {
        EntityType one = kind(sentence, i - 1);
        EntityType other = kind(sentence, i + 1);
        EntityType type = type(sentence, i, one, other);
        if (type != null) {
          sentence.accept(new NameSpan(i - 1, i, type));
          sentence.accept(new NameSpan(i + 1, i + 2, type));
        } else if (one != null && other != null) {
          // "The Trump-Beijing talks".
          takePerson(sentence, i - 1, one);
          takePerson(sentence, i + 1, other);
        }
      }
    }
  }

  private static void takePerson(SentenceDraft sentence, int i, EntityType type) {
    if (type.equals(EntityType.PERSON)) {
      sentence.accept(new NameSpan(i, i + 1, type));
    }
  }

  /** Whether a sign stands between two words that may be names of their own. */
  private static boolean isBetweenNames(SentenceDraft sentence, int i) {
    String sign = sentence.form(i);
    boolean spaced =
        !sentence.isUnspacedBetweenCapitals(i)
            && PARTING.contains(sign)
            && sentence.isCapitalized(i - 1)
            && sentence.isCapitalized(i + 1);
    return isSign(sentence, i)
        && (spaced || sentence.isUnspacedBetweenCapitals(i))
        && (!spaced && !sign.equals("\u2014") || noun(sentence, i) != null)
        && !isSign(sentence, i - 2)
        && !isSign(sentence, i + 2)
        && !(sentence.isCapitalized(i - 2)
            && sentence.isAdjacentToPrevious(i - 1)
            && !sentence.lower(i - 2).equals("the"))
        && !(sentence.isCapitalized(i + 2)
            && sentence.isAdjacentToPrevious(i + 2)
            && noun(sentence, i) == null);
  }

  private static boolean isSign(SentenceDraft sentence, int i) {
    String form = sentence.lower(i);
    return form.length() == 1 && SIGNS.contains(form);
  }

  /** Whether the two are a part of a longer name. */
  private static boolean isWithin(SentenceDraft sentence, int sign) {
    NameSpan both = new NameSpan(sign - 1, sign + 2, EntityType.PERSON);
    return sentence.accepted().stream().anyMatch(n -> n.overlaps(both) && !both.contains(n));
  }

  /** "Rolls-Royce". */
  private boolean isOne(SentenceDraft sentence, int sign) {
    return !PARTING.contains(sentence.form(sign))
        && known.isOneName(sentence.form(sign - 1) + "-" + sentence.form(sign + 1));
  }

  /** What the two have, after a word or two; null if they have nothing that is known. */
  private static @Nullable String noun(SentenceDraft sentence, int sign) {
    for (int i = sign + 2; i <= sign + 2 + MAX_WORDS_BETWEEN; i++) {
      String word = sentence.lower(i);
      if (MEETINGS.contains(word) || DEALS.contains(word) || MERGERS.contains(word)) {
        return word;
      }
      if (word.isEmpty() || !Character.isLowerCase(word.charAt(0)) || NO_ADJECTIVE.contains(word)) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable EntityType type(
      SentenceDraft sentence, int sign, @Nullable EntityType one, @Nullable EntityType other) {
    int people = count(EntityType.PERSON, one, other);
    int unknown = count(null, one, other);
    String noun = noun(sentence, sign);
    boolean parted = PARTING.contains(sentence.form(sign));
    if (people == 2) {
      return EntityType.PERSON;
    }
    if (noun == null) {
      return null;
    }
    boolean merger = MERGERS.contains(noun);
    boolean meeting = MEETINGS.contains(noun);
    boolean shouted = sentence.isAllCapsToken(sign - 1) || sentence.isAllCapsToken(sign + 1);
    if (people + unknown == 2 && !merger && !shouted && (people == 1 || parted && meeting)) {
      return EntityType.PERSON;
    }
    int bodies = count(EntityType.ORGANIZATION, one, other);
    int enough = parted ? (merger ? 0 : 1) : (merger ? 1 : 2);
    return bodies + unknown == 2 && bodies >= enough && !meeting ? EntityType.ORGANIZATION : null;
  }

  private static int count(
      @Nullable EntityType wanted, @Nullable EntityType one, @Nullable EntityType other) {
    return (Objects.equals(wanted, one) ? 1 : 0) + (Objects.equals(wanted, other) ? 1 : 0);
  }

  private @Nullable EntityType kind(SentenceDraft sentence, int i) {
    return kinds
        .apply(sentence.form(i))
        .or(() ->
            sentence.accepted().stream()
                .filter(n -> n.from() == i && n.length() == 1)
                .map(NameSpan::type)
                .findFirst())
        .orElse(null);
  }
}
