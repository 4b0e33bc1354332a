package io.github.dateline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * The articles that a query matches: how many there are, and some of them.
 *
 * <p>Immutable and thread-safe. Archives find hits; others need not implement this.
 */
public interface Hits extends Iterable<Hits.Hit> {

  /**
   * What was asked.
   *
   * @return the query
   */
  Query query();

  /**
   * How many articles match.
   *
   * @return the number, exact
   */
  long total();

  /**
   * The rank of the first hit given.
   *
   * @return the rank, from 0
   */
  int from();

  /**
   * The hits asked for.
   *
   * @return the hits in the order asked for, unmodifiable; empty if none match or {@link #from} is
   *     past the last
   */
  List<Hit> top();

  /**
   * Writes the rows as CSV, as {@code dateline search --format csv} prints them.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeCsv(Path file) throws IOException;

  /**
   * Writes the hits as JSON, as {@code dateline search --format json} prints them.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeJson(Path file) throws IOException;

  /**
   * The hits as the command line prints them, without colours.
   *
   * @return lines, each with its end
   */
  @Override
  String toString();

  @Override
  default Iterator<Hit> iterator() {
    return top().iterator();
  }

  /**
   * A search before it is carried out: by relevance, the first ten hits, unless it is told
   * otherwise. Not thread-safe.
   */
  final class Request {
    private final Query query;
    private final Asker<Request, Hits> archive;
    private final Asker<Request, List<String>> archiveOfIds;
    private Order order = Order.RELEVANCE;
    private int from;
    private int limit = 10;

    Request(Query query, Asker<Request, Hits> archive, Asker<Request, List<String>> archiveOfIds) {
      this.query = Objects.requireNonNull(query, "query must not be null");
      this.archive = archive;
      this.archiveOfIds = archiveOfIds;
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
     * @throws DatelineException if the query asks for days that texts speak of, and none are known
     * @throws IOException if the disk fails
     */
    public Hits hits() throws IOException {
      return archive.ask(this);
    }

    /**
     * Searches, and reads no article: the ids of the same hits in the same order, without passages
     * and without how many articles match. Ten take about a third of the time of ten hits.
     *
     * @return the ids, unmodifiable; empty if none match or {@link #from} is past the last
     * @throws DatelineException if the query asks for days that texts speak of, and none are known
     * @throws IOException if the disk fails
     */
    public List<String> ids() throws IOException {
      return archiveOfIds.ask(this);
    }
  }

  /** What articles are ordered by. Ties are broken by the newer article, then by id. */
  enum Order {
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
  record Hit(Article article, double score, Passage snippet) {}
}
