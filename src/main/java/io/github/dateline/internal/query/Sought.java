package io.github.dateline.internal.query;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.Days;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a question can be shown in the text: the entities and the days that its conditions name.
 *
 * @param entities the entities
 * @param days the days
 */
public record Sought(List<Entity> entities, List<Days> days) {
  public Sought() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  public void add(Sought more) {
    entities.addAll(more.entities);
    days.addAll(more.days);
  }
}
