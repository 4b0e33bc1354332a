package io.github.dateline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The entities of the articles in scope, counted.
 *
 * <p>Immutable and thread-safe. Archives count; others need not implement this.
 */
public interface EntityTable extends Iterable<EntityTable.Row> {

  /**
   * The articles asked about.
   *
   * @return the query that matches them
   */
  Query scope();

  /**
   * How many articles are in scope, with or without entities.
   *
   * @return the number, exact
   */
  long articles();

  /**
   * How many entities of those asked for the articles name, rows given or not.
   *
   * @return the number, exact
   */
  long entities();

  /**
   * The entities in most articles first; ties by more sentences, then type and name.
   *
   * @return the rows, unmodifiable
   */
  List<Row> rows();

  /**
   * Says how the table was made, so that it can be made again: Dateline's version, the archive's
   * articles and annotator, the days of those asked, the question, the rule for copies, and what
   * chance means. No time of a clock is in it.
   *
   * @return two lines, the same in every locale
   */
  List<String> made();

  /**
   * Writes the rows as CSV, as {@code dateline entities --format csv} prints them.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeCsv(Path file) throws IOException;

  /**
   * Writes the table as JSON, as {@code dateline entities --format json} prints it.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeJson(Path file) throws IOException;

  /**
   * The table as the command line prints it, without colours.
   *
   * @return lines, each with its end
   */
  @Override
  String toString();

  @Override
  default Iterator<Row> iterator() {
    return rows().iterator();
  }

  /**
   * An entity and its counts.
   *
   * @param entity the entity
   * @param articles in how many articles in scope it is named
   * @param sentences in how many of their sentences, the headline being one
   */
  record Row(Entity entity, long articles, long sentences) {}

  /**
   * A count of entities before it is carried out: of the {@linkplain EntityType#coOccurring()
   * co-occurring types}, the fifty in most articles, unless it is told otherwise. Not thread-safe.
   */
  final class Request {
    private final Query scope;
    private final Asker<Request, EntityTable> archive;
    private final Asker<Request, Iterable<Row>> rows;
    private Set<EntityType> types = EntityType.coOccurring();
    private Optional<List<Entity>> only = Optional.empty();
    private OptionalInt limit = OptionalInt.empty();

    Request(Query scope, Asker<Request, EntityTable> archive, Asker<Request, Iterable<Row>> rows) {
      this.scope = Objects.requireNonNull(scope, "scope must not be null");
      this.archive = archive;
      this.rows = rows;
    }

    Query scope() {
      return scope;
    }

    Set<EntityType> types() {
      return types;
    }

    Optional<List<Entity>> only() {
      return only;
    }

    /** As it was set; else all of the entities that were given, or fifty. */
    int limit() {
      return limit.orElse(only.isPresent() ? Integer.MAX_VALUE : 50);
    }

    /**
     * Sets which types of entities are counted.
     *
     * @param wanted the types
     * @return this request
     */
    public Request types(Set<EntityType> wanted) {
      types = Set.copyOf(wanted);
      return this;
    }

    /**
     * Counts these entities and no others, whatever their types. All are given, unless a limit is
     * set.
     *
     * @param entities the entities
     * @return this request
     */
    public Request only(List<Entity> entities) {
      only = Optional.of(List.copyOf(entities));
      return this;
    }

    /**
     * Sets how many rows are given at most.
     *
     * @param rows the number, at least 1
     * @return this request
     * @throws IllegalArgumentException if it is less
     */
    public Request limit(int rows) {
      if (rows < 1) {
        throw new IllegalArgumentException("limit must be >= 1, got " + rows);
      }
      limit = OptionalInt.of(rows);
      return this;
    }

    /**
     * Counts.
     *
     * @return the entities in most articles, every article counted, near-duplicates too
     * @throws DatelineException if the query asks for days that texts speak of, and none are known
     * @throws IOException if the disk fails
     */
    public EntityTable table() throws IOException {
      return archive.ask(this);
    }

    /**
     * Counts, and makes the rows one by one as they are read, for more entities than memory holds.
     *
     * @return the rows of {@link #table()}, to be read while the archive is open; an {@link
     *     java.io.UncheckedIOException} if the disk fails meanwhile
     * @throws DatelineException if the query asks for days that texts speak of, and none are known
     * @throws IOException if the disk fails
     */
    public Iterable<Row> rows() throws IOException {
      return rows.ask(this);
    }
  }
}
