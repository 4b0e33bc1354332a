package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.internal.text.NameFolding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts names that run into each other, by what the article has of them alone: the two bodies of
 * "Kenya Airways and South African Airways", the agency and its spokesman in "RID Taweesak
 * Tanadechopol".
 */
public final class RunTogether {
  /** Words of no person's name. */
  private static final long NO_PERSON =
      TriggerLexicon.bit(WordKind.COMMON)
          | TriggerLexicon.bit(WordKind.ORGANISATION)
          | TriggerLexicon.bit(WordKind.ORGANISATION_OF)
          | TriggerLexicon.bit(WordKind.PLACE)
          | TriggerLexicon.bit(WordKind.CENTRE)
          | TriggerLexicon.bit(WordKind.TEAM)
          | TriggerLexicon.bit(WordKind.MEDIA);

  /** What someone is in a body, between its name and theirs. */
  private static final long OFFICES =
      TriggerLexicon.bit(WordKind.HONORIFIC) | TriggerLexicon.bit(WordKind.ROLE);

  private static final Set<String> AT = Set.of("of", "at", "from");

  /** A person's name has two words, or three or four. */
  private static final int MIN_WORDS_OF_PERSON = 2;

  private static final int MAX_WORDS_OF_PERSON = 4;

  private final KnownNames known;
  private final Map<String, Set<EntityType>> alone = new HashMap<>();

  private RunTogether(List<SentenceDraft> lines, KnownNames known) {
    this.known = known;
    for (SentenceDraft line : lines) {
      for (int i = 0; i < line.accepted().size(); i++) {
        if (!isJoined(line, i - 1) && !isJoined(line, i)) {
          NameSpan name = line.accepted().get(i);
          alone.computeIfAbsent(line.key(name), key -> new HashSet<>()).add(name.type());
        }
      }
    }
  }

  /** Whether nothing but "and" is between a name of a line and the next: they may be one. */
  private static boolean isJoined(SentenceDraft line, int i) {
    if (i < 0 || i + 1 >= line.accepted().size()) {
      return false;
    }
    int end = line.accepted().get(i).to();
    return line.lower(end).equals("and") && line.accepted().get(i + 1).from() == end + 1;
  }

  /**
   * Parts them.
   *
   * @param known what names mean by themselves
   */
  public static void part(Draft draft, KnownNames known) {
    RunTogether article = new RunTogether(draft.lines(), known);
    for (SentenceDraft line : draft.lines()) {
      if (!line.isAllCaps() && !line.isTitleCase()) {
        for (NameSpan name : List.copyOf(line.accepted())) {
          if (name.length() > MIN_WORDS_OF_PERSON) {
            article.part(line, name);
          }
        }
      }
    }
  }

  private void part(SentenceDraft line, NameSpan name) {
    if (name.type().equals(EntityType.ORGANIZATION) && partBodies(line, name)) {
      return;
    }
    if (name.type().equals(EntityType.ORGANIZATION) && partOfficer(line, name)) {
      return;
    }
    int last = Math.max(name.from() + 1, name.to() - MAX_WORDS_OF_PERSON);
    for (int at = name.to() - MIN_WORDS_OF_PERSON; at >= last; at--) {
      boolean office = at - 1 > name.from() && isOffice(line, at - 1);
      int end = office ? at - 1 : at;
      if (office && isPlace(line, name.from(), end) && isPerson(line, name, at, true)) {
        line.accept(new NameSpan(name.from(), end, EntityType.LOCATION));
        line.accept(new NameSpan(at, name.to(), EntityType.PERSON));
        return;
      }
      if (isBody(line, name.from(), end, office) && isPerson(line, name, at, office)) {
        line.accept(new NameSpan(name.from(), end, EntityType.ORGANIZATION));
        line.accept(new NameSpan(at, name.to(), EntityType.PERSON));
        return;
      }
    }
  }

