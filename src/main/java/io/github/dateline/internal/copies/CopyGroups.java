package io.github.dateline.internal.copies;

import io.github.dateline.internal.index.IndexChanges;
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
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

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

  /** The leader of each article; -1 if it does not count. */
  private final int[] leaders;

  private final EmptiedSentences emptied;
  private @Nullable ArchiveTexts texts;

  /**
   * The groups of leaders.
   *
   * @param order puts the members of a group in order, if their order is known
   */
  private CopyGroups(
      IndexReader reader,
      EmptiedSentences emptied,
      int[] leaders,
      Boilerplate boilerplate,
      @Nullable ArchiveTexts texts,
      Predicate<int[]> order)
      throws IOException {
    this.reader = reader;
    this.emptied = emptied;
    this.leaders = leaders;
    this.boilerplate = boilerplate;
    this.texts = texts;
    group = new int[leaders.length];
    rank = new int[leaders.length];
    FixedBitSet copied = new FixedBitSet(Math.max(1, leaders.length));
    findMembers(copied, order);
    grouped = Boilerplate.ofSegments(reader, copied);
  }

  /**
   * Finds what stands more than once, or reads it.
   *
   * @param file where it is kept
   */
  public static CopyGroups of(IndexReader reader, CuratedNames curated, CopiesFile file)
      throws IOException {
    EmptiedSentences emptied = new EmptiedSentences(reader, curated);
    CopiesFile.Content kept = file.read(reader, emptied.hidden());
    if (kept != null && kept.boilerplate() != null) {
      return new CopyGroups(
          reader, emptied, kept.leaders(), kept.boilerplate(), null, docs -> false);
    }
    Bits live = MultiBits.getLiveDocs(reader);
    CopyFinder.SignatureSource column =
        new RandomAccessColumn(reader, IndexFields.SIGNATURE)::signature;
    CopyFinder finder =
        kept == null
            ? CopyFinder.find(reader.maxDoc(), live, column, days(reader))
            : CopyFinder.ofLeaders(kept.leaders(), live, column);
    Boilerplate boilerplate = Boilerplate.find(reader, live, emptied, finder);
    file.write(reader, emptied.hidden(), finder.leaders(), boilerplate);
    return new CopyGroups(reader, emptied, finder.leaders(), boilerplate, null, docs -> false);
  }

  /**
   * The same for another state of the index: what came and what went is compared with what was
   * there.
   *
   * @param file where it is kept
   */
  public CopyGroups updated(IndexChanges changes, CuratedNames curated, CopiesFile file)
      throws IOException {
    if (!ArchiveTexts.fit(changes.now)) {
      return of(changes.now, curated, file);
    }
    ArchiveTexts before = texts();
    ArchiveTexts now = new ArchiveTexts(changes.now, before);
    EmptiedSentences emptiedNow = new EmptiedSentences(changes.now, curated);
    LeaderUpdate update = new LeaderUpdate(changes, before, now, leaders);
    int[] leadersNow = update.leaders();
    Boilerplate boilerplateNow;
    if (emptiedNow.hidden().equals(emptied.hidden())) {
      boilerplateNow =
          BoilerplateUpdate.of(
              changes,
              boilerplate,
              new BoilerplateUpdate.State(before, leaders, emptied),
              new BoilerplateUpdate.State(now, leadersNow, emptiedNow),
              update.movedToOtherLeader());
    } else {
      Bits live = MultiBits.getLiveDocs(changes.now);
      CopyFinder.SignatureSource column =
          new RandomAccessColumn(changes.now, IndexFields.SIGNATURE)::signature;
      boilerplateNow =
          Boilerplate.find(
              changes.now, live, emptiedNow, CopyFinder.ofLeaders(leadersNow, live, column));
    }
    file.write(changes.now, emptiedNow.hidden(), leadersNow, boilerplateNow);
    return new CopyGroups(
        changes.now,
        emptiedNow,
        leadersNow,
        boilerplateNow,
        now,
        docs -> isInOrderBefore(docs, changes));
  }

  private synchronized ArchiveTexts texts() throws IOException {
    if (texts == null) {
      texts = new ArchiveTexts(reader, null);
    }
    return texts;
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

  /**
   * Finds the members of the groups.
   *
   * @param isOrdered puts members in order, if their order is known
   */
  private void findMembers(FixedBitSet copied, Predicate<int[]> isOrdered) throws IOException {
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
    for (int[] docs : members) {
      if (!isOrdered.test(docs)) {
        order(docs);
      }
      for (int i = 0; i < docs.length; i++) {
        rank[docs[i]] = i;
      }
    }
  }

  /** Puts the members of a group in the order that they had, if it was the same group. */
  private boolean isInOrderBefore(int[] docs, IndexChanges changes) {
    int was = changes.documentBefore(docs[0]);
    int number = was < 0 ? -1 : group[was];
    if (number < 0 || members.get(number).length != docs.length) {
      return false;
    }
    int[] ordered = new int[docs.length];
    for (int doc : docs) {
      was = changes.documentBefore(doc);
      if (was < 0 || group[was] != number) {
        return false;
      }
      ordered[rank[was]] = doc;
    }
    System.arraycopy(ordered, 0, docs, 0, docs.length);
    return true;
  }

  /** What stands for the source and day of each article. */
  private static long[] days(IndexReader reader) throws IOException {
    long[] days = new long[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      long[] ofSegment = SegmentTexts.days(leaf);
      System.arraycopy(ofSegment, 0, days, leaf.docBase, ofSegment.length);
    }
    return days;
  }

  /** When an article was published, the greatest number if that is not known. */
  private long published(int doc) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    NumericDocValues stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
    return stamps.advanceExact(doc - leaf.docBase) ? stamps.longValue() : Long.MAX_VALUE;
  }

  /** By publication, then id: which takes long to look up, and most have different stamps. */
  private void order(int[] docs) throws IOException {
    Map<Integer, Long> published = new HashMap<>();
    for (int doc : docs) {
      published.put(doc, published(doc));
    }
    Integer[] sorted = Arrays.stream(docs).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparing(published::get));
    StoredArticles stored = new StoredArticles(reader, "", UnaryOperator.identity());
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length
          && Objects.equals(published.get(sorted[to]), published.get(sorted[from]))) {
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
