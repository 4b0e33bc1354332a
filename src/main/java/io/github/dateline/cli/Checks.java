package io.github.dateline.cli;

import io.github.dateline.DatelineException;

/**
 * Checks what was typed before the library is asked: a number that the library itself refuses is a
 * fault of the program.
 */
final class Checks {
  private Checks() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new DatelineException(otherwise);
    }
  }

  static long atLeast(long least, String name, long value) {
    that(value >= least, name + " must be >= " + least + ", got " + value);
    return value;
  }

  static int atLeast(int least, String name, int value) {
    return (int) atLeast((long) least, name, value);
  }
}
