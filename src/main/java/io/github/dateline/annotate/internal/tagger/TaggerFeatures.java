package io.github.dateline.annotate.internal.tagger;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The numbers and names of the features of CoreNLP's English part-of-speech model.
 *
 * <p>From {@link #FIRST_RARE} on they apply to rare words only.
 */
final class TaggerFeatures {
  static final int PREVIOUS_WORD = 0;
  static final int WORD = 1;
  static final int NEXT_WORD = 2;
  static final int TWO_TAGS_BEFORE = 3;
  static final int TAG_BEFORE = 4;
  static final int FIRST_RARE = 5;
  static final int PREVIOUS_SHAPE = 5;
  static final int SHAPE = 6;
  static final int NEXT_SHAPE = 7;
  static final int PREVIOUS_CLASS = 8;
  static final int CLASS = 9;
  static final int NEXT_CLASS = 10;
  static final int CLASSES_AROUND = 11;
  static final int HAS_CAPITAL = 12;
  static final int HAS_DIGIT = 13;
  static final int HAS_DASH = 14;
  static final int LETTER_DIGIT_DASH = 15;
  static final int COMPANY = 16;
  static final int ALL_CAPITALS = 17;
  static final int CAPITAL_DIGIT_DASH = 18;

  /** The most frequent tag of the word in lower case, of a capitalized word that begins. */
  static final int FIRST_IN_LOWER_CASE = 19;

  /** The same of a capitalized word that does not begin the sentence. */
  static final int INNER_IN_LOWER_CASE = 20;

  /** Whether a word that begins the sentence has a capital, whatever CoreNLP's name for it says. */
  static final int FIRST_HAS_CAPITAL = 21;

  /** From one character to ten. */
  static final int PREFIX = 22;

  static final int SUFFIX = 32;
  static final int LONGEST_AFFIX = 10;
  static final int FINE_SHAPE = 42;
  static final int NO_LETTER_OR_DIGIT = 43;

  /** A prefix or suffix longer than the word. */
  static final String TOO_SHORT = "######";

  static final String YES = "1";
  static final String NO = "0";

  /** Between two tags. */
  static final String AND = "!";

  /** Between classes. */
  static final String BETWEEN = "|";

  /** The word and the tag of what is beyond the sentence. */
  static final String NOTHING = "NA";

  /** The word that ends a sentence. */
  static final String END = ".$.";

  /** What may end the name of a company, asked for at the word and the three after it. */
  static final Set<String> COMPANIES =
      Set.of(
          "Company",
          "COMPANY",
          "Co.",
          "Co",
          "Cos.",
          "CO.",
          "COS.",
          "Corporation",
          "CORPORATION",
          "Corp.",
          "Corp",
          "CORP.",
          "Incorporated",
          "INCORPORATED",
          "Inc.",
          "Inc",
          "INC.",
          "Association",
          "ASSOCIATION",
          "Assn",
          "ASSN",
          "Limited",
          "LIMITED",
          "Ltd.",
          "LTD.",
          "L.P.");

  static final int COMPANY_REACH = 3;

  /** As CoreNLP writes them. */
  static final List<String> EXTRACTORS =
      Stream.of(
              Stream.of(
                  "Extractor(-1,word)",
                  "Extractor(0,word)",
                  "Extractor(1,word)",
                  "ExtractorContinuousTagConj(-2 ... -1)",
                  "Extractor(-1,tag)",
                  "ExtractorWordShapeClassifier(-1,chris2)",
                  "ExtractorWordShapeClassifier(0,chris2)",
                  "ExtractorWordShapeClassifier(1,chris2)",
                  "ExtractorDistsim(-1,word)",
                  "ExtractorDistsim(0,word)",
                  "ExtractorDistsim(1,word)",
                  "ExtractorDistsimConjunction(-1,1)",
                  "ExtractorUCase()",
                  "ExtractorCNumber()",
                  "ExtractorDash()",
                  "ExtractorLetterDigitDash()",
                  "CompanyNameDetector()",
                  "ExtractorAllCapitalized()",
                  "ExtractorUpperDigitDash()",
                  "ExtractorStartSentenceCap()",
                  "ExtractorMidSentenceCapC()",
                  "ExtractorMidSentenceCap()"),
              affixes("Pref"),
              affixes("Suff"),
              Stream.of("ExtractorWordShapeClassifier(0,chris4)", "ExtractorNonAlphanumeric()"))
          .flatMap(names -> names)
          .toList();

  private TaggerFeatures() {}

  private static Stream<String> affixes(String kind) {
    return IntStream.rangeClosed(1, LONGEST_AFFIX)
        .mapToObj(length -> "ExtractorWord" + kind + "(len" + length + ",w0)");
  }

  /** What the names of an extractor's features begin with. */
  static String name(int extractor) {
    return String.valueOf((char) (extractor + 1));
  }
}
