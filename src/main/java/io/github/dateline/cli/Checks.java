package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.DatelineException;
import io.github.dateline.internal.table.Descriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

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
    return archive(folder, List.of());
  }

  /**
   * The same, where a query may have been typed before the archive.
   *
   * @param words what was typed after it
   */
  static Path archive(Path folder, List<String> words) {
    if (!Archive.exists(folder)) {
      for (String word : words) {
        that(
            !isArchive(word),
            "\""
                + word
                + "\" is the archive, and stands before what is asked of it: dateline COMMAND "
                + quoted(word)
                + " "
                + quoted(folder.toString()));
      }
    }
    that(!Files.isRegularFile(folder), folder + " is a file, not the folder of an archive");
    that(
        Archive.exists(folder),
        folder
            + (Files.isDirectory(folder) ? " is no archive" : ": there is no such archive")
            + "; build one: dateline index "
            + quoted(folder.toString())
            + " PATH...");
    return folder;
  }

  private static boolean isArchive(String word) {
    try {
      return Archive.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** As the shell reads it back. */
  private static String quoted(String word) {
    return word.matches("[\\p{L}\\p{N}_./:~+-]+") ? word : Descriptions.quoted(word);
  }

  /**
   * Checks that what is to be written is no part of an archive, which would be lost.
   *
   * @param file a file or folder, which need not be there
   */
  static Path output(Path file) throws IOException {
    for (Path place = real(file); place != null; place = place.getParent()) {
      that(
          !Archive.exists(place),
          "--output " + file + " is in the archive " + place + "; write outside of it");
    }
    return file;
  }

  /** A path without links, of which the last parts need not be there. */
  private static Path real(Path file) throws IOException {
    Path place = file.toAbsolutePath();
    if (Files.exists(place)) {
      return place.toRealPath();
    }
    Path folder = place.getParent();
    if (folder == null) {
      return place;
    }
    // A link that leads to nothing is written through; one that leads to itself is not written.
    return Files.isSymbolicLink(place) && Files.notExists(place)
        ? real(folder.resolve(Files.readSymbolicLink(place)))
        : real(folder).resolve(place.getFileName());
  }

  static long atLeast(long least, String option, long value) {
    that(value >= least, option + " must be at least " + least + ", got " + value);
    return value;
  }

  static int atLeast(int least, String option, int value) {
    return (int) atLeast((long) least, option, value);
  }
}
