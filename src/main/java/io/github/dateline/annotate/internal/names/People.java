package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.draft.Names;
import io.github.dateline.annotate.internal.lexicon.Vocabulary;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;

/** Finds people by their titles, and takes the titles off their names. */
public final class People {
  /** What is no part of a person's name. */
  private static final long NO_NAME =
      Vocabulary.bit(Kind.COMMON)
          | Vocabulary.bit(Kind.HONORIFIC)
          | Vocabulary.bit(Kind.ORGANISATION)
          | Vocabulary.bit(Kind.ORGANISATION_OF)
          | Vocabulary.bit(Kind.PLACE)
          | Vocabulary.bit(Kind.ACRONYM);

  /** Longest name that a title makes of words that no model knows. */
  private static final int LONGEST = 4;

  private People() {}

  /** Takes those whom a title makes people, and what belongs to their names. */
  public static void takeTitled(Line line) {
    dropTitles(line);
    line.drop(name ->
        name.type().equals(EntityType.PERSON)
            && name.length() == 1
            && line.is(Kind.HONORIFIC, name.from())
            && !line.lower(name.from() - 1).endsWith("."));
    for (int i = 0; i + 1 < line.size(); i++) {
      if (line.is(Kind.TITLE, i)
          && line.isCapital(i)
          && !line.isShouted()
          && line.isCapital(i + 1)
          && line.follows(i + 1)) {
        titled(line, i + 1);
      }
    }
    for (int i = 0; i < line.names().size(); i++) {
      if (line.names().get(i).type().equals(EntityType.PERSON)) {
        line.resize(i, line.names().get(i).from(), suffixed(line, i));
      }
    }
  }

  /** Takes off what is no part of a person's name. */
  public static void dropTitles(Line line) {
    for (int i = 0; i < line.names().size(); i++) {
      Candidate name = line.names().get(i);
      if (name.type().equals(EntityType.PERSON)) {
        Candidate bare = Names.withoutTitles(line, name);
        line.resize(i, bare.from(), bare.to());
      }
    }
  }

  /** Makes people whole whom the models cut short: "Kofi Anyidoho-Mensah", "Osei Bonsu II". */
  public static void complete(Line line) {
    dropTitles(line);
    for (int i = 0; i < line.names().size(); i++) {
      Candidate name = line.names().get(i);
      int to = name.to();
      if (name.type().equals(EntityType.PERSON)) {
        while (to + 1 < line.size()
            && line.form(to).equals("-")
            && line.isGlued(to)
            && isNamed(line, to + 1)) {
          to += 2;
        }
        while (to < line.size() && line.follows(to) && isSuffix(line, to) && name.length() > 1) {
          to++;
        }
        line.take(new Candidate(name.from(), to, name.type()));
      }
    }
  }

  /** What follows a title that only people bear is a person's name. */
  private static void titled(Line line, int first) {
    int start = first;
    while (start + 1 < line.size()
        && line.is(Kind.HONORIFIC, start)
        && line.isCapital(start + 1)
        && line.follows(start + 1)) {
      start++;
    }
    int from = start;
    if (line.names().stream().anyMatch(n -> n.from() <= from && from < n.to())) {
      for (int i = 0; i < line.names().size(); i++) {
        Candidate name = line.names().get(i);
        if (name.from() == from && name.length() == 1) {
          line.retype(i, EntityType.PERSON);
        }
      }
      return;
    }
    int to = from;
    while (to < line.size()
        && to - from < LONGEST
        && isNamed(line, to)
        && line.isFree(to, to + 1)
        && (to == from || line.follows(to))) {
      to++;
    }
    if (to > from && !line.isTitled()) {
      line.take(new Candidate(from, to, EntityType.PERSON));
    }
  }

  /** Where it ends with the words that belong to it: "Jr.", a number, another name. */
  private static int suffixed(Line line, int index) {
    Candidate name = line.names().get(index);
    int to = name.to();
    int limit = index + 1 < line.names().size() ? line.names().get(index + 1).from() : line.size();
    while (to < limit && line.follows(to) && isSuffix(line, to)) {
      to++;
    }
    if (to + 1 < limit && line.form(to).equals("-") && line.isGlued(to) && isNamed(line, to + 1)) {
      to += 2;
    }
    if (to == name.to() && !line.isTitled() && !line.isShouted()) {
      while (to < limit
          && to - name.to() < 2
          && line.follows(to)
          && isNamed(line, to)
          && line.form(to).length() > 1
          && !line.isShout(to)) {
        to++;
      }
      // "Sean Duffy Show", "Miami Airport": a telling noun, or the start of something longer.
      boolean tells =
          to < line.size()
              && (line.isCapital(to) && line.follows(to) || line.lower(to).equals("of"));
      to = tells ? name.to() : to;
    }
    return to;
  }

  private static boolean isSuffix(Line line, int i) {
    return line.is(Kind.SUFFIX, i)
        && line.isCapital(i)
        && (line.isShout(i) || line.lower(i).startsWith("jr") || line.lower(i).startsWith("sr"));
  }

  private static boolean isNamed(Line line, int i) {
    return line.isCapital(i) && (line.kinds(i) & NO_NAME) == 0;
  }
}
