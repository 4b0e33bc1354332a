package io.github.dateline;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Adds annotated articles to an archive.
 *
 * <p>What is added is seen by readers, and safe from a crash, after the next {@link #commit} or
 * {@link #close}; readers opened before keep seeing what they saw. An archive has one writer at a
 * time. Safe for use by many threads, though articles with one id had better come from one: the
 * last one added wins.
 */
public final class ArchiveWriter implements Closeable {
  private static final String LOCK = "writer.lock";
  private static final double BUFFER_MEGABYTES = 64;

  /** Stands for the digest of an article that was removed. */
  private static final BytesRef NONE = new BytesRef();

  /** What adding an article did. */
  public enum Change {
    /** Its id was not known. */
    ADDED,
    /** It took the place of another article with its id. */
    REPLACED,
    /** The archive held it already, to the letter. */
    UNCHANGED
  }

  private final Path folder;
  private final Directory home;
  private final Lock lock;
  private final String shard;
  private final boolean rebuilding;
  private final Directory directory;
  private final IndexWriter writer;
  private Manifest manifest;
  private DirectoryReader committed;
  private boolean published;
  private final Map<String, BytesRef> pending = new HashMap<>();

  private ArchiveWriter(Path folder, Directory home, Lock lock, boolean rebuild)
      throws IOException {
    this.folder = folder;
    this.home = home;
    this.lock = lock;
    boolean known = Manifest.isIn(folder);
    rebuilding = rebuild && known;
    if (known) {
      manifest = Manifest.read(folder);
      if (manifest.shards().size() != 1) {
        throw new IOException(
            "archive "
                + folder
                + " has "
                + manifest.shards().size()
                + " shards; only an archive"
                + " of one can be added to");
      }
    } else {
      manifest = new Manifest(List.of("shard-0"), Optional.empty());
    }
    String present = manifest.shards().get(0);
    shard = rebuilding ? next(present) : present;
    sweep(known ? present : "");
    directory = FSDirectory.open(folder.resolve(shard));
    IndexWriter opened = null;
    try {
      IndexWriterConfig config =
          new IndexWriterConfig(new NewsAnalyzer())
              .setRAMBufferSizeMB(BUFFER_MEGABYTES)
              .setCommitOnClose(false);
      opened = new IndexWriter(directory, config);
      opened.commit();
      if (!known) {
        manifest.write(folder);
      } else if (rebuilding) {
        manifest = new Manifest(List.of(shard), Optional.empty());
      }
      committed = DirectoryReader.open(opened);
      writer = opened;
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(opened, directory);
      throw e;
    }
  }

  /**
   * Opens an archive for adding, or makes a new one.
   *
   * @param folder its folder; made if it is not there
   * @return a writer, to be closed
   * @throws IOException if another writer has the archive open, if the folder holds something else,
   *     if the archive is of another format, or if the disk fails
   */
  public static ArchiveWriter open(Path folder) throws IOException {
    return open(folder, false);
  }

  /**
   * Opens a writer that starts from nothing, to annotate everything anew. Until the first {@link
   * #commit} readers see the archive as it was, and closing without one leaves it so; the commit
   * puts what was written in the place of what was there, at once.
   *
   * @param folder its folder
   * @return a writer, to be committed and closed
   * @throws IOException if another writer has the archive open, if the folder holds something else,
   *     if the archive is of another format, or if the disk fails
   */
  public static ArchiveWriter rebuild(Path folder) throws IOException {
    return open(folder, true);
  }

  private static ArchiveWriter open(Path folder, boolean rebuild) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + " is a file; an archive is a folder");
    }
    if (Files.isDirectory(folder) && !Manifest.isIn(folder)) {
      refuseForeign(folder);
    }
    Files.createDirectories(folder);
    Directory home = FSDirectory.open(folder);
    Lock lock;
    try {
      lock = home.obtainLock(LOCK);
    } catch (LockObtainFailedException e) {
      home.close();
      throw new IOException(
          "archive " + folder + " is being written by another process; wait for it to end", e);
    }
    try {
      return new ArchiveWriter(folder, home, lock, rebuild);
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(lock, home);
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
                return !name.equals(LOCK)
                    && !name.equals(Manifest.FILE + ".tmp")
                    && !name.equals("shard-0");
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

  /** shard-0, shard-0.2, shard-0.3 ...: each rebuilding writes beside what it replaces. */
  private static String next(String shard) {
    int dot = shard.indexOf('.');
    return dot < 0
        ? shard + ".2"
        : shard.substring(0, dot + 1) + (Integer.parseInt(shard.substring(dot + 1)) + 1);
  }

  /** Removes what a rebuilding left that was killed, or had replaced but not yet removed. */
  private void sweep(String present) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("shard-0(\\.[0-9]+)?") && !name.equals(present)) {
          IOUtils.rm(file);
        }
      }
    }
  }

  /**
   * Whose work the archive holds.
   *
   * @return the annotator's identity, empty while nothing has been added
   */
  public synchronized Optional<String> annotator() {
    return manifest.annotator();
  }

  /**
   * Whether the archive holds this very article, so that it need not be annotated again.
   *
   * @param article the article
   * @return true if the article last added under its id was equal
   * @throws IOException if the disk fails
   */
  public boolean holds(Article article) throws IOException {
    return ArticleDocument.digest(ArticleJson.write(article)).equals(digest(article.id()));
  }

  /**
   * Adds an article. One with a known id takes the place of the one before.
   *
   * @param annotated the article
   * @return what that did
   * @throws IllegalArgumentException if the archive holds another annotator's work, or if the
   *     article names more than 32,768 entities
   * @throws IOException if the disk fails
   */
  public synchronized Change add(AnnotatedArticle annotated) throws IOException {
    checkAnnotator(annotated.annotator());
    Article article = annotated.article();
    byte[] json = ArticleJson.write(article);
    BytesRef digest = ArticleDocument.digest(json);
    BytesRef before = digest(article.id());
    if (digest.equals(before)) {
      return Change.UNCHANGED;
    }
    try {
      writer.updateDocument(
          new Term(IndexFields.ID, article.id()), ArticleDocument.of(annotated, json, digest));
    } catch (AlreadyClosedException e) {
      throw failed(e);
    }
    pending.put(article.id(), digest);
    return before == null ? Change.ADDED : Change.REPLACED;
  }

  /**
   * Removes an article.
   *
   * @param id its id
   * @return whether there was one
   * @throws IOException if the disk fails
   */
  public synchronized boolean remove(String id) throws IOException {
    if (digest(id) == null) {
      return false;
    }
    writer.deleteDocuments(new Term(IndexFields.ID, id));
    pending.put(id, NONE);
    return true;
  }

  /** The manifest names the annotator before the first of its work can be committed. */
  private void checkAnnotator(String annotator) throws IOException {
    if (manifest.annotator().isEmpty()) {
      manifest = new Manifest(manifest.shards(), Optional.of(annotator));
      if (!rebuilding || published) {
        manifest.write(folder);
      }
    } else if (!manifest.annotator().get().equals(annotator)) {
      throw new IllegalArgumentException(
          "archive "
              + folder
              + " was annotated with "
              + manifest.annotator().get()
              + ", not with "
              + annotator
              + "; annotate it anew with --reannotate");
    }
  }

  private synchronized @Nullable BytesRef digest(String id) throws IOException {
    BytesRef fresh = pending.get(id);
    if (fresh != null) {
      return fresh == NONE ? null : fresh;
    }
    Term term = new Term(IndexFields.ID, id);
    for (LeafReaderContext leaf : committed.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if (leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(doc)) {
          BinaryDocValues digests = leaf.reader().getBinaryDocValues(IndexFields.DIGEST);
          digests.advanceExact(doc);
          return BytesRef.deepCopyOf(digests.binaryValue());
        }
      }
    }
    return null;
  }

  /** A disk that fails while Lucene merges closes its writer, which the next call is told of. */
  private IOException failed(AlreadyClosedException e) {
    Throwable cause = writer.getTragicException();
    return new IOException(
        cause == null ? "the writer is closed" : String.valueOf(cause.getMessage()), e);
  }

  /**
   * Makes what has been added safe and visible to readers opened from now on.
   *
   * @throws IOException if the disk fails; what was committed before stays
   */
  public synchronized void commit() throws IOException {
    try {
      writer.commit();
    } catch (AlreadyClosedException e) {
      throw failed(e);
    }
    if (rebuilding && !published) {
      String replaced = Manifest.read(folder).shards().get(0);
      manifest.write(folder);
      published = true;
      IOUtils.rm(folder.resolve(replaced));
    }
    DirectoryReader newer = DirectoryReader.openIfChanged(committed, writer);
    if (newer != null) {
      committed.close();
      committed = newer;
    }
    pending.clear();
  }

  /**
   * Commits in the middle of a long run, so that little is lost if it is cut short. A writer that
   * {@linkplain #rebuild rebuilds} and has not committed yet does nothing: half of what it is to
   * write must not take the place of the whole.
   *
   * @throws IOException if the disk fails; what was committed before stays
   */
  public synchronized void checkpoint() throws IOException {
    if (!rebuilding || published) {
      commit();
    }
  }

  /**
   * Commits and gives the archive free. A writer that {@linkplain #rebuild rebuilds} does not
   * commit: what it has not committed is dropped.
   *
   * @throws IOException if the disk fails; what was committed before stays
   */
  @Override
  public synchronized void close() throws IOException {
    if (!writer.isOpen()) {
      IOUtils.close(committed, directory, lock, home);
      return;
    }
    try {
      checkpoint();
    } finally {
      IOUtils.close(committed, writer::rollback, directory);
      if (rebuilding && !published) {
        IOUtils.rm(folder.resolve(shard));
      }
      IOUtils.close(lock, home);
    }
  }
}
