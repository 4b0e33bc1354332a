package io.github.dateline.annotate.internal.labels;

import edu.stanford.nlp.ie.NumberNormalizer;
import edu.stanford.nlp.ie.QuantifiableEntityNormalizer;
import edu.stanford.nlp.ie.regexp.NumberSequenceClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.Timex;
import edu.stanford.nlp.util.CoreMap;
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import io.github.dateline.annotate.internal.crf.Labeller;
import io.github.dateline.annotate.internal.dates.TimeSpan;
import io.github.dateline.annotate.internal.text.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels numbers, amounts of money, percentages, ordinals and times as CoreNLP's default pipeline
 * does.
 *
 * <p>CoreNLP's own classes for this take a hundred times as long as its models take here, and run
 * only where a sentence has something they could label. Thread-safe.
 */
final class NumberLabeller {
  private static final String NONE = Labeller.NONE;
  private static final String NUMBER = "NUMBER";
  private static final String MONEY = "MONEY";
  private static final String PERCENT = "PERCENT";
  private static final String ORDINAL = "ORDINAL";

  /** The tag of a number in figures or words. */
  private static final String CARDINAL = "CD";

  /** Labels that CoreNLP normalises. */
  private static final Set<String> QUANTITIES =
      Set.of(MONEY, "TIME", "DATE", PERCENT, NUMBER, ORDINAL, "DURATION");

  private static final int CACHED_WORDS = 20_000;

  /** How far before a unit of money a verb of weighing makes it a unit of weight. */
  private static final int WEIGHING_REACH = 3;

  private final GenerationalCache<String, Boolean> numeric = new GenerationalCache<>(CACHED_WORDS);

  /** Whether a sentence may have something to label other than times, or labels to normalise. */
  boolean mayApply(List<Token> tokens, List<String> tags, String[] labels) {
    for (int i = 0; i < labels.length; i++) {
      if (tags.get(i).equals(CARDINAL)
          || QUANTITIES.contains(labels[i])
          || numeric.get(tokens.get(i).word(), NumberLabeller::isNumeric)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word can be a number or part of one, alone or after another. */
  private static boolean isNumeric(String word) {
    if (word.chars().anyMatch(Character::isDigit)
        || NumberSequenceClassifier.ORDINAL_PATTERN.matcher(word).matches()) {
      return true;
    }
    Annotation sentence =
        CoreLabels.document(
            "1 " + word,
            List.of(new Token("1", 0, 1), new Token(word, 2, 2 + word.length())),
            List.of(CARDINAL, CARDINAL));
    NumberNormalizer.findNumbers(CoreLabels.sentence(sentence));
    return sentence
        .get(CoreAnnotations.TokensAnnotation.class)
        .getLast()
        .containsKey(CoreAnnotations.NumericValueAnnotation.class);
  }

  /**
   * Labels a sentence's tokens, given the labels that the models give.
   *
   * @param document the sentence
   * @param labels the labels, which are changed
   * @param times its times
   */
  void label(Annotation document, String[] labels, List<TimeSpan> times) {
    List<CoreLabel> tokens = document.get(CoreAnnotations.TokensAnnotation.class);
    String[] found = new String[labels.length];
    Arrays.fill(found, NONE);
    mark(times, tokens, found);
    mark(numbers(CoreLabels.sentence(document)), tokens, found);
    markMoney(tokens, found);
    for (int i = 0; i < found.length; i++) {
      if ((found[i].equals(NONE) || found[i].equals(NUMBER))
          && NumberSequenceClassifier.ORDINAL_PATTERN.matcher(tokens.get(i).word()).matches()) {
        found[i] = ORDINAL;
      }
      boolean free = labels[i].equals(NONE) || labels[i].equals("MISC");
      tokens.get(i).setNER(free && !found[i].equals(NONE) ? found[i] : labels[i]);
    }
    normalise(tokens);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = tokens.get(i).ner();
      if (labels[i].equals(MONEY) || labels[i].equals(NUMBER)) {
        tokens.get(i).remove(TimeAnnotations.TimexAnnotation.class);
      }
    }
  }

  private static void mark(List<TimeSpan> times, List<CoreLabel> tokens, String[] found) {
    int number = 0;
    for (TimeSpan time : times) {
      Timex timex = timex(time, ++number, tokens);
      for (int i = time.from(); i < time.to(); i++) {
        if (found[i].equals(NONE)) {
          found[i] = time.type();
          tokens.get(i).set(TimeAnnotations.TimexAnnotation.class, timex);
        }
      }
    }
  }

  private static Timex timex(TimeSpan time, int number, List<CoreLabel> tokens) {
    Map<String, String> attributes = new HashMap<>(Map.of("tid", "t" + number));
    attributes.put("type", time.type());
    if (time.value() != null) {
      attributes.put("value", time.value());
    }
    StringBuilder words = new StringBuilder();
    for (CoreLabel token : tokens.subList(time.from(), time.to())) {
      words.append(words.isEmpty() ? "" : " ").append(token.word());
    }
    return Timex.fromMap(words.toString(), attributes);
  }

  private static List<CoreMap> numbers(CoreMap sentence) {
    try {
      return NumberNormalizer.findAndMergeNumbers(sentence);
    } catch (NumberFormatException e) {
      // So does CoreNLP: a number that it cannot read costs the sentence's numbers.
      return List.of();
    }
  }

  /** Marks what CoreNLP takes for numbers, and what is tagged as one. */
  private static void mark(
      Iterable<? extends CoreMap> numbers, List<CoreLabel> tokens, String[] found) {
    for (CoreMap number : numbers) {
      String type = number.get(CoreAnnotations.NumericCompositeTypeAnnotation.class);
      if (type != null
          && number.containsKey(CoreAnnotations.NumericCompositeValueAnnotation.class)) {
        int end = number.get(CoreAnnotations.TokenEndAnnotation.class);
        for (int i = number.get(CoreAnnotations.TokenBeginAnnotation.class); i < end; i++) {
          found[i] = found[i].equals(NONE) ? type : found[i];
        }
      }
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i].equals(NONE) && CARDINAL.equals(tokens.get(i).tag())) {
        found[i] = NUMBER;
      }
    }
  }

