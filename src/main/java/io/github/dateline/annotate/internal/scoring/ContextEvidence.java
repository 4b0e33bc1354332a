package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands around a place. */
final class ContextEvidence {
  private static final Clue CUT_AT_HYPHEN = Clue.of("cut-at-hyphen");
  private static final Clue BEFORE_AGE = Clue.of("before-age");
  private static final Clue THE_AND_ONE_WORD = Clue.of("the-and-one-word");
  private static final Clue ONE_WORD_POSSESSIVE = Clue.of("one-word-possessive");
  private static final Clue BEFORE_ACRONYM = Clue.of("before-acronym");
  private static final Clue AT_START = Clue.of("at-start");
  private static final Clue CAPITAL_BEFORE = Clue.of("capital-before");
  private static final Clue HONORIFIC_BEFORE = Clue.of("honorific-before");
  private static final Clue CAPITAL_AFTER = Clue.of("capital-after");
  private static final Clue AFTER_THE = Clue.of("after-The");

  private static final Map<String, Clue> BEFORE =
      names(
          "after-",
          "the a an in at of by from to for and , ( with on against near across told said 's - as"
              + " between `` that into or than over under after which : ;");
  private static final Map<String, Clue> AFTER =
      names(
          "before-",
          "'s said says told , ( ) and in has have had will of was is were - to on at . officials"
              + " official police government spokesman spokesperson chief leader president chairman"
              + " members member workers players fans coach captain shares staff for with who which"
              + " also added area city by from or 're");

  private static final Clue.OfKinds KINDS_BEFORE =
      new Clue.OfKinds(
          "after-kind-",
          Kind.TITLE,
          Kind.ROLE,
          Kind.BODY,
          Kind.HONORIFIC,
          Kind.INTO,
          Kind.AREA,
          Kind.ORGANISATION);
  private static final Clue.OfKinds KINDS_AFTER =
      new Clue.OfKinds(
          "before-kind-", Kind.SAYS, Kind.ROLE, Kind.BODY, Kind.POST, Kind.AREA, Kind.HONORIFIC);
  private static final Clue.OfKinds KINDS_BEFORE_OF =
      new Clue.OfKinds(
          "after-of-kind-", Kind.POST, Kind.RULER, Kind.AREA, Kind.ROLE, Kind.ORGANISATION_OF);

  private static final Clue.OfKinds KINDS_BEFORE_BY = new Clue.OfKinds("after-by-kind-", Kind.DONE);

  private static final List<Clue> OF = Clue.byType("after-of-");
  private static final List<Clue> AFTER_COMMA = Clue.byType("after-,-");
  private static final List<Clue> AFTER_BRACKET = Clue.byType("after-(-");
  private static final List<Clue> LISTED_AFTER = Clue.byType("listed-after-");
  private static final List<Clue> LISTED_BEFORE = Clue.byType("listed-before-");

  private ContextEvidence() {}

  private static Map<String, Clue> names(String name, String words) {
    Map<String, Clue> names = new HashMap<>();
    for (String word : words.split(" ")) {
      names.put(word, Clue.of(name + word));
    }
    return names;
  }

  static void tell(Line line, Place place, Evidence.Sink sink) {
    String before = line.lower(place.from() - 1);
    String after = line.lower(place.to());
    capitals(line, place, sink);
    KINDS_BEFORE.tell(line.kinds(place.from() - 1), sink);
    KINDS_AFTER.tell(line.kinds(place.to()), sink);
    add(BEFORE.get(before), sink);
    add(AFTER.get(after), sink);
    if (before.equals("of") || before.equals("at") || before.equals("for")) {
      KINDS_BEFORE_OF.tell(line.kinds(place.from() - 2), sink);
    }
    if (before.equals("by")) {
      KINDS_BEFORE_BY.tell(line.kinds(place.from() - 2), sink);
    }
    if (after.equals(",") && isAge(line.lower(place.to() + 1))) {
      sink.add(BEFORE_AGE, 1);
    }
    if (place.length() == 1 && before.equals("the")) {
      sink.add(THE_AND_ONE_WORD, 1);
    }
    if (place.length() == 1 && after.equals("'s")) {
      sink.add(ONE_WORD_POSSESSIVE, 1);
    }
    int next = place.to() + 1;
    if (after.equals("(") && next < line.size() && line.isShout(next)) {
      sink.add(BEFORE_ACRONYM, 1);
    }
    if (isCut(line, place.from() - 1) || isCut(line, place.to())) {
      sink.add(CUT_AT_HYPHEN, 1);
    }
    neighbours(line, place, sink);
  }

  /** Whether a token is a hyphen between two words with capitals and no blanks. */
  private static boolean isCut(Line line, int i) {
    return i > 0 && line.form(Math.min(i, line.size() - 1)).equals("-") && line.isGlued(i);
  }

  private static void add(@Nullable Clue clue, Evidence.Sink sink) {
    if (clue != null) {
      sink.add(clue, 1);
    }
  }

  private static void capitals(Line line, Place place, Evidence.Sink sink) {
    if (place.from() == 0) {
      sink.add(AT_START, 1);
    } else if (line.isCapital(place.from() - 1)
        && line.follows(place.from())
        && !line.is(Kind.COMMON, place.from() - 1)) {
      sink.add(CAPITAL_BEFORE, 1);
      if (line.is(Kind.HONORIFIC, place.from() - 1)) {
        sink.add(HONORIFIC_BEFORE, 1);
      }
    }
    if (line.isCapital(place.to())
        && line.follows(place.to())
        && !line.is(Kind.COMMON, place.to())) {
      sink.add(CAPITAL_AFTER, 1);
    }
    if (place.from() > 1 && line.form(place.from() - 1).equals("The")) {
      sink.add(AFTER_THE, 1);
    }
  }

  /** Names that a comma, a bracket or "and" parts from the place. */
  private static void neighbours(Line line, Place place, Evidence.Sink sink) {
    String before = line.lower(place.from() - 1);
    String after = line.lower(place.to());
    for (Candidate name : line.names()) {
      int type = Margins.TYPES.indexOf(name.type());
      if (type < 0) {
        continue;
      }
      if (name.to() == place.from() - 1) {
        if (before.equals("of")) {
          sink.add(OF.get(type), 1);
        }
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

  private static boolean isAge(String word) {
    return word.length() == 2
        && Character.isDigit(word.charAt(0))
        && Character.isDigit(word.charAt(1));
  }

  private static boolean isList(String word) {
    return word.equals("and") || word.equals(",") || word.equals("or");
  }
}
