package io.github.dateline.report;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.util.Locale;
import java.util.Map;

/** An entity as it stands in a table: label, type, and a sign with a colour for its kind. */
final class NameView {
  private NameView() {}

  static Map<String, Object> of(Entity entity) {
    Node.Kind kind = Node.Kind.of(entity);
    return Map.of(
        "label", Shown.line(entity.label()),
        "type", entity.type().tag(),
        "typeWords", typeWords(entity),
        "kind", key(kind),
        "sign", kind.sign());
  }

  static String key(Node.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String typeWords(Entity entity) {
    return entity.type().equals(EntityType.ORGANIZATION)
        ? "organisation"
        : entity.type().tag().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
