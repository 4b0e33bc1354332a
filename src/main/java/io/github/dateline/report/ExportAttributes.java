package io.github.dateline.report;

import io.github.dateline.Entity;
import io.github.dateline.Passage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Node and edge attributes that all network exports share. */
final class ExportAttributes {
  private ExportAttributes() {}

  /**
   * An id that is a name token of XML and tells entities apart: type, a dot, and the name with
   * underscores for spaces and {@code -hex.} for whatever is no letter or digit of ASCII.
   */
  static String token(NetworkNode node) {
    StringBuilder id = new StringBuilder(node.entity().type().tag()).append('.');
    node.entity()
        .name()
        .codePoints()
        .forEach(c -> {
          if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            id.append((char) c);
          } else if (c == ' ') {
            id.append('_');
          } else {
            id.append('-').append(Integer.toHexString(c)).append('.');
          }
        });
    return id.toString();
  }

  /** The colour of an entity's kind, as in the picture of the network: #rrggbb. */
  static String colour(Entity entity) {
    return switch (NetworkNode.NodeKind.of(entity)) {
      case PEOPLE -> "#0b67a3";
      case ORGANISATIONS -> "#b84400";
      case PLACES -> "#00755a";
      case GROUPS -> "#9a3f80";
      case OTHER -> "#6e6000";
    };
  }

  /** How large a node is drawn, 10 and more: its area grows with its articles. */
  static double size(NetworkNode node) {
    return Math.round(100 * Math.sqrt(node.articles())) / 10.0;
  }

  /** The days of the evidence of some pairs. */
  static List<LocalDate> days(Report report, List<Integer> pairs) {
    List<LocalDate> days = new ArrayList<>();
    for (int pair : pairs) {
      for (Passage passage : report.table().rows().get(pair).evidence()) {
        report.citation(passage).day().ifPresent(days::add);
      }
    }
    return days;
  }

  static Optional<LocalDate> first(List<LocalDate> days) {
    return days.stream().min(LocalDate::compareTo);
  }

  static Optional<LocalDate> last(List<LocalDate> days) {
    return days.stream().max(LocalDate::compareTo);
  }
}
