package io.github.dateline.internal.table;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of an object or a list of things, which have columns of their own. Outputs other than
 * JSON have no lists, and of an object a column for each value, whose key begins with that of the
 * object, as in {@code first} and {@code firstName}; a table for people has only those with a head.
 * Immutable and thread-safe.
 *
 * @param <R> a row
 */
public final class Nested<R> implements Column<R> {
  private final String key;
  private final boolean isPrefix;
  private final ColumnList<R> parts;
  private final Set<OutputType> outputs;
  private final Field<R> field;

  /** Writes key and value as a field of a JSON object. */
  interface Field<R> {
    void write(Json json, R row) throws IOException;
  }

  private Nested(
      String key, boolean isPrefix, ColumnList<R> parts, Set<OutputType> outputs, Field<R> field) {
    this.key = key;
    this.isPrefix = isPrefix;
    this.parts = parts;
    this.outputs = outputs;
    this.field = field;
  }

  static <R> Nested<R> of(String key, ColumnList<R> parts, Field<R> field) {
    return new Nested<>(key, true, parts, Set.of(), field);
  }

  /** The same column; the keys of its values do not begin with its own. */
  public Nested<R> withoutPrefix() {
    return new Nested<>(key, false, parts, outputs, field);
  }

  @Override
  public Nested<R> in(OutputType... more) {
    Set<OutputType> all = EnumSet.noneOf(OutputType.class);
    all.addAll(outputs);
    ColumnList<R> placed = parts;
    for (OutputType output : more) {
      all.add(output);
      placed = output.hasHeads() ? placed : placed.map(part -> part.in(output));
    }
    return new Nested<>(key, isPrefix, placed, all, field);
  }

  @Override
  public boolean isIn(OutputType output) {
    return outputs.contains(output);
  }

  @Override
  public Stream<Value<R>> values(OutputType output) {
    return isIn(output)
        ? parts.values(output).stream().map(part -> isPrefix ? part.named(name(part)) : part)
        : Stream.empty();
  }

  private String name(Value<R> part) {
    return key + Character.toUpperCase(part.key().charAt(0)) + part.key().substring(1);
  }

  @Override
  public <S> Nested<S> from(Function<S, @Nullable R> part) {
    return new Nested<>(
        key,
        isPrefix,
        parts.from(part),
        outputs,
        (json, row) -> {
          R found = part.apply(row);
          if (found == null) {
            json.none(key);
          } else {
            field.write(json, found);
          }
        });
  }

  @Override
  public void write(Json json, R row) throws IOException {
    field.write(json, row);
  }
}
