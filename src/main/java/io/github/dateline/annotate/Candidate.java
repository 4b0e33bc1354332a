package io.github.dateline.annotate;

import io.github.dateline.EntityType;

/**
 * Some tokens of a line that may be a name.
 *
 * @param from its first token
 * @param to after its last token
 * @param type what it would be the name of
 */
record Candidate(int from, int to, EntityType type) {
  boolean overlaps(Candidate other) {
    return from < other.to && other.from < to;
  }

  boolean holds(Candidate other) {
    return from <= other.from && other.to <= to;
  }

  boolean at(Candidate other) {
    return from == other.from && to == other.to;
  }

  int length() {
    return to - from;
  }

  Candidate as(EntityType newType) {
    return newType.equals(type) ? this : new Candidate(from, to, newType);
  }
}
