package io.github.dateline.internal.copies;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.SentenceHashColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The boilerplate sentences of an archive, as {@link BoilerplateFinder} tells them. Immutable once
 * they are found, and thread-safe.
 */
public final class Boilerplate {
  /** A bit for each article that has one. */
  private final FixedBitSet articles;

  private FixedBitSet[] ofSegments = new FixedBitSet[0];

  /** Those articles, rising. */
  private int[] docs = new int[0];

  /** By article: where its sentences end; they begin where those of the one before end. */
  private int[] ends = new int[0];

  /** Their places among the article's sentences that have an entity, rising. */
  private int[] sentences = new int[0];

  private int size;

  /** The hashes of all, once they are known. */
  private @Nullable Set<Long> hashes;

  /** The articles that may have other boilerplate than in the state before; null for any. */
  private @Nullable FixedBitSet changed;

  private Boilerplate(IndexReader reader) {
    articles = new FixedBitSet(Math.max(1, reader.maxDoc()));
  }

  /** Finds them. */
  static Boilerplate find(
      IndexReader reader, @Nullable Bits live, EmptiedSentences emptied, CopyFinder finder)
      throws IOException {
    Boilerplate boilerplate = new Boilerplate(reader);
    new BoilerplateFinder(reader, live, emptied, finder).find(boilerplate::add);
    boilerplate.finish(reader);
    return boilerplate;
  }

  /** Reads what {@link #write} has written. */
  static Boilerplate read(IndexReader reader, DataInput in) throws IOException {
    Boilerplate boilerplate = new Boilerplate(reader);
    int doc = 0;
    for (int left = in.readVInt(); left > 0; left--) {
      doc += in.readVInt();
      for (int more = in.readVInt(); more > 0; more--) {
        boilerplate.add(doc, in.readVInt());
      }
    }
    boilerplate.finish(reader);
    return boilerplate;
  }

  /**
   * Writes them: how many articles have some, and for each the gap to the one before, how many it
   * has, and which.
   */
  void write(DataOutput out) throws IOException {
    out.writeVInt(size);
    for (int i = 0; i < size; i++) {
      int from = i == 0 ? 0 : ends[i - 1];
      out.writeVInt(docs[i] - (i == 0 ? 0 : docs[i - 1]));
      out.writeVInt(ends[i] - from);
      for (int j = from; j < ends[i]; j++) {
        out.writeVInt(sentences[j]);
      }
    }
  }

  /**
   * The boilerplate sentences now.
   *
   * @param again the articles that must be looked at again; of the others, the same sentences are
   *     boilerplate
   * @param hashes those of boilerplate now
   */
  Boilerplate updated(
      IndexChanges changes, FixedBitSet again, EmptiedSentences emptied, Set<Long> hashes)
      throws IOException {
    Boilerplate updated = new Boilerplate(changes.now);
    updated.docs = new int[docs.length];
    updated.ends = new int[docs.length];
    updated.sentences = new int[sentences.length];
    CopyGroups.RandomAccessColumn columns =
        new CopyGroups.RandomAccessColumn(changes.now, IndexFields.SENTENCE_HASHES);
    FixedBitSet some = again.clone();
    for (int i = 0; i < size; i++) {
      int doc = changes.documentNow(docs[i]);
      if (doc >= 0 && !changes.gone.get(docs[i])) {
        some.set(doc);
      }
    }
    int at = -1;
    for (int doc = IndexChanges.next(some, 0); doc >= 0; doc = IndexChanges.next(some, doc + 1)) {
      int article = doc;
      if (again.get(doc)) {
        emptied.forEachOther(
            doc,
            columns.read(doc),
            (sentence, hash) -> {
              if (hashes.contains(hash)) {
                updated.add(article, sentence);
              }
            });
      } else {
        int was = changes.documentBefore(doc);
        // Within a segment the next one is the next one.
        at =
            at + 1 < size && docs[at + 1] == was ? at + 1 : Arrays.binarySearch(docs, 0, size, was);
        for (int i = at == 0 ? 0 : ends[at - 1]; i < ends[at]; i++) {
          updated.add(article, sentences[i]);
        }
      }
    }
    updated.hashes = hashes;
    updated.changed = again;
    updated.finish(changes.now);
    return updated;
  }

