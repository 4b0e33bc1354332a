package io.github.dateline.internal.table;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result: its key, how its value is taken from a row, and the outputs it appears in.
 * JSON has the columns as they are nested; all other outputs have the single values in them.
 *
 * @param <R> a row
 */
public sealed interface Column<R> permits Value, Nested {
  /** A column of texts, null where there is none. */
  static <R> Value<R> text(String key, Function<R, @Nullable String> value) {
    return Value.of(key, Value.Kind.TEXT, value);
  }

  /** A column of whole numbers, null where there is none. */
  static <R> Value<R> count(String key, Function<R, @Nullable Long> value) {
    return Value.of(key, Value.Kind.COUNT, value);
  }

  /** A column of numbers; null, NaN and the infinities are no number in JSON and CSV. */
  static <R> Value<R> number(String key, Function<R, @Nullable Double> value) {
    return Value.of(key, Value.Kind.NUMBER, value);
  }

  /** A column of probabilities, null where there is none. */
  static <R> Value<R> probability(String key, Function<R, @Nullable Double> value) {
    return Value.of(key, Value.Kind.PROBABILITY, value);
  }

  /** A column of yes and no. */
  static <R> Value<R> truth(String key, Function<R, Boolean> value) {
    return Value.of(key, Value.Kind.TRUTH, value);
  }

  /** An object that is a part of the row; null where there is none. */
  static <R, V> Nested<R> object(String key, Function<R, @Nullable V> part, ColumnList<V> columns) {
    return Nested.of(
            key,
            columns,
            (Json json, V value) -> json.object(key).fields(columns, value).endObject())
        .from(part);
  }

  /** A list of objects; null where there is none. */
  static <R, V> Nested<R> list(
      String key, Function<R, ? extends @Nullable Iterable<V>> items, ColumnList<V> columns) {
    return list(key, items, (json, item) -> json.object().fields(columns, item).endObject());
  }

  /** A list of texts. */
  static <R> Nested<R> texts(String key, Function<R, List<String>> texts) {
    return list(key, texts, Json::item);
  }

  private static <R, V> Nested<R> list(
      String key, Function<R, ? extends @Nullable Iterable<V>> items, Nested.Field<V> item) {
    return Nested.of(
            key,
            ColumnList.<Iterable<V>>of(),
            (json, found) -> {
              json.array(key);
              for (V one : found) {
                item.write(json, one);
              }
              json.endArray();
            })
        .from(items::apply);
  }

  /** The same column, in these outputs too. */
  Column<R> in(OutputType... outputs);

  /** Whether it appears in an output. */
  boolean isIn(OutputType output);

  /** The single values that an output has of it, in order. */
  Stream<Value<R>> values(OutputType output);

  /** The same column of rows that the present rows are a part of. */
  <S> Column<S> from(Function<S, @Nullable R> part);

  /** Writes key and value as a field of a JSON object. */
  void write(Json json, R row) throws IOException;
}
