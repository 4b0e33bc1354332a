package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Marks nationalities, religions and ideologies, and completes places, by CoreNLP's own table. */
public final class NationalNames {
  /** Before a word such as "English" these mean the language. */
  private static final Set<String> SPOKEN =
      Set.of("in", "speak", "speaks", "speaking", "spoke", "spoken", "fluent", "into", "learn");

  private final Gazetteer gazetteer;

  public NationalNames(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Marks the peoples, faiths and camps of an article. */
  public void take(List<Line> lines) {
    Set<String> surnames = new HashSet<>();
    for (Line line : lines) {
      for (Candidate name : line.names()) {
        if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
          surnames.add(line.lower(name.to() - 1));
        }
      }
    }
    lines.forEach(line -> take(line, surnames));
  }

  private void take(Line line, Set<String> surnames) {
    if (line.isShouted()) {
      return;
    }
    for (int i = 0; i < line.names().size(); i++) {
      Candidate found = line.names().get(i);
      if (found.type().equals(EntityType.ORGANIZATION)
          && gazetteer.place(line.form(found.from(), found.to())).equals(EntityType.COUNTRY)) {
        line.retype(i, EntityType.LOCATION);
      }
      if (line.names().get(i).type().equals(EntityType.LOCATION)) {
        extend(line, line.names().get(i));
      }
    }
    for (int i = 0; i < line.size(); i++) {
      int length = people(line, i, surnames);
      if (length > 0) {
        i += length - 1;
      }
    }
  }

  /** "Mato Grosso do Sul": a place that the table knows under a longer name. */
  private void extend(Line line, Candidate name) {
    for (int to = Math.min(line.size(), name.to() + 3); to > name.to(); to--) {
      if (line.isCapital(to - 1)
          && line.isFree(name.to(), to)
          && gazetteer.is(
              line.lower(name.from(), to), Gazetteer.COUNTRY | Gazetteer.STATE | Gazetteer.CITY)) {
        line.take(new Candidate(name.from(), to, name.type()));
        return;
      }
    }
  }

  /** Marks what begins at a token; tells how many tokens it has, or 0. */
  private int people(Line line, int i, Set<String> surnames) {
    if (!line.isCapital(i)) {
      return 0;
    }
    int length = 2;
    int kinds =
        i + 1 < line.size() && line.isCapital(i + 1) && line.follows(i + 1)
            ? gazetteer.people(line.form(i, i + 2))
            : 0;
    if (kinds == 0) {
      length = 1;
      kinds = gazetteer.people(line.form(i));
    }
    int to = i + length;
    if (kinds == 0
        || !isOpen(line, i, to)
        || isSpoken(line, i)
        || isOtherwise(line, i, to, surnames)) {
      return 0;
    }
    line.take(new Candidate(i, to, type(kinds)));
    return length;
  }

  /** Whether no longer name holds these tokens. */
  private static boolean isOpen(Line line, int from, int to) {
    return line.names().stream()
        .allMatch(n -> n.to() <= from || to <= n.from() || (from <= n.from() && n.to() <= to));
  }

  /** "Tatar" after "Ersin Tatar" is a person, "The Hindu" within a sentence a newspaper. */
  private static boolean isOtherwise(Line line, int from, int to, Set<String> surnames) {
    for (Candidate name : line.names()) {
      if (name.from() == from && name.to() == to) {
        return (name.type().equals(EntityType.PERSON) && surnames.contains(line.lower(to - 1)))
            || (name.type().equals(EntityType.ORGANIZATION)
                && from > 1
                && line.form(from - 1).equals("The"));
      }
    }
    return false;
  }

  private static boolean isSpoken(Line line, int i) {
    return SPOKEN.contains(line.lower(i - 1))
        && (i + 1 == line.size() || !Character.isLetter(line.form(i + 1).codePointAt(0)));
  }

  private static EntityType type(int kinds) {
    if ((kinds & Gazetteer.NATIONALITY) != 0) {
      return EntityType.NATIONALITY;
    }
    return (kinds & Gazetteer.RELIGION) != 0 ? EntityType.RELIGION : EntityType.IDEOLOGY;
  }
}
