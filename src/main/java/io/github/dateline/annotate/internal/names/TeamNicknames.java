package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes teams by the second half of their names, once the article has them in full: "the
 * Philadelphia Eagles" and then "Eagles coach Nick Sirianni". Such halves are words, or peoples, or
 * nothing that a model knows.
 *
 * <p>They are plurals behind a town or state; none that two teams share, and of those of one word
 * none that the article also has in small letters, or that is a surname in it.
 */
public final class TeamNicknames {
  /** "Eagles", "Red Sox". */
  private static final int MAX_WORDS = 2;

  private static final Set<EntityType> TOWNS =
      Set.of(EntityType.CITY, EntityType.STATE_OR_PROVINCE);

  private final Gazetteer gazetteer;

  /** By nickname the name in full, in small letters; empty where two teams have it. */
  private final Map<String, String> teams = new HashMap<>();

  /** Words that are something else. */
  private final Set<String> others = new HashSet<>();

  private TeamNicknames(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Takes them. */
  public static void take(Draft draft, Gazetteer gazetteer) {
    TeamNicknames nicknames = new TeamNicknames(gazetteer);
    draft.lines().forEach(nicknames::note);
    if (nicknames.teams.isEmpty()) {
      return;
    }
    draft.lines().forEach(nicknames::noteOthers);
    nicknames
        .teams
        .entrySet()
        .removeIf(team -> team.getValue().isEmpty() || nicknames.others.contains(team.getKey()));
    draft.lines().forEach(nicknames::take);
    Map<String, String> meanings = new HashMap<>();
    nicknames.teams.forEach((name, team) -> meanings.put(name.toUpperCase(Locale.ROOT), team));
    draft.abbreviate(meanings);
  }

  /** Notes the teams of a town. */
  private void note(SentenceDraft sentence) {
    for (NameSpan name : sentence.accepted()) {
      int last = name.to() - 1;
      boolean team = sentence.is(WordKind.TEAM, last);
      if (!name.type().equals(EntityType.ORGANIZATION)
          || !isPlural(sentence.lower(last))
          || !team && sentence.kinds(last) != 0
          || EventNames.mayEnd(sentence.lower(last))) {
        continue;
      }
      for (int at = last; at > name.from() && at > last - MAX_WORDS; at--) {
        boolean ofTown =
            team && at == last
                || TOWNS.contains(gazetteer.placeType(sentence.form(name.from(), at)));
        // "Yukon First Nations" are peoples.
        if (ofTown && gazetteer.groupKinds(sentence.form(at, name.to())) == 0) {
          teams.merge(
              sentence.lower(at, name.to()),
              sentence.lower(name.from(), name.to()),
              (one, other) -> one.equals(other) ? one : "");
        }
      }
    }
  }

  private static boolean isPlural(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") || word.equals("sox");
  }

  private void noteOthers(SentenceDraft sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      if (!sentence.isCapitalized(i)) {
        others.add(sentence.lower(i));
      }
    }
    for (NameSpan name : sentence.accepted()) {
      if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
        others.add(sentence.lower(name.to() - 1));
      }
    }
  }

  private void take(SentenceDraft sentence) {
    for (int n = 0; n < sentence.accepted().size(); n++) {
      NameSpan name = sentence.accepted().get(n);
      if (teams.containsKey(sentence.lower(name.from(), name.to()))) {
        sentence.retype(n, EntityType.ORGANIZATION);
      }
    }
    for (int i = 0; i < sentence.size(); i++) {
      for (int to = Math.min(sentence.size(), i + MAX_WORDS); to > i; to--) {
        if (sentence.isCapitalized(i)
            && sentence.isCapitalized(to - 1)
            && teams.containsKey(sentence.lower(i, to))
            && sentence.isFree(i, to)
            && !isWithin(sentence, i, to)) {
          sentence.accept(new NameSpan(i, to, EntityType.ORGANIZATION));
        }
      }
    }
  }

  /** "Golden Eagles", "Eagles of Death Metal". */
  private static boolean isWithin(SentenceDraft sentence, int from, int to) {
    boolean before =
        from > 1 && sentence.isCapitalized(from - 1) && sentence.isAdjacentToPrevious(from);
    return before && sentence.isFree(from - 1, from)
        || sentence.lower(to).equals("of") && sentence.isCapitalized(to + 1);
  }
}
