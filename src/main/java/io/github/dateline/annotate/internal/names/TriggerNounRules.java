package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules for names with a trigger noun: "Kruger National Park" is a place and "Electoral Commission"
 * an organisation, whatever the models say.
 */
public final class TriggerNounRules {
  /** Phrases whose trigger noun makes no name. */
  private static final Set<String> NOT_NAMES =
      Set.of(
          "stock market",
          "black market",
          "common market",
          "single market",
          "islamic state",
          "prime minister",
          "white house",
          "soviet union",
          "school district",
          "federal reserve");

  /** Trigger nouns that are surnames too: "Christopher Hill". */
  private static final Set<String> SURNAMES =
      Set.of(
          "hill", "hills", "lake", "park", "forest", "bridge", "street", "bay", "beach", "creek",
          "falls", "range", "road", "square", "island", "islands", "river", "village", "palace",
          "cape", "court", "guard", "service", "church", "college", "force", "love");

  /** Words after "of" that make no name: "Board of Directors". */
  private static final Set<String> NO_OF =
      Set.of(
          "directors", "inquiry", "enquiry", "trustees", "governors", "state", "trust", "course");

  /** "Ministry of Finance and Planning" is one name, "Bank of Ghana and Ecobank" are two. */
  private static final Set<String> TAKES_LIST =
      Set.of("ministry", "department", "institute", "college", "school", "academy", "directorate");

  private static final Set<String> TAKES_FOR =
      Set.of(
          "centre",
          "center",
          "institute",
          "department",
          "ministry",
          "agency",
          "association",
          "committee",
          "council",
          "foundation",
          "commission",
          "movement",
          "society",
          "office",
          "organisation",
          "organization",
          "party",
          "school");

  /** Centres that are places. */
  private static final Set<String> CENTRES = Set.of("space", "sports", "shopping", "flight");

  /** Common words that begin names. */
  private static final Set<String> ORDINALS =
      Set.of("new", "first", "second", "third", "family", "home", "women", "world", "news");

  private TriggerNounRules() {}

  /**
   * Accepts the names that trigger nouns make in a sentence. In a title-case sentence they make
   * none.
   */
  public static void accept(SentenceDraft sentence) {
    if (sentence.isTitleCase() || sentence.isAllCaps()) {
      return;
    }
    int i = 0;
    while (i < sentence.size()) {
      Optional<NameSpan> phrase = sentence.isCapitalized(i) ? at(sentence, i) : Optional.empty();
      phrase.ifPresent(name -> accept(sentence, name));
      i = Math.max(i + 1, phrase.map(NameSpan::to).orElse(0));
    }
  }

  private static void accept(SentenceDraft sentence, NameSpan phrase) {
    for (int i = 0; i < sentence.accepted().size(); i++) {
      NameSpan name = sentence.accepted().get(i);
      if (name.contains(phrase)) {
        boolean surname =
            name.type().equals(EntityType.PERSON)
                && SURNAMES.contains(sentence.lower(phrase.to() - 1));
        if (name.hasSameBounds(phrase) && !surname) {
          sentence.retype(i, phrase.type());
        }
        return;
      }
      if (name.overlaps(phrase) && !phrase.contains(name)) {
        return;
      }
    }
    sentence.accept(phrase);
  }

  /** The name whose trigger noun is token {@code i}. */
  private static Optional<NameSpan> at(SentenceDraft sentence, int i) {
    String next = sentence.lower(i + 1);
    if ((next.equals("of") && sentence.is(WordKind.ORGANISATION_OF, i))
        || (next.equals("for") && TAKES_FOR.contains(sentence.lower(i)))) {
      Optional<NameSpan> whole = of(sentence, i, EntityType.ORGANIZATION);
      if (whole.isPresent()) {
        return whole;
      }
    }
    if (next.equals("of") && sentence.is(WordKind.PLACE_OF, i)) {
      return of(sentence, i, EntityType.LOCATION);
    }
    if (sentence.is(WordKind.PLACE_FIRST, i)
        && i + 1 < sentence.size()
        && sentence.isCapitalized(i + 1)) {
      return placeFirst(sentence, i);
    }
    return ending(sentence, i);
  }

  /** "Lake Kivu", unless the word after it is part of a name that the models see. */
  private static Optional<NameSpan> placeFirst(SentenceDraft sentence, int i) {
    return sentence.isFree(i + 1, i + 2)
        ? Optional.of(new NameSpan(i, i + 2, EntityType.LOCATION))
        : Optional.empty();
  }

