package io.github.dateline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of {@code curation.txt}: a decision about names, or the undoing of one. Made by {@link
 * Curation}; immutable and thread-safe.
 */
public interface Decision {
  /** What can be decided. */
  enum Action {
    /** Several entities are one. */
    MERGE,
    /** An entity has another name. */
    RENAME,
    /** An entity is of another type. */
    TYPE,
    /** An entity is none: its mentions do not count. */
    HIDE,
    /** Entities that look alike are not one. */
    APART
  }

  /**
   * Where the line stands in the file.
   *
   * @return its number, from 1
   */
  int line();

  /**
   * Whether the line undoes a decision.
   *
   * @return false if it takes the decision
   */
  boolean undo();

  /**
   * What is decided, or undone.
   *
   * @return the action
   */
  Action action();

  /**
   * The entities that it is about.
   *
   * @return the names as written; for a merge those of the entities that are merged
   */
  List<String> names();

  /**
   * The entity that others are merged into, or the new name.
   *
   * @return the name as written; empty for other actions
   */
  Optional<String> to();

  /**
   * The new type.
   *
   * @return the type; empty if that stays
   */
  Optional<EntityType> type();

  /**
   * Who decided.
   *
   * @return the name; empty if it is not known
   */
  Optional<String> by();

  /**
   * When it was decided.
   *
   * @return the time, as in {@code 2025-07-31T18:40:00Z}; empty if it is not known
   */
  Optional<String> at();

  /**
   * Which line undoes it.
   *
   * @return the number of that line; empty if none does
   */
  OptionalInt undoneBy();

  /**
   * Why it is passed over, whole or in part.
   *
   * @return one sentence; empty if the decision holds
   */
  Optional<String> problem();

  /**
   * The decision as it is written, without who and when.
   *
   * @return the line, such as {@code hide "PERSON/Madam"}
   */
  String text();

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
  record Suggestion(
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
}
