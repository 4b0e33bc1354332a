package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.ComplexNodePattern;
import edu.stanford.nlp.ling.tokensregex.CoreMapNodePattern;
import edu.stanford.nlp.ling.tokensregex.NodePattern;
import edu.stanford.nlp.util.CoreMap;
import edu.stanford.nlp.util.Pair;
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token conditions of CoreNLP's date rules, numbered, and the words that meet each of them.
 *
 * <p>There are two kinds: conditions on a token, its part of speech and the number or time that it
 * stands for; and, for rules that look at the text, whether a match can begin within a word. Filled
 * while the rules are read; from then on thread-safe.
 */
final class TimeConditions {
  private static final int CACHED_WORDS = 50_000;

  private final List<NodePattern<CoreMap>> conditions = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Pattern> texts = new ArrayList<>();
  private final GenerationalCache<TaggedWord, long[]> met = new GenerationalCache<>(CACHED_WORDS);
  private final GenerationalCache<WordInText, long[]> begun = new GenerationalCache<>(CACHED_WORDS);
  private final GenerationalCache<String, Boolean> isNumber = new GenerationalCache<>(CACHED_WORDS);
  private long[] onWords = {};
  private long[] onTags = {};
  private long[] onNumbers = {};

  /** Conditions that any word meets, or that only tags decide. */
  private long[] onAny = {};

  /** A word and its part of speech, null if that is not known yet. */
  private record TaggedWord(String word, @Nullable String tag) {}

  /** A word as it stands in the text, and what follows. */
  private record WordInText(String form, char next) {}

  /** The number of a condition on a token. Equal ones share it. */
  int number(NodePattern<CoreMap> condition) {
    return numbers.computeIfAbsent(
        key(condition),
        key -> {
          conditions.add(condition);
          return conditions.size() - 1;
        });
  }

  /** The number of the condition that a match can begin within a word. */
  int number(Pattern text) {
    texts.add(text);
    return texts.size() - 1;
  }

  /** Room for a bit for each condition. */
  long[] none() {
    return new long[(conditions.size() + Long.SIZE - 1) / Long.SIZE];
  }

  /** Room for a bit for each condition on text. */
  long[] noText() {
    return new long[(texts.size() + Long.SIZE - 1) / Long.SIZE];
  }

  /** To be called when all rules are read. */
  void close() {
    onWords = where("TextAnnotation", true);
    onTags = where("PartOfSpeechAnnotation", false);
    onNumbers = where("NumericComposite", false);
    onAny = met("qzx", null).clone();
    add(onAny, onTags);
  }

  /** Conditions that depend on nothing but what a token is written as. */
  long[] onWords() {
    return onWords;
  }

  /** Conditions that may depend on a token's part of speech. */
  long[] onTags() {
    return onTags;
  }

  /** Conditions that may depend on a number. */
  long[] onNumbers() {
    return onNumbers;
  }

  /**
   * Whether a word meets a condition that not every word meets, or may join two numbers.
   *
   * @param conditions what it meets without a tag
   */
  boolean isCore(String word, long[] conditions) {
    for (int i = 0; i < conditions.length; i++) {
      if ((conditions[i] & ~onAny[i]) != 0) {
        return true;
      }
    }
    return word.equalsIgnoreCase("and") || word.equals(",");
  }

  /** Whether a word can be part of a number. */
  boolean isNumber(String word) {
    return isNumber.get(word, TimeFinder::isNumber);
  }

  @SuppressWarnings("rawtypes")
  private long[] where(String annotation, boolean alone) {
    long[] bits = none();
    for (int i = 0; i < conditions.size(); i++) {
      NodePattern<CoreMap> condition = conditions.get(i);
      boolean fits =
          alone
              ? condition instanceof CoreMapNodePattern words
                  && words.getAnnotationPatterns().stream()
                      .allMatch(part -> part.first == CoreAnnotations.TextAnnotation.class)
              : condition.toString().contains(annotation);
      if (fits) {
        set(bits, i);
      }
    }
    return bits;
  }

  boolean isMet(int condition, CoreMap token) {
    return conditions.get(condition).match(token);
  }

  /**
   * The conditions that a word meets which is no number and no time.
   *
   * @param tag its part of speech; null for none
   */
  long[] met(String word, @Nullable String tag) {
    return met.get(new TaggedWord(word, tag), this::met);
  }

