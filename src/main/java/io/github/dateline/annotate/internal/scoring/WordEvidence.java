package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import io.github.dateline.annotate.internal.lexicon.WordLists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the words of a place are, by their shape, their meaning, and CoreNLP's tables. */
final class WordEvidence {
  private static final Clue HYPHENED = Clue.of("hyphened");
  private static final Clue HYPHENED_ACRONYM = Clue.of("hyphened-acronym");
  private static final Clue ACRONYM = Clue.of("acronym");
  private static final Clue IN_CAPITALS = Clue.of("in-capitals");
  private static final Clue WHOLE_RUN_ONE = Clue.of("whole-run-one");
  private static final Clue WHOLE_RUN = Clue.of("whole-run");
  private static final List<Clue> KNOWN = Clue.byType("known-");
  private static final KnownNames NAMES = KnownNames.english();
  private static final Clue PEOPLE = Clue.of("people");
  private static final Clue BEGINS_PEOPLE = Clue.of("begins-people");
  private static final Clue TITLED = Clue.of("titled");
  private static final Clue SHOUTED = Clue.of("shouted");
  private static final Clue HAS_SMALL_WORDS = Clue.of("small-words");
  private static final Clue ALL_CAPITAL = Clue.of("all-capital");
  private static final Clue DIGIT = Clue.of("digit");
  private static final Clue LONG_ACRONYM = Clue.of("long-acronym");
  private static final Clue INNER_CAPITAL = Clue.of("inner-capital");
  private static final Clue INITIAL = Clue.of("initial");

  private static final Kind[] LAST = {
    Kind.ORGANISATION,
    Kind.PLACE,
    Kind.CENTRE,
    Kind.SUFFIX,
    Kind.COMMON,
    Kind.MEDIA,
    Kind.COMPANY,
    Kind.TEAM
  };
  private static final Kind[] FIRST = {
    Kind.ORGANISATION_OF,
    Kind.ALONE,
    Kind.PLACE_FIRST,
    Kind.PLACE_OF,
    Kind.HONORIFIC,
    Kind.COMMON,
    Kind.ACRONYM,
    Kind.ROLE,
    Kind.POST
  };
  private static final Clue.OfKinds IS_LAST = new Clue.OfKinds("is-", LAST);
  private static final Clue.OfKinds ENDS = new Clue.OfKinds("ends-as-", LAST);
  private static final Clue.OfKinds IS_FIRST = new Clue.OfKinds("is-", FIRST);
  private static final Clue.OfKinds BEGINS = new Clue.OfKinds("begins-as-", FIRST);
  private static final Clue.OfKinds INNER =
      new Clue.OfKinds(
          "inner-", Kind.ORGANISATION, Kind.HONORIFIC, Kind.ACRONYM, Kind.ROLE, Kind.PLACE);

  private static final Map<String, Clue> SMALL_WORDS = new HashMap<>();

  static {
    for (String word : List.of("of", "and", "for", "&", "'s", "-", "the", "in")) {
      SMALL_WORDS.put(word, Clue.of("holds-" + word));
    }
  }

  private static final List<Clue> LENGTHS =
      IntStream.rangeClosed(1, 5).mapToObj(length -> Clue.of("words-" + length)).toList();

  private static final int LONG = 6;

  /** Kinds of the gazetteer, below those of the lists. */
  private static final int PLACES = 6;

  private static final int ONLY_HUMAN =
      (WordLists.HUMAN | WordLists.GIVEN | WordLists.ANIMATE) << PLACES;
  private static final int NO_HUMAN = (WordLists.THING | WordLists.INANIMATE) << PLACES;

  private final Gazetteer gazetteer;
  private final WordLists lists;
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, Boolean> peoples = new HashMap<>();

  WordEvidence(Gazetteer gazetteer, WordLists lists) {
    this.gazetteer = gazetteer;
    this.lists = lists;
  }

