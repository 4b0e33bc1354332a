package io.github.dateline;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of some entities one article names, unit by unit: what the counts of co-occurrence are
 * added up from, for those who divide the articles in ways of their own.
 *
 * <p>Where copies count once, only one article of each {@link #group} does: of those that are
 * counted the one published first, equals by id in the order of UTF-8 bytes, those without a date
 * last. Immutable and thread-safe.
 *
 * @param article the article's id
 * @param published the local date and time of publication; empty if it is not known
 * @param group the number of its group of near-duplicates, from 0, the same for all articles of the
 *     group as long as the archive is open; -1 if it has no copies, or if every copy counts
 * @param units its units that name any of the entities, in the order of the article; empty if none
 *     does
 */
public record Incidence(
    String article, Optional<LocalDateTime> published, int group, List<Units> units) {
  /** Copies the list. */
  public Incidence {
    Objects.requireNonNull(article, "article must not be null");
    Objects.requireNonNull(published, "published must not be null");
    units = List.copyOf(units);
  }

  /**
   * Units in a row that name the same of the entities.
   *
   * @param times how many there are, at least 1
   * @param entities the places of the entities in the list asked about, rising
   */
  public record Units(int times, List<Integer> entities) {
    /** Copies the list. */
    public Units {
      entities = List.copyOf(entities);
    }
  }
}
