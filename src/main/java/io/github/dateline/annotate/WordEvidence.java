package io.github.dateline.annotate;

import io.github.dateline.annotate.Vocabulary.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the words of a place are, by their shape, their meaning, and CoreNLP's tables. */
final class WordEvidence {
  private static final Vocabulary WORDS = Vocabulary.english();

  private static final List<Kind> LAST =
      List.of(
          Kind.ORGANISATION,
          Kind.PLACE,
          Kind.CENTRE,
          Kind.SUFFIX,
          Kind.COMMON,
          Kind.MEDIA,
          Kind.COMPANY,
          Kind.TEAM);
  private static final List<Kind> FIRST =
      List.of(
          Kind.ORGANISATION_OF,
          Kind.ALONE,
          Kind.PLACE_FIRST,
          Kind.PLACE_OF,
          Kind.HONORIFIC,
          Kind.COMMON,
          Kind.ACRONYM,
          Kind.ROLE,
          Kind.POST);
  private static final Map<Kind, String> IS_LAST = Evidence.byKind("is-", LAST);
  private static final Map<Kind, String> ENDS = Evidence.byKind("ends-as-", LAST);
  private static final Map<Kind, String> IS_FIRST = Evidence.byKind("is-", FIRST);
  private static final Map<Kind, String> BEGINS = Evidence.byKind("begins-as-", FIRST);
  private static final Map<Kind, String> INNER =
      Evidence.byKind(
          "inner-", List.of(Kind.ORGANISATION, Kind.HONORIFIC, Kind.ACRONYM, Kind.ROLE, Kind.PLACE));

  private static final Map<String, String> SMALL_WORDS = new TreeMap<>();

  static {
    for (String word : List.of("of", "and", "for", "&", "'s", "-", "the", "in")) {
      SMALL_WORDS.put(word, "holds-" + word);
    }
  }

  private static final List<String> LENGTHS =
      List.of("words-1", "words-2", "words-3", "words-4", "words-5");

  private static final int LONG = 6;

  private final Gazetteer gazetteer;

  WordEvidence(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  void tell(Line line, Place place, Evidence.Sink sink) {
    int length = place.length();
    sink.add(LENGTHS.get(Math.min(LENGTHS.size(), length) - 1), 1);
    String first = line.lower(place.from());
    String last = line.lower(place.to() - 1);
    kinds(last, length == 1 ? IS_LAST : ENDS, sink);
    kinds(first, length == 1 ? IS_FIRST : BEGINS, sink);
    inner(line, place, sink);
    shape(line, place, sink);
    tables(TABLES.get(0), line.lower(place.from(), place.to()).replace(".", ""), sink);
    if (length > 1) {
      tables(TABLES.get(1), first, sink);
      tables(TABLES.get(2), last, sink);
    }
    if (gazetteer.people(line.form(place.from(), place.to())) != 0) {
      sink.add("people", 1);
    } else if (length > 1 && gazetteer.people(line.form(place.from())) != 0) {
      sink.add("begins-people", 1);
    }
    if (line.isTitled()) {
      sink.add("titled", 1);
    }
    if (line.isShouted()) {
      sink.add("shouted", 1);
    }
  }

  static void kinds(String word, Map<Kind, String> names, Evidence.Sink sink) {
    names.forEach((kind, name) -> {
      if (WORDS.is(kind, word)) {
        sink.add(name, 1);
      }
    });
  }

  private static void inner(Line line, Place place, Evidence.Sink sink) {
    boolean small = false;
    boolean digit = false;
    for (int i = place.from(); i < place.to(); i++) {
      small |= !line.isCapital(i);
      digit |= line.form(i).chars().anyMatch(Character::isDigit);
      if (i > place.from() && i + 1 < place.to()) {
        String word = line.lower(i);
        String holds = SMALL_WORDS.get(word);
        if (holds != null) {
          sink.add(holds, 1);
        } else {
          kinds(word, INNER, sink);
        }
      }
    }
    if (small) {
      sink.add("small-words", 1);
    } else if (place.length() > 1) {
      sink.add("all-capital", 1);
    }
    if (digit) {
      sink.add("digit", 1);
    }
  }

  private static void shape(Line line, Place place, Evidence.Sink sink) {
    boolean one = place.length() == 1;
    String first = line.form(place.from());
    int shouts = 0;
    for (int i = place.from(); i < place.to(); i++) {
      shouts += line.isShout(i) ? 1 : 0;
    }
    if (shouts == place.length() && !line.isShouted()) {
      sink.add(one ? "acronym" : "in-capitals", 1);
      if (one && first.length() > LONG) {
        sink.add("long-acronym", 1);
      }
    } else if (one && first.chars().skip(1).anyMatch(Character::isUpperCase)) {
      sink.add("inner-capital", 1);
    }
    if (first.length() == 1 || first.endsWith(".")) {
      sink.add("initial", 1);
    }
    boolean open =
        line.isCapital(place.from() - 1)
            && line.follows(place.from())
            && !WORDS.is(Kind.COMMON, line.lower(place.from() - 1));
    boolean goesOn = line.isCapital(place.to()) && line.follows(place.to());
    if (line.isCapital(place.from()) && !open && !goesOn) {
      sink.add(one ? "whole-run-one" : "whole-run", 1);
    }
  }

  /** The names of evidence from the tables, by bit, then "only human" and "unknown". */
  private static final List<List<String>> TABLES =
      List.of(tables("all-"), tables("first-"), tables("last-"));

  private static List<String> tables(String which) {
    return List.of(
            ("country state city nationality religion ideology human thing given animate inanimate"
                    + " only-human unknown")
                .split(" "))
        .stream()
        .map(name -> which + name)
        .toList();
  }

  private void tables(List<String> names, String words, Evidence.Sink sink) {
    int kinds = gazetteer.kinds(words);
    int tables = names.size() - 2;
    for (int bit = 0; bit < tables; bit++) {
      if ((kinds & 1 << bit) != 0) {
        sink.add(names.get(bit), 1);
      }
    }
    if ((kinds & (Gazetteer.HUMAN | Gazetteer.GIVEN | Gazetteer.ANIMATE)) != 0
        && (kinds & (Gazetteer.THING | Gazetteer.INANIMATE)) == 0) {
      sink.add(names.get(tables), 1);
    }
    if (kinds == 0) {
      sink.add(names.get(tables + 1), 1);
    }
  }
}
