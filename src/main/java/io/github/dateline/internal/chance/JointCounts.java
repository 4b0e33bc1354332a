package io.github.dateline.internal.chance;

import java.util.Arrays;

/**
 * How many articles are in a class of one group and one of another, without the many that have no
 * article. Immutable and thread-safe.
 */
final class JointCounts {
  /** How many classes the second group has. */
  final int classes;

  /** By class of the first group: where its entries end; they begin where the one before ends. */
  final int[] ends;

  /** Of each entry, the class of the second group, rising. */
  final int[] second;

  /** How many articles each has. */
  final double[] articles;

  JointCounts(double[][] all) {
    classes = all.length == 0 ? 0 : all[0].length;
    ends = new int[all.length];
    int entries =
        (int) Arrays.stream(all).flatMapToDouble(Arrays::stream).filter(n -> n > 0).count();
    second = new int[entries];
    articles = new double[entries];
    int size = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < classes; j++) {
        if (all[i][j] > 0) {
          second[size] = j;
          articles[size++] = all[i][j];
        }
      }
      ends[i] = size;
    }
  }
}
