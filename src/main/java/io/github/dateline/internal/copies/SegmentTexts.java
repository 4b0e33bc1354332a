package io.github.dateline.internal.copies;

import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.MinHashSignature;
import io.github.dateline.internal.index.SentenceHashColumn;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * What is held in memory of the texts of a segment, deleted ones among them, so that articles that
 * come and go need not be compared with all: 20 bytes an article, and some six for each hash of its
 * shingles and sentences. Immutable and thread-safe.
 */
final class SegmentTexts {
  /** Which text each article has. */
  final Text[] texts;

  /** What stands for the source and day of each, 0 if one of them is not known. */
  final long[] days;

  private final HashTable shingles;
  private final HashTable sentences;

  /**
   * What tells texts apart, by which the longer ones come first.
   *
   * @param shingles how many shingles it has, -1 if it has no copies
   * @param hash the hash of the whole text
   */
  record Text(int shingles, long hash) implements Comparable<Text> {
    @Override
    public int compareTo(Text other) {
      return shingles != other.shingles
          ? Integer.compare(other.shingles, shingles)
          : Long.compareUnsigned(hash, other.hash);
    }
  }

  SegmentTexts(LeafReaderContext leaf) throws IOException {
    int articles = leaf.reader().maxDoc();
    texts = new Text[articles];
    days = days(leaf);
    BinaryDocValues signatures = DocValues.getBinary(leaf.reader(), IndexFields.SIGNATURE);
    MinHashSignature signature = new MinHashSignature();
    HashTable.Builder ofShingles = new HashTable.Builder();
    for (int doc = signatures.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = signatures.nextDoc()) {
      signature.read(signatures.binaryValue());
      texts[doc] =
          new Text(signature.comparable ? signature.shingles : -1, signature.wholeTextHash);
      for (int i = 0; i < signature.size; i++) {
        ofShingles.add(signature.hashes[i], doc);
      }
      if (signature.comparable) {
        ofShingles.add(hash(texts[doc]), doc);
      }
    }
    shingles = ofShingles.table();
    BinaryDocValues columns = DocValues.getBinary(leaf.reader(), IndexFields.SENTENCE_HASHES);
    HashTable.Builder ofSentences = new HashTable.Builder();
    for (int doc = columns.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = columns.nextDoc()) {
      BytesRef column = columns.binaryValue();
      for (int i = 0; i < SentenceHashColumn.size(column); i++) {
        long hash = SentenceHashColumn.hash(column, i);
        if (hash != 0) {
          ofSentences.add(Long.hashCode(hash), doc);
        }
      }
    }
    sentences = ofSentences.table();
  }

  /** A hash of a whole text, in which hashes of shingles have no part. */
  private static int hash(Text text) {
    return Long.hashCode(text.hash) | Integer.MIN_VALUE;
  }

  /** Sees those articles that may have the hash of a shingle, and some others, rising. */
  void withShingle(int hash, HashTable.Visitor visitor) throws IOException {
    shingles.forEach(hash, visitor);
  }

  /** Sees those articles that may have the hash of a sentence, and some others, rising. */
  void withSentence(long hash, HashTable.Visitor visitor) throws IOException {
    sentences.forEach(Long.hashCode(hash), visitor);
  }

  /** Sees the articles that have a text, rising. */
  void withText(Text text, HashTable.Visitor visitor) throws IOException {
    shingles.forEach(
        hash(text),
        doc -> {
          if (texts[doc].equals(text)) {
            visitor.article(doc);
          }
        });
  }

  /** A hash of the source and day of each article, 0 where one of them is not known. */
  static long[] days(LeafReaderContext leaf) throws IOException {
    long[] days = new long[leaf.reader().maxDoc()];
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
        long hash = (hashes[sources.ordValue()] ^ day * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        days[doc] = hash == 0 ? 1 : hash;
      }
    }
    return days;
  }

  /** Which articles may have a hash. Of those that have not, one in some hundred is seen. */
  static final class HashTable {
    private static final int ENTRIES_PER_SLOT = 4;

    private final int shift;
    private final int[] ends;
    private final int[] docs;

    /** Of each entry: some more of its hash than what slots tell. */
    private final byte[] tags;

    /** Sees an article. */
    interface Visitor {
      void article(int doc) throws IOException;
    }

    private HashTable(int[] hashes, int[] of, int size) {
      int slots = Integer.highestOneBit(Math.max(2, size / ENTRIES_PER_SLOT));
      shift = Integer.numberOfLeadingZeros(slots) + 1;
      ends = new int[slots + 1];
      for (int i = 0; i < size; i++) {
        ends[slot(hashes[i]) + 1]++;
      }
      for (int slot = 0; slot < slots; slot++) {
        ends[slot + 1] += ends[slot];
      }
      docs = new int[size];
      tags = new byte[size];
      int[] next = ends.clone();
      for (int i = 0; i < size; i++) {
        int at = next[slot(hashes[i])]++;
        docs[at] = of[i];
        tags[at] = tag(hashes[i]);
      }
    }

    private int slot(int hash) {
      return hash * 0x9E3779B9 >>> shift;
    }

    private static byte tag(int hash) {
      return (byte) (hash * 0x85EBCA6B >>> Integer.SIZE - Byte.SIZE);
    }

    void forEach(int hash, Visitor visitor) throws IOException {
      int slot = slot(hash);
      byte tag = tag(hash);
      int before = -1;
      for (int i = ends[slot]; i < ends[slot + 1]; i++) {
        if (tags[i] == tag && docs[i] != before) {
          visitor.article(docs[i]);
          before = docs[i];
        }
      }
    }

    /** Takes hashes, by rising article. */
    private static final class Builder {
      private int[] hashes = new int[64];
      private int[] docs = new int[64];
      private int size;

      void add(int hash, int doc) {
        if (size == hashes.length) {
          hashes = ArrayUtil.grow(hashes, size + 1);
          docs = ArrayUtil.growExact(docs, hashes.length);
        }
        hashes[size] = hash;
        docs[size++] = doc;
      }

      HashTable table() {
        return new HashTable(hashes, docs, size);
      }
    }
  }
}