  /** "Economist Ann Roe of Harlow Bank" at the beginning of a sentence: who, and of what. */
  private static boolean partOfficer(SentenceDraft line, NameSpan name) {
    int from = name.from() + 1;
    if (!line.is(WordKind.ROLE, name.from())) {
      return false;
    }
    int of = from;
    while (of < name.to() && isPersonsWord(line, of)) {
      of++;
    }
    if (of - from < MIN_WORDS_OF_PERSON
        || of - from > MAX_WORDS_OF_PERSON
        || !AT.contains(line.lower(of))
        || of + 1 >= name.to()) {
      return false;
    }
    line.accept(new NameSpan(from, of, EntityType.PERSON));
    line.accept(new NameSpan(of + 1, name.to(), EntityType.ORGANIZATION));
    return true;
  }

  /** "Kenya Airways and South African Airways", where each is a body by itself. */
  private boolean partBodies(SentenceDraft line, NameSpan name) {
    int and = name.from();
    while (and < name.to() && !line.lower(and).equals("and")) {
      and++;
    }
    int second = line.lower(and + 1).equals("the") ? and + 2 : and + 1;
    if (and == name.from()
        || second >= name.to()
        || !isKnownBody(line, name.from(), and)
        || !isKnownBody(line, second, name.to())
        || known.isOneName(line.form(name.from(), name.to()), false)) {
      return false;
    }
    line.accept(new NameSpan(name.from(), and, EntityType.ORGANIZATION));
    line.accept(new NameSpan(second, name.to(), EntityType.ORGANIZATION));
    return true;
  }

  /** A body that the article has alone, or one of several words that all know. */
  private boolean isKnownBody(SentenceDraft line, int from, int to) {
    return isAlone(line.key(from, to), EntityType.ORGANIZATION)
        || to - from > 1
            && known
                .kindOf(line.form(from, to))
                .filter(EntityType.ORGANIZATION::equals)
                .isPresent();
  }

  /** "San Francisco", before "Mayor London Breed". */
  private boolean isPlace(SentenceDraft line, int from, int to) {
    return (line.kinds(to) & OFFICES) != 0
        && (isAlone(line.key(from, to), EntityType.LOCATION)
            || known.kindOf(line.form(from, to)).filter(EntityType.LOCATION::equals).isPresent());
  }

  private boolean isAlone(String key, EntityType type) {
    return alone.getOrDefault(key, Set.of()).contains(type);
  }

  /** A body whose last word says that it is one, or by its acronym or with an office behind it. */
  private boolean isBody(SentenceDraft line, int from, int to, boolean office) {
    return to - from > 1
            && (line.is(WordKind.ORGANISATION, to - 1)
                || NameFolding.isLegalForm(line.lower(to - 1).replace(".", "")))
        || (office || to - from == 1 && line.isAllCapsToken(from))
            && isAlone(line.key(from, to), EntityType.ORGANIZATION);
  }

  /**
   * Whether the words from one on are the name of a person: with an office before it, or known to
   * the article, or what all of it looks like.
   */
  private boolean isPerson(SentenceDraft line, NameSpan name, int from, boolean office) {
    for (int i = from; i < name.to(); i++) {
      if (!isPersonsWord(line, i)) {
        return false;
      }
    }
    return office
        || name.type().equals(EntityType.PERSON)
        || isAlone(line.key(from, name.to()), EntityType.PERSON)
        || isAlone(line.key(name.to() - 1, name.to()), EntityType.PERSON);
  }

  private static boolean isPersonsWord(SentenceDraft line, int i) {
    return line.isCapitalized(i)
        && line.isAdjacentToPrevious(i)
        && !line.isAllCapsToken(i)
        && (line.kinds(i) & NO_PERSON) == 0;
  }

  /** "Dr", "Director", and offices in capitals: "CPO", "MLA". */
  private static boolean isOffice(SentenceDraft line, int i) {
    return (line.kinds(i) & OFFICES) != 0 && line.isCapitalized(i)
        || line.isAllCapsToken(i) && line.form(i).length() <= 4;
  }
}
