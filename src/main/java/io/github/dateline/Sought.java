package io.github.dateline;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a question can be shown in the text: the entities and the days that its conditions name.
 *
 * @param entities the entities
 * @param days the days
 */
record Sought(List<Entity> entities, List<Days> days) {
  Sought() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  void add(Sought more) {
    entities.addAll(more.entities);
    days.addAll(more.days);
  }
}
