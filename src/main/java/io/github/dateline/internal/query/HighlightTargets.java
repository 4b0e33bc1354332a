package io.github.dateline.internal.query;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.DayRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The entities and days that a query names, to be highlighted in snippets.
 *
 * @param entities the entities
 * @param days the days
 */
public record HighlightTargets(List<Entity> entities, List<DayRange> days) {
  public HighlightTargets() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  public void add(HighlightTargets more) {
    entities.addAll(more.entities);
    days.addAll(more.days);
  }
}
