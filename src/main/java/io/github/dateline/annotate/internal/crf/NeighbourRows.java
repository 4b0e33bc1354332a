package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * What the words of a sentence weigh together with the words and shapes next to them.
 *
 * <p>Most of these features are not in the models, and those that are lie anywhere in them: all of
 * a sentence are looked up at once, so that the memory is asked for many at a time. To keep the
 * pairs of words that came before is no faster: three in five are new. One thread's; used again for
 * each sentence.
 */
final class NeighbourRows {
  private long[] hashes = new long[0];

  /** Of each feature the models that it is one of, a bit for each. */
  private int[] some = new int[0];

  /** Of each feature whose sums it adds to: of labels, or less than 0, of pairs. */
  private int[] places = new int[0];

  private int[] likely = new int[0];
  private long[] features = new long[0];
  private int count;

  private void reserve(int most) {
    if (hashes.length < most) {
      hashes = new long[most];
      some = new int[most];
      places = new int[most];
      likely = new int[most];
      features = new long[most];
    }
    count = 0;
  }

  /**
   * Looks up the features of a sentence.
   *
   * @param types its words
   * @param places of which of them
   * @param outside what stands before and after it
   */
  void find(JointWord[] types, int[] places, JointWord outside, JointTables tables) {
    int models = tables.models().size();
    reserve(places.length * (1 + 4 * models));
    for (int i : places) {
      JointWord before = at(types, i - 1, outside);
      JointWord current = types[i];
      JointWord after = at(types, i + 1, outside);
      add(hash(before.before(), current.secondOfPair()), tables.all(), ~(i * tables.pairs()));
      for (int model = 0; model < models; model++) {
        int alike = current.shape().alike()[model];
        if (alike != 0) {
          ShapeWeights shape = current.shape().of(model);
          int place = i * tables.labels();
          add(hash(before.beforeGap(), shape.afterWord()), alike, place);
          add(shape.beforeGap().hashWith(after.afterShape()), alike, place);
          if (before.isShort()) {
            add(
                hash(at(types, i - 2, outside).beforeGap(), shape.afterWordTwoBefore()),
                alike,
                place);
          }
          if (after.isShort()) {
            add(hash(at(types, i + 2, outside).beforeGap(), shape.afterWordButOne()), alike, place);
          }
        }
      }
    }
    tables.features(hashes, count, features, likely);
  }

  private void add(long hash, int models, int place) {
    hashes[count] = hash;
    some[count] = models;
    places[count++] = place;
  }

  private static JointWord at(JointWord[] types, int index, JointWord outside) {
    return index < 0 || index >= types.length ? outside : types[index];
  }

  private static long hash(long start, RollingHash end) {
    return start * end.power() + end.hash();
  }

  /** Adds what was looked up last. */
  void addTo(Potentials sums, JointTables tables) {
    for (int i = 0; i < count; i++) {
      if (features[i] != 0) {
        int place = places[i];
        tables.add(
            place < 0 ? sums.pairs : sums.own, place < 0 ? ~place : place, features[i], some[i]);
      }
    }
  }
}