  /** Marks units of money, before and after numbers, and per cent, after them, and the numbers. */
  private static void markMoney(List<CoreLabel> tokens, String[] found) {
    for (int i = 0; i < found.length; i++) {
      String word = tokens.get(i).word();
      boolean symbol = NumberSequenceClassifier.CURRENCY_SYMBOL_PATTERN.matcher(word).matches();
      if (symbol && isNumber(tokens, found, i + 1)) {
        found[i] = MONEY;
        i = spread(tokens, found, i + 1, 1, MONEY) - 1;
      } else if (isNumber(tokens, found, i - 1)) {
        if ((symbol || NumberSequenceClassifier.CURRENCY_WORD_PATTERN.matcher(word).matches())
            && !isWeight(tokens, i)) {
          found[i] = MONEY;
          spread(tokens, found, i - 1, -1, MONEY);
        } else if (NumberSequenceClassifier.PERCENT_WORD_PATTERN.matcher(word).matches()
            || NumberSequenceClassifier.PERCENT_SYMBOL_PATTERN.matcher(word).matches()) {
          found[i] = PERCENT;
          spread(tokens, found, i - 1, -1, PERCENT);
        }
      }
    }
  }

  private static boolean isNumber(List<CoreLabel> tokens, String[] found, int i) {
    return i >= 0
        && i < found.length
        && (found[i].equals(NUMBER) || CARDINAL.equals(tokens.get(i).tag()));
  }

  /**
   * Marks tokens from one on, as long as they have its mark or, if it has none, its tag; returns
   * the first that has not.
   */
  private static int spread(
      List<CoreLabel> tokens, String[] found, int from, int step, String mark) {
    String old = found[from];
    String tag = tokens.get(from).tag();
    int i = from;
    while (i >= 0
        && i < found.length
        && (old.equals(NONE) ? tag.equals(tokens.get(i).tag()) : found[i].equals(old))) {
      found[i] = mark;
      i += step;
    }
    return i;
  }

  private static boolean isWeight(List<CoreLabel> tokens, int unit) {
    for (int i = Math.max(0, unit - WEIGHING_REACH); i < unit; i++) {
      if (tokens.get(i).word().startsWith("weigh")) {
        return true;
      }
    }
    return false;
  }

  private static void normalise(List<CoreLabel> tokens) {
    try {
      QuantifiableEntityNormalizer.addNormalizedQuantitiesToEntities(tokens, false, true);
    } catch (RuntimeException | AssertionError e) {
      // CoreNLP goes on with what it has done so far, and so do we.
    }
  }
}
