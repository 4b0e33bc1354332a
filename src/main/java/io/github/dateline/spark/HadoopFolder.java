package io.github.dateline.spark;

import io.github.dateline.DatelineException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A folder on any file system that Hadoop knows. It asks for no more than that a small file which
 * is renamed appears whole: folders are written under names that no one else uses and never moved,
 * which object stores could not do at once.
 */
final class HadoopFolder {
  private static final List<String> ENDINGS =
      List.of(".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz");

  private final FileSystem files;
  private final Path folder;

  private HadoopFolder(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  static HadoopFolder of(String folder, Configuration configuration) throws IOException {
    Path path;
    try {
      path = new Path(URI.create(folder.contains(" ") ? folder.replace(" ", "%20") : folder));
    } catch (IllegalArgumentException e) {
      throw new DatelineException(String.valueOf(e.getMessage()));
    }
    FileSystem files = path.getFileSystem(configuration);
    // Checksum files next to Lucene's own would be foreign there; Lucene has checksums.
    files.setWriteChecksum(false);
    return new HadoopFolder(files, files.makeQualified(path));
  }

  /** The folder of a name in this one. */
  HadoopFolder in(String name) {
    return new HadoopFolder(files, new Path(folder, name));
  }

  /**
   * A file of articles.
   *
   * @param path where it is
   * @param length its size in bytes
   * @param modified when it was written, in milliseconds
   */
  record HadoopFile(String path, long length, long modified) {
    boolean isPacked() {
      return path.toLowerCase(Locale.ROOT).endsWith(".gz");
    }
  }

  /** The files of articles in this folder, or this file itself, in the order of their paths. */
  List<HadoopFile> inputs() throws IOException {
    List<HadoopFile> found = new ArrayList<>();
    FileStatus given;
    try {
      given = files.getFileStatus(folder);
    } catch (FileNotFoundException e) {
      throw new IOException(folder + ": no such file or folder", e);
    }
    if (given.isFile()) {
      found.add(input(given));
    } else {
      collect(given.getPath(), found);
      found.sort(
          Comparator.comparing(
              file -> file.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    }
    return found;
  }

  private void collect(Path from, List<HadoopFile> found) throws IOException {
    for (FileStatus file : files.listStatus(from)) {
      String name = file.getPath().getName();
      if (name.startsWith(".") || name.startsWith("_")) {
        continue;
      }
      if (file.isDirectory()) {
        collect(file.getPath(), found);
      } else if (ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
        found.add(input(file));
      }
    }
  }

  private static HadoopFile input(FileStatus file) {
    return new HadoopFile(file.getPath().toString(), file.getLen(), file.getModificationTime());
  }

  /** The content of this file from an offset on. */
  InputStream read(long from) throws IOException {
    FSDataInputStream in = files.open(folder);
    in.seek(from);
    return in;
  }

  /** The small file of a name, empty if there is none. */
  Optional<String> read(String name) throws IOException {
    try (InputStream in = files.open(new Path(folder, name))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a small file that appears whole or not at all; the one that is there already stays.
   *
   * @return the content of the file that is there
   */
  String publish(String name, byte[] content, String attempt) throws IOException {
    Path unfinished = new Path(folder, "_" + name + "." + attempt);
    write(unfinished, true, out -> out.write(content));
    Path place = new Path(folder, name);
    if (files.exists(place) || !files.rename(unfinished, place)) {
      files.delete(unfinished, false);
    }
    return read(name).orElseThrow(() -> new IOException(place + " cannot be written"));
  }

  /** What is to be in a file. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file; what says that it is there must not come to the disk before it. */
  private void write(Path file, boolean replaces, Content content) throws IOException {
    try (FSDataOutputStream out = files.create(file, replaces)) {
      content.writeTo(out);
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    }
  }

  /** The folder on this machine, if that is where it is. */
  Optional<java.nio.file.Path> local() {
    return "file".equals(folder.toUri().getScheme())
        ? Optional.of(java.nio.file.Path.of(folder.toUri().getPath()))
        : Optional.empty();
  }

  /** Copies a local folder, folders in it included, to a new folder of a name. */
  void upload(java.nio.file.Path from, String name) throws IOException {
    List<java.nio.file.Path> all;
    try (var walk = Files.walk(from)) {
      all = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (java.nio.file.Path file : all) {
      Path to = new Path(folder, name + "/" + from.relativize(file).toString().replace('\\', '/'));
      write(to, false, out -> Files.copy(file, out));
    }
  }

  /** Copies the files of a folder of a name, none of folders in it, to a new local folder. */
  void download(String name, java.nio.file.Path to) throws IOException {
    Files.createDirectories(to);
    for (FileStatus file : files.listStatus(new Path(folder, name))) {
      if (file.isFile()) {
        try (InputStream in = files.open(file.getPath())) {
          Files.copy(in, to.resolve(file.getPath().getName()));
        }
      }
    }
  }

  /** The names of the files and folders right in this folder; none if it is not there. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus file : files.listStatus(folder)) {
        names.add(file.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return names;
    }
    return names;
  }

  /** Removes the file or folder of a name. */
  void remove(String name) throws IOException {
    files.delete(new Path(folder, name), true);
  }
}
