package io.github.dateline.internal.index;

import io.github.dateline.DatelineException;
import io.github.dateline.internal.text.Text;
import java.io.Closeable;
import java.io.EOFException;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.jspecify.annotations.Nullable;

/**
 * The shards of an archive, opened together: all of them, each in its place, or none. Several
 * archives may hold the same ones; they are open until each has closed them. Thread-safe.
 */
public final class ShardReaders implements Closeable {
  private final Manifest manifest;
  private final List<DirectoryReader> shards;
  private final IndexReader together;
  private final Instant lastChanged;
  private final Path folder;
  private int holders = 1;
  private final Object verifying = new Object();
  private boolean countsVerified;

  /** Segments whose checksums held, those of earlier states among them. */
  private final Set<Object> verified;

  private ShardReaders(
      Path folder, Manifest manifest, List<DirectoryReader> shards, Set<Object> verified)
      throws IOException {
    this.folder = folder;
    this.manifest = manifest;
    this.shards = shards;
    this.verified = verified;
    lastChanged = lastChanged(shards);
    // Last: it holds each shard, and releases them when it is closed, as this is.
    together =
        shards.size() == 1
            ? shards.get(0)
            : new MultiReader(shards.toArray(IndexReader[]::new), false);
  }

  /**
   * Opens an archive's shards as they are now.
   *
   * @throws IOException if there is no archive, if it is of another format, if a shard is missing,
   *     doubled or foreign, or if it is damaged
   */
  public static ShardReaders open(Path folder) throws IOException {
    return open(
        folder,
        Manifest.read(folder),
        new ArrayList<>(),
        Collections.newSetFromMap(new ConcurrentHashMap<>()));
  }

  /**
   * The shards as they are now, which share with these all segments that are still there.
   *
   * @return these, held once more, if nothing has changed
   * @throws IOException as {@link #open} does
   */
  public ShardReaders refreshed() throws IOException {
    hold();
    try {
      Manifest now = Manifest.read(folder);
      if (isCurrent(now)) {
        hold();
        return this;
      }
      shards.forEach(DirectoryReader::incRef);
      return open(folder, now, new ArrayList<>(shards), verified);
    } finally {
      // What is shared is held by itself now.
      close();
    }
  }

  private synchronized void hold() {
    if (isClosed()) {
      throw new IllegalStateException("archive " + folder + " is closed; open it again to ask it");
    }
    holders++;
  }

  /**
   * Whether the archive is still in the state in which these were opened.
   *
   * @throws IOException if there is no archive any more, or the disk fails
   */
  public boolean isCurrent() throws IOException {
    return isCurrent(Manifest.read(folder));
  }

  private boolean isCurrent(Manifest now) throws IOException {
    if (!now.equals(manifest)) {
      return false;
    }
    for (int shard = 0; shard < shards.size(); shard++) {
      if (manifest.commit(shard).isEmpty() && !shards.get(shard).isCurrent()) {
        return false;
      }
    }
    return true;
  }

  /** Opens them, given shards of an earlier state, each of which is released if it is not used. */
  private static ShardReaders open(
      Path folder, Manifest found, List<DirectoryReader> opened, Set<Object> verified)
      throws IOException {
    try {
      Manifest manifest = found;
      // What could be opened: of two states in a row most shards have one commit.
      while (true) {
        try {
          manifest.requireShards(folder);
          open(folder, manifest, opened);
          return new ShardReaders(folder, manifest, opened, verified);
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
      release(opened);
      throw e;
    }
  }

  private static void release(List<DirectoryReader> readers) {
    for (DirectoryReader reader : readers) {
      IOUtils.closeWhileHandlingException(reader::decRef);
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
          DirectoryReader next = shard(folder, manifest, shard, opened.get(shard));
          release(List.of(opened.set(shard, next)));
        }
      }
      List<DirectoryReader> left = opened.subList(manifest.shards().size(), opened.size());
      release(left);
      left.clear();
    } catch (IOException e) {
      throw inWords(folder, e);
    }
  }

  private static boolean isAt(Path folder, Manifest manifest, int shard, DirectoryReader reader)
      throws IOException {
    return isOf(folder, manifest, shard, reader)
        && manifest
            .commit(shard)
            .equals(Optional.of(reader.getIndexCommit().getSegmentsFileName()));
  }

  private static boolean isOf(Path folder, Manifest manifest, int shard, DirectoryReader reader) {
    return reader.directory() instanceof FSDirectory files
        && files
            .getDirectory()
            .endsWith(folder.resolve(manifest.shards().get(shard)).getFileName());
  }

  /** Opens one shard in the state that a manifest names. */
  static DirectoryReader shard(Path folder, Manifest manifest, int shard) throws IOException {
    return shard(folder, manifest, shard, null);
  }

  private static DirectoryReader shard(
      Path folder, Manifest manifest, int shard, @Nullable DirectoryReader before)
      throws IOException {
    String name = manifest.shards().get(shard);
    DirectoryReader same = before != null && isOf(folder, manifest, shard, before) ? before : null;
    Directory directory = same != null ? same.directory() : LuceneFolder.open(folder.resolve(name));
    @Nullable IndexCommit commit =
        manifest.commit(shard).isPresent()
            ? NamedCommit.of(directory, manifest.commit(shard).get())
            : null;
    DirectoryReader reader = same != null ? DirectoryReader.openIfChanged(same, commit) : null;
    if (reader == null) {
      reader = commit == null ? DirectoryReader.open(directory) : DirectoryReader.open(commit);
    }
    try {
      manifest.identity(shard).check(name, reader.getIndexCommit().getUserData());
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(reader);
      throw e;
    }
    return reader;
  }

