package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.AliasTable;
import io.github.dateline.annotate.internal.lexicon.AnimacyLexicon;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Generates the features of a candidate span from its own words: their shape, their meaning, and
 * CoreNLP's tables.
 */
final class WordFeatures {
  private static final Feature HYPHENED = Feature.of("hyphened");
  private static final Feature HYPHENED_ACRONYM = Feature.of("hyphened-acronym");
  private static final Feature ACRONYM = Feature.of("acronym");
  private static final Feature IN_CAPITALS = Feature.of("in-capitals");
  private static final Feature WHOLE_RUN_ONE = Feature.of("whole-run-one");
  private static final Feature WHOLE_RUN = Feature.of("whole-run");
  private static final List<Feature> KNOWN = Feature.byType("known-");
  private static final AliasTable ALIASES = AliasTable.english();
  private static final Feature PEOPLE = Feature.of("people");
  private static final Feature BEGINS_PEOPLE = Feature.of("begins-people");
  private static final Feature TITLED = Feature.of("titled");
  private static final Feature SHOUTED = Feature.of("shouted");
  private static final Feature HAS_SMALL_WORDS = Feature.of("small-words");
  private static final Feature ALL_CAPITAL = Feature.of("all-capital");
  private static final Feature DIGIT = Feature.of("digit");
  private static final Feature LONG_ACRONYM = Feature.of("long-acronym");
  private static final Feature INNER_CAPITAL = Feature.of("inner-capital");
  private static final Feature INITIAL = Feature.of("initial");

  private static final WordKind[] LAST = {
    WordKind.ORGANISATION,
    WordKind.PLACE,
    WordKind.CENTRE,
    WordKind.SUFFIX,
    WordKind.COMMON,
    WordKind.MEDIA,
    WordKind.COMPANY,
    WordKind.TEAM
  };
  private static final WordKind[] FIRST = {
    WordKind.ORGANISATION_OF,
    WordKind.ALONE,
    WordKind.PLACE_FIRST,
    WordKind.PLACE_OF,
    WordKind.HONORIFIC,
    WordKind.COMMON,
    WordKind.ACRONYM,
    WordKind.ROLE,
    WordKind.POST
  };
  private static final Feature.WordKindFeatures IS_LAST = new Feature.WordKindFeatures("is-", LAST);
  private static final Feature.WordKindFeatures ENDS =
      new Feature.WordKindFeatures("ends-as-", LAST);
  private static final Feature.WordKindFeatures IS_FIRST =
      new Feature.WordKindFeatures("is-", FIRST);
  private static final Feature.WordKindFeatures BEGINS =
      new Feature.WordKindFeatures("begins-as-", FIRST);
  private static final Feature.WordKindFeatures INNER =
      new Feature.WordKindFeatures(
          "inner-",
          WordKind.ORGANISATION,
          WordKind.HONORIFIC,
          WordKind.ACRONYM,
          WordKind.ROLE,
          WordKind.PLACE);

  private static final Map<String, Feature> SMALL_WORDS = new HashMap<>();

  static {
    for (String word : List.of("of", "and", "for", "&", "'s", "-", "the", "in", ",")) {
      SMALL_WORDS.put(word, Feature.of("holds-" + word));
    }
  }

  private static final List<Feature> LENGTHS =
      IntStream.rangeClosed(1, 5).mapToObj(length -> Feature.of("words-" + length)).toList();

  private static final int MAX_SHORT_ACRONYM_LENGTH = 6;

  /** Kinds of the gazetteer, below those of the lists. */
  private static final int GAZETTEER_BITS = 6;

  private static final int ONLY_HUMAN =
      (AnimacyLexicon.HUMAN | AnimacyLexicon.GIVEN_NAME | AnimacyLexicon.ANIMATE) << GAZETTEER_BITS;
  private static final int NO_HUMAN =
      (AnimacyLexicon.THING | AnimacyLexicon.INANIMATE) << GAZETTEER_BITS;

  private final Gazetteer gazetteer;
  private final AnimacyLexicon animacy;
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, Boolean> peoples = new HashMap<>();

  WordFeatures(Gazetteer gazetteer, AnimacyLexicon animacy) {
    this.gazetteer = gazetteer;
    this.animacy = animacy;
  }

