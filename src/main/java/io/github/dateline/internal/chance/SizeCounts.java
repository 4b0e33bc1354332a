package io.github.dateline.internal.chance;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many articles have so many names of each group. Articles without names are left out.
 *
 * <p>How many names of each group an article has, its size, is one number, {@value #BITS} bits for
 * each group. Immutable and thread-safe.
 */
public final class SizeCounts {
  /** An article with more names of a group counts as one with so many. */
  public static final int MAX_NAMES = 0xFFFF;

  private static final int BITS = Short.SIZE;

  /** The sizes that there are, rising. */
  private final long[] sizes;

  /** How many articles have each. */
  private final long[] articles;

  private SizeCounts(long[] sizes, long[] articles) {
    this.sizes = sizes;
    this.articles = articles;
  }

  /** From how many articles have each size. */
  public static SizeCounts of(Map<Long, Long> articlesBySize) {
    TreeMap<Long, Long> sorted = new TreeMap<>(articlesBySize);
    sorted.remove(0L);
    return new SizeCounts(
        sorted.keySet().stream().mapToLong(size -> size).toArray(),
        sorted.values().stream().mapToLong(number -> number).toArray());
  }

  /**
   * From how many articles have each size.
   *
   * @param sizes rising, each once
   * @param articles how many articles have each, 0 if none has
   */
  public static SizeCounts of(long[] sizes, long[] articles) {
    int size = 0;
    long[] kept = new long[sizes.length];
    long[] counts = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] != 0 && articles[i] > 0) {
        kept[size] = sizes[i];
        counts[size++] = articles[i];
      }
    }
    return new SizeCounts(Arrays.copyOf(kept, size), Arrays.copyOf(counts, size));
  }

  /** The size of an article with so many names of each group. */
  public static long size(int... names) {
    long size = 0;
    for (int group = 0; group < names.length; group++) {
      size |= (long) Math.min(MAX_NAMES, names[group]) << BITS * group;
    }
    return size;
  }

  private static int names(long size, int group) {
    return (int) (size >>> BITS * group) & MAX_NAMES;
  }

  /** How many sizes there are. */
  int length() {
    return sizes.length;
  }

  /** How many names of a group the articles of one of the sizes have. */
  int names(int at, int group) {
    return names(sizes[at], group);
  }

  /** How many articles have one of the sizes. */
  long articles(int at) {
    return articles[at];
  }

  /** How many articles have so many names of a group: by the number of names. */
  long[] ofGroup(int group) {
    int most = 0;
    for (long size : sizes) {
      most = Math.max(most, names(size, group));
    }
    long[] found = new long[most + 1];
    for (int i = 0; i < sizes.length; i++) {
      found[names(sizes[i], group)] += articles[i];
    }
    return found;
  }

  /** These articles and others. */
  public SizeCounts plus(SizeCounts others) {
    long[] all = new long[sizes.length + others.sizes.length];
    long[] counts = new long[all.length];
    int size = 0;
    for (int i = 0, j = 0; i < sizes.length || j < others.sizes.length; size++) {
      boolean isMine = j == others.sizes.length || i < sizes.length && sizes[i] <= others.sizes[j];
      boolean isTheirs =
          i == sizes.length || j < others.sizes.length && others.sizes[j] <= sizes[i];
      all[size] = isMine ? sizes[i] : others.sizes[j];
      counts[size] = (isMine ? articles[i++] : 0) + (isTheirs ? others.articles[j++] : 0);
    }
    return new SizeCounts(Arrays.copyOf(all, size), Arrays.copyOf(counts, size));
  }

  /** Those with more than so many names, of all groups together. */
  public SizeCounts longerThan(int names) {
    long[] left = articles.clone();
    for (int i = 0; i < sizes.length; i++) {
      int all = 0;
      for (int group = 0; group < Long.SIZE / BITS; group++) {
        all += names(sizes[i], group);
      }
      left[i] = all > names ? left[i] : 0;
    }
    return of(sizes, left);
  }

  /** How many articles there are. */
  public long articles() {
    return Arrays.stream(articles).sum();
  }
}
