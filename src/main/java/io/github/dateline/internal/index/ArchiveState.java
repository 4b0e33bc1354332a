package io.github.dateline.internal.index;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something was written to an archive, and when articles were removed, kept with the
 * commits of its shards. The archive's state is the greatest of its shards'; one that was made by
 * an earlier version of Dateline is in state 0.
 *
 * @param number the number of the state, 0 for an empty archive
 * @param removed how many articles were removed, by the state that they were removed in
 */
public record ArchiveState(long number, SortedMap<Long, Long> removed) {
  /** The state of an archive that nothing was written to. */
  static final ArchiveState FIRST = new ArchiveState(0, new TreeMap<>());

  private static final String NUMBER_KEY = "state";
  private static final String REMOVED_KEY = "removed";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern REMOVAL = Pattern.compile("([0-9]{1,18}):([0-9]{1,18})");

  /** More states than these with removals are not told apart. */
  private static final int MAX_REMOVALS = 1000;

  public ArchiveState {
    removed = new TreeMap<>(removed);
    while (removed.size() > MAX_REMOVALS) {
      long articles = removed.pollFirstEntry().getValue();
      removed.merge(removed.firstKey(), articles, Long::sum);
    }
  }

  /** Reads it from the data of a commit. */
  static ArchiveState of(Map<String, String> commit) {
    String number = commit.getOrDefault(NUMBER_KEY, "");
    SortedMap<Long, Long> removed = new TreeMap<>();
    Matcher removals = REMOVAL.matcher(commit.getOrDefault(REMOVED_KEY, ""));
    while (removals.find()) {
      removed.put(Long.valueOf(removals.group(1)), Long.valueOf(removals.group(2)));
    }
    return new ArchiveState(NUMBER.matcher(number).matches() ? Long.parseLong(number) : 0, removed);
  }

  /** Writes it into the data of a commit. */
  void writeTo(Map<String, String> commit) {
    if (number > 0) {
      commit.put(NUMBER_KEY, String.valueOf(number));
    }
    if (!removed.isEmpty()) {
      StringBuilder removals = new StringBuilder();
      removed.forEach((state, articles) -> removals.append(state + ":" + articles + " "));
      commit.put(REMOVED_KEY, removals.toString().strip());
    }
  }

  /** The state in which so many articles were removed. */
  ArchiveState next(long nextNumber, long articles) {
    SortedMap<Long, Long> all = new TreeMap<>(removed);
    if (articles > 0) {
      all.merge(nextNumber, articles, Long::sum);
    }
    return new ArchiveState(nextNumber, all);
  }

  /** The same without what was removed. */
  public ArchiveState alone() {
    return new ArchiveState(number, new TreeMap<>());
  }

  /** The state of two shards together. */
  ArchiveState and(ArchiveState other) {
    SortedMap<Long, Long> all = new TreeMap<>(removed);
    other.removed.forEach((state, articles) -> all.merge(state, articles, Long::sum));
    return new ArchiveState(Math.max(number, other.number), all);
  }

  /** How many articles were removed since a state. */
  public long removedSince(long state) {
    return removed.tailMap(state + 1).values().stream().mapToLong(Long::longValue).sum();
  }
}
