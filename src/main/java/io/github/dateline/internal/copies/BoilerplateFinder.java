package io.github.dateline.internal.copies;

import io.github.dateline.internal.index.IndexFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Finds boilerplate: sentences that occur in at least {@value #MIN_UNRELATED_ARTICLES} unrelated
 * articles, that is, articles that are neither near-duplicates of each other nor share much else.
 *
 * <p>Sharing a sentence is not enough, because the updates of one story share sentences too.
 */
final class BoilerplateFinder {
  /** Two articles may share a sentence by quoting one person. */
  private static final int MIN_UNRELATED_ARTICLES = 3;

  /** Most counters of sentences; with fewer, more sentences are looked at closely in vain. */
  private static final int MAX_COUNTERS = 1 << 26;

  private final IndexReader reader;
  private final @Nullable Bits live;
  private final EmptiedSentences emptied;
  private final CopyFinder finder;

  /**
   * Looks in an archive.
   *
   * @param emptied the sentences that curation leaves without entities
   * @param finder which articles are copies, or related
   */
  BoilerplateFinder(
      IndexReader reader, @Nullable Bits live, EmptiedSentences emptied, CopyFinder finder) {
    this.reader = reader;
    this.live = live;
    this.emptied = emptied;
    this.finder = finder;
  }

  /** How the texts of articles stand to each other. */
  interface Texts {
    /** Whether one is taken before another, the longer first. */
    boolean precedes(int a, int b);

    /** Whether much of the shorter one of two articles stands in the other. */
    boolean areRelated(int a, int b) throws IOException;
  }

  /** Sees a sentence by its place among those of an article that have an entity. */
  interface Visitor {
    void sentence(int doc, int sentence);
  }

  /** Sees its hash as well. */
  private interface HashVisitor {
    void sentence(int doc, int sentence, long hash);
  }

  /** Finds all, by rising article and place. */
  void find(Visitor visitor) throws IOException {
    Set<Long> found = hashes();
    if (!found.isEmpty()) {
      forEachSentence((doc, sentence, hash) -> {
        if (found.contains(hash)) {
          visitor.sentence(doc, sentence);
        }
      });
    }
  }

  /** Counts roughly, never too low; then looks at what may be frequent enough. */
  private Set<Long> hashes() throws IOException {
    int counters = 1 << 10;
    while (counters < MAX_COUNTERS && counters < 32L * reader.maxDoc()) {
      counters *= 2;
    }
    byte[] counts = new byte[counters];
    forEachSentence((doc, sentence, hash) -> {
      int slot = (int) hash & counts.length - 1;
      if (counts[slot] < MIN_UNRELATED_ARTICLES) {
        counts[slot]++;
      }
    });
    Map<Long, Leaders> suspects = new HashMap<>();
    forEachSentence((doc, sentence, hash) -> {
      if (counts[(int) hash & counts.length - 1] >= MIN_UNRELATED_ARTICLES) {
        suspects.computeIfAbsent(hash, key -> new Leaders()).add(finder.leader(doc));
      }
    });
    Set<Long> found = new HashSet<>();
    for (Map.Entry<Long, Leaders> suspect : suspects.entrySet()) {
      if (isInUnrelated(suspect.getValue(), finder)) {
        found.add(suspect.getKey());
      }
    }
    return found;
  }

  /** The groups of the articles that have a sentence, by their leaders, each once or more. */
  static final class Leaders {
    private int[] docs = new int[MIN_UNRELATED_ARTICLES];
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
  static boolean isInUnrelated(Leaders leaders, Texts texts) throws IOException {
    int[] distinct = leaders.distinct();
    if (distinct.length < MIN_UNRELATED_ARTICLES) {
      return false;
    }
    PriorityQueue<Integer> inOrder =
        new PriorityQueue<>(
            distinct.length, (a, b) -> texts.precedes(a, b) ? -1 : texts.precedes(b, a) ? 1 : 0);
    Arrays.stream(distinct).forEach(inOrder::add);
    List<Integer> taken = new ArrayList<>();
    while (!inOrder.isEmpty()) {
      int leader = inOrder.remove();
      boolean related = false;
      for (int i = 0; i < taken.size() && !related; i++) {
        related = texts.areRelated(taken.get(i), leader);
      }
      if (!related) {
        taken.add(leader);
        if (taken.size() == MIN_UNRELATED_ARTICLES) {
          return true;
        }
      }
    }
    return false;
  }

  private void forEachSentence(HashVisitor visitor) throws IOException {
    CopyGroups.RandomAccessColumn columns =
        new CopyGroups.RandomAccessColumn(reader, IndexFields.SENTENCE_HASHES);
    for (int article = 0; article < reader.maxDoc(); article++) {
      if (live == null || live.get(article)) {
        int doc = article;
        emptied.forEachOther(
            doc, columns.read(doc), (sentence, hash) -> visitor.sentence(doc, sentence, hash));
      }
    }
  }
}
