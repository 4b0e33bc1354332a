package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * Where the weights lie that the words of a sentence have together with the words and shapes next
 * to them, one model's tables at a time.
 *
 * <p>Most of these features are not in the models, and those that are lie anywhere in them: all of
 * a sentence are looked up at once, so that the memory is asked for many at a time. To keep the
 * pairs of words that came before is no faster: three in five are new. One thread's; used again for
 * each sentence.
 */
final class NeighbourRows {
  /** Pairs of labels, of the word before and the current one. */
  static final int PAIR = 0;

  /** Labels, of the word before and the current shape. */
  static final int WORD_BEFORE = 1;

  /** Labels, of the current shape and the next word. */
  static final int WORD_AFTER = 2;

  /** Labels, of the word before a short one and the current shape. */
  static final int TWO_BEFORE = 3;

  /** Labels, of the current shape and the word after a short one. */
  static final int TWO_AFTER = 4;

  private static final int KINDS = 5;

  /** The hash of a feature that no model has. */
  private static final long NO_FEATURE = 0;

  private long[] features = new long[0];
  private int[] likely = new int[0];
  private int[] rows = new int[0];

  /**
   * Looks up the features of a sentence.
   *
   * @param types its words
   * @param outside what stands before and after it
   * @param model which model's shapes
   * @param tables the model
   */
  void find(JointWord[] types, JointWord outside, int model, CrfTables tables) {
    int count = types.length * KINDS;
    if (features.length < count) {
      features = new long[count];
      likely = new int[count];
      rows = new int[count];
    }
    JointWord twoBefore = outside;
    JointWord before = outside;
    JointWord current = at(types, 0, outside);
    JointWord after = at(types, 1, outside);
    for (int i = 0; i < types.length; i++) {
      JointWord twoAfter = at(types, i + 2, outside);
      ShapeWeights shape = current.shape().of(model);
      int place = i * KINDS;
      features[place + PAIR] = hash(before.before(), current.secondOfPair());
      features[place + WORD_BEFORE] = hash(before.beside(), shape.afterWord());
      features[place + WORD_AFTER] = shape.beside().hashWith(after.afterShape());
      features[place + TWO_BEFORE] =
          before.isShort() ? hash(twoBefore.beside(), shape.afterWordTwoBefore()) : NO_FEATURE;
      features[place + TWO_AFTER] =
          after.isShort() ? hash(twoAfter.beside(), shape.afterWordButOne()) : NO_FEATURE;
      twoBefore = before;
      before = current;
      current = after;
      after = twoAfter;
    }
    tables.rows(features, count, rows, likely);
  }

  private static JointWord at(JointWord[] types, int index, JointWord outside) {
    return index < types.length ? types[index] : outside;
  }

  private static long hash(long start, RollingHash end) {
    return start * end.power() + end.hash();
  }

  /** Where the weights of a kind begin in the tables that were asked last; -1 if there are none. */
  int of(int token, int kind) {
    return rows[token * KINDS + kind];
  }
}
