package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.types.Tags;
import edu.stanford.nlp.time.TimeExpression;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of the date rules that the tokens of one sentence meet, evaluated when they are
 * asked for.
 *
 * <p>Not thread-safe.
 */
final class MetConditions {
  private final TimeConditions conditions;
  private final long[] begun;
  private List<? extends CoreMap> tokens = List.of();
  private long[] met;
  private long[] known;

  /** Tokens that are more than a word: numbers, times, and what rules have marked. */
  private final List<CoreMap> others = new ArrayList<>();

  /**
   * The conditions met in a sentence or part of one.
   *
   * @param begun the conditions on text that are met
   */
  MetConditions(TimeConditions conditions, long[] begun) {
    this.conditions = conditions;
    this.begun = begun;
    this.met = conditions.none();
    this.known = conditions.none();
  }

  /** Whether of each set of conditions one is met. */
  static boolean areMet(List<long[]> sets, long[] met) {
    for (long[] set : sets) {
      if (!TimeConditions.meet(set, met)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether all that a rule needs is there.
   *
   * @param now the tokens as they are now; numbers and times that were found are one each
   */
  boolean canMatch(TimeRules.Gate gate, List<? extends CoreMap> now) {
    if (gate.text()) {
      return areMet(gate.sets(), begun);
    }
    if (now != tokens) {
      look(now);
    }
    for (long[] set : gate.sets()) {
      if (!TimeConditions.meet(set, met) && !isMet(set)) {
        return false;
      }
    }
    return true;
  }

  /** Whether some rule that can find a time by itself can match. */
  boolean canFind(TimeRules rules, List<? extends CoreMap> now) {
    return rules.finding().stream().anyMatch(gate -> canMatch(gate, now));
  }

  private void look(List<? extends CoreMap> now) {
    tokens = now;
    met = conditions.none();
    known = conditions.onWords().clone();
    others.clear();
    for (CoreMap token : now) {
      String word = token.get(CoreAnnotations.TextAnnotation.class);
      if (isPlain(token)) {
        TimeConditions.add(
            met, conditions.met(word, token.get(CoreAnnotations.PartOfSpeechAnnotation.class)));
      } else {
        others.add(token);
        TimeConditions.add(met, conditions.met(word, null), conditions.onWords());
      }
    }
  }

  private static boolean isPlain(CoreMap token) {
    return token instanceof CoreLabel
        && !token.containsKey(CoreAnnotations.NumericCompositeTypeAnnotation.class)
        && !token.containsKey(TimeExpression.Annotation.class)
        && !token.containsKey(Tags.TagsAnnotation.class);
  }

  /** Asks of a set what has not been asked before. */
  private boolean isMet(long[] set) {
    for (int word = 0; word < set.length; word++) {
      for (long rest = set[word] & ~known[word]; rest != 0; rest &= rest - 1) {
        long bit = Long.lowestOneBit(rest);
        int condition = word * Long.SIZE + Long.numberOfTrailingZeros(bit);
        known[word] |= bit;
        for (CoreMap other : others) {
          if (conditions.isMet(condition, other)) {
            met[word] |= bit;
            return true;
          }
        }
      }
    }
    return false;
  }
}
