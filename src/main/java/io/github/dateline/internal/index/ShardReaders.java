package io.github.dateline.internal.index;

import io.github.dateline.internal.text.Text;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** The shards of an archive, opened together: all of them, each in its place, or none. */
public final class ShardReaders implements Closeable {
  private final Manifest manifest;
  private final List<DirectoryReader> shards;
  private final IndexReader together;
  private final Instant lastChanged;

  private ShardReaders(Manifest manifest, List<DirectoryReader> shards) throws IOException {
    this.manifest = manifest;
    this.shards = shards;
    // It closes the shards with itself.
    together =
        shards.size() == 1
            ? shards.get(0)
            : new MultiReader(shards.toArray(IndexReader[]::new), true);
    lastChanged = lastChanged(shards);
  }

  /**
   * Opens an archive's shards as they are now.
   *
   * @throws IOException if there is no archive, if it is of another format, if a shard is missing,
   *     doubled or foreign, or if it is damaged
   */
  public static ShardReaders open(Path folder) throws IOException {
    Manifest manifest = Manifest.read(folder);
    // What could be opened: of two states in a row most shards have one commit.
    List<DirectoryReader> opened = new ArrayList<>();
    try {
      while (true) {
        try {
          manifest.requireShards(folder);
          open(folder, manifest, opened);
          return new ShardReaders(manifest, opened);
        } catch (IOException e) {
          // A writer may have gone on to another state just now, and removed this one.
          Manifest now = Manifest.read(folder);
          if (now.equals(manifest)) {
            throw e;
          }
          manifest = now;
        }
      }
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(opened);
      throw e;
    }
  }

  /** Opens the shards of a state, all but those that are opened at its commits already. */
  private static void open(Path folder, Manifest manifest, List<DirectoryReader> opened)
      throws IOException {
    try {
      for (int shard = 0; shard < manifest.shards().size(); shard++) {
        if (shard == opened.size()) {
          opened.add(shard(folder, manifest, shard));
        } else if (!isAt(folder, manifest, shard, opened.get(shard))) {
          DirectoryReader next = shard(folder, manifest, shard);
          IOUtils.closeWhileHandlingException(opened.set(shard, next));
        }
      }
    } catch (IOException e) {
      throw inWords(folder, e);
    }
  }

  private static boolean isAt(Path folder, Manifest manifest, int shard, DirectoryReader reader)
      throws IOException {
    return reader.directory() instanceof FSDirectory files
        && files.getDirectory().endsWith(folder.resolve(manifest.shards().get(shard)).getFileName())
        && manifest.commit(shard).equals(
            Optional.of(reader.getIndexCommit().getSegmentsFileName()));
  }

  /** Opens one shard in the state that a manifest names. */
  static DirectoryReader shard(Path folder, Manifest manifest, int shard) throws IOException {
    String name = manifest.shards().get(shard);
    Directory directory = LuceneFolder.open(folder.resolve(name));
    DirectoryReader reader =
        manifest.commit(shard).isPresent()
            ? DirectoryReader.open(commit(directory, manifest.commit(shard).get()))
            : DirectoryReader.open(directory);
    try {
      manifest.identity(shard).check(name, reader.getIndexCommit().getUserData());
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(reader);
      throw e;
    }
    return reader;
  }

  /** A commit by the name of its file. */
  static IndexCommit commit(Directory directory, String name) throws IOException {
    for (IndexCommit commit : DirectoryReader.listCommits(directory)) {
      if (commit.getSegmentsFileName().equals(name)) {
        return commit;
      }
    }
    throw new FileNotFoundException("commit " + name + " is missing");
  }

  private static IOException inWords(Path folder, IOException e) {
    String archive = "archive " + folder;
    return switch (e) {
      case IndexFormatTooOldException old -> unreadable(archive, old);
      case IndexFormatTooNewException young -> unreadable(archive, young);
      case CorruptIndexException damaged ->
          new IOException(archive + " is damaged: " + message(damaged), damaged);
      case ClosedByInterruptException interrupt -> {
        IOException said = new InterruptedIOException("opening " + archive + " was interrupted");
        said.initCause(interrupt);
        yield said;
      }
      default -> new IOException(archive + " cannot be read: " + message(e), e);
    };
  }

  private static IOException unreadable(String archive, IOException e) {
    return new IOException(
        archive + " was written with a version of Lucene that this one cannot read", e);
  }

  private static String message(IOException e) {
    return Text.oneLine(String.valueOf(e.getMessage()));
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The shards in the order of their numbers. */
  List<DirectoryReader> shards() {
    return shards;
  }

  private static Instant lastChanged(List<DirectoryReader> shards) throws IOException {
    Instant last = Instant.EPOCH;
    for (DirectoryReader shard : shards) {
      if (shard.directory() instanceof FSDirectory files) {
        Path folder = files.getDirectory();
        Instant written = written(folder, shard.getIndexCommit().getSegmentsFileName());
        last = written.isAfter(last) ? written : last;
      }
    }
    return last.truncatedTo(ChronoUnit.SECONDS);
  }

  /** When a commit was written, or else, if a writer has replaced it since, when that was. */
  private static Instant written(Path folder, String commit) throws IOException {
    try {
      return Files.getLastModifiedTime(folder.resolve(commit)).toInstant();
    } catch (NoSuchFileException e) {
      return Files.getLastModifiedTime(folder).toInstant();
    }
  }

  /** When the last commit of any shard was written, to the second. */
  public Instant lastChanged() {
    return lastChanged;
  }

  /** All shards as one index, open as long as these are. */
  public IndexReader together() {
    return together;
  }

  @Override
  public void close() throws IOException {
    together.close();
  }
}
