package io.github.dateline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came into an archive by indexing since one of its {@linkplain Archive#state() states}: pairs
 * of names that have become sure, new answers to questions, and names that are in one article for
 * the first time. An article is new when it was indexed, whatever its date.
 *
 * <p>Going on from {@link #state} each time, nothing is missed and nothing is told twice as long as
 * articles are added. One that is replaced counts from then on, for those names that it has gained.
 * Of those that were removed only the number is known; a pair that was sure by them alone may be
 * told once more.
 *
 * <p>Immutable and thread-safe. Archives find changes; others need not implement this.
 */
public interface Changes {

  /**
   * From which state on.
   *
   * @return the state that was asked about
   */
  long since();

  /**
   * Up to which state, to go on from.
   *
   * @return the state of the archive
   */
  long state();

  /**
   * How many articles came.
   *
   * @return the number of those that are there and were not
   */
  long added();

  /**
   * How many articles were replaced by another version.
   *
   * @return the number of those that are there and were there in other words
   */
  long replaced();

  /**
   * How many articles were removed.
   *
   * @return the number, without those that were taken out by rebuilding the archive; one that came
   *     after {@link #since} and went again is counted
   */
  long removed();

  /**
   * The pairs that are together surely more often than by chance, with a q-value of at most 0.05,
   * and were not: at article level, copies of one text once, of names in at least three articles.
   *
   * @return the rows, the strongest first, unmodifiable
   */
  List<CooccurrenceTable.Row> sure();

  /**
   * The new answers to each question.
   *
   * @return as many as there are questions, in their order, unmodifiable
   */
  List<Answers> answers();

  /**
   * The names that are together in an article, or in as many as were asked for, for the first time.
   * Every article counts, copies of one text too.
   *
   * @return the pairs by name, the names in most articles first; unmodifiable
   */
  List<Partner> partners();

  /**
   * Whether there is nothing to tell.
   *
   * @return true if nothing was removed, no pair has become sure, no question has a new answer and
   *     no name a new partner
   */
  default boolean isEmpty() {
    return removed() == 0
        && sure().isEmpty()
        && partners().isEmpty()
        && answers().stream().allMatch(answers -> answers.hits().isEmpty());
  }

  /**
   * Writes the changes as JSON, as {@code dateline changes --format json} prints them: an object of
   * {@code since}, {@code state}, {@code added}, {@code replaced} and {@code removed}; {@code
   * sure}, a list of {@code first}, {@code second}, {@code counts} and {@code excess}; {@code
   * questions}, a list of {@code query} and {@code hits}, each with {@code id}, {@code headline},
   * {@code published}, {@code source}, {@code snippet} and {@code replaced}; and {@code partners},
   * a list of {@code first}, {@code second}, {@code articles} and {@code ids}. Lists may be empty.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeJson(Path file) throws IOException;

  /**
   * The changes as the command line prints them, without colours.
   *
   * @return lines, each with its end; empty if there is nothing to tell
   */
  @Override
  String toString();

  /**
   * The new answers to a question.
   *
   * @param query the question
   * @param hits the articles that match and were added or replaced, the newest first
   * @param replaced the ids of those that were replaced, and may have matched before
   */
  record Answers(Query query, List<Hits.Hit> hits, Set<String> replaced) {
    /** Copies the lists. */
    public Answers {
      hits = List.copyOf(hits);
      replaced = Set.copyOf(replaced);
    }
  }

  /**
   * Two names that are together for the first time.
   *
   * @param first the name that was asked about; else the one that is in more articles
   * @param second the new partner
   * @param articles in how many articles they are together
   * @param ids the ids of those that brought them together: the first three, sorted
   */
  record Partner(Entity first, Entity second, long articles, List<String> ids) {
    /** Copies the list. */
    public Partner {
      ids = List.copyOf(ids);
    }
  }

  /**
   * A question for changes before it is asked: about all names of the {@linkplain
   * EntityType#coOccurring() co-occurring types}, unless it is told otherwise. Not thread-safe.
   */
  final class Request {
    private final long since;
    private final Asker<Request, Changes> archive;
    private Set<EntityType> types = EntityType.coOccurring();
    private Optional<Set<Entity>> only = Optional.empty();
    private List<Query> questions = List.of();
    private long minimumTogether = 1;

    Request(long since, Asker<Request, Changes> archive) {
      this.since = since;
      this.archive = archive;
    }

    long since() {
      return since;
    }

    Set<EntityType> types() {
      return types;
    }

    Optional<Set<Entity>> only() {
      return only;
    }

    List<Query> questions() {
      return questions;
    }

    long minimumTogether() {
      return minimumTogether;
    }

    /**
     * Sets which types of entities are told of.
     *
     * @param wanted the types
     * @return this request
     */
    public Request types(Set<EntityType> wanted) {
      types = Set.copyOf(wanted);
      return this;
    }

    /**
     * Tells of pairs with one of these entities only.
     *
     * @param entities the entities
     * @return this request
     */
    public Request only(List<Entity> entities) {
      only = Optional.of(Set.copyOf(entities));
      return this;
    }

    /**
     * Sets the questions.
     *
     * @param queries the queries
     * @return this request
     */
    public Request questions(List<Query> queries) {
      questions = List.copyOf(queries);
      return this;
    }

    /**
     * Sets in how many articles two names must be together to be told of as partners.
     *
     * @param articles the number, at least 1; they are told of once they reach it
     * @return this request
     * @throws IllegalArgumentException if it is less
     */
    public Request minimumTogether(long articles) {
      if (articles < 1) {
        throw new IllegalArgumentException("articles must be >= 1, got " + articles);
      }
      minimumTogether = articles;
      return this;
    }

    /**
     * Finds what came.
     *
     * @return the changes
     * @throws DatelineException if the archive has not had that state yet, or if there are more new
     *     pairs than memory holds
     * @throws IOException if the disk fails
     */
    public Changes changes() throws IOException {
      return archive.ask(this);
    }
  }
}
