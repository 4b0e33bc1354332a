package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.TEXT;

import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import java.util.function.Function;

/** The columns of an entity, and those of a table of entities. */
public final class EntityColumns {
  private static final Value<Entity> TYPE = text("type", entity -> entity.type().tag());
  private static final Value<Entity> LABEL = text("label", Entity::label);

  /** What an entity is: type, name, label and Wikipedia title. */
  public static final ColumnList<Entity> ENTITY =
      ColumnList.of(
          TYPE,
          text("name", Entity::name),
          LABEL,
          text("wikipedia", entity -> entity.wikipedia().orElse(null)));

  /** What is known of an entity by its type and label. */
  static final ColumnList<Entity> SHORT = ColumnList.of(TYPE, LABEL);

  /** The columns of a table of entities. */
  public static final ColumnList<EntityTable.Row> TABLE =
      ColumnList.<EntityTable.Row>of(
          object("entity", EntityTable.Row::entity, ENTITY).withoutPrefix().in(CSV, JSON),
          count("articles", EntityTable.Row::articles).text("articles").in(CSV, JSON),
          count("sentences", EntityTable.Row::sentences).text("sentences").in(CSV, JSON),
          TYPE.from(EntityTable.Row::entity).in(TEXT),
          LABEL.from(EntityTable.Row::entity).text("name"));

  /** The JSON document of a table of entities. */
  public static final ColumnList<EntityTable> DOCUMENT =
      ColumnList.of(
          count("articles", EntityTable::articles),
          object(
              "made",
              table -> table instanceof CountedEntities counted ? counted.how() : null,
              Made.COLUMNS),
          list("rows", EntityTable::rows, TABLE.in(JSON)));

  private EntityColumns() {}

  /** An entity of a row as people see it, by label and type. */
  static <R> ColumnList<R> shown(String head, Function<R, Entity> entity, OutputType... outputs) {
    return ColumnList.of(
        LABEL.from(entity).named(head).in(outputs), TYPE.from(entity).in(outputs).dropped(1));
  }
}
