package io.github.dateline.internal.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
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
  private static final Pattern PART = Pattern.compile("\\..*\\.(\\d{1,18})\\.part");

  /** As many links as Linux follows. */
  private static final int MAX_LINKS = 40;

  private static final long OWN = ProcessHandle.current().pid();

  private AtomicFiles() {}

  /** What is to be in a file. */
  public interface Content {
    /** Writes all of it; the stream need not be buffered, closed or flushed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Replaces a file. */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(Map.of(file, content));
  }

  /** Replaces files whose content is in memory. */
  public static void replace(Map<Path, byte[]> files) throws IOException {
    Map<Path, Content> contents = new LinkedHashMap<>();
    files.forEach((file, bytes) -> contents.put(file, out -> out.write(bytes)));
    stream(contents);
  }

  /**
   * Writes all of the files next to their places first, then renames each. Nothing is written
   * unless each has a place.
   */
  public static void stream(Map<Path, Content> files) throws IOException {
    Map<Path, Content> replaced = new LinkedHashMap<>();
    Map<Path, Content> written = new LinkedHashMap<>();
    for (Map.Entry<Path, Content> file : files.entrySet()) {
      Path target = target(file.getKey());
      // A pipe or a device is there to be written to.
      boolean isFile = Files.isRegularFile(target) || Files.notExists(target);
      (isFile ? replaced : written).put(target, file.getValue());
    }
    for (Map.Entry<Path, Content> file : written.entrySet()) {
      try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
        write(channel, file.getKey(), file.getValue());
      }
    }
    replaceFiles(replaced);
  }

  /** One at a time, since threads that replace one file have one name for what is unfinished. */
  private static synchronized void replaceFiles(Map<Path, Content> files) throws IOException {
    Map<Path, Path> parts = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, Content> file : files.entrySet()) {
        Path target = file.getKey();
        Path part = part(target);
        parts.put(part, target);
        // A key pressed to end the program leaves no half file either.
        if (part.getFileSystem().equals(FileSystems.getDefault())) {
          part.toFile().deleteOnExit();
        }
        // What another program has put there, a link for instance, is not written through.
        try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          keepPermissions(target, part);
          write(channel, target, file.getValue());
          channel.force(true);
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

  /** Where a path leads to, whether there is a file or not, in a folder that is there. */
  private static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = folder(target).resolve(Files.readSymbolicLink(target));
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

  /**
   * Where the new content of a file is written, next to it. Nothing is there: what this process, or
   * one that was killed, has left for the file is removed.
   */
  private static Path part(Path target) throws IOException {
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(
            folder(target), path -> isLeft(target, path.getFileName().toString()))) {
      for (Path left : old) {
        Files.deleteIfExists(left);
      }
    }
    return target.resolveSibling("." + target.getFileName() + "." + OWN + ".part");
  }

  /** Whether a file of this name is one that was not finished. */
  public static boolean isPart(String name) {
    return PART.matcher(name).matches();
  }

  private static boolean isLeft(Path target, String name) {
    Matcher part = PART.matcher(name);
    if (!name.startsWith("." + target.getFileName() + ".") || !part.matches()) {
      return false;
    }
    long process = Long.parseLong(part.group(1));
    return process == OWN || ProcessHandle.of(process).isEmpty();
  }

  private static void write(FileChannel channel, Path target, Content content) throws IOException {
    OutputStream out = new BufferedOutputStream(new Telling(channel, target));
    content.writeTo(out);
    out.flush();
  }

  /** Writes to a file, and says in words which file it was that could not be written. */
  private static final class Telling extends OutputStream {
    private final FileChannel channel;
    private final Path target;

    Telling(FileChannel channel, Path target) {
      this.channel = channel;
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(content, from, length);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (ClosedByInterruptException e) {
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

  /** Makes a folder, and those above it, in a way that is safe from a loss of power. */
  public static void makeFolder(Path folder) throws IOException {
    Path there = folder.toAbsolutePath();
    while (there != null && Files.notExists(there)) {
      there = there.getParent();
    }
    Files.createDirectories(folder);
    for (Path made = folder.toAbsolutePath(); !made.equals(there); made = folder(made)) {
      sync(folder(made));
    }
  }

  /**
   * Makes what was made or renamed in a folder safe from a loss of power, where a folder can be
   * opened for it.
   */
  public static void sync(Path folder) throws IOException {
    if (permissions(folder).isEmpty()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
