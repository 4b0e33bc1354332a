package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the models that the compiled engine knows name their features: most are what is seen and a
 * suffix that says of what. Words, shapes and classes are those of the current token unless the
 * suffix says previous (P) or next (N).
 */
final class FeatureNames {
  // Filled by what follows, while this class is loaded.
  private static final Set<String> WHOLE = new HashSet<>();
  private static final List<String> SUFFIXES = new ArrayList<>();

  static final Fragment WORD = suffix("-WORD|C");
  static final Fragment PREVIOUS_WORD = suffix("-PW|C");
  static final Fragment NEXT_WORD = suffix("-NW|C");
  static final Fragment CLASS = suffix("-DISTSIM|C");
  static final Fragment PREVIOUS_CLASS = suffix("-PDISTSIM|C");
  static final Fragment NEXT_CLASS = suffix("-NDISTSIM|C");
  static final Fragment SHAPE = suffix("-TYPE|C");
  static final Fragment PREVIOUS_SHAPE = suffix("-PTYPE|C");
  static final Fragment NEXT_SHAPE = suffix("-NTYPE|C");
  static final Fragment WORD_BEFORE_SHAPE = suffix("-PW_CTYPE|C");
  static final Fragment WORD_AFTER_SHAPE = suffix("-NW_CTYPE|C");
  static final Fragment WORD_TWO_BEFORE = suffix("-PPW_CTYPE|C");

  /** Of the word after the next one, which stands before the shape all the same. */
  static final Fragment WORD_BUT_ONE = suffix("-NNW_CTYPE|C");

  static final Fragment SHAPES_BEFORE = suffix("-PCTYPE|C");
  static final Fragment SHAPES_AFTER = suffix("-CNTYPE|C");
  static final Fragment SHAPES_AROUND = suffix("-PCNTYPE|C");
  static final Fragment SOME_WORD_AFTER = suffix("-DISJN|C");
  static final Fragment SOME_WORD_BEFORE = suffix("-DISJP|C");

  static final Fragment ALWAYS = whole("###|C");
  static final Fragment TITLE = whole("IS_TITLE|C");
  static final Fragment NO_OCCURRENCE = whole("NO-OCCURRENCE-PATTERN|C");
  static final Fragment OCCURS_LATER = whole("X-NEXT-OCCURRENCE-X|C");
  static final Fragment OCCURRED_BEFORE = whole("X-PREV-OCCURRENCE-X|C");

  static final Fragment PAIR_ALWAYS = whole("PSEQ|CpC");
  static final Fragment PAIR_WORD = suffix("-PSEQW|CpC");
  static final Fragment PAIR_WORDS = suffix("-PSEQW2|CpC");
  static final Fragment PAIR_PREVIOUS_WORD = suffix("-PSEQpW|CpC");
  static final Fragment PAIR_CLASS = suffix("-PSEQcDS|CpC");
  static final Fragment PAIR_CLASSES = suffix("-PSEQpcDS|CpC");
  static final Fragment PAIR_PREVIOUS_CLASS = suffix("-PSEQpDS|CpC");
  static final Fragment PAIR_SHAPE = suffix("-PSEQcS|CpC");
  static final Fragment PAIR_PREVIOUS_SHAPE = suffix("-PSEQpS|CpC");
  static final Fragment PAIR_SHAPES = suffix("-TYPES|CpC");
  static final Fragment PAIR_SHAPE_AGAIN = suffix("-TPS2|CpC");
  static final Fragment PAIR_NEXT_SHAPE = suffix("-TNS1|CpC");

  /** Opens a prefix or suffix of a word in angle brackets. */
  static final String NGRAM = "#";

  static final String NGRAM_END = "#|C";

  /** Stands between a word and a shape, or two shapes, of one label's features. */
  static final Fragment BESIDE = Fragment.of("...");

  /** Stands between two words, classes or shapes of a pair's features. */
  static final Fragment BEFORE = Fragment.of("-");

  private FeatureNames() {}

  private static Fragment whole(String name) {
    WHOLE.add(name);
    return Fragment.of(name);
  }

  private static Fragment suffix(String name) {
    SUFFIXES.add(name);
    return Fragment.of(name);
  }

  /** Whether a feature is of one of these kinds. */
  static boolean isKnown(String feature) {
    return WHOLE.contains(feature)
        || feature.startsWith(NGRAM) && feature.endsWith(NGRAM_END)
        || SUFFIXES.stream().anyMatch(feature::endsWith);
  }
}