  /** The hashes of all. Not to be changed. */
  synchronized Set<Long> hashes(IndexReader reader) throws IOException {
    if (hashes == null) {
      hashes = findHashes(reader);
    }
    return hashes;
  }

  private Set<Long> findHashes(IndexReader reader) throws IOException {
    CopyGroups.RandomAccessColumn columns =
        new CopyGroups.RandomAccessColumn(reader, IndexFields.SENTENCE_HASHES);
    Set<Long> hashes = new HashSet<>();
    for (int i = 0; i < size; i++) {
      BytesRef column = columns.read(docs[i]);
      for (int j = i == 0 ? 0 : ends[i - 1]; j < ends[i]; j++) {
        hashes.add(SentenceHashColumn.hash(column, sentences[j]));
      }
    }
    return hashes;
  }

  private void finish(IndexReader reader) {
    ofSegments = ofSegments(reader, articles);
  }

  private void add(int doc, int sentence) {
    if (!articles.get(doc)) {
      articles.set(doc);
      docs = ArrayUtil.grow(docs, size + 1);
      ends = ArrayUtil.grow(ends, size + 1);
      docs[size] = doc;
      ends[size] = size == 0 ? 0 : ends[size - 1];
      size++;
    }
    int end = ends[size - 1]++;
    sentences = ArrayUtil.grow(sentences, end + 1);
    sentences[end] = sentence;
  }

  /**
   * The articles that may have other boilerplate than in the state that this was brought up to date
   * from; null if it was not.
   */
  public @Nullable FixedBitSet changed() {
    return changed;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Whether an article has such a sentence that names an entity. */
  public boolean occursIn(int doc) {
    return articles.get(doc);
  }

  /** Those of some articles of a segment that have such a sentence. */
  public FixedBitSet articlesAmong(LeafReaderContext leaf, FixedBitSet some) {
    FixedBitSet found = some.clone();
    found.and(ofSegments[leaf.ord]);
    return found;
  }

  /** Of some articles of an archive, those of each segment. */
  static FixedBitSet[] ofSegments(IndexReader reader, FixedBitSet ofArchive) {
    FixedBitSet[] found = new FixedBitSet[reader.leaves().size()];
    for (LeafReaderContext leaf : reader.leaves()) {
      int articles = leaf.reader().maxDoc();
      found[leaf.ord] = new FixedBitSet(articles);
      FixedBitSet.orRange(ofArchive, leaf.docBase, found[leaf.ord], 0, articles);
    }
    return found;
  }

  /** Which sentences of an article are boilerplate, by place among those that have an entity. */
  public IntPredicate sentencesOf(int doc) {
    int at = Arrays.binarySearch(docs, 0, size, doc);
    if (at < 0) {
      return sentence -> false;
    }
    int from = at == 0 ? 0 : ends[at - 1];
    int to = ends[at];
    return sentence -> Arrays.binarySearch(sentences, from, to, sentence) >= 0;
  }

  /**
   * The sentences of an article, the boilerplate ones without their mentions.
   *
   * @param named which of the sentences have an entity
   */
  public List<Sentence> without(int doc, int[] named, List<Sentence> sentences) {
    IntPredicate boilerplate = sentencesOf(doc);
    List<Sentence> without = new ArrayList<>(sentences);
    for (int i = 0; i < named.length; i++) {
      if (boilerplate.test(i)) {
        Sentence one = sentences.get(named[i]);
        without.set(
            named[i],
            new Sentence(one.field(), one.start(), one.end(), one.paragraph(), List.of()));
      }
    }
    return without;
  }
}
