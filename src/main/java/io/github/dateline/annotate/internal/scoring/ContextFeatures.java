package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates the features of a candidate span from the words around it. */
final class ContextFeatures {
  private static final Feature CUT_AT_HYPHEN = Feature.of("cut-at-hyphen");
  private static final Feature BEFORE_AGE = Feature.of("before-age");
  private static final Feature THE_AND_ONE_WORD = Feature.of("the-and-one-word");
  private static final Feature ONE_WORD_POSSESSIVE = Feature.of("one-word-possessive");
  private static final Feature BEFORE_ACRONYM = Feature.of("before-acronym");
  private static final Feature AT_START = Feature.of("at-start");
  private static final Feature CAPITAL_BEFORE = Feature.of("capital-before");
  private static final Feature HONORIFIC_BEFORE = Feature.of("honorific-before");
  private static final Feature CAPITAL_AFTER = Feature.of("capital-after");
  private static final Feature AFTER_THE = Feature.of("after-The");

  private static final Map<String, Feature> BEFORE =
      names(
          "after-",
          "the a an in at of by from to for and , ( with on against near across told said 's - as"
              + " between `` that into or than over under after which : ;");
  private static final Map<String, Feature> AFTER =
      names(
          "before-",
          "'s said says told , ( ) and in has have had will of was is were - to on at . officials"
              + " official police government spokesman spokesperson chief leader president chairman"
              + " members member workers players fans coach captain shares staff for with who which"
              + " also added area city by from or 're");

  private static final Feature.WordKindFeatures KINDS_BEFORE =
      new Feature.WordKindFeatures(
          "after-kind-",
          WordKind.TITLE,
          WordKind.ROLE,
          WordKind.BODY,
          WordKind.HONORIFIC,
          WordKind.INTO,
          WordKind.AREA,
          WordKind.ORGANISATION);
  private static final Feature.WordKindFeatures KINDS_AFTER =
      new Feature.WordKindFeatures(
          "before-kind-",
          WordKind.SAYS,
          WordKind.ROLE,
          WordKind.BODY,
          WordKind.POST,
          WordKind.AREA,
          WordKind.HONORIFIC);
  private static final Feature.WordKindFeatures KINDS_BEFORE_OF =
      new Feature.WordKindFeatures(
          "after-of-kind-",
          WordKind.POST,
          WordKind.RULER,
          WordKind.AREA,
          WordKind.ROLE,
          WordKind.ORGANISATION_OF);

  private static final Feature.WordKindFeatures KINDS_BEFORE_BY =
      new Feature.WordKindFeatures("after-by-kind-", WordKind.DONE);

  private static final List<Feature> OF = Feature.byType("after-of-");
  private static final List<Feature> AFTER_COMMA = Feature.byType("after-,-");
  private static final List<Feature> AFTER_BRACKET = Feature.byType("after-(-");
  private static final List<Feature> LISTED_AFTER = Feature.byType("listed-after-");
  private static final List<Feature> LISTED_BEFORE = Feature.byType("listed-before-");

  private ContextFeatures() {}

  private static Map<String, Feature> names(String name, String words) {
    Map<String, Feature> names = new HashMap<>();
    for (String word : words.split(" ")) {
      names.put(word, Feature.of(name + word));
    }
    return names;
  }

  static void generate(SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    String before = sentence.lower(span.from() - 1);
    String after = sentence.lower(span.to());
    capitals(sentence, span, sink);
    KINDS_BEFORE.generate(sentence.kinds(span.from() - 1), sink);
    KINDS_AFTER.generate(sentence.kinds(span.to()), sink);
    add(BEFORE.get(before), sink);
    add(AFTER.get(after), sink);
    if (before.equals("of") || before.equals("at") || before.equals("for")) {
      KINDS_BEFORE_OF.generate(sentence.kinds(span.from() - 2), sink);
    }
    if (before.equals("by")) {
      KINDS_BEFORE_BY.generate(sentence.kinds(span.from() - 2), sink);
    }
    if (after.equals(",") && isAge(sentence.lower(span.to() + 1))) {
      sink.add(BEFORE_AGE, 1);
    }
    if (span.length() == 1 && before.equals("the")) {
      sink.add(THE_AND_ONE_WORD, 1);
    }
    if (span.length() == 1 && after.equals("'s")) {
      sink.add(ONE_WORD_POSSESSIVE, 1);
    }
    int next = span.to() + 1;
    if (after.equals("(") && next < sentence.size() && sentence.isAllCapsToken(next)) {
      sink.add(BEFORE_ACRONYM, 1);
    }
    if (isCut(sentence, span.from() - 1) || isCut(sentence, span.to())) {
      sink.add(CUT_AT_HYPHEN, 1);
    }
    neighbours(sentence, span, sink);
  }

  /** Whether a token is a hyphen between two words with capitals and no blanks. */
  private static boolean isCut(SentenceDraft sentence, int i) {
    return i > 0
        && sentence.form(Math.min(i, sentence.size() - 1)).equals("-")
        && sentence.isUnspacedBetweenCapitals(i);
  }

  private static void add(@Nullable Feature feature, SpanFeatures.FeatureSink sink) {
    if (feature != null) {
      sink.add(feature, 1);
    }
  }

  private static void capitals(
      SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    if (span.from() == 0) {
      sink.add(AT_START, 1);
    } else if (sentence.isCapitalized(span.from() - 1)
        && sentence.isAdjacentToPrevious(span.from())
        && !sentence.is(WordKind.COMMON, span.from() - 1)) {
      sink.add(CAPITAL_BEFORE, 1);
      if (sentence.is(WordKind.HONORIFIC, span.from() - 1)) {
        sink.add(HONORIFIC_BEFORE, 1);
      }
    }
    if (sentence.isCapitalized(span.to())
        && sentence.isAdjacentToPrevious(span.to())
        && !sentence.is(WordKind.COMMON, span.to())) {
      sink.add(CAPITAL_AFTER, 1);
    }
    if (span.from() > 1 && sentence.form(span.from() - 1).equals("The")) {
      sink.add(AFTER_THE, 1);
    }
  }

  /** Features from names that a comma, a bracket or "and" separates from the span. */
  private static void neighbours(
      SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    String before = sentence.lower(span.from() - 1);
    String after = sentence.lower(span.to());
    for (NameSpan name : sentence.accepted()) {
      int type = MaxMarginals.TYPES.indexOf(name.type());
      if (type < 0) {
        continue;
      }
      if (name.to() == span.from() - 1) {
        if (before.equals("of")) {
          sink.add(OF.get(type), 1);
        }
        if (before.equals("(")) {
          sink.add(AFTER_BRACKET.get(type), 1);
        } else if (before.equals(",")) {
          sink.add(AFTER_COMMA.get(type), 1);
        }
        if (isListSeparator(before)) {
          sink.add(LISTED_AFTER.get(type), 1);
        }
      }
      if (name.from() == span.to() + 1 && isListSeparator(after)) {
        sink.add(LISTED_BEFORE.get(type), 1);
      }
    }
  }

  private static boolean isAge(String word) {
    return word.length() == 2
        && Character.isDigit(word.charAt(0))
        && Character.isDigit(word.charAt(1));
  }

  private static boolean isListSeparator(String word) {
    return word.equals("and") || word.equals(",") || word.equals("or");
  }
}
