package io.github.dateline.report;

import io.github.dateline.Entity;
import java.util.List;
import java.util.Locale;

/**
 * A node of the network: an entity of a report, with its counts.
 *
 * @param entity the entity
 * @param articles in how many articles in scope it is named
 * @param sentences in how many of their sentences
 * @param forms what it is called in the sentences quoted, the most frequent form first
 * @param pairs the numbers of the pairs that it is in, the strongest first
 */
record NetworkNode(
    Entity entity, long articles, long sentences, List<String> forms, List<Integer> pairs) {
  NetworkNode {
    forms = List.copyOf(forms);
    pairs = List.copyOf(pairs);
  }

  /** The kinds of entities that people tell apart at a glance. */
  enum NodeKind {
    PEOPLE("people", "●"),
    ORGANISATIONS("organisations", "■"),
    PLACES("places", "◆"),
    GROUPS("nationalities, religions, ideologies", "▲"),
    OTHER("other names", "⬟");

    private final String words;
    private final String sign;

    NodeKind(String words, String sign) {
      this.words = words;
      this.sign = sign;
    }

    /** How style and script call it. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    String words() {
      return words;
    }

    /** The shape that the network draws, as a letter. */
    String sign() {
      return sign;
    }

    static NodeKind of(Entity entity) {
      return switch (entity.type().tag()) {
        case "PERSON" -> PEOPLE;
        case "ORGANIZATION" -> ORGANISATIONS;
        case "LOCATION", "CITY", "COUNTRY", "STATE_OR_PROVINCE" -> PLACES;
        case "NATIONALITY", "RELIGION", "IDEOLOGY" -> GROUPS;
        default -> OTHER;
      };
    }
  }

  NodeKind kind() {
    return NodeKind.of(entity);
  }
}
