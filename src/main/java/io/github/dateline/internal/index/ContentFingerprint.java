package io.github.dateline.internal.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * A number of 64 bits that tells one set of articles from another: the sum of the beginnings of
 * their digests, so that neither their order nor their shards matter. Two sets that differ by
 * accident have the same once in 10^19; it is no guard against those who want that.
 */
public final class ContentFingerprint {
  private ContentFingerprint() {}

  /** Of some articles of an index. */
  public static long of(IndexReader reader, FixedBitSet articles) throws IOException {
    long sum = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues digests = leaf.reader().getBinaryDocValues(IndexFields.DIGEST);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (int doc = IndexChanges.next(articles, leaf.docBase);
          digests != null && doc >= 0 && doc < end;
          doc = IndexChanges.next(articles, doc + 1)) {
        if (digests.advanceExact(doc - leaf.docBase)) {
          sum += beginning(digests.binaryValue());
        }
      }
    }
    return sum;
  }

  /** Of a text. */
  public static long of(String text) {
    return beginning(SerializedArticle.digest(new BytesRef(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static long beginning(BytesRef digest) {
    long number = 0;
    for (int i = 0; i < Math.min(Long.BYTES, digest.length); i++) {
      number = number << 8 | (digest.bytes[digest.offset + i] & 0xFF);
    }
    return number;
  }
}
