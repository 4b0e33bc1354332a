package io.github.dateline;

import java.util.Iterator;
import java.util.List;

/**
 * The articles that a query matches: how many there are, and some of them.
 *
 * <p>Immutable and thread-safe.
 *
 * @param total how many articles match, exact
 * @param from the rank of the first hit given, from 0
 * @param top the hits asked for, in the order asked for; empty if none match or {@code from} is
 *     past the last
 */
public record Hits(long total, int from, List<Hits.Hit> top) implements Iterable<Hits.Hit> {

  /** What articles are ordered by. Ties are broken by the newer article, then by id. */
  public enum Order {
    /** How well they match (BM25 of Lucene), the best first. */
    RELEVANCE,
    /** When they were published, the newest first; those without a date last. */
    NEWEST,
    /** When they were published, the oldest first; those without a date last. */
    OLDEST
  }

  /**
   * An article that matches.
   *
   * @param article the article
   * @param score how well it matches, at least 0; comparable within one answer only
   * @param snippet the sentence that shows the match best, or the first one
   */
  public record Hit(Article article, double score, Passage snippet) {}

  /** Copies the list. */
  public Hits {
    top = List.copyOf(top);
  }

  @Override
  public Iterator<Hit> iterator() {
    return top.iterator();
  }
}
