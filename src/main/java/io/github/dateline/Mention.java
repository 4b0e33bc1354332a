package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mention: a span {@code [start, end)} of the headline or the body that names an entity or states
 * a value such as a date, in UTF-16 code units.
 *
 * <p>Titles, numbers, dates and money are mentions without an entity. Immutable and thread-safe.
 */
public final class Mention {
  private final int start;
  private final int end;
  private final EntityType type;
  private final @Nullable Entity entity;
  private final @Nullable String value;

  private Mention(
      int start, int end, EntityType type, @Nullable Entity entity, @Nullable String value) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "start must be >= 0 and below end, got [" + start + ", " + end + ")");
    }
    this.start = start;
    this.end = end;
    this.type = Objects.requireNonNull(type, "type must not be null");
    this.entity = entity;
    this.value = value;
  }

  /**
   * A mention of an entity.
   *
   * @param start offset of its first UTF-16 code unit, at least 0
   * @param end offset after its last UTF-16 code unit, above {@code start}
   * @param entity what is named
   * @return the mention, its type the entity's
   */
  public static Mention of(int start, int end, Entity entity) {
    return new Mention(start, end, entity.type(), entity, null);
  }

  /**
   * A mention without an entity and without a value, such as a title.
   *
   * @param start offset of its first UTF-16 code unit, at least 0
   * @param end offset after its last UTF-16 code unit, above {@code start}
   * @param type what kind of expression it is
   * @return the mention
   */
  public static Mention of(int start, int end, EntityType type) {
    return new Mention(start, end, type, null, null);
  }

  /**
   * A mention of a value, such as a date or an amount.
   *
   * @param start offset of its first UTF-16 code unit, at least 0
   * @param end offset after its last UTF-16 code unit, above {@code start}
   * @param type what kind of value it is
   * @param value the normalised value, such as {@code 2025-07-31}
   * @return the mention
   */
  public static Mention of(int start, int end, EntityType type, String value) {
    return new Mention(start, end, type, null, Text.wellFormed(value));
  }

  /**
   * Offset of the first UTF-16 code unit.
   *
   * @return the offset, at least 0
   */
  public int start() {
    return start;
  }

  /**
   * Offset after the last UTF-16 code unit.
   *
   * @return the offset, above {@link #start()}
   */
  public int end() {
    return end;
  }

  /**
   * What kind of expression it is.
   *
   * @return the type; the entity's, if there is one
   */
  public EntityType type() {
    return type;
  }

  /**
   * What is named.
   *
   * @return the entity, empty for titles, numbers, dates and the like
   */
  public Optional<Entity> entity() {
    return Optional.ofNullable(entity);
  }

  /**
   * The normalised value.
   *
   * @return the value, such as {@code 2025-07-31}, empty if there is none
   */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mention m
        && start == m.start
        && end == m.end
        && type.equals(m.type)
        && Objects.equals(entity, m.entity)
        && Objects.equals(value, m.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(start, end, type, entity, value);
  }

  @Override
  public String toString() {
    return "["
        + start
        + ", "
        + end
        + ") "
        + (entity != null ? entity : value == null ? type : type + "=" + value);
  }
}
