package io.github.dateline.read.internal;

import io.github.dateline.Article;

/** The ids of articles and what they had to say, as hashes: at most 43 bytes an article. */
final class SeenIds {
  private static final long PRIME = 0x9e3779b97f4a7c15L;

  /** Pairs of the hash of an id and of a text; an id of 0 is a free place. */
  private long[] pairs = new long[64];

  private int count;

  /** Whether another article has the id: one with another headline or body. It takes its place. */
  boolean isOther(Article article) {
    long id = hash(article.id(), PRIME) | 1;
    long text = hash(article.headline(), article.body());
    int at = place(pairs, id);
    boolean other = pairs[at] == id && pairs[at + 1] != text;
    count += pairs[at] == 0 ? 1 : 0;
    pairs[at] = id;
    pairs[at + 1] = text;
    if (count > pairs.length / 8 * 3 && pairs.length < 1 << 30) {
      grow();
    }
    return other;
  }

  /** Whether an article with the id was seen. */
  boolean isSeen(String id) {
    long key = hash(id, PRIME) | 1;
    return pairs[place(pairs, key)] == key;
  }

  /** Whether an article with the id and another headline or body was seen. */
  boolean isTaken(String id, String headline, String body) {
    long key = hash(id, PRIME) | 1;
    int at = place(pairs, key);
    return pairs[at] == key && pairs[at + 1] != hash(headline, body);
  }

  /** The hash of what an article says. */
  static long hash(String headline, String body) {
    return hash(body, hash(headline, PRIME));
  }

  private void grow() {
    long[] old = pairs;
    pairs = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int at = place(pairs, old[i]);
        pairs[at] = old[i];
        pairs[at + 1] = old[i + 1];
      }
    }
  }

  private static int place(long[] pairs, long id) {
    int mask = pairs.length - 1;
    int at = (int) (id >>> 1) << 1 & mask;
    while (pairs[at] != 0 && pairs[at] != id) {
      at = at + 2 & mask;
    }
    return at;
  }

  private static long hash(String text, long seed) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
      hash ^= hash >>> 29;
    }
    return (hash ^ text.length()) * PRIME ^ hash >>> 32;
  }
}
