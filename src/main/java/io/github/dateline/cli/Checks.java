package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.DatelineException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Checks that an archive is where one is looked for. */
  static Path archive(Path folder) {
    that(!Files.isRegularFile(folder), folder + " is a file, not the folder of an archive");
    that(
        Archive.exists(folder),
        folder
            + (Files.isDirectory(folder) ? " is no archive" : ": there is no such archive")
            + "; build one with 'dateline index "
            + folder
            + " PATH...'");
    return folder;
  }

  static long atLeast(long least, String option, long value) {
    that(value >= least, option + " must be at least " + least + ", got " + value);
    return value;
  }

  static int atLeast(int least, String option, int value) {
    return (int) atLeast((long) least, option, value);
  }
}
