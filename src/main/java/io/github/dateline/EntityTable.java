package io.github.dateline;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The entities of the articles in scope, counted.
 *
 * <p>Immutable and thread-safe.
 *
 * @param articles how many articles are in scope, with or without entities
 * @param entities how many entities of the types asked for the articles name, rows given or not
 * @param rows the entities in most articles first; ties by more sentences, then type and name
 */
public record EntityTable(long articles, long entities, List<EntityTable.Row> rows)
    implements Iterable<EntityTable.Row> {

  /**
   * An entity and its counts.
   *
   * @param entity the entity
   * @param articles in how many articles in scope it is named
   * @param sentences in how many of their sentences, the headline being one
   */
  public record Row(Entity entity, long articles, long sentences) {}

  /**
   * A count of entities before it is carried out: of the {@linkplain EntityType#coOccurring()
   * co-occurring types}, the fifty in most articles, unless it is told otherwise. Not thread-safe.
   */
  public static final class Request {
    private final Query scope;
    private final Asker<Request, EntityTable> archive;
    private Set<EntityType> types = EntityType.coOccurring();
    private Optional<List<Entity>> only = Optional.empty();
    private int limit = 50;

    Request(Query scope, Asker<Request, EntityTable> archive) {
      this.scope = Objects.requireNonNull(scope, "scope must not be null");
      this.archive = archive;
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

    int limit() {
      return limit;
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
     * Counts these entities and no others, whatever their types; the limit does not apply.
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
      limit = rows;
      return this;
    }

    /**
     * Counts.
     *
     * @return the entities in most articles, every article counted, near-duplicates too
     * @throws DatelineException if the query names an entity that the archive does not know
     * @throws IOException if the disk fails
     */
    public EntityTable table() throws IOException {
      return archive.ask(this);
    }
  }

  /** Copies the list. */
  public EntityTable {
    rows = List.copyOf(rows);
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }
}
