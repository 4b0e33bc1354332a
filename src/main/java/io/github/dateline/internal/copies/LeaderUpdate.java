package io.github.dateline.internal.copies;

import io.github.dateline.internal.copies.SegmentTexts.Text;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.MinHashSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The groups that {@link CopyFinder} would find, from those of an earlier state of the archive.
 *
 * <p>Which leader a text joins depends on the leaders before it that have one of its hashes among
 * their keys, and on nothing else. So the texts that came, went, or are of other days than before
 * are looked at again, in their order; where that makes or ends a leader, or changes its days, the
 * texts after it that have one of its keys are looked at again, too. Not thread-safe.
 */
final class LeaderUpdate {
  private final IndexChanges changes;
  private final ArchiveTexts before;
  private final ArchiveTexts now;
  private final int[] leadersBefore;
  private final Map<Text, State> states = new HashMap<>();
  private final TreeSet<Text> pending = new TreeSet<>();
  private final MinHashSignature one = new MinHashSignature();
  private final MinHashSignature other = new MinHashSignature();

  /** What is known of a text that was looked at. */
  private static final class State {
    /** The articles that have it now. */
    final int[] articles;

    final boolean isOfSameDays;

    /** Which text it joined, itself if it was a leader; null if no article had it. */
    final @Nullable Text leaderBefore;

    /** Which one it joins now. */
    @Nullable Text leader;

    /** The article that stands for it where it leads; -1 if no article has it. */
    final int representative;

    State(int[] articles, boolean sameDays, @Nullable Text leader, int representative) {
      this.articles = articles;
      isOfSameDays = sameDays;
      leaderBefore = leader;
      this.leader = leader;
      this.representative = representative;
    }

    boolean isNewOrGone() {
      return (leaderBefore == null) != (articles.length == 0);
    }
  }

  /**
   * Updates.
   *
   * @param leadersBefore the leader of each article before, -1 if it did not count
   */
  LeaderUpdate(IndexChanges changes, ArchiveTexts before, ArchiveTexts now, int[] leadersBefore)
      throws IOException {
    this.changes = changes;
    this.before = before;
    this.now = now;
    this.leadersBefore = leadersBefore;
    touch(before, changes.gone);
    touch(now, changes.came);
    while (!pending.isEmpty()) {
      Text text = pending.removeFirst();
      State state = state(text);
      boolean led = text.equals(state.leaderBefore);
      state.leader = state.articles.length == 0 ? null : find(text, state);
      boolean leads = text.equals(state.leader);
      if (led != leads || leads && !state.isOfSameDays) {
        lookAgainAtFollowing(text, state);
      }
    }
  }

  private void touch(ArchiveTexts texts, FixedBitSet articles) throws IOException {
    for (int doc = IndexChanges.next(articles, 0);
        doc >= 0;
        doc = IndexChanges.next(articles, doc + 1)) {
      Text text = texts.text(doc);
      if (text.shingles() >= 0) {
        State state = state(text);
        if (text.shingles() == 0) {
          state.leader = state.articles.length == 0 ? null : text;
        } else if (state.isNewOrGone() || !state.isOfSameDays) {
          pending.add(text);
        }
      }
    }
  }

  private State state(Text text) throws IOException {
    State known = states.get(text);
    if (known != null) {
      return known;
    }
    int[] was = before.articles(text);
    int[] is = now.articles(text);
    Text leader = was.length == 0 ? null : before.text(leadersBefore[was[0]]);
    int representative = is.length == 0 ? -1 : is[0];
    if (text.equals(leader)) {
      int same = changes.documentNow(leadersBefore[was[0]]);
      representative = same >= 0 && now.isLive(same) ? same : representative;
    }
    State state =
        new State(is, Arrays.equals(before.days(was), now.days(is)), leader, representative);
    states.put(text, state);
    return state;
  }

