package io.github.dateline.internal.copies;

import io.github.dateline.internal.index.MinHashSignature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IntroSorter;
import org.jspecify.annotations.Nullable;

/**
 * Groups the articles of an archive by near-duplicate: the copies of one text form a group around
 * their leader.
 *
 * <p>The articles are taken by falling number of shingles, equals by the hash of the signature.
 * Each joins the leader that it is a copy of most surely, of several the first; if there is none,
 * it is a leader itself. So each copy was compared with its leader, the fullest text of its group,
 * and no chain of small changes joins texts that have little in common. Looked up are only leaders
 * one of whose {@value MinHashSignature#LOOKUP_KEYS} keys the article has: of copies half as long
 * as their leader three in 100,000 are missed, of those a third as long two in a thousand. Of
 * leaders that share a key the {@value #MAX_LEADERS_COMPARED} nearest in length are compared: what
 * more unrelated texts have in common is boilerplate, and to compare all would take time that grows
 * with the square of their number. The order is one of contents, so that groups depend neither on
 * ids nor on how the articles are stored.
 *
 * <p>Of one source and day, a text may be an early version of another: then less of it must stand
 * in that, which may be longer. Articles with equal texts join together, whatever days they are of.
 */
final class CopyFinder implements BoilerplateFinder.Texts {
  /** No hash: hashes are not negative. */
  private static final int NO_HASH = -1;

  /** How many leaders are looked at of those that have a key. */
  static final int MAX_LEADERS_COMPARED = 64;

  private final SignatureSource signatures;

  /** What stands for an article's source and day, 0 if one of them is not known. */
  private final long[] days;

  /**
   * Where articles with the text of a leader begin and end in the order, where there are several.
   */
  private final Map<Integer, int[]> equals = new HashMap<>();

  private final int[] order;
  private final int[] shingles;
  private final long[] wholeTextHash;
  private final int[] leader;
  private final int[] lastComparedWith;
  private final MinHashSignature one = new MinHashSignature();
  private final MinHashSignature other = new MinHashSignature();

  /** Where signatures come from. */
  interface SignatureSource {
    /** Reads the signature of an article. */
    void read(int article, MinHashSignature into) throws IOException;
  }

  private CopyFinder(int articles, @Nullable Bits live, SignatureSource column, long[] days)
      throws IOException {
    this.signatures = column;
    this.days = days;
    shingles = new int[articles];
    wholeTextHash = new long[articles];
    leader = new int[articles];
    Arrays.fill(leader, -1);
    lastComparedWith = leader.clone();
    int[] comparable = new int[articles];
    int count = 0;
    for (int article = 0; article < articles; article++) {
      if (live == null || live.get(article)) {
        column.read(article, one);
        leader[article] = article;
        shingles[article] = one.shingles;
        wholeTextHash[article] = one.wholeTextHash;
        if (one.comparable) {
          comparable[count++] = article;
        }
      }
    }
    order = ArrayUtil.copyOfSubArray(comparable, 0, count);
    new ByContent().sort(0, count);
  }

  /**
   * Finds the groups.
   *
   * @param articles how many articles there are
   * @param live which of them count, all if it is null
   * @param column their signatures
   * @param days what stands for the source and day of each, 0 if one of them is not known
   */
  static CopyFinder find(int articles, @Nullable Bits live, SignatureSource column, long[] days)
      throws IOException {
    CopyFinder finder = new CopyFinder(articles, live, column, days);
    LeaderIndex keys = new LeaderIndex();
    for (int from = 0; from < finder.order.length; ) {
      int article = finder.order[from];
      int to = from + 1;
      while (to < finder.order.length && finder.isEqual(article, finder.order[to])) {
        to++;
      }
      if (finder.shingles[article] > 0) {
        finder.join(from, to, keys);
      }
      for (int i = from + 1; i < to; i++) {
        finder.leader[finder.order[i]] = finder.leader[article];
      }
      from = to;
    }
    return finder;
  }