  /** "Federal Ministry of Lands and Housing": to the left as far as capitals reach, and right. */
  private static Optional<NameSpan> of(SentenceDraft sentence, int head, EntityType type) {
    int to = head + 2;
    if (sentence.lower(to).equals("the")) {
      to++;
    }
    if (to >= sentence.size() || !isNamed(sentence, to) || NO_OF.contains(sentence.lower(to))) {
      return Optional.empty();
    }
    boolean list = TAKES_LIST.contains(sentence.lower(head));
    to = right(sentence, to, list);
    return Optional.of(new NameSpan(left(sentence, head, type), to, type));
  }

  private static int right(SentenceDraft sentence, int first, boolean list) {
    int to = first + 1;
    NameSpan inside = nameAt(sentence, first);
    if (inside != null && !list) {
      return inside.to();
    }
    while (to < sentence.size()) {
      boolean joins =
          list
              && sentence.isAnd(to)
              && sentence.isCapitalized(to + 1)
              && isNamed(sentence, to + 1)
              && !isPerson(sentence, to + 1);
      if (joins) {
        to += 2;
      } else if (sentence.isCapitalized(to)
          && isNamed(sentence, to)
          && sentence.isAdjacentToPrevious(to)) {
        to++;
      } else {
        break;
      }
    }
    return to;
  }

  /** "Kenya Ports Authority", "Supreme Court of India". */
  private static Optional<NameSpan> ending(SentenceDraft sentence, int i) {
    EntityType type = typeOf(sentence, i);
    if (type == null) {
      return Optional.empty();
    }
    int from = left(sentence, i, type);
    if (from == i
        || NOT_NAMES.contains(sentence.lower(i - 1, i + 1))
        || (sentence.isCapitalized(i + 1)
            && sentence.isAdjacentToPrevious(i + 1)
            && typeOf(sentence, i + 1) != null)) {
      return Optional.empty();
    }
    int to = i + 1;
    if (type.equals(EntityType.ORGANIZATION) && sentence.lower(to).equals("of")) {
      NameSpan of = nameAt(sentence, to + 1);
      to = of != null && of.type().equals(EntityType.LOCATION) ? of.to() : to;
    }
    boolean goesOn =
        to == i + 1
            && sentence.isCapitalized(to)
            && sentence.isAdjacentToPrevious(to)
            && isNamed(sentence, to)
            && nameAt(sentence, to) == null;
    return goesOn ? Optional.empty() : Optional.of(new NameSpan(from, to, type));
  }

  private static @Nullable EntityType typeOf(SentenceDraft sentence, int i) {
    if (sentence.is(WordKind.ORGANISATION, i)) {
      return EntityType.ORGANIZATION;
    }
    boolean spaceCentre =
        sentence.is(WordKind.CENTRE, i) && CENTRES.contains(sentence.lower(i - 1));
    return spaceCentre || sentence.is(WordKind.PLACE, i) ? EntityType.LOCATION : null;
  }

  /** The first token of the name that ends with a trigger noun. */
  private static int left(SentenceDraft sentence, int head, @Nullable EntityType type) {
    int from = head;
    while (from > 0 && sentence.isAdjacentToPrevious(from) && isPart(sentence, from - 1, type)) {
      from--;
      boolean joined =
          from > 1
              && sentence.isAnd(from - 1)
              && type == EntityType.ORGANIZATION
              && sentence.isCapitalized(from - 2)
              && isPart(sentence, from - 2, type)
              && nameAt(sentence, from - 2) == null
              && from < head
              && sentence.isAdjacentToPrevious(from);
      from -= joined ? 2 : 0;
    }
    return from;
  }

  private static boolean isPart(SentenceDraft sentence, int i, @Nullable EntityType type) {
    return sentence.isCapitalized(i)
        && isNamed(sentence, i)
        && !(isPerson(sentence, i) && type == EntityType.ORGANIZATION)
        && (type == EntityType.LOCATION
            ? !sentence.is(WordKind.TITLE, i)
            : !sentence.is(WordKind.HONORIFIC, i));
  }

  private static boolean isNamed(SentenceDraft sentence, int i) {
    return sentence.isCapitalized(i) && !sentence.is(WordKind.COMMON, i)
        || (i > 0 && sentence.isCapitalized(i) && isOrdinal(sentence.lower(i)));
  }

  private static boolean isOrdinal(String word) {
    return ORDINALS.contains(word);
  }

  private static boolean isPerson(SentenceDraft sentence, int i) {
    NameSpan name = nameAt(sentence, i);
    return name != null && name.type().equals(EntityType.PERSON);
  }

  private static @Nullable NameSpan nameAt(SentenceDraft sentence, int i) {
    for (NameSpan name : sentence.accepted()) {
      if (name.from() <= i && i < name.to()) {
        return name;
      }
    }
    return null;
  }
}
