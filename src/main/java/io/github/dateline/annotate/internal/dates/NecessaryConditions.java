package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.MultiNodePattern;
import edu.stanford.nlp.ling.tokensregex.NodePattern;
import edu.stanford.nlp.ling.tokensregex.NodePatternTransformer;
import edu.stanford.nlp.ling.tokensregex.SequencePattern;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the conditions that a token pattern cannot match without, so that the pattern is tried only
 * where it can match.
 *
 * <p>A pattern consists of conditions on single tokens. Those of "the (first|second) (quarter|half)
 * of" for example are necessary in four sets: some token must be "the", some token "first" or
 * "second", and so on. A sentence in which no token meets any condition of one of the sets cannot
 * match. The sets are found by trial, whatever the pattern is made of: with conditions that nothing
 * meets in place of those of a necessary set, and conditions that everything meets in place of the
 * others, it matches nothing.
 */
final class NecessaryConditions {
  /** No rule of CoreNLP's needs more tokens than 10 to match, each condition met. */
  private static final List<CoreLabel> ANY_TOKENS =
      Stream.generate(CoreLabel::new).limit(16).toList();

  private final SequencePattern<CoreMap> pattern;
  private final List<NodePattern<CoreMap>> conditions = new ArrayList<>();

  private NecessaryConditions(SequencePattern<CoreMap> pattern) {
    this.pattern = pattern;
    pattern.transform(
        new ConditionReplacer() {
          @Override
          public NodePattern<CoreMap> transform(NodePattern<CoreMap> condition) {
            conditions.add(condition);
            return condition;
          }
        });
  }

  /**
   * The sets of conditions of which each has one that some token must meet, each set as small as
   * can be and disjoint from the others.
   *
   * @param pattern a pattern of conditions on single tokens
   * @param selectivity what to order conditions by: a set is made of those that come last, if there
   *     is a choice
   * @return the sets, none if the pattern matches without any token
   * @throws UnsupportedOperationException if a condition is on several tokens at once
   */
  static List<List<NodePattern<CoreMap>>> of(
      SequencePattern<CoreMap> pattern, Comparator<NodePattern<CoreMap>> selectivity) {
    NecessaryConditions trial = new NecessaryConditions(pattern);
    List<Integer> order =
        IntStream.range(0, trial.conditions.size())
            .boxed()
            .sorted(Comparator.comparing(trial.conditions::get, selectivity))
            .toList();
    BitSet free = new BitSet();
    free.set(0, trial.conditions.size());
    List<List<NodePattern<CoreMap>>> sets = new ArrayList<>();
    while (!free.isEmpty() && !trial.matchesWithout(free)) {
      BitSet set = (BitSet) free.clone();
      for (int condition : order) {
        if (set.get(condition)) {
          set.clear(condition);
          if (trial.matchesWithout(set)) {
            set.set(condition);
          }
        }
      }
      sets.add(set.stream().mapToObj(trial.conditions::get).toList());
      free.andNot(set);
    }
    return sets;
  }

  private boolean matchesWithout(BitSet unmet) {
    SequencePattern<CoreMap> trial =
        pattern.transform(
            new ConditionReplacer() {
              private int next;

              @Override
              public NodePattern<CoreMap> transform(NodePattern<CoreMap> condition) {
                return new Constant(!unmet.get(next++));
              }
            });
    return trial.getMatcher(ANY_TOKENS).find();
  }

  /** Replaces conditions on single tokens. */
  private abstract static class ConditionReplacer
      implements NodePatternTransformer<CoreMap, CoreMap> {
    @Override
    public MultiNodePattern<CoreMap> transform(MultiNodePattern<CoreMap> condition) {
      throw new UnsupportedOperationException("a condition on several tokens");
    }
  }

  /** A condition that every token meets, or none. */
  private static final class Constant extends NodePattern<CoreMap> {
    private static final long serialVersionUID = 1;

    private final boolean met;

    Constant(boolean met) {
      this.met = met;
    }

    @Override
    public boolean match(CoreMap token) {
      return met;
    }
  }
}
