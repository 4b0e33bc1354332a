package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * What stands more than once in an archive: copies of articles, and boilerplate sentences. Found
 * once for a snapshot; immutable and thread-safe.
 *
 * <p>A sentence is boilerplate if it is in {@value #UNRELATED} articles that are neither copies of
 * each other nor related otherwise: the updates of one story share sentences too.
 */
final class CopyGroups {
  private static final int UNRELATED = 3;

  /** Most counters of sentences; with fewer, more sentences are looked at closely in vain. */
  private static final int MOST_COUNTERS = 1 << 26;

  private final IndexReader reader;
  private final Bits live;
  private final int[] group;
  private final int[] place;
  private final List<int[]> members = new ArrayList<>();
  private final Set<Long> boilerplate = new HashSet<>();
  private final FixedBitSet withBoilerplate;
  private final NamelessSentences nameless;

  private CopyGroups(IndexReader reader, CuratedNames curated) throws IOException {
    this.reader = reader;
    nameless = new NamelessSentences(reader, curated);
    live = MultiBits.getLiveDocs(reader);
    int articles = reader.maxDoc();
    group = new int[articles];
    place = new int[articles];
    withBoilerplate = new FixedBitSet(Math.max(1, articles));
    CopyFinder finder =
        CopyFinder.find(articles, live, new Columns(reader, IndexFields.SIGNATURE)::signature);
    findMembers(finder);
    findBoilerplate(finder);
  }

  static CopyGroups of(IndexReader reader, CuratedNames curated) throws IOException {
    return new CopyGroups(reader, curated);
  }

  /** Whether nothing stands more than once. */
  boolean isEmpty() {
    return members.isEmpty() && boilerplate.isEmpty();
  }

  /** How many groups of at least two articles there are. */
  int groups() {
    return members.size();
  }

  /** The number of an article's group, from 0; -1 if it has no copies. */
  int group(int doc) {
    return group[doc];
  }

  /** An article's place in its group, by publication, then id, from 0. */
  int place(int doc) {
    return place[doc];
  }

  /** The articles of a group, by publication, those without a date last, then id. */
  int[] members(int number) {
    return members.get(number).clone();
  }

  /** Whether an article has a boilerplate sentence that names an entity. */
  boolean hasBoilerplate(int doc) {
    return withBoilerplate.get(doc);
  }

  /** Adds those of some articles of a segment that have a boilerplate sentence. */
  void addWithBoilerplate(LeafReaderContext leaf, FixedBitSet articles, FixedBitSet into) {
    if (boilerplate.isEmpty()) {
      return;
    }
    int last = leaf.docBase + leaf.reader().maxDoc();
    for (int doc = Scope.next(withBoilerplate, leaf.docBase);
        doc < last;
        doc = Scope.next(withBoilerplate, doc + 1)) {
      if (articles.get(doc - leaf.docBase)) {
        into.set(doc - leaf.docBase);
      }
    }
  }

  /** Whether a sentence is boilerplate, by its hash in the {@link SentenceColumn}. */
  boolean isBoilerplate(long hash) {
    return boilerplate.contains(hash);
  }

  /** The sentences of an article, the boilerplate ones without their mentions. */
  List<Sentence> withoutBoilerplate(Article article, List<Sentence> sentences) {
    return sentences.stream()
        .map(sentence ->
            !sentence.mentions().isEmpty() && isBoilerplate(SentenceColumn.hash(article, sentence))
                ? new Sentence(
                    sentence.field(),
                    sentence.start(),
                    sentence.end(),
                    sentence.paragraph(),
                    List.of())
                : sentence)
        .toList();
  }

  private void findMembers(CopyFinder finder) throws IOException {
    int[] sizes = new int[group.length];
    for (int doc = 0; doc < group.length; doc++) {
      if (finder.leader(doc) >= 0) {
        sizes[finder.leader(doc)]++;
      }
    }
    int[] filled = new int[group.length];
    for (int doc = 0; doc < group.length; doc++) {
      int leader = finder.leader(doc);
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
      members.get(group[doc])[filled[leader]++] = doc;
    }
    long[] published = members.isEmpty() ? new long[0] : published();
    for (int[] docs : members) {
      order(docs, published);
      for (int i = 0; i < docs.length; i++) {
        place[docs[i]] = i;
      }
    }
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
    StoredArticles stored = new StoredArticles(reader, "", CuratedNames.NONE);
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

  /** Counts roughly, never too low; then looks at what may be frequent enough. */
  private void findBoilerplate(CopyFinder finder) throws IOException {
    int counters = 1 << 10;
    while (counters < MOST_COUNTERS && counters < 32L * group.length) {
      counters *= 2;
    }
    byte[] counts = new byte[counters];
    forEachSentence((doc, hash) -> {
      int slot = (int) hash & counts.length - 1;
      if (counts[slot] < UNRELATED) {
        counts[slot]++;
      }
    });
    Map<Long, Leaders> suspects = new HashMap<>();
    forEachSentence((doc, hash) -> {
      if (counts[(int) hash & counts.length - 1] >= UNRELATED) {
        suspects.computeIfAbsent(hash, key -> new Leaders()).add(finder.leader(doc));
      }
    });
    for (Map.Entry<Long, Leaders> suspect : suspects.entrySet()) {
      if (isInUnrelated(suspect.getValue(), finder)) {
        boilerplate.add(suspect.getKey());
      }
    }
    if (!boilerplate.isEmpty()) {
      forEachSentence((doc, hash) -> {
        if (boilerplate.contains(hash)) {
          withBoilerplate.set(doc);
        }
      });
    }
  }

  /** The groups of the articles that have a sentence, by their leaders, each once or more. */
  private static final class Leaders {
    private int[] docs = new int[UNRELATED];
    private int count;

    void add(int leader) {
      if (count == 0 || docs[count - 1] != leader) {
        docs = ArrayUtil.grow(docs, count + 1);
        docs[count++] = leader;
      }
    }

    int[] distinct() {
      return Arrays.stream(docs, 0, count).distinct().toArray();
    }
  }

  /** Takes leaders in their order, each that is not related to one taken before. */
  private boolean isInUnrelated(Leaders leaders, CopyFinder finder) throws IOException {
    int[] distinct = leaders.distinct();
    if (distinct.length < UNRELATED) {
      return false;
    }
    List<Integer> inOrder =
        Arrays.stream(distinct)
            .boxed()
            .sorted((a, b) -> finder.before(a, b) ? -1 : finder.before(b, a) ? 1 : 0)
            .toList();
    List<Integer> taken = new ArrayList<>();
    for (int leader : inOrder) {
      boolean related = false;
      for (int i = 0; i < taken.size() && !related; i++) {
        related = finder.areRelated(taken.get(i), leader);
      }
      if (!related) {
        taken.add(leader);
        if (taken.size() == UNRELATED) {
          return true;
        }
      }
    }
    return false;
  }

  /** Sees a sentence of an article. */
  private interface SentenceVisitor {
    void sentence(int doc, long hash);
  }

  private void forEachSentence(SentenceVisitor visitor) throws IOException {
    Columns columns = new Columns(reader, IndexFields.SENTENCE_HASHES);
    for (int doc = 0; doc < group.length; doc++) {
      if (live == null || live.get(doc)) {
        BytesRef column = columns.read(doc);
        FixedBitSet left = nameless.of(doc);
        for (int i = 0; i < SentenceColumn.size(column); i++) {
          long hash = SentenceColumn.hash(column, i);
          if (hash != 0 && (left == null || !left.get(i))) {
            visitor.sentence(doc, hash);
          }
        }
      }
    }
  }

  /** A column, read in any order. */
  private static final class Columns {
    private final IndexReader reader;
    private final String field;
    private final BinaryDocValues[] values;

    Columns(IndexReader reader, String field) {
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
        throw new IOException("article " + doc + " lacks its column " + field);
      }
      return values[leaf.ord].binaryValue();
    }

    void signature(int doc, Signature into) throws IOException {
      into.read(read(doc));
    }
  }
}