  private static IOException inWords(Path folder, IOException e) {
    String archive = "archive " + folder;
    return switch (e) {
      case IndexFormatTooOldException old -> unreadable(archive, old);
      case IndexFormatTooNewException young -> unreadable(archive, young);
      case CorruptIndexException taken when trouble(taken).isPresent() ->
          new IOException(
              archive + " cannot be read: " + message(trouble(taken).orElseThrow()), taken);
      case CorruptIndexException damaged ->
          new IOException(
              archive + " is damaged: " + message(damaged) + "; " + ArchiveCheck.REMEDY, damaged);
      case ClosedByInterruptException interrupt -> {
        IOException said = new InterruptedIOException("opening " + archive + " was interrupted");
        said.initCause(interrupt);
        yield said;
      }
      default -> new IOException(archive + " cannot be read: " + message(e), e);
    };
  }

  /** Why a file that Lucene takes for damaged could not be read at all; empty if it could. */
  private static Optional<IOException> trouble(Throwable e) {
    if (e instanceof IOException disk
        && !(e instanceof CorruptIndexException
            || e instanceof EOFException
            || e instanceof FileNotFoundException
            || e instanceof NoSuchFileException)) {
      return Optional.of(disk);
    }
    List<Throwable> reasons = new ArrayList<>(List.of(e.getSuppressed()));
    if (e.getCause() != null) {
      reasons.add(e.getCause());
    }
    return reasons.stream().flatMap(reason -> trouble(reason).stream()).findFirst();
  }

  /** A question that is answered from the shards. */
  public interface Question<T> {
    T answer() throws IOException;
  }

  /**
   * Answers from counts, whose checksums are held against their files by the first such question.
   *
   * @throws IOException as {@link #asked} does, and if one does not hold
   */
  public <T> T counted(Question<T> question) throws IOException {
    return asked(() -> {
      synchronized (verifying) {
        if (!countsVerified) {
          require((shard, reader) -> Checksums.damagedCounts(shard, reader, verified));
          countsVerified = true;
          // What has gone is verified again should it come back.
          verified.retainAll(Checksums.segments(together));
        }
      }
      return question.answer();
    });
  }

  /**
   * Answers. Where that fails for another reason than the question, it is looked whether a file is
   * damaged.
   *
   * @throws IOException if the disk fails or a file is damaged, in words
   */
  public <T> T asked(Question<T> question) throws IOException {
    try {
      return question.answer();
    } catch (DatelineException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (!(e instanceof DamagedException)) {
        require(Checksums::damaged);
      }
      throw e;
    } catch (RuntimeException | InternalError e) {
      // What a disk that fails throws, read through a file and through memory.
      if (!isClosed()) {
        require(Checksums::damaged);
      }
      if (e.getCause() instanceof IOException cause) {
        throw new IOException("archive " + folder + " cannot be read: " + message(cause), e);
      }
      throw e;
    }
  }

  /** Fails if a file is not as it was written. */
  public void verify() throws IOException {
    require(Checksums::damaged);
  }

  private synchronized boolean isClosed() {
    return holders <= 0;
  }

  /** Which files of a shard are damaged. */
  private interface Search {
    List<String> in(String shard, DirectoryReader reader) throws IOException;
  }

  private void require(Search search) throws IOException {
    for (int shard = 0; shard < shards.size(); shard++) {
      List<String> damaged;
      try {
        damaged = search.in(manifest.shards().get(shard), shards.get(shard));
      } catch (IOException e) {
        throw inWords(folder, e);
      }
      if (!damaged.isEmpty()) {
        throw new DamagedException(
            "archive "
                + folder
                + " is damaged: "
                + String.join(", ", damaged)
                + " is not as it was written; "
                + ArchiveCheck.REMEDY);
      }
    }
  }

  /** Said already. */
  private static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
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
        String commit = shard.getIndexCommit().getSegmentsFileName();
        // If a writer has removed it by now, the state that is there is opened instead.
        Instant written = Files.getLastModifiedTime(folder.resolve(commit)).toInstant();
        last = written.isAfter(last) ? written : last;
      }
    }
    return last.truncatedTo(ChronoUnit.SECONDS);
  }

  /** When the last commit of any shard was written, to the second. */
  public Instant lastChanged() {
    return lastChanged;
  }

  /** How often something was written to them. */
  public ArchiveState state() throws IOException {
    ArchiveState state = ArchiveState.FIRST;
    for (DirectoryReader shard : shards) {
      state = state.and(ArchiveState.of(shard.getIndexCommit().getUserData()));
    }
    return state;
  }

  /** All shards as one index, open as long as these are. */
  public IndexReader together() {
    return together;
  }

  /** Closes them, if no one else holds them; once for each who holds them. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      if (--holders != 0) {
        return;
      }
    }
    if (shards.size() > 1) {
      together.close();
    }
    IOUtils.close(shards.stream().map(shard -> (Closeable) shard::decRef).toList());
  }
}
