package io.github.dateline.annotate.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Mention;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Makes mentions of names. */
public final class NameMentions {
  private NameMentions() {}

  /**
   * Adds a mention for each name of a line.
   *
   * @param types the type of an entity, from that of its mention and its fullest name
   */
  public static void add(Line line, BiFunction<EntityType, String, EntityType> types) {
    List<Mention> mentions = new ArrayList<>(line.mentions());
    for (int i = 0; i < line.names().size(); i++) {
      Candidate name = line.names().get(i);
      String full = line.fullNames().get(i);
      mentions.add(
          Mention.of(
              line.tokens.get(name.from()).start(),
              line.tokens.get(name.to() - 1).end(),
              Entity.of(types.apply(name.type(), full), full)));
    }
    mentions.sort(Comparator.comparingInt(Mention::start));
    line.mention(mentions);
  }
}
