package io.github.dateline.report;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.util.Locale;

/** How the page writes an entity: label, type, and a sign with a colour for its kind. */
final class EntityNames {
  private EntityNames() {}

  static Page.Name of(Entity entity) {
    NetworkNode.NodeKind kind = NetworkNode.NodeKind.of(entity);
    return new Page.Name(
        Formats.documentLine(entity.label()), type(entity), kind.key(), kind.sign());
  }

  static Page.Link link(Report report, Entity entity) {
    return new Page.Link(report.number(entity), of(entity));
  }

  /** What queries and decisions call it. */
  static String id(Entity entity) {
    return entity.type().tag() + "/" + Formats.documentLine(entity.name());
  }

  static String type(Entity entity) {
    return entity.type().equals(EntityType.ORGANIZATION)
        ? "organisation"
        : entity.type().tag().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
