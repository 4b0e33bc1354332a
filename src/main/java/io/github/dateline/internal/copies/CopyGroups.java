package io.github.dateline.internal.copies;

import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.MinHashSignature;
import io.github.dateline.internal.index.StoredArticles;
import io.github.dateline.internal.names.CuratedNames;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;

/**
 * The near-duplicate groups and the boilerplate sentences of an archive.
 *
 * <p>Found once for an opened archive; immutable and thread-safe.
 */
public final class CopyGroups {
  private final IndexReader reader;
  private final int[] group;
  private final int[] rank;
  private final List<int[]> members = new ArrayList<>();

  /** By segment: a bit for each article that has copies. */
  private final FixedBitSet[] grouped;

  private final Boilerplate boilerplate;

  private CopyGroups(IndexReader reader, CuratedNames curated, CopiesFile file) throws IOException {
    this.reader = reader;
    int articles = reader.maxDoc();
    group = new int[articles];
    rank = new int[articles];
    EmptiedSentences emptied = new EmptiedSentences(reader, curated);
    CopiesFile.Content kept = file.read(reader, emptied.hidden());
    int[] leaders;
    if (kept != null && kept.boilerplate() != null) {
      leaders = kept.leaders();
      boilerplate = kept.boilerplate();
    } else {
      Bits live = MultiBits.getLiveDocs(reader);
      CopyFinder.SignatureSource column =
          new RandomAccessColumn(reader, IndexFields.SIGNATURE)::signature;
      CopyFinder finder =
          kept == null
              ? CopyFinder.find(articles, live, column, days())
              : CopyFinder.ofLeaders(kept.leaders(), live, column);
      leaders = finder.leaders();
      boilerplate = Boilerplate.find(reader, live, emptied, finder);
      file.write(reader, emptied.hidden(), leaders, boilerplate);
    }
    FixedBitSet copied = new FixedBitSet(Math.max(1, articles));
    findMembers(leaders, copied);
    grouped = Boilerplate.ofSegments(reader, copied);
  }

  /**
   * Finds what stands more than once, or reads it.
   *
   * @param file where it is kept
   */
  public static CopyGroups of(IndexReader reader, CuratedNames curated, CopiesFile file)
      throws IOException {
    return new CopyGroups(reader, curated, file);
  }

  /** Whether nothing stands more than once. */
  public boolean isEmpty() {
    return members.isEmpty() && boilerplate.isEmpty();
  }

  /** How many groups of at least two articles there are. */
  public int groups() {
    return members.size();
  }

  /** The number of an article's group, from 0; -1 if it has no copies. */
  public int group(int doc) {
    return group[doc];
  }

  /** The rank of an article in its group, by publication, then id, from 0. */
  public int rank(int doc) {
    return rank[doc];
  }

  /** The articles of a group, by publication, those without a date last, then id. */
  public int[] members(int number) {
    return members.get(number).clone();
  }

  /** Those of some articles of a segment that have copies, in scope or not. */
  public FixedBitSet withCopies(LeafReaderContext leaf, FixedBitSet articles) {
    FixedBitSet found = articles.clone();
    found.and(grouped[leaf.ord]);
    return found;
  }

  /** The boilerplate sentences. */
  public Boilerplate boilerplate() {
    return boilerplate;
  }

  private void findMembers(int[] leaders, FixedBitSet copied) throws IOException {
    int[] sizes = new int[group.length];
    for (int doc = 0; doc < group.length; doc++) {
      if (leaders[doc] >= 0) {
        sizes[leaders[doc]]++;
      }
    }
    int[] filled = new int[group.length];
    for (int doc = 0; doc < group.length; doc++) {
      int leader = leaders[doc];
      group[doc] = -1;
      if (leader < 0 || Math.abs(sizes[leader]) < 2) {
        continue;
      }
      // The group's number, as -2 - number, once it has one.
      if (sizes[leader] > 0) {
        members.add(new int[sizes[leader]]);
        sizes[leader] = -1 - members.size();
      }
      group[doc] = -2 - sizes[leader];
      copied.set(doc);
      members.get(group[doc])[filled[leader]++] = doc;
    }
    long[] published = members.isEmpty() ? new long[0] : published();
    for (int[] docs : members) {
      order(docs, published);
      for (int i = 0; i < docs.length; i++) {
        rank[docs[i]] = i;
      }
    }
  }

  /** A hash of the source and day of each article, 0 where one of them is not known. */
  private long[] days() throws IOException {
    long[] days = new long[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
      SortedDocValues sources = DocValues.getSorted(leaf.reader(), IndexFields.SOURCE);
      long[] hashes = new long[sources.getValueCount()];
      for (int ord = 0; ord < hashes.length; ord++) {
        BytesRef source = sources.lookupOrd(ord);
        hashes[ord] = StringHelper.murmurhash3_x64_128(source)[0];
      }
      for (int doc = sources.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = sources.nextDoc()) {
        if (stamps.advanceExact(doc)) {
          long day = IndexFields.day(stamps.longValue());
          long hash =
              (hashes[sources.ordValue()] ^ day * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
          days[leaf.docBase + doc] = hash == 0 ? 1 : hash;
        }
      }
    }
    return days;
  }

  private long[] published() throws IOException {
    long[] published = new long[group.length];
    Arrays.fill(published, Long.MAX_VALUE);
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        published[leaf.docBase + doc] = values.longValue();
      }
    }
    return published;
  }

  /** By publication, then id: which takes long to look up, and most have different stamps. */
  private void order(int[] docs, long[] published) throws IOException {
    Integer[] sorted = Arrays.stream(docs).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparingLong(doc -> published[doc]));
    StoredArticles stored = new StoredArticles(reader, "", UnaryOperator.identity());
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && published[sorted[to]] == published[sorted[from]]) {
        to++;
      }
      if (to - from > 1) {
        Map<Integer, String> ids = new HashMap<>();
        for (int i = from; i < to; i++) {
          ids.put(sorted[i], stored.id(sorted[i]));
        }
        Arrays.sort(sorted, from, to, Comparator.comparing(ids::get, Text.UTF8_ORDER));
      }
      from = to;
    }
    for (int i = 0; i < docs.length; i++) {
      docs[i] = sorted[i];
    }
  }

  /** A column, read in any order. */
  static final class RandomAccessColumn {
    private final IndexReader reader;
    private final String field;
    private final BinaryDocValues[] values;

    RandomAccessColumn(IndexReader reader, String field) {
      this.reader = reader;
      this.field = field;
      values = new BinaryDocValues[reader.leaves().size()];
    }

    BytesRef read(int doc) throws IOException {
      LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
      int inLeaf = doc - leaf.docBase;
      if (values[leaf.ord] == null || values[leaf.ord].docID() > inLeaf) {
        values[leaf.ord] = DocValues.getBinary(leaf.reader(), field);
      }
      if (!values[leaf.ord].advanceExact(inLeaf)) {
        throw new IOException("article " + doc + " has no column " + field);
      }
      return values[leaf.ord].binaryValue();
    }

    void signature(int doc, MinHashSignature into) throws IOException {
      into.read(read(doc));
    }
  }
}
