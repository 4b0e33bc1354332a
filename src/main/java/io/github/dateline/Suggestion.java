package io.github.dateline;

import java.util.List;

/**
 * Two entities that may be one, as {@link Curation#suggestions(int)} finds them. Immutable and
 * thread-safe.
 *
 * @param entity the one that would be merged
 * @param entityArticles in how many articles it is named
 * @param into the one that it may be: the fuller, linked or more frequent name
 * @param intoArticles in how many articles that is named
 * @param score how likely, in (0, 1); it orders suggestions and is no probability
 * @param reasons what speaks for it and against it, the likeness of the names first
 */
public record Suggestion(
    Entity entity,
    long entityArticles,
    Entity into,
    long intoArticles,
    double score,
    List<Suggestion.Reason> reasons) {

  /**
   * What speaks for two entities being one, or against it.
   *
   * @param inFavour whether it speaks for it
   * @param sentence what it is
   * @param passages sentences of articles that show it; empty if there are none to show
   */
  public record Reason(boolean inFavour, String sentence, List<Passage> passages) {
    /** Copies the list. */
    public Reason {
      passages = List.copyOf(passages);
    }
  }

  /** Copies the list. */
  public Suggestion {
    reasons = List.copyOf(reasons);
  }
}
