package io.github.dateline.annotate;

import edu.stanford.nlp.ie.NumberNormalizer;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.MatchedExpression;
import edu.stanford.nlp.ling.tokensregex.parser.ParseException;
import edu.stanford.nlp.ling.tokensregex.parser.TokenSequenceParseException;
import edu.stanford.nlp.ling.tokensregex.parser.TokenSequenceParser;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.time.GenericTimeExpressionPatterns;
import edu.stanford.nlp.time.Options;
import edu.stanford.nlp.time.SUTime;
import edu.stanford.nlp.time.TimeExpression;
import edu.stanford.nlp.util.CoreMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates, times, durations and what recurs with CoreNLP's rules (SUTime), and resolves them
 * against the day of publication.
 *
 * <p>The result is that of CoreNLP's own {@code TimeAnnotator}; see {@link TimeRules} for what
 * makes it faster. Thread-safe.
 */
final class TimeFinder {
  private static final String FOLDER = "edu/stanford/nlp/models/sutime/";

  private final GenericTimeExpressionPatterns patterns;
  private final TimeRules rules;
  private final TimeConditions conditions;
  private final long[] onWords;
  private final long[] onTags;
  private final long[] onNumbers;
  private final RecentlyUsed<String, Boolean> numbers = new RecentlyUsed<>(50_000);

  private TimeFinder(GenericTimeExpressionPatterns patterns, TimeRules rules) {
    this.patterns = patterns;
    this.rules = rules;
    this.conditions = rules.conditions();
    this.onWords = conditions.onWordsAlone();
    this.onTags = conditions.onTags();
    this.onNumbers = conditions.onNumbers();
  }

