package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Since which state of the archive an article has been there, has been as it is, and has named each
 * of its names.
 *
 * <p>Layout: {@link IndexFields#STATE}, in which state it was added or last replaced; and, for one
 * that was replaced, {@link IndexFields#SINCE}, in which state it was added, then for each of its
 * entities in their order since when it has named that, integers of variable length.
 */
public final class StateColumn {
  private StateColumn() {}

  /**
   * What an archive holds of an article when it comes again.
   *
   * @param digest tells it from a changed one
   * @param first the state in which it was added
   * @param last the state in which it was added or last replaced
   * @param names by term, since when it has named each entity
   */
  record Held(BytesRef digest, long first, long last, Map<String, Long> names) {}

  /** A live article by its id, as a segment and its number there; null if there is none. */
  static @Nullable Place place(IndexReader reader, String id) throws IOException {
    Term term = new Term(IndexFields.ID, id);
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if (live == null || live.get(doc)) {
          return new Place(leaf, doc);
        }
      }
    }
    return null;
  }

  /** The state in which an article was added, 0 if it is not there. */
  public static long addedIn(IndexReader reader, String id) throws IOException {
    Place place = place(reader, id);
    return place == null ? 0 : place.held().first();
  }

  /** Where an article is. */
  record Place(LeafReaderContext leaf, int doc) {
    BytesRef digest() throws IOException {
      BinaryDocValues digests = leaf.reader().getBinaryDocValues(IndexFields.DIGEST);
      digests.advanceExact(doc);
      return BytesRef.deepCopyOf(digests.binaryValue());
    }

    Held held() throws IOException {
      Reader states = new Reader(leaf);
      states.article(doc);
      Map<String, Long> names = new HashMap<>();
      SortedSetDocValues entities = IndexFields.entities(leaf);
      if (entities.advanceExact(doc)) {
        for (int i = 0; i < entities.docValueCount(); i++) {
          names.put(entities.lookupOrd(entities.nextOrd()).utf8ToString(), states.naming(i));
        }
      }
      return new Held(digest(), states.first(), states.last(), names);
    }
  }

  /**
   * Adds the fields to an article's document.
   *
   * @param held what the archive holds under its id, null if nothing
   * @param state the state that the article will be seen in first
   */
  static void add(
      Document document,
      AnnotatedArticle annotated,
      SerializedArticle serialized,
      @Nullable Held held,
      long state) {
    // An article that is only annotated again has been there all the time.
    long last = held != null && held.digest().equals(serialized.digest()) ? held.last() : state;
    document.add(new NumericDocValuesField(IndexFields.STATE, last));
    if (held == null) {
      return;
    }
    List<Long> since = new ArrayList<>(List.of(held.first()));
    for (Entity entity : annotated.entities()) {
      since.add(held.names().getOrDefault(EntityTerms.term(entity), last));
    }
    if (since.stream().allMatch(one -> one == last)) {
      return;
    }
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      for (long one : since) {
        out.writeVLong(one);
      }
    } catch (IOException e) {
      throw new AssertionError("memory can be written", e);
    }
    document.add(new BinaryDocValuesField(IndexFields.SINCE, new BytesRef(out.toArrayCopy())));
  }

  /** Reads the columns of one segment, its articles in their order. Not thread-safe. */
  public static final class Reader {
    private final NumericDocValues lasts;
    private final BinaryDocValues sinces;
    private long last;
    private long first;
    private long[] names = new long[0];

    public Reader(LeafReaderContext leaf) throws IOException {
      lasts = DocValues.getNumeric(leaf.reader(), IndexFields.STATE);
      sinces = DocValues.getBinary(leaf.reader(), IndexFields.SINCE);
    }

    /** Turns to an article. */
    public void article(int doc) throws IOException {
      last = lasts.advanceExact(doc) ? lasts.longValue() : 0;
      first = last;
      names = new long[0];
      if (sinces.advanceExact(doc)) {
        BytesRef bytes = sinces.binaryValue();
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        first = in.readVLong();
        long[] read = new long[bytes.length];
        int count = 0;
        while (!in.eof()) {
          read[count++] = in.readVLong();
        }
        names = Arrays.copyOf(read, count);
      }
    }

    /** The state in which it was added or last replaced, 0 before states were counted. */
    public long last() {
      return last;
    }

    /** The state in which it was added. */
    public long first() {
      return first;
    }

    /** Since when it has named an entity, given by its place in the article's own list. */
    public long naming(int place) {
      return place < names.length ? names[place] : last;
    }

    /** Since when it has named all that it names. */
    public long named() {
      long latest = names.length == 0 ? last : first;
      for (long one : names) {
        latest = Math.max(latest, one);
      }
      return latest;
    }
  }
}
