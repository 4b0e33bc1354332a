package io.github.dateline.annotate;

/**
 * Some tokens of a line that may be a name, whatever its type.
 *
 * @param from its first token
 * @param to after its last token
 */
record Place(int from, int to) {
  static Place of(Candidate name) {
    return new Place(name.from(), name.to());
  }

  boolean is(Candidate name) {
    return name.from() == from && name.to() == to;
  }

  int length() {
    return to - from;
  }
}