  /** The leader of a text: of those before it that it is a copy of, the one most surely so. */
  private Text find(Text text, State state) throws IOException {
    now.signature(state.articles[0], one);
    Set<Text> compared = new HashSet<>();
    Text best = text;
    double surest = 0;
    for (int i = 0; i < one.size; i++) {
      int hash = one.hashes[i];
      int left = CopyFinder.MAX_LEADERS_COMPARED;
      for (int candidate : leadersBefore(text, hash)) {
        if (left == 0) {
          break;
        }
        now.signature(candidate, other);
        if (!hasKey(other, hash)) {
          continue;
        }
        left--;
        Text its = now.text(candidate);
        if (!compared.add(its)) {
          continue;
        }
        double sure = one.copyContainment(other, areOfOneDay(state.articles, now.articles(its)));
        if (sure > surest || sure > 0 && sure == surest && its.compareTo(best) < 0) {
          surest = sure;
          best = its;
        }
      }
    }
    return best;
  }

  /** Articles of leaders that may have a hash, one of each, the last before a text first. */
  private List<Integer> leadersBefore(Text text, int hash) throws IOException {
    Map<Text, Integer> found = new HashMap<>();
    now.withShingle(
        hash,
        doc -> {
          Text its = now.text(doc);
          if (its.shingles() > 0
              && its.compareTo(text) < 0
              && MinHashSignature.canBeCopy(text.shingles(), its.shingles(), true)
              && !found.containsKey(its)
              && leads(doc, its)) {
            found.put(its, doc);
          }
        });
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private boolean leads(int doc, Text text) {
    State state = states.get(text);
    if (state != null) {
      return text.equals(state.leader);
    }
    // What came since has a state.
    return before.text(leadersBefore[changes.documentBefore(doc)]).equals(text);
  }

  private boolean areOfOneDay(int[] articles, int[] others) {
    long[] days = now.days(articles);
    return Arrays.stream(now.days(others)).anyMatch(day -> Arrays.binarySearch(days, day) >= 0);
  }

  private static boolean hasKey(MinHashSignature signature, int hash) {
    int keys = Math.min(signature.size, MinHashSignature.LOOKUP_KEYS);
    return Arrays.binarySearch(signature.hashes, 0, keys, hash) >= 0;
  }

  /** Those that have a key of a text that leads now, or did before. */
  private void lookAgainAtFollowing(Text text, State state) throws IOException {
    MinHashSignature keys = new MinHashSignature();
    if (state.articles.length > 0) {
      now.signature(state.articles[0], keys);
    } else {
      before.signature(before.articles(text)[0], keys);
    }
    for (int i = 0; i < Math.min(keys.size, MinHashSignature.LOOKUP_KEYS); i++) {
      int hash = keys.hashes[i];
      now.withShingle(
          hash,
          doc -> {
            Text its = now.text(doc);
            if (its.shingles() > 0
                && text.compareTo(its) < 0
                && MinHashSignature.canBeCopy(its.shingles(), text.shingles(), true)
                && !pending.contains(its)) {
              now.signature(doc, other);
              if (Arrays.binarySearch(other.hashes, 0, other.size, hash) >= 0) {
                pending.add(its);
              }
            }
          });
    }
  }

  /** The leader of each article now, -1 if it does not count. */
  int[] leaders() throws IOException {
    int[] leaders = new int[changes.now.maxDoc()];
    for (int doc = 0; doc < leaders.length; doc++) {
      int was = changes.documentBefore(doc);
      if (!now.isLive(doc)) {
        leaders[doc] = -1;
      } else if (was < 0 || leadersBefore[was] < 0) {
        leaders[doc] = doc;
      } else {
        int same = changes.documentNow(leadersBefore[was]);
        leaders[doc] =
            same >= 0 && now.isLive(same)
                ? same
                : state(before.text(leadersBefore[was])).representative;
      }
    }
    for (State state : List.copyOf(states.values())) {
      if (state.leader != null) {
        int leader = state(state.leader).representative;
        for (int article : state.articles) {
          leaders[article] = leader;
        }
      }
    }
    return leaders;
  }

  /** The articles that were there before and joined another leader then. */
  List<Integer> movedToOtherLeader() {
    List<Integer> moved = new ArrayList<>();
    for (State state : states.values()) {
      if (state.leaderBefore != null
          && state.leader != null
          && !state.leader.equals(state.leaderBefore)) {
        for (int article : state.articles) {
          if (!changes.came.get(article)) {
            moved.add(article);
          }
        }
      }
    }
    return moved;
  }
}
