package io.github.dateline;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

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

  /**
   * A search before it is carried out: by relevance, the first ten hits, unless it is told
   * otherwise. Not thread-safe.
   */
  public static final class Request {
    private final Query query;
    private final Asker<Request, Hits> archive;
    private Order order = Order.RELEVANCE;
    private int from;
    private int limit = 10;

    Request(Query query, Asker<Request, Hits> archive) {
      this.query = Objects.requireNonNull(query, "query must not be null");
      this.archive = archive;
    }

    Query query() {
      return query;
    }

    Order order() {
      return order;
    }

    int from() {
      return from;
    }

    int limit() {
      return limit;
    }

    /**
     * Sets the order of the hits.
     *
     * @param newOrder the order
     * @return this request
     */
    public Request order(Order newOrder) {
      order = Objects.requireNonNull(newOrder, "order must not be null");
      return this;
    }

    /**
     * Puts the newest articles first.
     *
     * @return this request
     */
    public Request newest() {
      return order(Order.NEWEST);
    }

    /**
     * Puts the oldest articles first.
     *
     * @return this request
     */
    public Request oldest() {
      return order(Order.OLDEST);
    }

    /**
     * Skips hits, to read on from a page before.
     *
     * @param rank the rank of the first hit given, from 0
     * @return this request
     * @throws IllegalArgumentException if it is negative
     */
    public Request from(int rank) {
      if (rank < 0) {
        throw new IllegalArgumentException("from must be >= 0, got " + rank);
      }
      from = rank;
      return this;
    }

    /**
     * Sets how many hits are given at most.
     *
     * @param hits the number, at least 1
     * @return this request
     * @throws IllegalArgumentException if it is less
     */
    public Request limit(int hits) {
      if (hits < 1) {
        throw new IllegalArgumentException("limit must be >= 1, got " + hits);
      }
      limit = hits;
      return this;
    }

    /**
     * Searches.
     *
     * @return the hits
     * @throws DatelineException if the query names an entity that the archive does not know
     * @throws IOException if the disk fails
     */
    public Hits hits() throws IOException {
      return archive.ask(this);
    }
  }

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
