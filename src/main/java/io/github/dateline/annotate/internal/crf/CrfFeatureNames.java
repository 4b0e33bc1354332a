package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that CoreNLP's CRF models give their features: most are the text seen, and a suffix
 * that says what was seen.
 *
 * <p>Words, shapes and classes are those of the current token unless the suffix says previous (P)
 * or next (N).
 */
final class CrfFeatureNames {
  // Filled by what follows, while this class is loaded.
  private static final Set<String> WHOLE = new HashSet<>();
  private static final List<String> SUFFIXES = new ArrayList<>();

  static final RollingHash WORD = suffix("-WORD|C");
  static final RollingHash PREVIOUS_WORD = suffix("-PW|C");
  static final RollingHash NEXT_WORD = suffix("-NW|C");
  static final RollingHash CLASS = suffix("-DISTSIM|C");
  static final RollingHash PREVIOUS_CLASS = suffix("-PDISTSIM|C");
  static final RollingHash NEXT_CLASS = suffix("-NDISTSIM|C");
  static final RollingHash SHAPE = suffix("-TYPE|C");
  static final RollingHash PREVIOUS_SHAPE = suffix("-PTYPE|C");
  static final RollingHash NEXT_SHAPE = suffix("-NTYPE|C");
  static final RollingHash WORD_BEFORE_SHAPE = suffix("-PW_CTYPE|C");
  static final RollingHash WORD_AFTER_SHAPE = suffix("-NW_CTYPE|C");
  static final RollingHash WORD_TWO_BEFORE = suffix("-PPW_CTYPE|C");

  /** Of the word after the next one, which stands before the shape all the same. */
  static final RollingHash WORD_BUT_ONE = suffix("-NNW_CTYPE|C");

  static final RollingHash SHAPES_BEFORE = suffix("-PCTYPE|C");
  static final RollingHash SHAPES_AFTER = suffix("-CNTYPE|C");
  static final RollingHash SHAPES_AROUND = suffix("-PCNTYPE|C");
  static final RollingHash SOME_WORD_AFTER = suffix("-DISJN|C");
  static final RollingHash SOME_WORD_BEFORE = suffix("-DISJP|C");

  static final RollingHash ALWAYS = whole("###|C");
  static final RollingHash TITLE = whole("IS_TITLE|C");
  static final RollingHash NO_OCCURRENCE = whole("NO-OCCURRENCE-PATTERN|C");
  static final RollingHash OCCURS_LATER = whole("X-NEXT-OCCURRENCE-X|C");
  static final RollingHash OCCURRED_BEFORE = whole("X-PREV-OCCURRENCE-X|C");

  static final RollingHash PAIR_ALWAYS = whole("PSEQ|CpC");
  static final RollingHash PAIR_WORD = suffix("-PSEQW|CpC");
  static final RollingHash PAIR_WORDS = suffix("-PSEQW2|CpC");
  static final RollingHash PAIR_PREVIOUS_WORD = suffix("-PSEQpW|CpC");
  static final RollingHash PAIR_CLASS = suffix("-PSEQcDS|CpC");
  static final RollingHash PAIR_CLASSES = suffix("-PSEQpcDS|CpC");
  static final RollingHash PAIR_PREVIOUS_CLASS = suffix("-PSEQpDS|CpC");
  static final RollingHash PAIR_SHAPE = suffix("-PSEQcS|CpC");
  static final RollingHash PAIR_PREVIOUS_SHAPE = suffix("-PSEQpS|CpC");
  static final RollingHash PAIR_SHAPES = suffix("-TYPES|CpC");
  static final RollingHash PAIR_SHAPE_AGAIN = suffix("-TPS2|CpC");
  static final RollingHash PAIR_NEXT_SHAPE = suffix("-TNS1|CpC");

  /** Opens a prefix or suffix of a word in angle brackets. */
  static final String NGRAM = "#";

  static final String NGRAM_END = "#|C";

  /** Stands between a word and a shape, or two shapes, of one label's features. */
  static final RollingHash GAP = RollingHash.of("...");

  /** Stands between two words, classes or shapes of a pair's features. */
  static final RollingHash BEFORE = RollingHash.of("-");

  private CrfFeatureNames() {}

  private static RollingHash whole(String name) {
    WHOLE.add(name);
    return RollingHash.of(name);
  }

  private static RollingHash suffix(String name) {
    SUFFIXES.add(name);
    return RollingHash.of(name);
  }

  /** Whether a feature is of one of these kinds. */
  static boolean isKnown(String feature) {
    return WHOLE.contains(feature)
        || feature.startsWith(NGRAM) && feature.endsWith(NGRAM_END)
        || SUFFIXES.stream().anyMatch(feature::endsWith);
  }
}
