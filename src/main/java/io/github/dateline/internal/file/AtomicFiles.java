package io.github.dateline.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces files atomically: a reader, or a process killed at any moment, finds the old content or
 * the new, and a machine that lost power too, once the call has returned.
 *
 * <p>The new file has the permissions of the old one. A symbolic link stays one, and the file that
 * it leads to is replaced. A pipe or a device is written to.
 */
public final class AtomicFiles {
  /** The name of an unfinished file: hidden, with the name of the file and the process's number. */
  private static final Pattern PART = Pattern.compile("\\..*\\.(\\d+)\\.part");

  private AtomicFiles() {}

  /** Replaces a file. */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(Map.of(file, content));
  }

  /** Writes all of the files next to their places first, then renames each. */
  public static void replace(Map<Path, byte[]> files) throws IOException {
    Map<Path, Path> parts = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Path target = target(file.getKey());
        if (isReplaced(target)) {
          Path part = part(target);
          parts.put(part, target);
          // Whoever presses Ctrl-C finds no half file either.
          part.toFile().deleteOnExit();
          write(part, target, file.getValue());
        } else {
          write(target, target, file.getValue());
        }
      }
      for (Map.Entry<Path, Path> part : parts.entrySet()) {
        Files.move(part.getKey(), part.getValue(), StandardCopyOption.ATOMIC_MOVE);
        sync(folder(part.getValue()));
      }
    } finally {
      for (Path part : parts.keySet()) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Where a path leads to, and that something can be written there. */
  private static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.isSymbolicLink(target)) {
      target =
          Files.exists(target)
              ? target.toRealPath()
              : folder(target).resolve(Files.readSymbolicLink(target));
    }
    if (Files.isDirectory(target)) {
      throw new IOException(file + " is a folder");
    }
    if (!Files.isDirectory(folder(target))) {
      throw new IOException(file + ": there is no folder " + folder(target));
    }
    return target;
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException(file + " is a folder");
    }
    return folder;
  }

  /** False for a pipe or a device, which is there to be written to. */
  private static boolean isReplaced(Path target) {
    return Files.isRegularFile(target) || Files.notExists(target);
  }

  /** A new empty file next to a file; what killed processes have left there for it is removed. */
  private static Path part(Path target) throws IOException {
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(
            folder(target), path -> isOf(target, path.getFileName().toString()))) {
      for (Path left : old) {
        Files.deleteIfExists(left);
      }
    }
    return target.resolveSibling(
        "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
  }

  /** Whether a file of this name is one that was not finished. */
  public static boolean isPart(String name) {
    return PART.matcher(name).matches();
  }

  private static boolean isOf(Path target, String name) {
    Matcher part = PART.matcher(name);
    return name.startsWith("." + target.getFileName() + ".")
        && part.matches()
        && part.group(1).length() < 18
        && ProcessHandle.of(Long.parseLong(part.group(1))).isEmpty();
  }

  private static void write(Path file, Path target, byte[] content) throws IOException {
    boolean isPart = !file.equals(target);
    try (FileChannel channel =
        isPart
            ? FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)
            : FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (isPart) {
        keepPermissions(target, file);
      }
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (isPart) {
        channel.force(true);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw new IOException(
          message.contains("No space left")
              ? "the disk that holds " + target + " is full"
              : target + ": " + message,
          e);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    Optional<PosixFileAttributeView> old = permissions(from);
    Optional<PosixFileAttributeView> made = permissions(to);
    if (Files.exists(from, LinkOption.NOFOLLOW_LINKS) && old.isPresent() && made.isPresent()) {
      made.get().setPermissions(old.get().readAttributes().permissions());
    }
  }

  private static Optional<PosixFileAttributeView> permissions(Path file) {
    return Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
  }

  /** Makes a rename safe from a loss of power, where a folder can be opened for it. */
  private static void sync(Path folder) throws IOException {
    if (permissions(folder).isEmpty()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
