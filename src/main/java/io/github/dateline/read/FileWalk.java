package io.github.dateline.read;

import io.github.dateline.read.internal.FileErrors;
import io.github.dateline.read.internal.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the files to read below the given paths. What it cannot look into is kept as a fault. */
final class FileWalk {
  /** Deeper folders are a mistake or a trap; the walk is recursive. */
  private static final int MAX_DEPTH = 200;

  /** By the bytes of the relative path, a folder's name with its slash: the same everywhere. */
  private static final Comparator<Child> BY_PATH =
      Comparator.comparing(Child::sortKey, Arrays::compareUnsigned);

  private final List<InputFile> files = new ArrayList<>();
  private int passedOver;
  private final Map<String, Integer> endings = new TreeMap<>();

  /** Adds what is to be read of a path: the file, or the files of the folder and those below it. */
  void add(Path given) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(given, BasicFileAttributes.class);
    } catch (IOException e) {
      files.add(InputFile.faulty(given, FileErrors.whyNotRead(e)));
      return;
    }
    if (attributes.isDirectory()) {
      folder(given, "", 0, new HashSet<>());
    } else if (attributes.isOther() && isInput(given)) {
      files.add(InputFile.readable(given, FileNames.of(given), 0));
    } else {
      file(given, FileNames.of(given), attributes);
    }
  }

  /** Whether a path is what a shell hands on: {@code /dev/stdin}, or {@code <(...)}. */
  private static boolean isInput(Path given) {
    return given.equals(Path.of("/dev/stdin")) || given.startsWith("/dev/fd");
  }

  List<InputFile> files() {
    return files;
  }

  int passedOver() {
    return passedOver;
  }

  /** How many files and hidden folders were passed over, by the ending of their names. */
  Map<String, Integer> endings() {
    return endings;
  }

  private static String ending(String name) {
    String ending = ArticleFormat.Beginning.endingOf(name);
    return isReadme(name) ? "README" : ending.isEmpty() ? "without ending" : ending;
  }

  private void file(Path path, String id, BasicFileAttributes attributes) {
    files.add(
        attributes.isRegularFile()
            ? InputFile.readable(path, id, attributes.size())
            : InputFile.faulty(path, "not a regular file"));
  }

  /**
   * Reads each folder once however many links lead to it, so that loops end.
   *
   * @param below the path below the given folder, empty or ending in a slash
   */
  private void folder(Path folder, String below, int depth, Set<Path> seen) {
    if (depth > MAX_DEPTH) {
      files.add(InputFile.faulty(folder, "more than " + MAX_DEPTH + " folders deep"));
      return;
    }
    List<Child> children;
    try {
      if (!seen.add(folder.toRealPath())) {
        return;
      }
      children = children(folder);
    } catch (IOException e) {
      files.add(InputFile.faulty(folder, FileErrors.whyNotRead(e)));
      return;
    }
    for (Child child : children) {
      if (child.folder()) {
        folder(child.path(), below + child.name() + "/", depth + 1, seen);
      } else {
        found(child, below);
      }
    }
  }

  private void found(Child child, String below) {
    try {
      file(
          child.path(),
          below + child.name(),
          Files.readAttributes(child.path(), BasicFileAttributes.class));
    } catch (IOException e) {
      files.add(
          InputFile.faulty(
              child.path(),
              Files.isSymbolicLink(child.path())
                  ? "a link that leads nowhere"
                  : FileErrors.whyNotRead(e)));
    }
  }

  /** What a folder holds that is to be looked at, in order. */
  private List<Child> children(Path folder) throws IOException {
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        String name = FileNames.of(path);
        boolean hidden = name.startsWith(".");
        boolean directory = !hidden && Files.isDirectory(path);
        if (hidden || (!directory && !isToRead(name))) {
          passedOver++;
          endings.merge(hidden ? "hidden" : ending(name), 1, Integer::sum);
        } else {
          children.add(new Child(path, name, directory));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(BY_PATH);
    return children;
  }

  /** Whether a file of this name in a folder or archive is to be looked at. */
  static boolean isToRead(String name) {
    return !isReadme(name) && KnownFormats.isToRead(name);
  }

  private static boolean isReadme(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("readme") || lower.startsWith("readme.");
  }

  private record Child(Path path, String name, boolean folder) {
    byte[] sortKey() {
      return (folder ? name + "/" : name).getBytes(StandardCharsets.UTF_8);
    }
  }
}
