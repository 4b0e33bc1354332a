package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds names by their telling nouns: "Kruger National Park" is a place and "Electoral Commission"
 * an organisation, whatever the models say.
 */
public final class Phrases {
  /** Telling nouns that tell nothing after these. */
  private static final Set<String> NO_NAMES =
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

  /** Telling nouns that people are called by too: "Christopher Hill". */
  private static final Set<String> SURNAMES =
      Set.of(
          "hill", "hills", "lake", "park", "forest", "bridge", "street", "bay", "beach", "creek",
          "falls", "range", "road", "square", "island", "islands", "river", "village", "palace",
          "cape", "court", "guard", "service", "church", "college", "force", "love");

  /** Of these there is no name: "Board of Directors". */
  private static final Set<String> NO_OF =
      Set.of(
          "directors", "inquiry", "enquiry", "trustees", "governors", "state", "trust", "course");

  /** "Ministry of Finance and Planning" is one name, "Bank of Ghana and Ecobank" are two. */
  private static final Set<String> LISTS =
      Set.of("ministry", "department", "institute", "college", "school", "academy", "directorate");

  private static final Set<String> FOR =
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

  private Phrases() {}

  /** Takes the names that telling nouns make in a line. In a titled line they tell nothing. */
  public static void take(Line line) {
    if (line.isTitled() || line.isShouted()) {
      return;
    }
    int i = 0;
    while (i < line.size()) {
      Optional<Candidate> phrase = line.isCapital(i) ? at(line, i) : Optional.empty();
      phrase.ifPresent(name -> take(line, name));
      i = Math.max(i + 1, phrase.map(Candidate::to).orElse(0));
    }
  }

  private static void take(Line line, Candidate phrase) {
    for (int i = 0; i < line.names().size(); i++) {
      Candidate name = line.names().get(i);
      if (name.holds(phrase)) {
        boolean surname =
            name.type().equals(EntityType.PERSON) && SURNAMES.contains(line.lower(phrase.to() - 1));
        if (name.at(phrase) && !surname) {
          line.retype(i, phrase.type());
        }
        return;
      }
      if (name.overlaps(phrase) && !phrase.holds(name)) {
        return;
      }
    }
    line.take(phrase);
  }

  /** The name whose telling noun is token {@code i}. */
  private static Optional<Candidate> at(Line line, int i) {
    String next = line.lower(i + 1);
    if ((next.equals("of") && line.is(Kind.ORGANISATION_OF, i))
        || (next.equals("for") && FOR.contains(line.lower(i)))) {
      Optional<Candidate> whole = of(line, i, EntityType.ORGANIZATION);
      if (whole.isPresent()) {
        return whole;
      }
    }
    if (next.equals("of") && line.is(Kind.PLACE_OF, i)) {
      return of(line, i, EntityType.LOCATION);
    }
    if (line.is(Kind.PLACE_FIRST, i) && i + 1 < line.size() && line.isCapital(i + 1)) {
      return placeFirst(line, i);
    }
    return ending(line, i);
  }

  /** "Lake Kivu", unless the word after it is part of a name that the models see. */
  private static Optional<Candidate> placeFirst(Line line, int i) {
    return line.isFree(i + 1, i + 2)
        ? Optional.of(new Candidate(i, i + 2, EntityType.LOCATION))
        : Optional.empty();
  }

  /** "Federal Ministry of Lands and Housing": to the left as far as capitals reach, and right. */
  private static Optional<Candidate> of(Line line, int head, EntityType type) {
    int to = head + 2;
    if (line.lower(to).equals("the")) {
      to++;
    }
    if (to >= line.size() || !isNamed(line, to) || NO_OF.contains(line.lower(to))) {
      return Optional.empty();
    }
    boolean list = LISTS.contains(line.lower(head));
    to = right(line, to, list);
    return Optional.of(new Candidate(left(line, head, type), to, type));
  }

  private static int right(Line line, int first, boolean list) {
    int to = first + 1;
    Candidate inside = nameAt(line, first);
    if (inside != null && !list) {
      return inside.to();
    }
    while (to < line.size()) {
      boolean joins =
          list
              && (line.lower(to).equals("and") || line.lower(to).equals("&"))
              && line.isCapital(to + 1)
              && isNamed(line, to + 1)
              && !isPerson(line, to + 1);
      if (joins) {
        to += 2;
      } else if (line.isCapital(to) && isNamed(line, to) && line.follows(to)) {
        to++;
      } else {
        break;
      }
    }
    return to;
  }

  /** "Kenya Ports Authority", "Supreme Court of India". */
  private static Optional<Candidate> ending(Line line, int i) {
    EntityType type = typeOf(line, i);
    if (type == null) {
      return Optional.empty();
    }
    int from = left(line, i, type);
    if (from == i
        || NO_NAMES.contains(line.lower(i - 1, i + 1))
        || (line.isCapital(i + 1) && line.follows(i + 1) && typeOf(line, i + 1) != null)) {
      return Optional.empty();
    }
    int to = i + 1;
    if (type.equals(EntityType.ORGANIZATION) && line.lower(to).equals("of")) {
      Candidate of = nameAt(line, to + 1);
      to = of != null && of.type().equals(EntityType.LOCATION) ? of.to() : to;
    }
    boolean goesOn =
        to == i + 1
            && line.isCapital(to)
            && line.follows(to)
            && isNamed(line, to)
            && nameAt(line, to) == null;
    return goesOn ? Optional.empty() : Optional.of(new Candidate(from, to, type));
  }

  private static @Nullable EntityType typeOf(Line line, int i) {
    if (line.is(Kind.ORGANISATION, i)) {
      return EntityType.ORGANIZATION;
    }
    boolean spaceCentre = line.is(Kind.CENTRE, i) && CENTRES.contains(line.lower(i - 1));
    return spaceCentre || line.is(Kind.PLACE, i) ? EntityType.LOCATION : null;
  }

  /** How far to the left of a telling noun the name reaches. */
  private static int left(Line line, int head, @Nullable EntityType type) {
    int from = head;
    while (from > 0 && line.follows(from) && isPart(line, from - 1, type)) {
      from--;
      boolean joined =
          from > 1
              && (line.lower(from - 1).equals("and") || line.lower(from - 1).equals("&"))
              && type == EntityType.ORGANIZATION
              && line.isCapital(from - 2)
              && isPart(line, from - 2, type)
              && nameAt(line, from - 2) == null
              && from < head
              && line.follows(from);
      from -= joined ? 2 : 0;
    }
    return from;
  }

  private static boolean isPart(Line line, int i, @Nullable EntityType type) {
    return line.isCapital(i)
        && isNamed(line, i)
        && !(isPerson(line, i) && type == EntityType.ORGANIZATION)
        && (type == EntityType.LOCATION ? !line.is(Kind.TITLE, i) : !line.is(Kind.HONORIFIC, i));
  }

  private static boolean isNamed(Line line, int i) {
    return line.isCapital(i) && !line.is(Kind.COMMON, i)
        || (i > 0 && line.isCapital(i) && isOrdinal(line.lower(i)));
  }

  private static boolean isOrdinal(String word) {
    return ORDINALS.contains(word);
  }

  private static boolean isPerson(Line line, int i) {
    Candidate name = nameAt(line, i);
    return name != null && name.type().equals(EntityType.PERSON);
  }

  private static @Nullable Candidate nameAt(Line line, int i) {
    for (Candidate name : line.names()) {
      if (name.from() <= i && i < name.to()) {
        return name;
      }
    }
    return null;
  }
}