  void tell(Line line, Place place, Evidence.Sink sink) {
    int length = place.length();
    sink.add(LENGTHS.get(Math.min(LENGTHS.size(), length) - 1), 1);
    String first = line.lower(place.from());
    String last = line.lower(place.to() - 1);
    (length == 1 ? IS_LAST : ENDS).tell(line.kinds(place.to() - 1), sink);
    (length == 1 ? IS_FIRST : BEGINS).tell(line.kinds(place.from()), sink);
    inner(line, place, sink);
    shape(line, place, sink);
    String whole = place.key(line);
    tables(TABLES.get(0), whole.equals("us") ? "usa" : whole, sink);
    if (length > 1) {
      tables(TABLES.get(1), first, sink);
      tables(TABLES.get(2), last, sink);
    }
    String form = line.form(place.from(), place.to());
    EntityType known = NAMES.type(form);
    if (known != null) {
      sink.add(KNOWN.get(Margins.TYPES.indexOf(known)), 1);
    }
    if (isPeople(form)) {
      sink.add(PEOPLE, 1);
    } else if (length > 1 && isPeople(line.form(place.from()))) {
      sink.add(BEGINS_PEOPLE, 1);
    }
    if (line.isTitled()) {
      sink.add(TITLED, 1);
    }
    if (line.isShouted()) {
      sink.add(SHOUTED, 1);
    }
  }

  private boolean isPeople(String form) {
    return peoples.computeIfAbsent(form, f -> gazetteer.people(f) != 0);
  }

  private static void inner(Line line, Place place, Evidence.Sink sink) {
    boolean small = false;
    boolean digit = false;
    for (int i = place.from(); i < place.to(); i++) {
      small |= !line.isCapital(i);
      digit |= hasDigit(line.form(i));
      if (i > place.from() && i + 1 < place.to()) {
        Clue holds = SMALL_WORDS.get(line.lower(i));
        if (holds != null) {
          sink.add(holds, 1);
        } else {
          INNER.tell(line.kinds(i), sink);
        }
      }
    }
    if (small) {
      sink.add(HAS_SMALL_WORDS, 1);
    } else if (place.length() > 1) {
      sink.add(ALL_CAPITAL, 1);
    }
    if (digit) {
      sink.add(DIGIT, 1);
    }
  }

  private static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCapital(String word, int from) {
    for (int i = from; i < word.length(); i++) {
      if (Character.isUpperCase(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void shape(Line line, Place place, Evidence.Sink sink) {
    boolean one = place.length() == 1;
    String first = line.form(place.from());
    int shouts = 0;
    for (int i = place.from(); i < place.to(); i++) {
      shouts += line.isShout(i) ? 1 : 0;
    }
    if (shouts == place.length() && !line.isShouted()) {
      sink.add(one ? ACRONYM : IN_CAPITALS, 1);
      if (one && first.length() > LONG) {
        sink.add(LONG_ACRONYM, 1);
      }
    } else if (one && hasCapital(first, 1)) {
      sink.add(INNER_CAPITAL, 1);
    }
    if (first.length() == 1 || first.endsWith(".")) {
      sink.add(INITIAL, 1);
    }
    if (place.length() == 3
        && line.form(place.from() + 1).equals("-")
        && line.isGlued(place.from() + 1)) {
      sink.add(shouts == 2 ? HYPHENED_ACRONYM : HYPHENED, 1);
    }
    boolean open =
        line.isCapital(place.from() - 1)
            && line.follows(place.from())
            && !line.is(Kind.COMMON, place.from() - 1);
    boolean goesOn = line.isCapital(place.to()) && line.follows(place.to());
    if (line.isCapital(place.from()) && !open && !goesOn) {
      sink.add(one ? WHOLE_RUN_ONE : WHOLE_RUN, 1);
    }
  }

  /** The names of evidence from the tables, by bit, then "only human" and "unknown". */
  private static final List<List<Clue>> TABLES =
      List.of(tables("all-"), tables("first-"), tables("last-"));

  private static List<Clue> tables(String which) {
    return List.of(
            ("country state city nationality religion ideology human thing given animate inanimate"
                    + " only-human unknown")
                .split(" "))
        .stream()
        .map(name -> Clue.of(which + name))
        .toList();
  }

  private int look(String words) {
    return gazetteer.kinds(words) | lists.kinds(words) << PLACES;
  }

  private void tables(List<Clue> names, String words, Evidence.Sink sink) {
    int kinds = this.kinds.computeIfAbsent(words, this::look);
    int tables = names.size() - 2;
    for (int bit = 0; bit < tables; bit++) {
      if ((kinds & 1 << bit) != 0) {
        sink.add(names.get(bit), 1);
      }
    }
    if ((kinds & ONLY_HUMAN) != 0 && (kinds & NO_HUMAN) == 0) {
      sink.add(names.get(tables), 1);
    }
    if (kinds == 0) {
      sink.add(names.get(tables + 1), 1);
    }
  }
}
