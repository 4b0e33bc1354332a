package io.github.dateline.internal.table;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column with a single value for each row. Immutable and thread-safe.
 *
 * @param <R> a row
 */
public final class Value<R> implements Column<R> {
  private static final int DECIMALS = 3;

  private final String key;
  private final Kind kind;
  private final Function<R, ? extends @Nullable Object> value;
  private final Map<OutputType, Cell<R>> cells;

  /** When a screen is too narrow it goes before those with a higher number; never if 0. */
  private final int dropOrder;

  /** What the values are. */
  public enum Kind {
    /** {@link String}. */
    TEXT("string"),
    /** {@link Long}. */
    COUNT("long"),
    /** {@link Double}. */
    NUMBER("double"),
    /** {@link Double}, from 0 to 1. */
    PROBABILITY("double"),
    /** {@link Boolean}. */
    TRUTH("boolean");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The type's name in GEXF and GraphML. */
    public String word() {
      return word;
    }
  }

  /**
   * How people see the column in one output.
   *
   * @param head what is written above it
   * @param longHead what is written above it where there is room
   * @param shown the value in words
   */
  private record Cell<R>(String head, String longHead, Function<R, String> shown) {}

  private Value(
      String key,
      Kind kind,
      Function<R, ? extends @Nullable Object> value,
      Map<OutputType, Cell<R>> cells,
      int dropOrder) {
    this.dropOrder = dropOrder;
    this.key = key;
    this.kind = kind;
    this.value = value;
    this.cells = cells;
  }

  static <R> Value<R> of(String key, Kind kind, Function<R, ? extends @Nullable Object> value) {
    return new Value<>(key, kind, value, Map.of(), 0);
  }

  /** The same column in tables on a screen. */
  public Value<R> text(String head) {
    return text(head, DECIMALS);
  }

  /** The same column in tables on a screen, numbers with that many decimals. */
  public Value<R> text(String head, int decimals) {
    return with(OutputType.TEXT, head, head, row -> shown(row, OutputType.TEXT, decimals));
  }

  /** The same column in tables on a screen, its values put into words. */
  public Value<R> text(String head, Function<R, String> shown) {
    return text(head, head, shown);
  }

  /** The same column in tables on a screen, with a longer head on wide ones. */
  public Value<R> text(String head, String longHead, Function<R, String> shown) {
    return with(OutputType.TEXT, head, longHead, shown);
  }

  /** The same column in tables of Markdown. */
  public Value<R> markdown(String head) {
    return markdown(head, DECIMALS);
  }

  /** The same column in tables of Markdown, numbers with that many decimals. */
  public Value<R> markdown(String head, int decimals) {
    return with(OutputType.MARKDOWN, head, head, row -> shown(row, OutputType.MARKDOWN, decimals));
  }

  /** The same column in the table of a page, numbers with that many decimals. */
  public Value<R> page(String head, int decimals) {
    return page(head, row -> shown(row, OutputType.PAGE, decimals));
  }

  /** The same column in the table of a page, its values put into words. */
  public Value<R> page(String head, Function<R, String> shown) {
    return with(OutputType.PAGE, head, head, shown);
  }

  @Override
  public Value<R> in(OutputType... outputs) {
    Value<R> in = this;
    for (OutputType output : outputs) {
      in = in.with(output, key, key, row -> shown(row, output, DECIMALS));
    }
    return in;
  }

  private Value<R> with(
      OutputType output, String head, String longHead, Function<R, String> shown) {
    Map<OutputType, Cell<R>> more = new EnumMap<>(OutputType.class);
    more.putAll(cells);
    more.put(output, new Cell<>(head, longHead, shown));
    return new Value<>(key, kind, value, more, dropOrder);
  }

  /** The same column under another key. */
  Value<R> named(String otherKey) {
    return new Value<>(otherKey, kind, value, cells, dropOrder);
  }

  /**
   * The same column, left out of tables on screens that are too narrow.
   *
   * @param order those with a smaller number go first, and come back last; at least 1
   */
  public Value<R> dropped(int order) {
    return new Value<>(key, kind, value, cells, order);
  }

  int dropOrder() {
    return dropOrder;
  }

  /** Its name. */
  public String key() {
    return key;
  }

  /** What the values are. */
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean isIn(OutputType output) {
    return cells.containsKey(output);
  }

  @Override
  public Stream<Value<R>> values(OutputType output) {
    return isIn(output) ? Stream.of(this) : Stream.empty();
  }

  @Override
  public <S> Value<S> from(Function<S, @Nullable R> part) {
    Map<OutputType, Cell<S>> moved = new EnumMap<>(OutputType.class);
    cells.forEach((output, cell) ->
        moved.put(
            output,
            new Cell<>(
                cell.head(), cell.longHead(), row -> orElse(part.apply(row), cell.shown(), ""))));
    return new Value<>(
        key,
        kind,
        row -> {
          R found = part.apply(row);
          return found == null ? null : value.apply(found);
        },
        moved,
        dropOrder);
  }

  private static <R, T> T orElse(@Nullable R row, Function<R, ? extends T> value, T otherwise) {
    return row == null ? otherwise : value.apply(row);
  }

  /**
   * The value of a row as {@link #kind()} says; null if it has none, or a number that is not
   * finite.
   */
  public @Nullable Object value(R row) {
    Object found = value.apply(row);
    return found instanceof Double number && !Double.isFinite(number) ? null : found;
  }

  /** The value of a row for an attribute of a document; empty if there is none, or no text. */
  public Optional<Object> attribute(R row) {
    Object found = value(row);
    return Optional.ofNullable(found instanceof String text ? Formats.documentLine(text) : found)
        .filter(attribute -> !attribute.equals(""));
  }

  /** What stands above the column in an output for people, where there is room. */
  public String head(OutputType output) {
    return head(output, true);
  }

  /** What stands above the column in an output for people. */
  String head(OutputType output, boolean isWide) {
    Cell<R> cell = cell(output);
    return isWide ? cell.longHead() : cell.head();
  }

  /** The value of a row as people see it. */
  public String shown(OutputType output, R row) {
    return cell(output).shown().apply(row);
  }

  private Cell<R> cell(OutputType output) {
    Cell<R> cell = cells.get(output);
    if (cell == null) {
      throw new IllegalArgumentException(key + " is not in " + output);
    }
    return cell;
  }

  /** Whether it is a number, which stands to the right of a table's column. */
  boolean isNumber() {
    return switch (kind) {
      case COUNT, NUMBER, PROBABILITY -> true;
      case TEXT, TRUTH -> false;
    };
  }

  private String shown(R row, OutputType output, int decimals) {
    return switch (value.apply(row)) {
      case null -> "";
      case Long count -> Formats.count(count);
      case Double p when kind == Kind.PROBABILITY -> output.formats().probability(p, decimals);
      case Double number -> output.formats().number(number, decimals);
      case Object other -> other.toString();
    };
  }

  @Override
  public void write(Json json, R row) throws IOException {
    json.value(key, value(row));
  }
}
