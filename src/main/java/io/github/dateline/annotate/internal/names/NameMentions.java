package io.github.dateline.annotate.internal.names;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
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
  public static void add(SentenceDraft sentence, BiFunction<EntityType, String, EntityType> types) {
    List<Mention> mentions = new ArrayList<>(sentence.mentions());
    for (int i = 0; i < sentence.accepted().size(); i++) {
      NameSpan name = sentence.accepted().get(i);
      String full = sentence.fullNames().get(i);
      mentions.add(
          Mention.of(
              sentence.tokens.get(name.from()).start(),
              sentence.tokens.get(name.to() - 1).end(),
              Entity.of(types.apply(name.type(), full), full)));
    }
    mentions.sort(Comparator.comparingInt(Mention::start));
    sentence.mention(mentions);
  }
}