  void generate(SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    int length = span.length();
    sink.add(LENGTHS.get(Math.min(LENGTHS.size(), length) - 1), 1);
    String first = sentence.lower(span.from());
    String last = sentence.lower(span.to() - 1);
    (length == 1 ? IS_LAST : ENDS).generate(sentence.kinds(span.to() - 1), sink);
    (length == 1 ? IS_FIRST : BEGINS).generate(sentence.kinds(span.from()), sink);
    inner(sentence, span, sink);
    shape(sentence, span, sink);
    String whole = span.key(sentence);
    tables(TABLES.get(0), whole.equals("us") ? "usa" : whole, sink);
    if (length > 1) {
      tables(TABLES.get(1), first, sink);
      tables(TABLES.get(2), last, sink);
    }
    String form = sentence.form(span.from(), span.to());
    EntityType known = ALIASES.type(form);
    if (known != null) {
      sink.add(KNOWN.get(MaxMarginals.TYPES.indexOf(known)), 1);
    }
    if (isPeople(form)) {
      sink.add(PEOPLE, 1);
    } else if (length > 1 && isPeople(sentence.form(span.from()))) {
      sink.add(BEGINS_PEOPLE, 1);
    }
    if (sentence.isTitleCase()) {
      sink.add(TITLED, 1);
    }
    if (sentence.isAllCaps()) {
      sink.add(SHOUTED, 1);
    }
  }

  private boolean isPeople(String form) {
    return peoples.computeIfAbsent(form, f -> gazetteer.groupKinds(f) != 0);
  }

  private static void inner(
      SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    boolean small = false;
    boolean digit = false;
    for (int i = span.from(); i < span.to(); i++) {
      small |= !sentence.isCapitalized(i);
      digit |= hasDigit(sentence.form(i));
      if (i > span.from() && i + 1 < span.to()) {
        Feature holds = SMALL_WORDS.get(sentence.lower(i));
        if (holds != null) {
          sink.add(holds, 1);
        } else {
          INNER.generate(sentence.kinds(i), sink);
        }
      }
    }
    if (small) {
      sink.add(HAS_SMALL_WORDS, 1);
    } else if (span.length() > 1) {
      sink.add(ALL_CAPITAL, 1);
    }
    if (digit) {
      sink.add(DIGIT, 1);
    }
  }

  /** Whether a span is a word in capitals, where not all are. */
  static boolean isAcronym(SentenceDraft sentence, CandidateSpan span) {
    return span.length() == 1 && sentence.isAllCapsToken(span.from()) && !sentence.isAllCaps();
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

  private static void shape(
      SentenceDraft sentence, CandidateSpan span, SpanFeatures.FeatureSink sink) {
    boolean one = span.length() == 1;
    String first = sentence.form(span.from());
    int shouts = 0;
    for (int i = span.from(); i < span.to(); i++) {
      shouts += sentence.isAllCapsToken(i) ? 1 : 0;
    }
    if (shouts == span.length() && !sentence.isAllCaps()) {
      sink.add(one ? ACRONYM : IN_CAPITALS, 1);
      if (one && first.length() > MAX_SHORT_ACRONYM_LENGTH) {
        sink.add(LONG_ACRONYM, 1);
      }
    } else if (one && hasCapital(first, 1)) {
      sink.add(INNER_CAPITAL, 1);
    }
    if (first.length() == 1 || first.endsWith(".")) {
      sink.add(INITIAL, 1);
    }
    if (span.length() == 3
        && sentence.form(span.from() + 1).equals("-")
        && sentence.isUnspacedBetweenCapitals(span.from() + 1)) {
      sink.add(shouts == 2 ? HYPHENED_ACRONYM : HYPHENED, 1);
    }
    boolean open =
        sentence.isCapitalized(span.from() - 1)
            && sentence.isAdjacentToPrevious(span.from())
            && !sentence.is(WordKind.COMMON, span.from() - 1);
    boolean goesOn = sentence.isCapitalized(span.to()) && sentence.isAdjacentToPrevious(span.to());
    if (sentence.isCapitalized(span.from()) && !open && !goesOn) {
      sink.add(one ? WHOLE_RUN_ONE : WHOLE_RUN, 1);
    }
  }

  /** The features from the tables, by bit, then "only human" and "unknown". */
  private static final List<List<Feature>> TABLES =
      List.of(tables("all-"), tables("first-"), tables("last-"));

  private static List<Feature> tables(String which) {
    return List.of(
            ("country state city nationality religion ideology human thing given animate inanimate"
                    + " only-human unknown")
                .split(" "))
        .stream()
        .map(name -> Feature.of(which + name))
        .toList();
  }

  private int look(String words) {
    return gazetteer.kinds(words) | animacy.kinds(words) << GAZETTEER_BITS;
  }

  private void tables(List<Feature> names, String words, SpanFeatures.FeatureSink sink) {
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
