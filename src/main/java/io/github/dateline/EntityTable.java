package io.github.dateline;

import java.util.Iterator;
import java.util.List;

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

  /** Copies the list. */
  public EntityTable {
    rows = List.copyOf(rows);
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }
}
