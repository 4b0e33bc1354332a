package io.github.dateline.internal.index;

import io.github.dateline.internal.file.AtomicFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;

/** The write lock of an archive's folder, held by one writer at a time. */
public final class ArchiveLock implements Closeable {
  /** What Lucene says of a lock that this very program holds. */
  private static final Pattern HELD_HERE = Pattern.compile("held by this virtual machine");

  private final Path folder;
  private final Directory home;
  private final Lock lock;

  private ArchiveLock(Path folder, Directory home, Lock lock) {
    this.folder = folder;
    this.home = home;
    this.lock = lock;
  }

  /**
   * Takes the lock of a folder, which is made if it is not there.
   *
   * @throws IOException if another writer has it, or if the folder holds something else
   */
  public static ArchiveLock of(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + " is a file; an archive is a folder");
    }
    if (Files.isDirectory(folder) && Manifest.find(folder).isEmpty()) {
      refuseForeign(folder);
    }
    AtomicFiles.makeFolder(folder);
    Directory home = LuceneFolder.open(folder);
    try {
      return new ArchiveLock(folder, home, home.obtainLock(ArchiveFiles.LOCK));
    } catch (LockObtainFailedException e) {
      home.close();
      throw new IOException(
          HELD_HERE.matcher(String.valueOf(e.getMessage())).find()
              ? "archive " + folder + " has an open writer in this program; close that one first"
              : "archive " + folder + " is being written by another process; wait for it to end",
          e);
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(home);
      throw e;
    }
  }

  /** A folder with anything in it but what a writer leaves that was killed at once is foreign. */
  private static void refuseForeign(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> foreign =
          files
              .filter(file -> {
                String name = file.getFileName().toString();
                return !name.equals(ArchiveFiles.LOCK)
                    && !name.equals(ArchiveFiles.MANIFEST + ".tmp")
                    && !AtomicFiles.isPart(name)
                    && !name.equals(ArchiveFiles.CURATION)
                    && !ShardIdentity.isFolder(name);
              })
              .findAny();
      if (foreign.isPresent()) {
        throw new IOException(
            folder
                + " is no archive and is not empty (it holds "
                + foreign.get().getFileName()
                + "); name a new folder");
      }
    }
  }

  /**
   * Refuses a folder whose shards have articles though there is no manifest, which a person must
   * have removed: what a writer leaves that was killed before it made one has none.
   */
  public void requireNoArticles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ArchiveLock::isShard).toList()) {
        try (Directory shard = LuceneFolder.open(file)) {
          if (DirectoryReader.indexExists(shard)
              && SegmentInfos.readLatestCommit(shard).totalMaxDoc() > 0) {
            throw new IOException(
                folder
                    + " has articles in "
                    + file.getFileName()
                    + ", but no "
                    + ArchiveFiles.MANIFEST
                    + "; put that back, or name a new folder");
          }
        }
      }
    }
  }

  private static boolean isShard(Path file) {
    return ShardIdentity.isFolder(file.getFileName().toString()) && Files.isDirectory(file);
  }

  /** Removes the shards that are not present: left by a writer that was killed. */
  public void sweep(List<String> present) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (ShardIdentity.isFolder(name) && !present.contains(name)) {
          IOUtils.rm(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(lock, home);
  }
}
