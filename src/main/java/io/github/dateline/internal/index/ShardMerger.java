package io.github.dateline.internal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Merges the shards that several archives have into one.
 *
 * <p>Of articles with the same id, the one in the last archive stays. Not thread-safe.
 *
 * <p>The ids of all segments are walked together in their order, so that it takes a bit an article
 * of memory, however many there are.
 */
final class ShardMerger implements Closeable {
  private final ShardIdentity identity;
  private final List<DirectoryReader> readers = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();

  /** The greatest of the sources'. */
  private ArchiveState state = ArchiveState.FIRST;

  ShardMerger(ShardIdentity identity) {
    this.identity = identity;
  }

  /** Adds what an archive has for the shard. */
  void add(Path archive, Manifest manifest) throws IOException {
    manifest.requireShards(archive);
    int count = manifest.shards().size();
    for (int shard = 0; shard < count; shard++) {
      if (count != identity.of() || shard == identity.shard()) {
        DirectoryReader reader = ShardReaders.shard(archive, manifest, shard);
        readers.add(reader);
        state = state.and(ArchiveState.of(reader.getIndexCommit().getUserData()));
        for (LeafReaderContext leaf : reader.leaves()) {
          segments.add(new Segment(leaf, segments.size()));
        }
      }
    }
  }

  /**
   * Writes the shard.
   *
   * @return how many articles it has
   */
  long write(Path folder) throws IOException {
    return LuceneFolder.told(folder, () -> merge(folder));
  }

  private long merge(Path folder) throws IOException {
    decide();
    List<CodecReader> kept = new ArrayList<>();
    long articles = 0;
    for (Segment segment : segments) {
      int count = segment.kept.cardinality();
      articles += count;
      if (count > 0) {
        kept.add(new KeptArticlesReader(segment.codec(), segment.kept, count));
      }
    }
    // One merge, in this thread: what fails in another one is printed there as well.
    IndexWriterConfig config =
        new IndexWriterConfig(new NewsAnalyzer())
            .setCommitOnClose(false)
            .setMergeScheduler(new SerialMergeScheduler());
    try (Directory directory = LuceneFolder.open(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      if (!kept.isEmpty()) {
        writer.addIndexes(kept.toArray(CodecReader[]::new));
      }
      Map<String, String> commit = new HashMap<>(identity.toCommit());
      state.alone().writeTo(commit);
      writer.setLiveCommitData(commit.entrySet());
      writer.commit();
    }
    return articles;
  }

  /** Of the live articles with an id, the one in the last segment that has one is kept. */
  private void decide() throws IOException {
    PriorityQueue<Segment> next = new PriorityQueue<>(Segment::compareTo);
    for (Segment segment : segments) {
      if (segment.advance()) {
        next.add(segment);
      }
    }
    BytesRef id = new BytesRef();
    int last = -1;
    Segment holder = null;
    for (Segment segment = next.poll(); segment != null; segment = next.poll()) {
      if (holder != null && segment.id.equals(id)) {
        holder.kept.clear(last);
      } else {
        id = BytesRef.deepCopyOf(segment.id);
      }
      holder = segment;
      last = segment.doc;
      if (ShardIdentity.of(id.utf8ToString(), identity.of()) == identity.shard()) {
        segment.kept.set(last);
      }
      if (segment.advance()) {
        next.add(segment);
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(readers);
  }

  /** The live articles of a segment, walked by id. */
  private static final class Segment {
    private final LeafReaderContext leaf;
    private final int rank;
    private final FixedBitSet kept;
    private final TermsEnum ids;
    private final @Nullable Bits live;
    private @Nullable PostingsEnum postings;
    private BytesRef id = new BytesRef();
    private int doc;

    Segment(LeafReaderContext leaf, int rank) throws IOException {
      this.leaf = leaf;
      this.rank = rank;
      kept = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
      live = leaf.reader().getLiveDocs();
      Terms terms = leaf.reader().terms(IndexFields.ID);
      ids = terms == null ? TermsEnum.EMPTY : terms.iterator();
    }

    /** Turns to the next id that a live article has. */
    boolean advance() throws IOException {
      for (BytesRef term = ids.next(); term != null; term = ids.next()) {
        postings = ids.postings(postings, PostingsEnum.NONE);
        for (doc = postings.nextDoc();
            doc != DocIdSetIterator.NO_MORE_DOCS;
            doc = postings.nextDoc()) {
          if (live == null || live.get(doc)) {
            id = term;
            return true;
          }
        }
      }
      return false;
    }

    /** By id, then from the first archive to the last. */
    int compareTo(Segment other) {
      int byId = id.compareTo(other.id);
      return byId != 0 ? byId : Integer.compare(rank, other.rank);
    }

    CodecReader codec() throws IOException {
      return SlowCodecReaderWrapper.wrap(leaf.reader());
    }
  }

  /** Some articles of a segment. */
  private static final class KeptArticlesReader extends FilterCodecReader {
    private final FixedBitSet kept;
    private final int count;

    KeptArticlesReader(CodecReader in, FixedBitSet kept, int count) {
      super(in);
      this.kept = kept;
      this.count = count;
    }

    @Override
    public Bits getLiveDocs() {
      return kept;
    }

    @Override
    public int numDocs() {
      return count;
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }
}
