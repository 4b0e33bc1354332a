package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
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
  private final ShardIdentity identity;
  private ArchiveState state = ArchiveState.FIRST;

  /** What the shard is to take the place of; null once that is done. */
  private @Nullable IndexReader before;

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
    this.identity = identity;
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
        NamedCommit state = NamedCommit.of(directory, kept);
        identity.check(String.valueOf(folder.getFileName()), state.getUserData());
        // Lucene would open the others as well, and one may have lost its files to a power cut.
        state.alone();
      }
      opened = new IndexWriter(directory, config);
      if (known) {
        Map<String, String> data = data(opened);
        identity.check(String.valueOf(folder.getFileName()), data);
        state = ArchiveState.of(data);
      }
      opened.setLiveCommitData(commitData().entrySet(), !known);
      opened.commit();
      committed = DirectoryReader.open(opened);
      writer = opened;
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(opened, directory);
      throw e;
    }
  }

  private static Map<String, String> data(IndexWriter opened) {
    Map<String, String> data = new HashMap<>();
    if (opened.getLiveCommitData() != null) {
      opened.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  /** The digest of the article last added under an id, null if there is none. */
  public @Nullable BytesRef digest(String id) throws IOException {
    BytesRef fresh = pending.get(id);
    if (fresh != null) {
      return fresh == NONE ? null : fresh;
    }
    return LuceneFolder.told(
            folder,
            () -> {
              StateColumn.Place place = StateColumn.place(committed, id);
              return place == null ? Optional.<BytesRef>empty() : Optional.of(place.digest());
            })
        .orElse(null);
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
    return LuceneFolder.told(
            folder,
            () -> {
              StateColumn.Place place = StateColumn.place(committed, id);
              return place == null
                  ? Optional.<AnnotatedArticle>empty()
                  : Optional.of(
                      new StoredArticles(committed, annotator, UnaryOperator.identity())
                          .annotated(place.leaf().docBase + place.doc()));
            })
        .orElse(null);
  }

  /**
   * Goes on from an archive that the shard is to take the place of.
   *
   * @param archive its articles, open as long as articles are put
   * @param itsState its state
   */
  public void replace(IndexReader archive, ArchiveState itsState) {
    before = archive;
    state = itsState;
  }

  /**
   * Puts an article in the place of the one with its id, if there is one.
   *
   * @param newState the state of the archive in which it is seen first
   */
  public void put(AnnotatedArticle annotated, SerializedArticle serialized, long newState)
      throws IOException {
    String id = annotated.article().id();
    work(() -> {
      StateColumn.Place place = StateColumn.place(before == null ? committed : before, id);
      Document document = ArticleDocument.of(annotated, serialized);
      StateColumn.add(
          document, annotated, serialized, place == null ? null : place.held(), newState);
      return writer.updateDocument(new Term(IndexFields.ID, id), document);
    });
    pending.put(id, serialized.digest());
  }

  public void remove(String id) throws IOException {
    work(() -> writer.deleteDocuments(new Term(IndexFields.ID, id)));
    pending.put(id, NONE);
  }

  /**
   * Commits; readers go on to it when the manifest names it.
   *
   * @param newState the state of the archive that this makes, if something was put or removed
   * @param always whether it makes another state in any case
   * @return whether articles have been put or removed since the last commit
   */
  public boolean commit(long newState, boolean always) throws IOException {
    boolean changed = !pending.isEmpty();
    work(() -> {
      if (always || changed) {
        long removed = 0;
        for (Map.Entry<String, BytesRef> change : pending.entrySet()) {
          if (change.getValue() == NONE && StateColumn.place(committed, change.getKey()) != null) {
            removed++;
          }
        }
        state = state.next(newState, removed);
        writer.setLiveCommitData(commitData().entrySet());
      }
      writer.commit();
      DirectoryReader newer = DirectoryReader.openIfChanged(committed, writer);
      if (newer != null) {
        committed.close();
        committed = newer;
      }
      return true;
    });
    pending.clear();
    before = null;
    return changed;
  }

  private Map<String, String> commitData() {
    Map<String, String> data = new HashMap<>(identity.toCommit());
    state.writeTo(data);
    return data;
  }

  /** The state that was committed last. */
  public ArchiveState state() {
    return state;
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
            if (cause instanceof ClosedByInterruptException interrupt) {
              throw interrupt;
            }
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
