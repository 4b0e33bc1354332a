package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.crf.Models;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.draft.Names;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts together what several models see in a line.
 *
 * <p>The 3-class model leads: it is the most precise, and where the other two agree on another type
 * against it, it was right more often than they (re3d, wikigold, GUM interviews). They add the
 * people and organisations that both see, and the organisations that one sees and the words
 * themselves speak for: an acronym, a telling noun. What one alone sees is kept as doubtful: the
 * rest of the article may settle it.
 */
public final class Combination {
  /** Longest name that is believed in a titled line, in tokens. */
  private static final int LONGEST_TITLED = 5;

  private final Models models;

  /**
   * A combination of models.
   *
   * @param models the 3-class model, then the others
   */
  public Combination(Models models) {
    this.models = models;
  }

  /** Reads the models, and fills in the names of a line, the sure and the doubtful. */
  public void combine(Line line) {
    for (Margins margins : models.margins(line.tokens)) {
      line.see(margins, seen(margins, line));
    }
    line.takeOnly(line.seen(0));
    List<List<Candidate>> seen = IntStream.range(1, line.models()).mapToObj(line::seen).toList();
    for (List<Candidate> names : seen) {
      for (Candidate name : names) {
        if (isAgreed(name, seen)) {
          widen(line, name);
        }
      }
    }
    for (List<Candidate> names : seen) {
      for (Candidate name : names) {
        if (line.names().stream().anyMatch(name::at)) {
          line.contest(name);
        } else if (line.isFree(name.from(), name.to())) {
          if ((isAgreed(name, seen) && !isCommon(line, name) && isAddition(name))
              || speaksForItself(line, name)) {
            line.take(name);
          } else {
            line.doubt(name);
          }
        }
      }
    }
    if (line.isTitled()) {
      // Where every word has a capital the models run words together.
      line.drop(name -> name.length() > LONGEST_TITLED);
    }
  }

  private static List<Candidate> seen(Margins margins, Line line) {
    List<Candidate> names = new ArrayList<>();
    List<String> labels = new ArrayList<>(line.size());
    for (int i = 0; i < line.size(); i++) {
      labels.add(margins.best(i));
    }
    for (Candidate seen : Names.of(line.text, line.tokens, labels)) {
      Candidate name =
          seen.type().equals(EntityType.PERSON) ? Names.withoutTitles(line, seen) : seen;
      EntityType type = name.type();
      if (type.equals(EntityType.PERSON)
          || type.equals(EntityType.ORGANIZATION)
          || type.equals(EntityType.LOCATION)) {
        names.add(name);
      }
    }
    return names;
  }

  /** A lone word that two models take for a person or a place is often neither. */
  private static boolean isAddition(Candidate name) {
    return name.type().equals(EntityType.ORGANIZATION)
        || (name.type().equals(EntityType.PERSON) && name.length() > 1);
  }

  private static boolean isAgreed(Candidate name, List<List<Candidate>> seen) {
    return seen.stream()
        .allMatch(
            names -> names.stream().anyMatch(n -> n.at(name) && n.type().equals(name.type())));
  }

  /**
   * A longer organisation that the other models agree on takes the place of its parts, if a telling
   * noun ends or begins it.
   */
  private static void widen(Line line, Candidate name) {
    if (!name.type().equals(EntityType.ORGANIZATION) || !isTelling(line, name)) {
      return;
    }
    List<Candidate> parts = line.names().stream().filter(name::overlaps).toList();
    if (!parts.isEmpty()
        && parts.stream()
            .allMatch(part ->
                name.holds(part)
                    && part.length() < name.length()
                    && !part.type().equals(EntityType.PERSON))) {
      line.take(name);
    }
  }

  private static boolean isTelling(Line line, Candidate name) {
    for (int i = name.from(); i < name.to(); i++) {
      if (line.lower(i).equals("'s")) {
        return false;
      }
    }
    return line.is(Kind.ORGANISATION, name.to() - 1) || line.is(Kind.ORGANISATION_OF, name.from());
  }

  /** Whether the words of an organisation that one model sees make up for the other models. */
  private static boolean speaksForItself(Line line, Candidate name) {
    if (!name.type().equals(EntityType.ORGANIZATION) || isCommon(line, name)) {
      return false;
    }
    if (name.length() == 1) {
      return isAcronym(line, name.from());
    }
    return isTelling(line, name);
  }

  /** Whether a token is in capitals where the others are not, and abbreviates nothing common. */
  static boolean isAcronym(Line line, int i) {
    String form = line.form(i);
    return !line.isShouted()
        && line.isShout(i)
        && form.length() <= 8
        && !line.is(Kind.ACRONYM, i)
        && !line.is(Kind.COMMON, i);
  }

  private static boolean isCommon(Line line, Candidate name) {
    return name.length() == 1
        && (line.is(Kind.COMMON, name.from())
            || line.is(Kind.ACRONYM, name.from())
            || line.is(Kind.HONORIFIC, name.from()));
  }
}
