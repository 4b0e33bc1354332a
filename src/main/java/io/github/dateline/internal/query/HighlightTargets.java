package io.github.dateline.internal.query;

import io.github.dateline.internal.index.DayRange;
import io.github.dateline.Entity;


import java.util.ArrayList;
import java.util.List;

/**
 * What of a question can be shown in the text: the entities and the days that its conditions name.
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
