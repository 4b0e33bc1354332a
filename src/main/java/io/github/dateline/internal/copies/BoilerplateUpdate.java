package io.github.dateline.internal.copies;

import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.FixedBitSet;

/**
 * The sentences that {@link BoilerplateFinder} would find, from those of an earlier state of the
 * archive: looked at again are those that are in other groups of articles than before. Not
 * thread-safe.
 */
final class BoilerplateUpdate {
  private final ArchiveTexts now;
  private final int[] leaders;
  private final EmptiedSentences emptied;
  private final CopyGroups.RandomAccessColumn columns;

  /** By hash of a sentence: a sum over the groups that came, less one over those that went. */
  private final Map<Long, Long> sums = new HashMap<>();

  /** The hashes of boilerplate, shared with the state before until one changes. */
  private Set<Long> hashes;

  private boolean hasChanged;

  /** The articles that may have other boilerplate than before. */
  private final FixedBitSet again;

  private BoilerplateUpdate(
      IndexReader reader,
      ArchiveTexts now,
      int[] leaders,
      EmptiedSentences emptied,
      Set<Long> hashes,
      FixedBitSet again) {
    this.now = now;
    this.leaders = leaders;
    this.emptied = emptied;
    this.hashes = hashes;
    this.again = again;
    columns = new CopyGroups.RandomAccessColumn(reader, IndexFields.SENTENCE_HASHES);
  }

  /** A state of the archive. */
  record State(ArchiveTexts texts, int[] leaders, EmptiedSentences emptied) {}

  /**
   * Finds them.
   *
   * @param moved the articles that stayed and have another leader than before
   */
  static Boilerplate of(
      IndexChanges changes, Boilerplate boilerplate, State before, State now, List<Integer> moved)
      throws IOException {
    BoilerplateUpdate update =
        new BoilerplateUpdate(
            changes.now,
            now.texts,
            now.leaders,
            now.emptied,
            boilerplate.hashes(changes.before),
            changes.came.clone());
    CopyGroups.RandomAccessColumn columnsBefore =
        new CopyGroups.RandomAccessColumn(changes.before, IndexFields.SENTENCE_HASHES);
    for (int doc = IndexChanges.next(changes.gone, 0);
        doc >= 0;
        doc = IndexChanges.next(changes.gone, doc + 1)) {
      update.add(doc, before, columnsBefore, -1);
    }
    for (int doc = IndexChanges.next(changes.came, 0);
        doc >= 0;
        doc = IndexChanges.next(changes.came, doc + 1)) {
      update.add(doc, now, update.columns, 1);
    }
    for (int doc : moved) {
      update.add(changes.documentBefore(doc), before, columnsBefore, -1);
      update.add(doc, now, update.columns, 1);
    }
    for (Map.Entry<Long, Long> sum : update.sums.entrySet()) {
      if (sum.getValue() != 0) {
        update.lookAgain(sum.getKey());
      }
    }
    return boilerplate.updated(changes, update.again, now.emptied, update.hashes);
  }

  private void add(int doc, State state, CopyGroups.RandomAccessColumn hashes, int sign)
      throws IOException {
    SegmentTexts.Text group = state.texts.text(state.leaders[doc]);
    // What has no copies is a group of its own.
    long one =
        group.shingles() < 0 ? 1 : (group.hash() + group.shingles() | 1) * 0x9E3779B97F4A7C15L;
    state.emptied.forEachOther(
        doc, hashes.read(doc), (sentence, hash) -> sums.merge(hash, sign * one, Long::sum));
  }

  /** Whether a sentence is boilerplate now; if that is new, its articles are looked at again. */
  private void lookAgain(long hash) throws IOException {
    BoilerplateFinder.Leaders ofSentence = new BoilerplateFinder.Leaders();
    Set<Integer> articles = new HashSet<>();
    now.withSentence(
        hash,
        doc ->
            emptied.forEachOther(
                doc,
                columns.read(doc),
                (sentence, its) -> {
                  if (its == hash && articles.add(doc)) {
                    ofSentence.add(leaders[doc]);
                  }
                }));
    boolean isBoilerplate = BoilerplateFinder.isInUnrelated(ofSentence, now);
    if (isBoilerplate == hashes.contains(hash)) {
      return;
    }
    if (!hasChanged) {
      hasChanged = true;
      hashes = new HashSet<>(hashes);
    }
    if (isBoilerplate) {
      hashes.add(hash);
    } else {
      hashes.remove(hash);
    }
    articles.forEach(again::set);
  }
}