  /** Whether two texts, of one or several articles each, have a source and day in common. */
  private boolean ofOneDay(int from, int to, int leaderArticle) {
    int[] range = equals.get(leaderArticle);
    for (int i = from; i < to; i++) {
      long day = days[order[i]];
      if (day == 0) {
        continue;
      }
      if (range == null) {
        if (day == days[leaderArticle]) {
          return true;
        }
      } else {
        for (int j = range[0]; j < range[1]; j++) {
          if (day == days[order[j]]) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Restores groups that were found before.
   *
   * @param leaders the leader of each article, by the same articles, -1 if it does not count
   */
  static CopyFinder ofLeaders(int[] leaders, @Nullable Bits live, SignatureSource column)
      throws IOException {
    CopyFinder finder = new CopyFinder(leaders.length, live, column, new long[0]);
    System.arraycopy(leaders, 0, finder.leader, 0, leaders.length);
    return finder;
  }

  /** The leader of each article's group. Not to be changed. */
  int[] leaders() {
    return leader;
  }

  /** The leader of an article's group, itself if there are no others; -1 if it does not count. */
  int leader(int article) {
    return leader[article];
  }

  @Override
  public boolean areRelated(int a, int b) throws IOException {
    boolean swap = precedes(b, a);
    signatures.read(swap ? a : b, one);
    signatures.read(swap ? b : a, other);
    return one.isRelatedTo(other);
  }

  @Override
  public boolean precedes(int a, int b) {
    return shingles[a] != shingles[b]
        ? shingles[a] > shingles[b]
        : Long.compareUnsigned(wholeTextHash[a], wholeTextHash[b]) < 0;
  }

  private int compare(int a, int b) {
    return precedes(a, b) ? -1 : isEqual(a, b) ? 0 : 1;
  }

  private boolean isEqual(int a, int b) {
    return shingles[a] == shingles[b] && wholeTextHash[a] == wholeTextHash[b];
  }

  /** Joins the articles of one text, which stand in a range of the order. */
  private void join(int from, int to, LeaderIndex keys) throws IOException {
    int article = order[from];
    signatures.read(article, one);
    int best = -1;
    double surest = 0;
    for (int i = 0; i < one.size; i++) {
      int left = MAX_LEADERS_COMPARED;
      for (int at = keys.first(one.hashes[i]);
          at >= 0 && left > 0;
          at = keys.next(at, one.hashes[i])) {
        left--;
        int candidate = keys.leader(at);
        if (!MinHashSignature.canBeCopy(shingles[article], shingles[candidate], true)) {
          // Those that follow are older leaders: longer still.
          break;
        }
        if (lastComparedWith[candidate] == article) {
          continue;
        }
        lastComparedWith[candidate] = article;
        if (!keys.read(at, shingles[candidate], other)) {
          signatures.read(candidate, other);
        }
        double sure = one.copyContainment(other, ofOneDay(from, to, candidate));
        if (sure > surest || sure > 0 && sure == surest && precedes(candidate, best)) {
          surest = sure;
          best = candidate;
        }
      }
    }
    if (best >= 0) {
      leader[article] = best;
    } else {
      keys.add(article, one);
      if (to - from > 1) {
        equals.put(article, new int[] {from, to});
      }
    }
  }

  private final class ByContent extends IntroSorter {
    private int pivot;

    @Override
    protected void setPivot(int i) {
      pivot = order[i];
    }

    @Override
    protected int comparePivot(int j) {
      return CopyFinder.this.compare(pivot, order[j]);
    }

    @Override
    protected int compare(int i, int j) {
      return CopyFinder.this.compare(order[i], order[j]);
    }

    @Override
    protected void swap(int i, int j) {
      int article = order[i];
      order[i] = order[j];
      order[j] = article;
    }
  }

  /**
   * The leaders by their keys: chains through arrays, eight bytes a key. All hashes of the first
   * leaders, four bytes each, are held as well: a leader is compared with many, and to decode its
   * column takes longer than to compare.
   */
  private static final class LeaderIndex {
    private final long maxHashesHeld = Runtime.getRuntime().maxMemory() / 16 / Integer.BYTES;
    private int[] held = new int[0];
    private int[] heldTo = new int[0];
    private int holding;
    private int[] heads = new int[1 << 10];
    private int[] nexts = new int[0];
    private int[] hashes = new int[0];
    private int[] leaders = new int[0];
    private int count;

    LeaderIndex() {
      Arrays.fill(heads, -1);
    }

    /** The first entry of a key, -1 if there is none. */
    int first(int hash) {
      return matching(heads[slot(hash)], hash);
    }

    /** The next entry of a key after one, -1 if there is none. */
    int next(int entry, int hash) {
      return matching(nexts[entry], hash);
    }

    private int matching(int from, int hash) {
      int entry = from;
      while (entry >= 0 && hashes[entry] != hash) {
        entry = nexts[entry];
      }
      return entry;
    }

    int leader(int entry) {
      return leaders[entry / MinHashSignature.LOOKUP_KEYS];
    }

    /** Gives the signature of an entry's leader, of which the shingles are known, if it is held. */
    boolean read(int entry, int shingles, MinHashSignature into) {
      int number = entry / MinHashSignature.LOOKUP_KEYS;
      if (number >= holding) {
        return false;
      }
      int from = number == 0 ? 0 : heldTo[number - 1];
      into.shingles = shingles;
      into.comparable = true;
      into.size = heldTo[number] - from;
      into.hashes = ArrayUtil.growNoCopy(into.hashes, into.size);
      System.arraycopy(held, from, into.hashes, 0, into.size);
      return true;
    }

    private void hold(MinHashSignature signature) {
      int from = holding == 0 ? 0 : heldTo[holding - 1];
      if (holding == count && (long) from + signature.size <= maxHashesHeld) {
        int to = from + signature.size;
        held = ArrayUtil.grow(held, to);
        heldTo = ArrayUtil.grow(heldTo, holding + 1);
        System.arraycopy(signature.hashes, 0, held, from, signature.size);
        heldTo[holding++] = to;
      }
    }

    void add(int article, MinHashSignature signature) {
      hold(signature);
      leaders = ArrayUtil.grow(leaders, count + 1);
      leaders[count] = article;
      int entry = count * MinHashSignature.LOOKUP_KEYS;
      nexts = ArrayUtil.grow(nexts, entry + MinHashSignature.LOOKUP_KEYS);
      hashes = ArrayUtil.grow(hashes, entry + MinHashSignature.LOOKUP_KEYS);
      count++;
      if (entry > heads.length && heads.length < 1 << 28) {
        heads = new int[2 * heads.length];
        Arrays.fill(heads, -1);
        for (int i = 0; i < entry; i++) {
          link(i);
        }
      }
      for (int i = 0; i < MinHashSignature.LOOKUP_KEYS; i++) {
        hashes[entry + i] = i < signature.size ? signature.hashes[i] : NO_HASH;
        link(entry + i);
      }
    }

    private void link(int entry) {
      int slot = slot(hashes[entry]);
      nexts[entry] = heads[slot];
      heads[slot] = entry;
    }

    private int slot(int hash) {
      return (hash * 0x9E3779B9 >>> 4) & heads.length - 1;
    }
  }
}
