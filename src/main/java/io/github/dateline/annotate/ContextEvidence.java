package io.github.dateline.annotate;

import io.github.dateline.annotate.Vocabulary.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands around a place. */
final class ContextEvidence {
  private static final Vocabulary WORDS = Vocabulary.english();

  private static final Map<String, String> BEFORE =
      names(
          "after-",
          "the a an in at of by from to for and , ( with on against near across told said 's - as"
              + " between `` that into or than over under after which : ;");
  private static final Map<String, String> AFTER =
      names(
          "before-",
          "'s said says told , ( ) and in has have had will of was is were - to on at . officials"
              + " official police government spokesman spokesperson chief leader president chairman"
              + " members member workers players fans coach captain shares staff for with who which"
              + " also added area city by from or 're");

  private static final Map<Kind, String> KINDS_BEFORE =
      Evidence.byKind(
          "after-kind-",
          List.of(
              Kind.TITLE,
              Kind.ROLE,
              Kind.BODY,
              Kind.HONORIFIC,
              Kind.INTO,
              Kind.AREA,
              Kind.ORGANISATION));
  private static final Map<Kind, String> KINDS_AFTER =
      Evidence.byKind(
          "before-kind-",
          List.of(Kind.SAYS, Kind.ROLE, Kind.BODY, Kind.POST, Kind.AREA, Kind.HONORIFIC));
  private static final Map<Kind, String> KINDS_BEFORE_OF =
      Evidence.byKind(
          "after-of-kind-",
          List.of(Kind.POST, Kind.RULER, Kind.AREA, Kind.ROLE, Kind.ORGANISATION_OF));

  private static final List<String> AFTER_COMMA = Evidence.byType("after-,-");
  private static final List<String> AFTER_BRACKET = Evidence.byType("after-(-");
  private static final List<String> LISTED_AFTER = Evidence.byType("listed-after-");
  private static final List<String> LISTED_BEFORE = Evidence.byType("listed-before-");

  private ContextEvidence() {}

  private static Map<String, String> names(String name, String words) {
    Map<String, String> names = new HashMap<>();
    for (String word : words.split(" ")) {
      names.put(word, name + word);
    }
    return names;
  }

  static void tell(Line line, Place place, Evidence.Sink sink) {
    String before = line.lower(place.from() - 1);
    String after = line.lower(place.to());
    capitals(line, place, sink);
    WordEvidence.kinds(before, KINDS_BEFORE, sink);
    WordEvidence.kinds(after, KINDS_AFTER, sink);
    add(BEFORE.get(before), sink);
    add(AFTER.get(after), sink);
    if (before.equals("of") || before.equals("at") || before.equals("for")) {
      WordEvidence.kinds(line.lower(place.from() - 2), KINDS_BEFORE_OF, sink);
    }
    if (after.equals(",") && line.lower(place.to() + 1).matches("[1-9][0-9]")) {
      sink.add("before-age", 1);
    }
    if (place.length() == 1 && before.equals("the")) {
      sink.add("the-and-one-word", 1);
    }
    if (place.length() == 1 && after.equals("'s")) {
      sink.add("one-word-possessive", 1);
    }
    int next = place.to() + 1;
    if (after.equals("(") && next < line.size() && line.isShout(next)) {
      sink.add("before-acronym", 1);
    }
    neighbours(line, place, sink);
  }

  private static void add(@org.jspecify.annotations.Nullable String name, Evidence.Sink sink) {
    if (name != null) {
      sink.add(name, 1);
    }
  }

  private static void capitals(Line line, Place place, Evidence.Sink sink) {
    String before = line.lower(place.from() - 1);
    if (place.from() == 0) {
      sink.add("at-start", 1);
    } else if (line.isCapital(place.from() - 1)
        && line.follows(place.from())
        && !WORDS.is(Kind.COMMON, before)) {
      sink.add("capital-before", 1);
      if (WORDS.is(Kind.HONORIFIC, before)) {
        sink.add("honorific-before", 1);
      }
    }
    if (line.isCapital(place.to())
        && line.follows(place.to())
        && !WORDS.is(Kind.COMMON, line.lower(place.to()))) {
      sink.add("capital-after", 1);
    }
    if (place.from() > 1 && line.form(place.from() - 1).equals("The")) {
      sink.add("after-The", 1);
    }
  }

  /** Names that a comma, a bracket or "and" parts from the place. */
  private static void neighbours(Line line, Place place, Evidence.Sink sink) {
    String before = line.lower(place.from() - 1);
    String after = line.lower(place.to());
    for (Candidate name : line.names) {
      int type = Evidence.TYPES.indexOf(name.type());
      if (type < 0) {
        continue;
      }
      if (name.to() == place.from() - 1) {
        if (before.equals("(")) {
          sink.add(AFTER_BRACKET.get(type), 1);
        } else if (before.equals(",")) {
          sink.add(AFTER_COMMA.get(type), 1);
        }
        if (isList(before)) {
          sink.add(LISTED_AFTER.get(type), 1);
        }
      }
      if (name.from() == place.to() + 1 && isList(after)) {
        sink.add(LISTED_BEFORE.get(type), 1);
      }
    }
  }

  private static boolean isList(String word) {
    return word.equals("and") || word.equals(",") || word.equals("or");
  }
}
