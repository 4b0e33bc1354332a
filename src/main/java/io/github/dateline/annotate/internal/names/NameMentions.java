package io.github.dateline.annotate.internal.names;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Makes mentions of names. */
public final class NameMentions {
  private static final Set<String> TOWNS = Set.of("city", "town");

  /** Begin what a place is said to be: "Mosul, a city of two million". */
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  /** Words of what a place is said to be before that is told. */
  private static final int MAX_WORDS_TO_TOWN = 4;

  private NameMentions() {}

  /** The full names of the places that an article says to be cities or towns. */
  public static Set<String> statedTowns(Draft draft) {
    Set<String> towns = new HashSet<>();
    for (SentenceDraft sentence : draft.lines()) {
      for (int i = 0; i < sentence.accepted().size(); i++) {
        NameSpan name = sentence.accepted().get(i);
        if (name.type().equals(EntityType.LOCATION) && isStatedTown(sentence, name)) {
          towns.add(sentence.fullNames().get(i));
        }
      }
    }
    return towns;
  }

  /** "The northern city of Mosul", "Mosul, Iraq's second city,". */
  private static boolean isStatedTown(SentenceDraft sentence, NameSpan name) {
    if (sentence.lower(name.from() - 1).equals("of")
        && TOWNS.contains(sentence.lower(name.from() - 2))) {
      return true;
    }
    int first = name.to() + 1;
    boolean begins =
        ARTICLES.contains(sentence.lower(first)) || sentence.lower(first + 1).equals("'s");
    if (!sentence.lower(first - 1).equals(",") || !begins) {
      return false;
    }
    for (int i = first + 1; i <= first + MAX_WORDS_TO_TOWN; i++) {
      if (TOWNS.contains(sentence.lower(i))) {
        // "In Mosul, the city said".
        return !sentence.lower(i - 1).equals("the");
      }
    }
    return false;
  }

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