  /** Reads the rules. */
  static TimeFinder load() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("sutime.binders", "0");
    properties.setProperty("sutime.rules", FOLDER + "defs.sutime.txt");
    GenericTimeExpressionPatterns patterns =
        new GenericTimeExpressionPatterns(new Options("sutime", properties));
    TimeRules rules = new TimeRules(patterns.createExtractor().getEnv());
    try (Reader in =
        new InputStreamReader(
            new SequenceInputStream(
                open("english.sutime.txt"), open("english.holidays.sutime.txt")),
            StandardCharsets.UTF_8)) {
      new TokenSequenceParser().updateExpressionExtractor(rules, in);
    } catch (ParseException | TokenSequenceParseException e) {
      throw new IOException("CoreNLP's rules for dates cannot be read", e);
    }
    return new TimeFinder(patterns, rules);
  }

  private static InputStream open(String name) throws IOException {
    return ModelResource.class.getClassLoader().getResourceAsStream(FOLDER + name);
  }

  /**
   * The time expressions of a sentence.
   *
   * @param text the text that the tokens are of
   * @param tokens the sentence's tokens, at least one
   * @param tagger asked only if the sentence may hold a time expression
   * @param day the day to resolve against; null for none
   * @return the expressions by their first token; one may lie within another
   */
  List<TimeSpan> find(String text, List<Token> tokens, Tagger tagger, @Nullable LocalDate day) {
    boolean hasNumber = false;
    long[] met = conditions.none();
    long[] begun = conditions.noText();
    int start = tokens.getFirst().start();
    String sentence = text.substring(start, tokens.getLast().end());
    for (Token token : tokens) {
      TimeConditions.add(met, conditions.met(token.word(), null));
      conditions.addBegun(begun, sentence, token.start() - start, token.end() - start);
      hasNumber |= numbers.get(token.word(), TimeFinder::isNumber);
    }
    TimeConditions.add(met, onTags);
    if (hasNumber) {
      TimeConditions.add(met, onNumbers);
    }
    if (!canFind(met, begun)) {
      return List.of();
    }
    Annotation annotation = annotation(sentence, tokens);
    List<CoreLabel> labels = annotation.get(CoreAnnotations.TokensAnnotation.class);
    List<CoreMap> merged =
        hasNumber ? NumberNormalizer.findAndMergeNumbers(annotation) : new ArrayList<>(labels);
    annotation.set(CoreAnnotations.NumerizedTokensAnnotation.class, merged);
    if (hasNumber && !new TimeEvidence(conditions, onWords, onTags, begun).canFind(rules, merged)) {
      return List.of();
    }
    List<String> tags = tagger.tags(tokens);
    for (int i = 0; i < labels.size(); i++) {
      labels.get(i).setTag(tags.get(i));
    }
    return spans(
        annotation,
        rules.extract(annotation, new TimeEvidence(conditions, onWords, null, begun)),
        day);
  }

  private List<TimeSpan> spans(
      Annotation sentence, List<MatchedExpression> found, @Nullable LocalDate day) {
    List<TimeExpression> times = new ArrayList<>(found.size());
    for (MatchedExpression expression : found) {
      TimeExpression time = expression.getAnnotation().get(TimeExpression.Annotation.class);
      if (time != null) {
        times.add(time);
      }
    }
    SUTime.Time reference = day == null ? null : SUTime.parseDateTime(day.toString(), true);
    // CoreNLP resolves twice, and the second time may change what the first left open.
    times.forEach(time -> resolve(sentence, time, reference));
    times.sort(MatchedExpression.EXPR_TOKEN_OFFSETS_NESTED_FIRST_COMPARATOR);
    times.forEach(time -> resolve(sentence, time, reference));
    List<TimeSpan> spans = new ArrayList<>(times.size());
    for (TimeExpression time : times) {
      SUTime.Temporal temporal = time.getTemporal();
      if (temporal != null) {
        add(spans, time.getAnnotation(), temporal);
      }
    }
    return spans;
  }

  private void resolve(Annotation sentence, TimeExpression time, SUTime.@Nullable Time reference) {
    SUTime.Temporal temporal = time.getTemporal();
    if (temporal == null) {
      return;
    }
    try {
      SUTime.Temporal resolved =
          temporal.resolve(reference, patterns.determineRelFlags(sentence, time));
      if (resolved != temporal) {
        time.setTemporal(resolved);
      }
    } catch (RuntimeException e) {
      // CoreNLP leaves such a time unresolved.
    }
  }

  private static void add(List<TimeSpan> spans, CoreMap tokens, SUTime.Temporal temporal) {
    try {
      Map<String, String> attributes = temporal.getTimexAttributes(new SUTime.TimeIndex());
      spans.add(
          new TimeSpan(
              tokens.get(CoreAnnotations.TokenBeginAnnotation.class),
              tokens.get(CoreAnnotations.TokenEndAnnotation.class),
              attributes.get("type"),
              attributes.get("value")));
    } catch (RuntimeException e) {
      // CoreNLP passes over a time that it cannot write.
    }
  }

  private boolean canFind(long[] met, long[] begun) {
    for (TimeRules.Gate gate : rules.finding()) {
      boolean open = true;
      for (long[] set : gate.sets()) {
        open &= TimeConditions.meet(set, gate.text() ? begun : met);
      }
      if (open) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word can be part of a number, alone or after one. */
  private static boolean isNumber(String word) {
    Annotation sentence =
        annotation(
            "1 " + word, List.of(new Token("1", 0, 1), new Token(word, 2, 2 + word.length())));
    NumberNormalizer.findNumbers(sentence);
    return sentence
        .get(CoreAnnotations.TokensAnnotation.class)
        .get(1)
        .containsKey(CoreAnnotations.NumericValueAnnotation.class);
  }

  /** A sentence as CoreNLP takes it. */
  private static Annotation annotation(String text, List<Token> tokens) {
    int start = tokens.getFirst().start();
    Annotation sentence = new Annotation(text);
    List<CoreLabel> labels = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      CoreLabel label = new CoreLabel();
      label.setWord(token.word());
      label.setValue(token.word());
      label.setOriginalText(text.substring(token.start() - start, token.end() - start));
      label.setBeginPosition(token.start());
      label.setEndPosition(token.end());
      label.set(CoreAnnotations.TokenBeginAnnotation.class, labels.size());
      label.set(CoreAnnotations.TokenEndAnnotation.class, labels.size() + 1);
      labels.add(label);
    }
    sentence.set(CoreAnnotations.TokensAnnotation.class, labels);
    sentence.set(CoreAnnotations.CharacterOffsetBeginAnnotation.class, start);
    sentence.set(CoreAnnotations.CharacterOffsetEndAnnotation.class, start + text.length());
    sentence.set(CoreAnnotations.TokenBeginAnnotation.class, 0);
    sentence.set(CoreAnnotations.TokenEndAnnotation.class, tokens.size());
    return sentence;
  }
}