  private long[] met(TaggedWord word) {
    CoreLabel token = new CoreLabel();
    token.setWord(word.word());
    token.setValue(word.word());
    if (word.tag() != null) {
      token.setTag(word.tag());
    }
    long[] bits = none();
    for (int i = 0; i < conditions.size(); i++) {
      if (isMet(i, token)) {
        set(bits, i);
      }
    }
    return bits;
  }

  /**
   * The rules on text of which a match begins within a word.
   *
   * @param text the sentence
   * @param start where the word begins
   * @param end where it ends
   */
  long[] begun(String text, int start, int end) {
    char next = end < text.length() ? text.charAt(end) : ' ';
    long[] possible = begun.get(new WordInText(text.substring(start, end), next), this::possible);
    long[] bits = possible;
    for (int i = 0; i < texts.size(); i++) {
      if (has(possible, i) && !begins(texts.get(i), text, start, end, false)) {
        bits = bits == possible ? possible.clone() : bits;
        bits[i / Long.SIZE] &= ~(1L << i);
      }
    }
    return bits;
  }

  /** Hands over from where to where each match of some of the rules on text reaches. */
  void matches(long[] rules, String text, Reach sink) {
    for (int i = 0; i < texts.size(); i++) {
      if (has(rules, i)) {
        Matcher matcher = texts.get(i).matcher(text);
        while (matcher.find()) {
          sink.from(matcher.start(), matcher.end());
        }
      }
    }
  }

  /** Takes a part of a text. */
  interface Reach {
    void from(int start, int end);
  }

  /** The rules of which a match may begin within a word, if the right text follows. */
  private long[] possible(WordInText form) {
    long[] bits = noText();
    for (int i = 0; i < texts.size(); i++) {
      if (begins(texts.get(i), form.form() + form.next(), 0, form.form().length(), true)) {
        set(bits, i);
      }
    }
    return bits;
  }

  /**
   * No rule's match is longer, in UTF-16 code units. Where thousands of digits stand without a
   * space, a rule would look at all that follow from each of them.
   */
  private static final int MAX_MATCH_LENGTH = 500;

  /** Whether a match begins in {@code [start, end)} of a text, or might if more text followed. */
  private static boolean begins(Pattern rule, String text, int start, int end, boolean more) {
    Matcher matcher = rule.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int at = start; at < end; at++) {
      if (matcher.region(at, Math.min(text.length(), at + MAX_MATCH_LENGTH)).lookingAt()
          || (more && matcher.hitEnd())) {
        return true;
      }
    }
    return false;
  }

  /** A set of conditions on tokens. */
  long[] bits(List<Integer> set) {
    long[] bits = none();
    set.forEach(i -> set(bits, i));
    return bits;
  }

  /** A set of conditions on text. */
  long[] textBits(List<Integer> set) {
    long[] bits = noText();
    set.forEach(i -> set(bits, i));
    return bits;
  }

  private static boolean has(long[] bits, int i) {
    return (bits[i / Long.SIZE] & 1L << i) != 0;
  }

  static void set(long[] bits, int i) {
    bits[i / Long.SIZE] |= 1L << i;
  }

  static void add(long[] bits, long[] more) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= more[i];
    }
  }

  /** Adds those of some more bits that a mask has. */
  static void add(long[] bits, long[] more, long[] mask) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= more[i] & mask[i];
    }
  }

  static boolean meet(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      if ((bits[i] & others[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** What two conditions have in common only if they are the same. */
  @SuppressWarnings("rawtypes")
  private static String key(NodePattern<CoreMap> condition) {
    StringBuilder key = new StringBuilder(condition.getClass().getName()).append(condition);
    if (condition instanceof CoreMapNodePattern words) {
      for (Pair<Class, NodePattern> part : words.getAnnotationPatterns()) {
        key.append(
            switch (part.second) {
              case ComplexNodePattern.AbstractStringAnnotationPattern text ->
                  text.ignoreCase() + " " + text.normalize();
              case ComplexNodePattern.StringAnnotationRegexPattern regex ->
                  " " + regex.getPattern().flags();
              default -> "";
            });
      }
    }
    return key.toString();
  }
}
