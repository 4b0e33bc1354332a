package io.github.dateline.internal.copies;

import io.github.dateline.internal.copies.SegmentTexts.HashTable;
import io.github.dateline.internal.copies.SegmentTexts.Text;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.MinHashSignature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an archive's articles, to be looked up by what they have in common. Shares what it
 * knows of a segment with other states of the archive. Immutable and thread-safe.
 */
final class ArchiveTexts implements BoilerplateFinder.Texts {
  /** What the texts of an archive take, about. */
  private static final long BYTES_PER_ARTICLE = 400;

  /** They may take one part in so many of the heap. */
  private static final int MAX_SHARE_OF_MEMORY = 4;

  private final IndexReader reader;
  private final FixedBitSet live;
  private final SegmentTexts[] segments;

  /**
   * Reads the segments that are new.
   *
   * @param earlier the texts of another state, null if there are none
   */
  ArchiveTexts(IndexReader reader, @Nullable ArchiveTexts earlier) throws IOException {
    this.reader = reader;
    live = IndexChanges.live(reader);
    Map<Object, SegmentTexts> known = new HashMap<>();
    if (earlier != null) {
      for (LeafReaderContext leaf : earlier.reader.leaves()) {
        known.put(IndexChanges.key(leaf), earlier.segments[leaf.ord]);
      }
    }
    segments = new SegmentTexts[reader.leaves().size()];
    for (LeafReaderContext leaf : reader.leaves()) {
      SegmentTexts texts = known.get(IndexChanges.key(leaf));
      segments[leaf.ord] = texts == null ? new SegmentTexts(leaf) : texts;
    }
  }

  /** Whether the memory suffices. */
  static boolean fit(IndexReader reader) {
    return (long) reader.maxDoc() * BYTES_PER_ARTICLE
        <= Runtime.getRuntime().maxMemory() / MAX_SHARE_OF_MEMORY;
  }

  boolean isLive(int article) {
    return live.get(article);
  }

  LeafReaderContext leaf(int article) {
    return reader.leaves().get(ReaderUtil.subIndex(article, reader.leaves()));
  }

  /** The text of an article, deleted or not. */
  Text text(int article) {
    LeafReaderContext leaf = leaf(article);
    return segments[leaf.ord].texts[article - leaf.docBase];
  }

  /** What stands for the source and day of an article, 0 if one of them is not known. */
  long day(int article) {
    LeafReaderContext leaf = leaf(article);
    return segments[leaf.ord].days[article - leaf.docBase];
  }

  /** The articles that have a text, rising. */
  int[] articles(Text text) throws IOException {
    IntStream.Builder found = IntStream.builder();
    for (LeafReaderContext leaf : reader.leaves()) {
      segments[leaf.ord].withText(text, visit(leaf, found::add));
    }
    return found.build().toArray();
  }

  /** The days that articles are of, rising, each once. */
  long[] days(int[] articles) {
    return Arrays.stream(articles)
        .mapToLong(this::day)
        .filter(day -> day != 0)
        .distinct()
        .sorted()
        .toArray();
  }

  /** Sees the articles that have the hash of a shingle, and some others. */
  void withShingle(int hash, HashTable.Visitor visitor) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      segments[leaf.ord].withShingle(hash, visit(leaf, visitor));
    }
  }

  /** Sees the articles that have the hash of a sentence, and some others. */
  void withSentence(long hash, HashTable.Visitor visitor) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      segments[leaf.ord].withSentence(hash, visit(leaf, visitor));
    }
  }

  private HashTable.Visitor visit(LeafReaderContext leaf, HashTable.Visitor visitor) {
    return doc -> {
      if (isLive(leaf.docBase + doc)) {
        visitor.article(leaf.docBase + doc);
      }
    };
  }

  /** Reads the signature of an article. */
  void signature(int article, MinHashSignature into) throws IOException {
    new CopyGroups.RandomAccessColumn(reader, IndexFields.SIGNATURE).signature(article, into);
  }

  @Override
  public boolean precedes(int a, int b) {
    return text(a).compareTo(text(b)) < 0;
  }

  @Override
  public boolean areRelated(int a, int b) throws IOException {
    boolean swap = precedes(b, a);
    MinHashSignature one = new MinHashSignature();
    MinHashSignature other = new MinHashSignature();
    signature(swap ? a : b, one);
    signature(swap ? b : a, other);
    return one.isRelatedTo(other);
  }
}
