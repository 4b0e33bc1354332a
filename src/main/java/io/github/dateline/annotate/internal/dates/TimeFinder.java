package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ie.NumberNormalizer;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.Env;
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
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.tagger.Tagger;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds time expressions (dates, times, durations and sets) with CoreNLP's SUTime rules, and
 * resolves them against the day of publication.
 *
 * <p>The result is that of CoreNLP's own {@code TimeAnnotator} as it is for the first sentence that
 * it reads ({@link TimeBinder}). It is faster by three things: each rule is asked only where it can
 * match ({@link TimeRules}); only those parts of a sentence are looked at that can hold a time
 * ({@link TimeSentence}); and what such a part holds, before it is resolved, is remembered.
 * Thread-safe.
 */
public final class TimeFinder {
  private static final String FOLDER = "edu/stanford/nlp/models/sutime/";

  /** Windows of which it is remembered what they hold: some 10 MB. */
  private static final int CACHED_WINDOWS = 10_000;

  private static final int CACHED_DAYS = 500;

  private final GenericTimeExpressionPatterns patterns;
  private final TimeRules rules;
  private final TimeConditions conditions;
  private final GenerationalCache<String, List<UnresolvedTime>> known =
      new GenerationalCache<>(CACHED_WINDOWS);
  private final GenerationalCache<LocalDate, SUTime.Time> days =
      new GenerationalCache<>(CACHED_DAYS);

  private TimeFinder(GenericTimeExpressionPatterns patterns, TimeRules rules) {
    this.patterns = patterns;
    this.rules = rules;
    this.conditions = rules.conditions();
    conditions.close();
  }

  /**
   * Reads the rules.
   *
   * @param gated whether each rule is asked only where it can match, or as CoreNLP asks them: all
   *     of every sentence
   * @throws IOException if CoreNLP's rules are not on the class path, or cannot be read
   */
  public static TimeFinder load(boolean gated) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("sutime.binders", "0");
    properties.setProperty("sutime.rules", FOLDER + "defs.sutime.txt");
    GenericTimeExpressionPatterns patterns =
        new GenericTimeExpressionPatterns(new Options("sutime", properties));
    Env env = patterns.createExtractor().getEnv();
    TimeBinder.bind(env);
    TimeRules rules = new TimeRules(env, gated);
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
    return ModelResource.find(name, FOLDER + name).open();
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
  public List<TimeSpan> find(
      String text, List<Token> tokens, Tagger tagger, @Nullable LocalDate day) {
    TimeSentence sentence = new TimeSentence(conditions, text, tokens);
    if (rules.areGated() && !sentence.canHoldTime(rules, sentence.all())) {
      return List.of();
    }
    List<String> tags = tagger.tags(tokens);
    SUTime.Time reference =
        day == null ? null : days.get(day, its -> SUTime.parseDateTime(its.toString(), true));
    List<TimeSpan> spans = new ArrayList<>();
    if (!rules.areGated()) {
      times(sentence, sentence.all(), tags).forEach(time -> time.addTo(spans, reference, 0));
      return spans;
    }
    for (Span window : sentence.windows(tags)) {
      if (sentence.canHoldTime(rules, window)) {
        known
            .get(sentence.key(window, tags), key -> times(sentence, window, tags))
            .forEach(time -> time.addTo(spans, reference, window.start()));
      }
    }
    return spans;
  }

  /** What CoreNLP's rules find in part of a sentence, in order. */
  private List<UnresolvedTime> times(TimeSentence sentence, Span window, List<String> tags) {
    Annotation annotation = annotation(sentence.text(window), sentence.tokens(window));
    List<CoreLabel> labels = annotation.get(CoreAnnotations.TokensAnnotation.class);
    for (int i = 0; i < labels.size(); i++) {
      labels.get(i).setTag(tags.get(window.start() + i));
    }
    boolean hasNumber = !rules.areGated() || sentence.hasNumber(window);
    List<CoreMap> merged =
        hasNumber ? NumberNormalizer.findAndMergeNumbers(annotation) : new ArrayList<>(labels);
    annotation.set(CoreAnnotations.NumerizedTokensAnnotation.class, merged);
    MetConditions evidence = new MetConditions(conditions, sentence.begun(window));
    if (rules.areGated() && hasNumber && !evidence.canFind(rules, merged)) {
      return List.of();
    }
    List<TimeExpression> times = new ArrayList<>();
    for (MatchedExpression expression : rules.extract(annotation, evidence)) {
      TimeExpression time = expression.getAnnotation().get(TimeExpression.Annotation.class);
      if (time != null && time.getTemporal() != null) {
        times.add(time);
      }
    }
    times.sort(MatchedExpression.EXPR_TOKEN_OFFSETS_NESTED_FIRST_COMPARATOR);
    return times.stream()
        .map(time ->
            new UnresolvedTime(
                time.getAnnotation().get(CoreAnnotations.TokenBeginAnnotation.class),
                time.getAnnotation().get(CoreAnnotations.TokenEndAnnotation.class),
                time.getTemporal(),
                patterns.determineRelFlags(annotation, time)))
        .toList();
  }

  /** Whether a word can be part of a number, alone or after one. */
  static boolean isNumber(String word) {
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
      label.setWord(TimeSentence.word(token));
      label.setValue(TimeSentence.word(token));
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
