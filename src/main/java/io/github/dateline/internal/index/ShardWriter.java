package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Writes one shard of an archive. Not thread-safe. */
public final class ShardWriter implements Closeable {
  /** Stands for the digest of an article that was removed. */
  private static final BytesRef NONE = new BytesRef();

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private DirectoryReader committed;
  private final Map<String, BytesRef> pending = new HashMap<>();

  /** The commit that belongs to the archive's state; empty if that is always the last one. */
  private volatile String kept = "";

  /** A merge that fails leaves all as it was, and is tried again; Lucene would print a trace. */
  private static final class SilentMerges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable e) {
      if (e instanceof Error error) {
        throw error;
      }
    }
  }

  /** Keeps the last commit, and the one that belongs to the archive's state. */
  private final class KeptCommits extends IndexDeletionPolicy {
    @Override
    public void onInit(List<? extends IndexCommit> commits) {
      onCommit(commits);
    }

    @Override
    public void onCommit(List<? extends IndexCommit> commits) {
      for (IndexCommit commit : commits.subList(0, Math.max(0, commits.size() - 1))) {
        if (!commit.getSegmentsFileName().equals(kept)) {
          commit.delete();
        }
      }
    }
  }

  /**
   * Opens a shard, or makes it.
   *
   * @param folder its folder
   * @param identity what it is
   * @param commit the commit to go on from, empty for the last one
   * @param megabytes how much may be held in memory before it is written
   */
  public ShardWriter(Path folder, ShardIdentity identity, Optional<String> commit, double megabytes)
      throws IOException {
    this.folder = folder;
    directory = LuceneFolder.open(folder);
    IndexWriter opened = null;
    try {
      boolean known = DirectoryReader.indexExists(directory);
      IndexWriterConfig config =
          new IndexWriterConfig(new NewsAnalyzer())
              .setRAMBufferSizeMB(megabytes)
              .setCommitOnClose(false)
              .setMergeScheduler(new SilentMerges())
              .setIndexDeletionPolicy(new KeptCommits());
      if (commit.isPresent()) {
        kept = commit.get();
        config.setIndexCommit(ShardReaders.commit(directory, kept));
      }
      opened = new IndexWriter(directory, config);
      if (known) {
        checkIdentity(folder, identity, opened);
      }
      opened.setLiveCommitData(identity.toCommit().entrySet(), !known);
      opened.commit();
      committed = DirectoryReader.open(opened);
      writer = opened;
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(opened, directory);
      throw e;
    }
  }

  private static void checkIdentity(Path folder, ShardIdentity identity, IndexWriter opened)
      throws IOException {
    Map<String, String> commit = new HashMap<>();
    if (opened.getLiveCommitData() != null) {
      opened.getLiveCommitData().forEach(entry -> commit.put(entry.getKey(), entry.getValue()));
    }
    identity.check(String.valueOf(folder.getFileName()), commit);
  }

  /** The digest of the article last added under an id, null if there is none. */
  public @Nullable BytesRef digest(String id) throws IOException {
    BytesRef fresh = pending.get(id);
    if (fresh != null) {
      return fresh == NONE ? null : fresh;
    }
    return LuceneFolder.told(folder, () -> committedDigest(id)).orElse(null);
  }

  private Optional<BytesRef> committedDigest(String id) throws IOException {
    Term term = new Term(IndexFields.ID, id);
    for (LeafReaderContext leaf : committed.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if (live == null || live.get(doc)) {
          BinaryDocValues digests = leaf.reader().getBinaryDocValues(IndexFields.DIGEST);
          digests.advanceExact(doc);
          return Optional.of(BytesRef.deepCopyOf(digests.binaryValue()));
        }
      }
    }
    return Optional.empty();
  }

  /** The ids of all articles that are committed. */
  public List<String> ids() throws IOException {
    return LuceneFolder.told(folder, this::committedIds);
  }

  private List<String> committedIds() throws IOException {
    List<String> ids = new ArrayList<>();
    for (LeafReaderContext leaf : committed.leaves()) {
      SortedDocValues values = DocValues.getSorted(leaf.reader(), IndexFields.ID);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        if (live == null || live.get(doc)) {
          ids.add(values.lookupOrd(values.ordValue()).utf8ToString());
        }
      }
    }
    return ids;
  }

  /**
   * The article last committed under an id, by its annotator.
   *
   * @return null if there is none, or if it has been changed since
   */
  public @Nullable AnnotatedArticle stored(String id, String annotator) throws IOException {
    if (pending.containsKey(id)) {
      return null;
    }
    return LuceneFolder.told(folder, () -> committedArticle(id, annotator)).orElse(null);
  }

  private Optional<AnnotatedArticle> committedArticle(String id, String annotator)
      throws IOException {
    Term term = new Term(IndexFields.ID, id);
    for (LeafReaderContext leaf : committed.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
      while (doc != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(doc)) {
          return Optional.of(
              new StoredArticles(committed, annotator, UnaryOperator.identity())
                  .annotated(leaf.docBase + doc));
        }
        doc = postings.nextDoc();
      }
    }
    return Optional.empty();
  }

  /** Puts an article in the place of the one with its id, if there is one. */
  public void put(AnnotatedArticle annotated, SerializedArticle serialized) throws IOException {
    String id = annotated.article().id();
    work(() ->
        writer.updateDocument(
            new Term(IndexFields.ID, id), ArticleDocument.of(annotated, serialized)));
    pending.put(id, serialized.digest());
  }

  public void remove(String id) throws IOException {
    work(() -> writer.deleteDocuments(new Term(IndexFields.ID, id)));
    pending.put(id, NONE);
  }

  /**
   * Commits; readers go on to it when the manifest names it.
   *
   * @return whether articles have been put or removed since the last commit
   */
  public boolean commit() throws IOException {
    work(() -> {
      writer.commit();
      DirectoryReader newer = DirectoryReader.openIfChanged(committed, writer);
      if (newer != null) {
        committed.close();
        committed = newer;
      }
      return true;
    });
    boolean changed = !pending.isEmpty();
    pending.clear();
    return changed;
  }

  /** The last commit by the name of its file. */
  public String lastCommit() throws IOException {
    return SegmentInfos.getLastCommitSegmentsFileName(directory);
  }

  /** Keeps a commit, which belongs to the archive's state now, and removes those before it. */
  public void keep(String commit) throws IOException {
    kept = commit;
    work(() -> {
      writer.deleteUnusedFiles();
      return true;
    });
  }

  /** A disk that fails closes Lucene's writer, which the next call is told of. */
  private <T> void work(ShardReaders.Question<T> work) throws IOException {
    LuceneFolder.told(
        folder,
        () -> {
          try {
            return work.answer();
          } catch (IllegalStateException e) {
            Throwable cause = writer.getTragicException();
            throw new IOException(
                cause == null ? "the writer is closed" : String.valueOf(cause.getMessage()), e);
          }
        });
  }

  /** Closes; what has not been committed is dropped. */
  @Override
  public void close() throws IOException {
    IOUtils.close(committed, writer::rollback, directory);
  }
}
