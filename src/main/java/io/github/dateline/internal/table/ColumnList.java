package io.github.dateline.internal.table;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one kind of row. Every output has its columns in this order; a column that an
 * output has elsewhere is listed there once more. Immutable and thread-safe.
 *
 * @param <R> a row
 */
public final class ColumnList<R> implements Iterable<Column<R>> {
  private final List<Column<R>> columns;

  private ColumnList(List<Column<R>> columns) {
    this.columns = List.copyOf(columns);
  }

  /** ColumnList in that order. */
  @SafeVarargs
  public static <R> ColumnList<R> of(Column<R>... columns) {
    List<Column<R>> list = new ArrayList<>();
    for (Column<R> column : columns) {
      list.add(column);
    }
    return new ColumnList<>(list);
  }

  /** These columns and then some more. */
  @SafeVarargs
  public final ColumnList<R> and(Column<R>... more) {
    List<Column<R>> list = new ArrayList<>(columns);
    for (Column<R> column : more) {
      list.add(column);
    }
    return new ColumnList<>(list);
  }

  /** These columns and then others. */
  public ColumnList<R> and(ColumnList<R> more) {
    return new ColumnList<>(Stream.concat(columns.stream(), more.columns.stream()).toList());
  }

  /** The same columns of rows that the present rows are a part of. */
  public <S> ColumnList<S> from(Function<S, @Nullable R> part) {
    return map(column -> column.from(part));
  }

  /** As many columns, each made of one of these. */
  <S> ColumnList<S> map(Function<Column<R>, Column<S>> made) {
    return new ColumnList<>(columns.stream().map(made).toList());
  }

  /** The columns that an output has, nested as they are. */
  public ColumnList<R> in(OutputType output) {
    return new ColumnList<>(columns.stream().filter(column -> column.isIn(output)).toList());
  }

  /** The single values that an output has. */
  public List<Value<R>> values(OutputType output) {
    return columns.stream().flatMap(column -> column.values(output)).toList();
  }

  @Override
  public Iterator<Column<R>> iterator() {
    return columns.iterator();
  }
}
