package io.github.dateline.annotate;

import java.util.List;
import java.util.Set;

/**
 * How the models that the compiled engine knows name their features: most are what is seen and a
 * suffix that says of what. Words, shapes and classes are those of the current token unless the
 * suffix says previous (P) or next (N).
 */
final class FeatureNames {
  static final String WORD = "-WORD|C";
  static final String PREVIOUS_WORD = "-PW|C";
  static final String NEXT_WORD = "-NW|C";
  static final String CLASS = "-DISTSIM|C";
  static final String PREVIOUS_CLASS = "-PDISTSIM|C";
  static final String NEXT_CLASS = "-NDISTSIM|C";
  static final String SHAPE = "-TYPE|C";
  static final String PREVIOUS_SHAPE = "-PTYPE|C";
  static final String NEXT_SHAPE = "-NTYPE|C";
  static final String WORD_BEFORE_SHAPE = "-PW_CTYPE|C";
  static final String WORD_AFTER_SHAPE = "-NW_CTYPE|C";
  static final String WORD_TWO_BEFORE = "-PPW_CTYPE|C";

  /** Of the word after the next one, which stands before the shape all the same. */
  static final String WORD_BUT_ONE = "-NNW_CTYPE|C";

  static final String SHAPES_BEFORE = "-PCTYPE|C";
  static final String SHAPES_AFTER = "-CNTYPE|C";
  static final String SHAPES_AROUND = "-PCNTYPE|C";
  static final String SOME_WORD_AFTER = "-DISJN|C";
  static final String SOME_WORD_BEFORE = "-DISJP|C";

  static final String ALWAYS = "###|C";
  static final String TITLE = "IS_TITLE|C";
  static final String NO_OCCURRENCE = "NO-OCCURRENCE-PATTERN|C";
  static final String OCCURS_LATER = "X-NEXT-OCCURRENCE-X|C";
  static final String OCCURRED_BEFORE = "X-PREV-OCCURRENCE-X|C";

  static final String PAIR_ALWAYS = "PSEQ|CpC";
  static final String PAIR_WORD = "-PSEQW|CpC";
  static final String PAIR_WORDS = "-PSEQW2|CpC";
  static final String PAIR_PREVIOUS_WORD = "-PSEQpW|CpC";
  static final String PAIR_CLASS = "-PSEQcDS|CpC";
  static final String PAIR_CLASSES = "-PSEQpcDS|CpC";
  static final String PAIR_PREVIOUS_CLASS = "-PSEQpDS|CpC";
  static final String PAIR_SHAPE = "-PSEQcS|CpC";
  static final String PAIR_PREVIOUS_SHAPE = "-PSEQpS|CpC";
  static final String PAIR_SHAPES = "-TYPES|CpC";
  static final String PAIR_SHAPE_AGAIN = "-TPS2|CpC";
  static final String PAIR_NEXT_SHAPE = "-TNS1|CpC";

  /** Opens a prefix or suffix of a word in angle brackets. */
  static final String NGRAM = "#";

  static final String NGRAM_END = "#|C";

  /** Stands between a word and a shape, or two shapes, of one label's features. */
  static final String BESIDE = "...";

  /** Stands between two words, classes or shapes of a pair's features. */
  static final String BEFORE = "-";

  private static final Set<String> WHOLE =
      Set.of(ALWAYS, TITLE, NO_OCCURRENCE, OCCURS_LATER, OCCURRED_BEFORE, PAIR_ALWAYS);

  private static final List<String> SUFFIXES =
      List.of(
          WORD,
          PREVIOUS_WORD,
          NEXT_WORD,
          CLASS,
          PREVIOUS_CLASS,
          NEXT_CLASS,
          SHAPE,
          PREVIOUS_SHAPE,
          NEXT_SHAPE,
          WORD_BEFORE_SHAPE,
          WORD_AFTER_SHAPE,
          WORD_TWO_BEFORE,
          WORD_BUT_ONE,
          SHAPES_BEFORE,
          SHAPES_AFTER,
          SHAPES_AROUND,
          SOME_WORD_AFTER,
          SOME_WORD_BEFORE,
          PAIR_WORD,
          PAIR_WORDS,
          PAIR_PREVIOUS_WORD,
          PAIR_CLASS,
          PAIR_CLASSES,
          PAIR_PREVIOUS_CLASS,
          PAIR_SHAPE,
          PAIR_PREVIOUS_SHAPE,
          PAIR_SHAPES,
          PAIR_SHAPE_AGAIN,
          PAIR_NEXT_SHAPE);

  private FeatureNames() {}

  /** Whether a feature is of one of these kinds. */
  static boolean isKnown(String feature) {
    return WHOLE.contains(feature)
        || feature.startsWith(NGRAM) && feature.endsWith(NGRAM_END)
        || SUFFIXES.stream().anyMatch(feature::endsWith);
  }
}
