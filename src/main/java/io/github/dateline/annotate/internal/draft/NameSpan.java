package io.github.dateline.annotate.internal.draft;

import io.github.dateline.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * A span of tokens with a type: a name, or a candidate for one.
 *
 * @param from its first token
 * @param to after its last token
 * @param type what it would be the name of
 */
public record NameSpan(int from, int to, EntityType type) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NameSpan name
        && from == name.from
        && to == name.to
        && type.equals(name.type);
  }

  @Override
  public int hashCode() {
    return (from * 31 + to) * 31 + type.hashCode();
  }

  public boolean overlaps(NameSpan other) {
    return from < other.to && other.from < to;
  }

  public boolean contains(NameSpan other) {
    return from <= other.from && other.to <= to;
  }

  public boolean hasSameBounds(NameSpan other) {
    return from == other.from && to == other.to;
  }

  public int length() {
    return to - from;
  }

  public NameSpan withType(EntityType newType) {
    return newType.equals(type) ? this : new NameSpan(from, to, newType);
  }
}
