package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.CoreMapExpressionExtractor;
import edu.stanford.nlp.ling.tokensregex.CoreMapNodePattern;
import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.ling.tokensregex.MatchedExpression;
import edu.stanford.nlp.ling.tokensregex.NodePattern;
import edu.stanford.nlp.ling.tokensregex.SequenceMatchRules.AnnotationExtractRule;
import edu.stanford.nlp.ling.tokensregex.SequenceMatchRules.ExtractRule;
import edu.stanford.nlp.ling.tokensregex.SequenceMatchRules.Rule;
import edu.stanford.nlp.ling.tokensregex.TokenSequencePattern;
import edu.stanford.nlp.ling.tokensregex.types.Expression;
import edu.stanford.nlp.ling.tokensregex.types.Value;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CoreNLP's rules for dates, each of them asked only where it can match.
 *
 * <p>There are some 200 rules, and nearly all of the time goes into trying one after the other on
 * sentences that lack what it needs. So each rule is kept with its {@link NecessaryConditions}, and
 * passed over where one of them is missing. What is found is the same, since a rule that matches
 * nothing changes nothing.
 */
final class TimeRules extends CoreMapExpressionExtractor<MatchedExpression> {
  /** Frequent words: a condition that they meet says little. */
  private static final List<CoreLabel> FREQUENT =
      List.of("the", ",", "of", "to", "in", "a", "and", "'s", "for", "on", "at", "from", "said")
          .stream()
          .map(TimeRules::token)
          .toList();

  private static final String RECURRENCE = "$PeriodicSetRegex";

  private static final Comparator<NodePattern<CoreMap>> SELECTIVITY =
      Comparator.comparing(condition -> -FREQUENT.stream().filter(condition::match).count());

  private final TimeConditions conditions = new TimeConditions();
  private final ThreadLocal<MetConditions> metConditions = new ThreadLocal<>();
  private final List<Gate> finding = new ArrayList<>();

  private final boolean gated;

  /**
   * No rules yet.
   *
   * @param env what the rules' names mean
   * @param gated whether rules are passed over where they cannot match
   */
  TimeRules(Env env, boolean gated) {
    super(env);
    this.gated = gated;
    keepTemporaryTags();
  }

  /**
   * What a rule needs.
   *
   * @param sets of each of these sets of conditions, one must be met somewhere in the sentence
   * @param text whether they are conditions on the text
   */
  record Gate(List<long[]> sets, boolean text) {
    static final Gate OPEN = new Gate(List.of(), false);
  }

  private static CoreLabel token(String word) {
    CoreLabel token = new CoreLabel();
    token.setWord(word);
    token.setValue(word);
    return token;
  }

  boolean areGated() {
    return gated;
  }

  TimeConditions conditions() {
    return conditions;
  }

  /** The rules that can find a time by themselves. */
  List<Gate> finding() {
    return finding;
  }

  /**
   * The times in a sentence.
   *
   * @param sentence the sentence, its numbers merged
   * @param seen what of the sentence meets conditions
   */
  List<MatchedExpression> extract(CoreMap sentence, MetConditions seen) {
    metConditions.set(seen);
    try {
      return extractExpressions(sentence);
    } finally {
      metConditions.remove();
    }
  }

  /** Takes all rules: called once, by the parser. */
  @Override
  public void appendRules(List<Rule> rules) {
    if (gated) {
      gate(rules);
    }
    super.appendRules(rules);
  }

  @SuppressWarnings("rawtypes")
  private void gate(List<Rule> rules) {
    List<AnnotationExtractRule> extracting = new ArrayList<>();
    List<List<List<Integer>>> needs = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule instanceof AnnotationExtractRule extract && extract.extractRule != null) {
        extracting.add(extract);
        needs.add(needs(extract));
      }
    }
    for (int i = 0; i < extracting.size(); i++) {
      AnnotationExtractRule rule = extracting.get(i);
      boolean text = rule.pattern instanceof Pattern;
      Gate gate =
          new Gate(
              needs.get(i).stream()
                  .map(set -> text ? conditions.textBits(set) : conditions.bits(set))
                  .toList(),
              text);
      setGate(rule, gate);
      if (rule.active && findsTimes(rule)) {
        finding.add(gate);
      }
    }
  }

  /** The numbers of the conditions that a rule needs. */
  @SuppressWarnings("rawtypes")
  private List<List<Integer>> needs(AnnotationExtractRule rule) {
    if (rule.pattern instanceof Pattern text) {
      return List.of(List.of(conditions.number(text)));
    }
    if (rule.pattern instanceof TokenSequencePattern tokens) {
      try {
        return NecessaryConditions.of(tokens, SELECTIVITY).stream()
            .map(set -> set.stream().map(conditions::number).toList())
            .toList();
      } catch (UnsupportedOperationException e) {
        return ofRecurrence();
      }
    }
    return List.of();
  }

  /**
   * What the one rule needs that puts a condition on several tokens at once, on what recurs such as
   * "bi-weekly": a word with "weekly" or the like in it, by the list that the rule itself uses.
   */
  private List<List<Integer>> ofRecurrence() {
    if (getEnv().get(RECURRENCE) == null) {
      return List.of();
    }
    Pattern words = getEnv().getStringPattern(".*(?:" + RECURRENCE + ").*");
    return List.of(List.of(conditions.number(CoreMapNodePattern.valueOf(words))));
  }

  /** Not those that only tag tokens, or that say that something is no time. */
  @SuppressWarnings("rawtypes")
  private boolean findsTimes(AnnotationExtractRule rule) {
    if (rule.pattern instanceof Pattern) {
      return true;
    }
    Expression result = rule.result;
    if (result instanceof Value value && value.get() == null) {
      return false;
    }
    try {
      Value constant = result.evaluate(getEnv());
      return constant == null || !(constant.get() instanceof String);
    } catch (RuntimeException e) {
      // It depends on what matches.
      return true;
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private void setGate(AnnotationExtractRule rule, Gate gate) {
    ExtractRule ungated = rule.extractRule;
    boolean ofSentence = !rule.isComposite;
    Class field = rule.annotationField;
    if (!gate.text() && ofSentence && field != CoreAnnotations.NumerizedTokensAnnotation.class) {
      return;
    }
    rule.extractRule =
        (ExtractRule<Object, MatchedExpression>)
            (in, out) -> {
              List<? extends CoreMap> tokens =
                  gate.text()
                      ? List.of()
                      : ofSentence
                          ? (List<? extends CoreMap>) ((CoreMap) in).get(field)
                          : (List) in;
              return metConditions.get().canMatch(gate, tokens) && ungated.extract(in, out);
            };
  }
}
